import Foundation
import RuntimeAPIServer
import Testing

/// What workers are linked with; `scripts/check-linkage` checks those that are linked statically.
@Suite("Linkage of workers") struct LinkageTests {
    private static let libraries = ["libFoundation.so", "lib_FoundationICU.so", "libFoundationInternationalization.so"]

    /// The libraries of full Foundation that an executable names as what it needs.
    private func foundationLibraries(of executable: URL) throws -> [String] {
        let bytes = try Data(contentsOf: executable)
        return Self.libraries.filter { bytes.range(of: Data($0.utf8)) != nil }
    }

    @Test("has no full Foundation") func worker() throws {
        #expect(try foundationLibraries(of: WorkerProcess.executable("lambda-fixture")) == [])
    }

    @Test("would be seen to have it, as these tests do") func tests() throws {
        let tests = try #require(CommandLine.arguments.first { $0.contains(".xctest") })
        let end = try #require(tests.range(of: ".xctest")?.upperBound)
        #expect(try foundationLibraries(of: URL(filePath: String(tests[..<end]))).contains("libFoundation.so"))
    }
}
