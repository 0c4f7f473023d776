import ExecutableInspection
import Foundation
import Testing

/// What is read of the headers of executables.
@Suite("Reading executables") struct ReadingTests {
    @Test("tells what an executable needs") func needs() throws {
        let source = "#include <stdio.h>\nint main(void) { puts(\"Hello\"); return 0; }"
        let executable = try Executable(TestExecutable.link(source))
        #expect(executable.architecture == TestExecutable.architecture)
        #expect(executable.libraries == ["libc.so.6"])
        #expect(executable.interpreter?.hasPrefix("/lib") == true)
        let symbols = executable.versions.filter { $0.library == "libc.so.6" }.flatMap(\.symbols)
        #expect(symbols.contains("puts"))
        #expect(symbols.contains("__libc_start_main"))
    }

    @Test("tells the same of one that is stripped, section headers included") func stripped() throws {
        let source = "float hypotf(float, float);" + TestExecutable.calling("hypotf(x, x)")
        let whole = try TestExecutable.link(source, ["-lm"])
        var bytes = try TestExecutable.link(source, ["-lm", "-s"])
        #expect(try Executable(bytes) == Executable(whole))
        // Offset, entry size and count of section headers.
        for index in [40..<48, 58..<60, 60..<62].joined() { bytes[index] = 0 }
        #expect(try Executable(bytes) == Executable(whole))
    }

    @Test("is the same whichever linker wrote the file", arguments: ["bfd", "gold", "lld"])
    func linkers(linker: String) throws {
        let source = "float hypotf(float, float);" + TestExecutable.calling("hypotf(x, x)")
        guard let bytes = try? TestExecutable.link(source, ["-lm", "-fuse-ld=\(linker)"]) else { return }
        let hypotf = try Executable(bytes).versions.filter { $0.symbols.contains("hypotf") }
        #expect(hypotf.map(\.library) == ["libm.so.6"])
    }

    @Test("reads itself") func tests() throws {
        let bytes = try Data(contentsOf: URL(filePath: "/proc/self/exe"))
        #expect(try Executable(Array(bytes)).libraries.contains("libc.so.6"))
    }

    /// What the sentence of an error is.
    private func problem(_ bytes: [UInt8]) -> String? {
        do throws(ExecutableError) {
            _ = try Executable(bytes)
            return nil
        } catch {
            return error.description
        }
    }

    @Test("refuses what is no executable of Linux") func others() throws {
        #expect(problem([]) == "it is no ELF file, which executables of Linux are")
        #expect(problem(Array("#!/bin/sh\nexit\n".utf8)) == "it is no ELF file, which executables of Linux are")
        #expect(problem([0x7F, 0x45, 0x4C, 0x46]) == "it is damaged: it ends within its first header, after 4 bytes")
        var bytes = try TestExecutable.link(TestExecutable.plain)
        bytes[4] = 1
        #expect(problem(bytes) == "it is a 32-bit executable; build a 64-bit one")
        bytes[4] = 2
        bytes[5] = 2
        #expect(problem(bytes) == "it is an executable for machines that store the highest byte first")
        bytes[5] = 1
        bytes[16] = 1
        #expect(problem(bytes) == "it is an ELF file of type 1, not an executable")
        bytes[16] = 3
        bytes[56] = 0
        bytes[57] = 0
        #expect(problem(bytes) == "it has no program headers, so nothing of it is loaded")
    }

    @Test("names a machine that it does not know by its number") func otherMachine() throws {
        var bytes = try TestExecutable.link(TestExecutable.plain)
        bytes[18] = 243
        bytes[19] = 0
        let architecture = try Executable(bytes).architecture
        #expect(architecture == .other(243))
        #expect(architecture.description == "machine type 243")
    }

    @Test("ends with an error or a result wherever a file ends") func truncated() throws {
        let bytes = try TestExecutable.link(TestExecutable.plain, ["-s"])
        let whole = try Executable(bytes)
        for count in 0..<min(bytes.count, 4096) {
            let prefix = Array(bytes[..<count])
            if problem(prefix) == nil { #expect(try Executable(prefix).architecture == whole.architecture) }
        }
        #expect(problem(Array(bytes[..<200])) != nil)
    }

    @Test("ends with an error or a result whatever bytes are damaged") func damaged() throws {
        let bytes = try TestExecutable.link(TestExecutable.plain, ["-s"])
        var random = SystemRandomNumberGenerator()
        let interesting = 0..<min(bytes.count, 4096)
        for _ in 0..<2000 {
            var copy = bytes
            for _ in 0..<4 {
                copy[interesting.randomElement(using: &random) ?? 0] = [0, 1, 0x7F, 0x80, 0xFF].randomElement() ?? 0
            }
            _ = problem(copy)
        }
        // Each byte of the headers and tables once, at its highest.
        for index in interesting {
            var copy = bytes
            copy[index] = 0xFF
            _ = problem(copy)
        }
    }
}
