import Foundation
import Testing

/// The program of the target `synth-fixture`, started as a user would start it.
struct FixtureProcess {
    struct Result {
        let standardOutput: String
        let standardError: String
        let exitCode: Int32
        let isKilled: Bool
    }

    /// A folder of its own for each test, in which the program runs under the name `synth`.
    let folder: URL

    private static var program: URL {
        get throws {
            let bundle = try #require(CommandLine.arguments.first { $0.contains(".xctest") })
            let range = try #require(bundle.range(of: "[^/]*\\.xctest", options: .regularExpression))
            return URL(filePath: String(bundle[..<range.lowerBound])).appending(path: "synth-fixture")
        }
    }

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "synth-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            at: folder.appending(path: "synth"),
            withDestinationURL: try Self.program
        )
    }

    func remove() {
        try? FileManager.default.removeItem(at: folder)
    }

    /// Runs the program and waits for its end.
    ///
    /// Standard output goes to a file unless another handle is given. Only the environment given is added to the little
    /// that the program has.
    func run(
        _ arguments: [String] = [],
        standardOutput: FileHandle? = nil,
        environment: [String: String] = [:]
    ) throws -> Result {
        let process = Process()
        process.executableURL = folder.appending(path: "synth")
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = ["COLUMNS": "80", "PATH": "/usr/bin:/bin"].merging(
            ProcessInfo.processInfo.environment.filter { $0.key.hasPrefix("LD_") }
        ) { $1 }.merging(environment) { $1 }
        let output = folder.appending(path: ".stdout")
        let error = folder.appending(path: ".stderr")
        for file in [output, error] { try Data().write(to: file) }
        process.standardOutput = try standardOutput ?? FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: error)
        try process.run()
        process.waitUntilExit()
        return Result(
            standardOutput: try String(contentsOf: output, encoding: .utf8),
            standardError: try String(contentsOf: error, encoding: .utf8),
            exitCode: process.terminationStatus,
            isKilled: process.terminationReason == .uncaughtSignal
        )
    }
}
