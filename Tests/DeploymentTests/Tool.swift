import Foundation
import Testing

/// A program of the test environment `.venv`, which `scripts/test` installs.
struct Tool {
    struct Result {
        let status: Int32
        let output: String
        let errors: String
    }

    static let packageFolder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    let executable: URL

    /// The `synth` that was built with the tests.
    static func synth() -> Tool { Tool(executable: Bundle.main.bundleURL.appending(path: "synth")) }

    private init(executable: URL) {
        self.executable = executable
    }

    init(_ name: String) throws {
        executable = Self.packageFolder.appending(path: ".venv/bin/\(name)")
        try #require(
            FileManager.default.isExecutableFile(atPath: executable.path),
            "\(name) is not in .venv; run scripts/test, which installs it"
        )
    }

    func process(_ arguments: [String], environment: [String: String] = [:]) -> Process {
        let process = Process()
        process.executableURL = executable
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        return process
    }

    func run(_ arguments: [String], environment: [String: String] = [:]) throws -> Result {
        let process = process(arguments, environment: environment)
        // Files rather than pipes: a program that prints much must not wait for a reader.
        let folder = try TemporaryFolder()
        let output = folder.url.appending(path: "output")
        let errors = folder.url.appending(path: "errors")
        for file in [output, errors] { try Data().write(to: file) }
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
        process.waitUntilExit()
        return Result(
            status: process.terminationStatus,
            output: try String(contentsOf: output, encoding: .utf8),
            errors: try String(contentsOf: errors, encoding: .utf8)
        )
    }
}

/// A folder that goes away with its last use.
final class TemporaryFolder {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "deployment-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: url)
    }
}
