import ExecutableInspection
import Testing

/// What the runtime of Lambda starts.
@Suite("What provided.al2023 starts") struct RuntimeImageTests {
    private let image = RuntimeImage.providedAl2023

    private func problems(
        of source: String = TestExecutable.plain,
        _ arguments: String...,
        on architecture: Architecture = TestExecutable.architecture
    ) throws -> [String] {
        let bytes = try TestExecutable.link(source, arguments)
        return image.problems(of: try Executable(bytes), on: architecture)
    }

    @Test("is what asks for glibc of its version or an older one") func plain() throws {
        #expect(try problems() == [])
        #expect(try problems(of: "float hypotf(float, float);" + TestExecutable.calling("hypotf(x, x)")) != [])
    }

    @Test("is not what asks for a newer version, which names the symbol") func newerVersion() throws {
        #expect(
            try problems(of: "float hypotf(float, float);" + TestExecutable.calling("hypotf(x, x)"), "-lm") == [
                "it needs 'hypotf' of libm.so.6 in version GLIBC_2.35, but provided.al2023 has GLIBC_2.34"
            ]
        )
    }

    @Test("of many symbols names three") func manySymbols() throws {
        let names = ["hypot", "hypotf", "fmaximum", "fminimum", "fsqrt"]
        let declarations = names.map { "float \($0)(float, float);" }.joined()
        let calls = names.map { "\($0)(x, x)" }.joined(separator: " + ")
        #expect(
            try problems(of: declarations + TestExecutable.calling(calls), "-lm", "-fno-builtin") == [
                """
                it needs 'fmaximum', 'fminimum', 'fsqrt' and 2 more of libm.so.6 in version GLIBC_2.35, but \
                provided.al2023 has GLIBC_2.34
                """
            ]
        )
    }

    @Test("is not what asks for the format of relocations of glibc 2.36") func relocationFormat() throws {
        let problems = try problems(of: TestExecutable.plain, "-Wl,-z,pack-relative-relocs")
        #expect(
            problems == ["it needs libc.so.6 in version GLIBC_ABI_DT_RELR, but provided.al2023 has GLIBC_2.34"]
                // Older linkers ignore the option.
                || problems == []
        )
    }

    @Test("is not what needs further libraries") func furtherLibrary() throws {
        #expect(
            try problems(of: TestExecutable.plain, "-Wl,--no-as-needed", "-lz") == [
                "it needs 'libz.so.1', which provided.al2023 may not have; link it statically"
            ]
        )
    }

    @Test("is not what another dynamic linker starts") func interpreter() throws {
        let expected = TestExecutable.architecture == .arm64 ? "/lib/ld-linux-aarch64.so.1" : "/lib64/ld-linux-x86-64.so.2"
        #expect(
            try problems(of: TestExecutable.plain, "-Wl,--dynamic-linker=/lib/ld-musl-x86_64.so.1") == [
                "it is started by '/lib/ld-musl-x86_64.so.1', but provided.al2023 has '\(expected)'"
            ]
        )
    }

    @Test("is not what is for another architecture") func otherArchitecture() throws {
        let other: Architecture = TestExecutable.architecture == .arm64 ? .x86_64 : .arm64
        #expect(
            try problems(on: other) == [
                "it is for \(TestExecutable.architecture), but the function runs on \(other)"
            ]
        )
    }

    @Test("is what needs no libraries") func staticExecutable() throws {
        let bytes = try TestExecutable.link("void _start(void) { for (;;); }", ["-static", "-nostdlib", "-no-pie"])
        let executable = try Executable(bytes)
        #expect(executable.interpreter == nil)
        #expect(executable.libraries == [])
        #expect(executable.versions == [])
        #expect(image.problems(of: executable, on: TestExecutable.architecture) == [])
    }
}
