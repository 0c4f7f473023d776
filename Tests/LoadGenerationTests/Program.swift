import Foundation
import Testing

/// The program `loadgen`, started as a user would start it.
struct Program {
    struct Result {
        let output: String
        let errors: String
        let exitCode: Int32
    }

    /// The variables that the program has beside PATH.
    var environment: [String: String]

    /// What finds a local server in place of AWS.
    static func using(_ url: String) -> Program {
        Program(environment: [
            "AWS_ENDPOINT_URL": url, "AWS_REGION": "eu-west-1", "AWS_ACCESS_KEY_ID": "test",
            "AWS_SECRET_ACCESS_KEY": "test", "HOME": "/nonexistent",
        ])
    }

    private static var executable: URL {
        get throws {
            let bundle = try #require(CommandLine.arguments.first { $0.contains(".xctest") })
            let range = try #require(bundle.range(of: "[^/]*\\.xctest", options: .regularExpression))
            return URL(filePath: String(bundle[..<range.lowerBound])).appending(path: "loadgen")
        }
    }

    /// Runs the program; presses Control-C when a condition holds, if there is one.
    func run(
        _ arguments: [String],
        interruptingWhen condition: (() async throws -> Bool)? = nil
    ) async throws -> Result {
        let process = Process()
        process.executableURL = try Self.executable
        process.arguments = arguments
        let inherited = ProcessInfo.processInfo.environment.filter { $0.key.hasPrefix("LD_") }
        process.environment = environment.merging(inherited) { own, _ in own }
        let folder = FileManager.default.temporaryDirectory.appending(path: "loadgen-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let files = ["output", "errors"].map { folder.appending(path: $0) }
        for file in files { try Data().write(to: file) }
        process.standardOutput = try FileHandle(forWritingTo: files[0])
        process.standardError = try FileHandle(forWritingTo: files[1])
        try process.run()
        if let condition {
            while process.isRunning, try await !condition() { try await Task.sleep(for: .milliseconds(50)) }
            kill(process.processIdentifier, SIGINT)
        }
        process.waitUntilExit()
        return Result(
            output: try String(contentsOf: files[0], encoding: .utf8),
            errors: try String(contentsOf: files[1], encoding: .utf8),
            exitCode: process.terminationStatus
        )
    }
}
