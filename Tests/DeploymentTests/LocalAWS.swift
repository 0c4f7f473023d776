import Foundation
import Testing

/// A `moto` server on a free loopback port, and the AWS CLI that talks to it.
final class LocalAWS {
    private let server: Process
    private let aws: Tool
    private let folder: TemporaryFolder
    private let environment: [String: String]
    private let endpoint: [String]
    private let serverLog: URL

    init() throws {
        aws = try Tool("aws")
        folder = try TemporaryFolder()
        let port = try Self.freePort()
        // An option rather than AWS_ENDPOINT_URL, which the CLI does not heed for SQS.
        endpoint = ["--endpoint-url", "http://127.0.0.1:\(port)"]
        environment = [
            "AWS_ACCESS_KEY_ID": "testing",
            "AWS_SECRET_ACCESS_KEY": "testing",
            "AWS_DEFAULT_REGION": "eu-west-1",
            "AWS_CONFIG_FILE": "/dev/null",
            "AWS_SHARED_CREDENTIALS_FILE": "/dev/null",
            "AWS_EC2_METADATA_DISABLED": "true",
            "AWS_PAGER": "",
            // For commands that talk to Amazon S3 beside their own service.
            "AWS_ENDPOINT_URL_S3": "http://127.0.0.1:\(port)",
        ]
        serverLog = folder.url.appending(path: "server.log")
        try Data().write(to: serverLog)
        server = try Tool("moto_server").process(["-H", "127.0.0.1", "-p", "\(port)"])
        let log = try FileHandle(forWritingTo: serverLog)
        server.standardOutput = log
        server.standardError = log
        try server.run()
        try waitUntilReady()
    }

    deinit {
        // Not SIGTERM: a process that is started by a worker thread inherits that signal blocked.
        kill(server.processIdentifier, SIGKILL)
        server.waitUntilExit()
    }

    /// What another program needs to find the server and the AWS CLI.
    var surroundings: [String: String] {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        let folder = aws.executable.deletingLastPathComponent().path
        return environment.merging(["AWS_ENDPOINT_URL": endpoint[1], "PATH": "\(folder):\(path)"]) { $1 }
    }

    /// The types that the server left out so far: it says so in its log, and reports their creation as complete.
    func unsupportedTypes() throws -> Set<String> {
        let marker = "No Moto CloudFormation support for "
        let lines = try String(contentsOf: serverLog, encoding: .utf8).split(separator: "\n")
        return Set(lines.filter { $0.hasPrefix(marker) }.map { String($0.dropFirst(marker.count)) })
    }

    /// Runs the AWS CLI, which must succeed.
    @discardableResult
    func callAsFunction(_ arguments: String..., sourceLocation: SourceLocation = #_sourceLocation) throws -> String {
        try run(arguments, sourceLocation: sourceLocation)
    }

    @discardableResult
    func run(_ arguments: [String], sourceLocation: SourceLocation = #_sourceLocation) throws -> String {
        let result = try aws.run(endpoint + arguments, environment: environment)
        try #require(
            result.status == 0,
            "aws \(arguments.joined(separator: " ")): \(result.errors)",
            sourceLocation: sourceLocation
        )
        return result.output
    }

    /// What a query of the AWS CLI selects, a list of texts.
    func list(
        _ arguments: String...,
        query: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> [String] {
        let output = try run(
            arguments + ["--query", query, "--output", "json"],
            sourceLocation: sourceLocation
        )
        guard !output.isEmpty else { return [] }
        return try JSONDecoder().decode([String]?.self, from: Data(output.utf8)) ?? []
    }

    private func waitUntilReady() throws {
        for _ in 0..<150 {
            if try aws.run(endpoint + ["sts", "get-caller-identity"], environment: environment).status == 0 { return }
            let log = try String(contentsOf: serverLog, encoding: .utf8)
            try #require(server.isRunning, "the local server ended: \(log)")
            Thread.sleep(forTimeInterval: 0.2)
        }
        Issue.record("the local server did not answer within 30 seconds")
    }

    private static func freePort() throws -> UInt16 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        try #require(descriptor >= 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let status = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                bind(descriptor, pointer, length) == 0 ? getsockname(descriptor, pointer, &length) : -1
            }
        }
        try #require(status == 0, "no free port on 127.0.0.1")
        return UInt16(bigEndian: address.sin_port)
    }
}
