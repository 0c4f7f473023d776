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

    private func problems(calling functions: [String], inVersion version: String) throws -> [String] {
        let bytes = try TestExecutable.calling(functions, inVersion: version)
        return image.problems(of: try Executable(bytes), on: TestExecutable.architecture)
    }

    @Test(
        "is what asks for versions that it has",
        arguments: ["GLIBC_2.34", "GLIBC_2.2.5", "GLIBCXX_3.4.29", "CXXABI_TM_1", "GCC_7.0.0", "OTHER_9"]
    )
    func knownVersion(version: String) throws {
        #expect(try problems() == [])
        #expect(try problems(calling: ["hypotf"], inVersion: version) == [])
    }

    @Test(
        "is not what asks for a newer version, which names the symbol",
        arguments: [
            ("GLIBC_2.35", "GLIBC_2.34"), ("GLIBC_3", "GLIBC_2.34"), ("GLIBC_PRIVATE", "GLIBC_2.34"),
            ("GLIBC_ABI_DT_RELR", "GLIBC_2.34"), ("GLIBCXX_3.4.30", "GLIBCXX_3.4.29"),
            ("CXXABI_1.3.14", "CXXABI_1.3.13"), ("GCC_12.0.0", "GCC_11"),
        ]
    )
    func newerVersion(version: String, newest: String) throws {
        #expect(
            try problems(calling: ["hypotf"], inVersion: version) == [
                "it needs 'hypotf' of libm.so.6 in version \(version), but provided.al2023 has \(newest)"
            ]
        )
    }

    @Test("of many symbols names three") func manySymbols() throws {
        #expect(
            try problems(calling: ["d", "b", "e", "c", "a"], inVersion: "GLIBC_2.35") == [
                """
                it needs 'a', 'b', 'c' and 2 more of libm.so.6 in version GLIBC_2.35, but provided.al2023 has GLIBC_2.34
                """
            ]
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
        let expected =
            TestExecutable.architecture == .arm64 ? "/lib/ld-linux-aarch64.so.1" : "/lib64/ld-linux-x86-64.so.2"
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
