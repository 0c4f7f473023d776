import ExecutableInspection
import Foundation
import Synchronization
import Testing

@testable import SynthCommand

@Suite struct PackageCommandTests {
    /// A place where `swift` does as a test says, and writes what it builds into a folder.
    private final class Place: Sendable {
        let folder = FileManager.default.temporaryDirectory.appending(path: "package-\(UUID().uuidString)")
        let commands = Mutex<[[String]]>([])
        let executable: Data
        let sdks: String

        init(executable: Data, sdks: String = "No Swift SDKs are currently installed.\n") throws {
            self.executable = executable
            self.sdks = sdks
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        }

        deinit {
            try? FileManager.default.removeItem(at: folder)
        }

        func run(_ arguments: String...) -> Outcome {
            var surroundings = Surroundings(currentFolder: folder.path, usesColor: false)
            surroundings.runTool = { (command) throws(SystemError) in self.answer(to: command) }
            surroundings.runVisibleTool = { (command) throws(SystemError) in self.answer(to: command) }
            return Workers.outcome(
                of: ["package", "--output", folder.path + "/out/lambda"] + arguments,
                in: surroundings
            )
        }

        private func answer(to command: [String]) -> ToolResult {
            commands.withLock { $0.append(command) }
            if command.contains("dump-package") {
                return output(
                    """
                    {"products": [{"name": "order-writer", "type": {"executable": null}},
                                  {"name": "Orders", "type": {"library": ["automatic"]}}],
                     "targets": [{"name": "order-counter", "type": "executable"}, {"name": "Logic", "type": "regular"},
                                 {"name": "load-test", "type": "executable"}, {"name": "fixed", "type": "executable"}]}
                    """
                )
            }
            if command.contains("sdk") { return output(sdks) }
            if command.contains("--show-bin-path") { return output(folder.path + "\n") }
            guard let product = command.last, product != "order-counter" || !executable.isEmpty else {
                return ToolResult(exitCode: 1)
            }
            try? executable.write(to: folder.appending(path: product))
            return ToolResult()
        }

        private func output(_ text: String) -> ToolResult { ToolResult(standardOutput: Array(text.utf8)) }
    }

    /// What is built for this machine: these tests themselves would do, but for what they link.
    private static func executable(needing library: String? = nil) throws -> Data {
        let folder = FileManager.default.temporaryDirectory.appending(path: "executable-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data("int main(void) { return 0; }".utf8).write(to: folder.appending(path: "main.c"))
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.currentDirectoryURL = folder
        process.arguments =
            ["clang", "-w", "-o", "main", "main.c"] + (library.map { ["-Wl,--no-as-needed", "-l\($0)"] } ?? [])
        try process.run()
        process.waitUntilExit()
        return try Data(contentsOf: folder.appending(path: "main"))
    }

    private let machine = "\(Architecture.ofThisMachine)"
    private let other = Architecture.ofThisMachine == .arm64 ? "x86_64" : "arm64"

    @Test func everyProductOfEveryEnvironmentIsBuiltOnce() throws {
        let place = try Place(executable: Self.executable())
        let outcome = place.run("--environment", "dev")
        #expect(outcome.standardError == "")
        #expect(outcome.exitCode == 0)
        let names = ["load-test", "order-counter", "order-writer"]
        #expect(outcome.files.map(\.path) == names.map { "\(place.folder.path)/out/lambda/\($0).zip" })
        #expect(outcome.files.allSatisfy { $0.content.starts(with: Array("PK".utf8)) })
        #expect(outcome.files[0].content == outcome.files[1].content)
        let builds = place.commands.withLock { $0.filter { $0.contains("--product") } }
        #expect(builds.compactMap(\.last) == names)
        #expect(
            builds.first?.dropLast() == [
                "swift", "build", "--configuration", "release", "--static-swift-stdlib", "--scratch-path",
                ".build/lambda/\(machine)", "-Xswiftc", "-Xfrontend", "-Xswiftc", "-function-sections", "-Xcc",
                "-ffunction-sections", "-Xcc", "-fdata-sections", "-Xlinker", "--no-export-dynamic", "-Xlinker",
                "--strip-all", "--product",
            ]
        )
        let lines = outcome.standardOutput.split(separator: "\n")
        #expect(
            lines.first?.split(separator: " ") == ["PRODUCT", "ARCHITECTURE", "FUNCTIONS", "EXECUTABLE", "ARCHIVE"]
        )
        #expect(lines.dropFirst().first?.hasPrefix("load-test      \(machine)") == true)
        #expect(lines.count == 4)
    }

    @Test func namesChooseStacksAndProducts() throws {
        let place = try Place(executable: Self.executable())
        func built(_ names: String...) -> [String] {
            let outcome =
                switch names.count {
                case 1: place.run("--environment", "prod", names[0])
                default: place.run("--environment", "prod", names[0], names[1])
                }
            return outcome.files.compactMap { $0.path.split(separator: "/").last.map(String.init) }
        }
        #expect(built("order-writer") == ["order-writer.zip"])
        #expect(built("Reports") == ["order-counter.zip"])
        #expect(built("Reports", "order-writer") == ["order-counter.zip", "order-writer.zip"])
    }

    @Test func scriptsMeasureWhatIsPackaged() throws {
        let place = try Place(executable: Self.executable())
        _ = place.run("order-writer", "--environment", "prod")
        let build = try #require(place.commands.withLock { $0.first { $0.contains("--product") } })
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let bash = Process()
        bash.executableURL = URL(filePath: "/usr/bin/env")
        bash.arguments = [
            "bash", "-c", #"source "$0/scripts/common.sh"; printf '%s\n' "${deployment_options[@]}""#, root.path,
        ]
        let output = Pipe()
        bash.standardOutput = output
        try bash.run()
        let options = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        bash.waitUntilExit()
        let strip = ["-Xlinker", "--strip-all"]
        #expect(
            ["swift", "build"] + options.split(separator: "\n").map(String.init) + strip == Array(build.dropLast(2))
        )
    }

    @Test func unknownNamesAreReportedWithThoseThatThereAre() throws {
        let place = try Place(executable: Data())
        #expect(
            place.run("--environment", "prod", "order-wirter").standardError == """
                error: unknown stack or product 'order-wirter'; did you mean 'order-writer'? the products are \
                'order-counter' and 'order-writer', the stacks 'Orders', 'Reports' and 'Topics'

                """
        )
        #expect(
            place.run("--environment", "prod", "Topics").standardError == """
                error: no function of 'Topics' runs a product of this package, so there is nothing to package

                """
        )
        #expect(place.commands.withLock { $0 } == [])
    }

    @Test func whatCannotRunWhatIsBuiltIsReportedAtItsLine() throws {
        let place = try Place(executable: Data())
        let outcome = place.run("Fixed", "--environment", "broken")
        #expect(outcome.exitCode == 1)
        #expect(
            outcome.standardError.contains(
                """
                error: the function is declared for riscv, but 'fixed' would be built for \(machine); build it with \
                --arch riscv, or declare the function for \(machine) [Fixed/fixed-function]
                """
            )
        )
        #expect(
            outcome.standardError.contains(
                """
                error: there is no executable 'missing'; the executables of this package are 'fixed', 'load-test', \
                'order-counter' and 'order-writer' [Fixed/missing-function]
                """
            )
        )
        #expect(outcome.standardError.hasSuffix("2 errors; nothing packaged\n"))
    }

    @Test func anotherArchitectureTakesAnSDK() throws {
        let place = try Place(executable: Data())
        #expect(
            place.run("order-writer", "--environment", "prod", "--arch", other).standardError == """
                error: this machine is \(machine), and no Swift SDK is installed, so \(other) cannot be built here; run \
                this on a machine of that architecture, install Swift's Static Linux SDK \
                (https://www.swift.org/documentation/articles/static-linux-getting-started.html), or build for \(machine)

                """
        )
        let equipped = try Place(executable: Self.executable(), sdks: "swift-static-linux\n")
        #expect(
            equipped.run("order-writer", "--environment", "prod", "--arch", other).standardError == """
                error: this machine is \(machine), so \(other) takes a Swift SDK; name one with --swift-sdk, of \
                'swift-static-linux'

                """
        )
        // What the SDK built is for this machine all the same.
        let outcome = equipped.run(
            "order-writer",
            "--environment",
            "prod",
            "--arch",
            other,
            "--swift-sdk",
            "swift-static-linux"
        )
        #expect(
            outcome.standardError.hasPrefix(
                "error: 'order-writer' would not start: it is for \(machine), but the function runs on \(other)\n"
            )
        )
        let builds = equipped.commands.withLock { $0.filter { $0.contains("--product") } }
        #expect(builds.first?.contains("swift-static-linux") == true)
        #expect(
            place.run("--arch", "x86").standardError.contains("unknown instruction set 'x86'; the instruction sets are")
        )
    }

    @Test func whatWouldNotStartIsNotWritten() throws {
        let place = try Place(executable: Self.executable(needing: "z"))
        let outcome = place.run("--environment", "prod")
        #expect(outcome.files == [])
        #expect(
            outcome.standardError == """
                error: 'order-counter' would not start: it needs 'libz.so.1', which provided.al2023 may not have; link it \
                statically
                error: 'order-writer' would not start: it needs 'libz.so.1', which provided.al2023 may not have; link it \
                statically
                note: build where the C library is that of provided.al2023, or an older one: in a container with Amazon \
                Linux 2023 or Red Hat's Universal Base Image 9, or with Swift's Static Linux SDK, --swift-sdk \
                <architecture>-swift-linux-musl

                """
        )
    }

    @Test func aFolderThatCannotBeWrittenToIsReportedBeforeAnythingIsBuilt() throws {
        let place = try Place(executable: Self.executable())
        let file = place.folder.appending(path: "file").path
        try Data().write(to: URL(filePath: file))
        #expect(
            place.run("order-writer", "--environment", "prod", "--output", file).standardError == """
                error: cannot write into '\(file)': not a directory; name another folder

                """
        )
        #expect(place.commands.withLock { $0.contains { $0.contains("--product") } } == false)
    }

    @Test func aBuildThatFailsIsReported() throws {
        let place = try Place(executable: Data())
        #expect(
            place.run("order-counter", "--environment", "prod").standardError == """
                error: 'order-counter' was not built: 'swift build' ended with exit code 1

                """
        )
        #expect(
            place.run("order-writer", "--environment", "prod").standardError == """
                error: what was built of 'order-writer' cannot be checked: it is no ELF file, which executables of Linux are

                """
        )
    }

    @Test func anAppWithoutFunctionsHasNothingToPackage() {
        #expect(
            Orders.outcome(of: ["package"], in: .plain).standardError == """
                error: no function of the app runs a product of this package, so there is nothing to package

                """
        )
    }

    @Test(arguments: [(0, "0 KB"), (499, "0 KB"), (999_949, "1000 KB"), (999_950, "1.0 MB"), (11_821_144, "11.8 MB")])
    func sizesAreRounded(count: Int, text: String) {
        #expect(ByteCount.text(count) == text)
    }

    @Test func foldersAreMadeWithThoseAroundThem() throws {
        let place = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
        defer { try? FileManager.default.removeItem(atPath: place) }
        try Folder.create(place + "/a/b/")
        try Folder.create(place + "/a/b")
        try Data().write(to: URL(filePath: place + "/file"))
        #expect(throws: FileFailure(sentence: "cannot create folder '\(place)/file/c': not a directory")) {
            try Folder.create(place + "/file/c")
        }
        #expect(
            throws: FileFailure(sentence: "cannot write into '\(place)/file': not a directory; name another folder")
        ) { try Folder.create(place + "/file") }
    }
}

extension OutputFile {
    /// The content of a file that is a text.
    var text: String { String(decoding: content, as: UTF8.self) }
}
