import Foundation
import Testing

/// `scripts/deploy` with archives that are there already, on a local server.
@Suite(.serialized)
struct DeployScriptTests {
    private let aws: LocalAWS
    private let folder: TemporaryFolder
    private let scripts: URL

    init() throws {
        aws = try LocalAWS()
        folder = try TemporaryFolder()
        // The script works in the folder above its own; in a copy of it, it writes nothing into the package.
        let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        scripts = folder.url.appending(path: "scripts")
        try FileManager.default.copyItem(at: package.appending(path: "scripts"), to: scripts)
        try putArchives("order-writer", "another")
        try aws("s3", "mb", "s3://code")
    }

    private func putArchives(_ products: String...) throws {
        let code = folder.url.appending(path: "code")
        try FileManager.default.createDirectory(at: code, withIntermediateDirectories: true)
        for product in products { try EmptyArchive.data.write(to: code.appending(path: "\(product).zip")) }
    }

    private static var synth: URL {
        get throws {
            let bundle = try #require(CommandLine.arguments.first { $0.contains(".xctest") })
            let range = try #require(bundle.range(of: "[^/]*\\.xctest", options: .regularExpression))
            return URL(filePath: String(bundle[..<range.lowerBound])).appending(path: "synth")
        }
    }

    private func deploy(_ arguments: [String]) throws -> (errors: String, status: Int32) {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["bash", scripts.appending(path: "deploy").path] + arguments
        process.environment = aws.surroundings.merging(["SYNTH": try Self.synth.path]) { $1 }
        process.standardOutput = FileHandle.nullDevice
        let log = folder.url.appending(path: "errors")
        try Data().write(to: log)
        process.standardError = try FileHandle(forWritingTo: log)
        try process.run()
        process.waitUntilExit()
        return (try String(contentsOf: log, encoding: .utf8), process.terminationStatus)
    }

    private func parameters(of stack: String) throws -> [String] {
        try aws.list(
            "cloudformation",
            "describe-stacks",
            "--stack-name",
            stack,
            query: "Stacks[0].Parameters[].join('=', [ParameterKey, ParameterValue])"
        )
    }

    private func keys() throws -> [String] {
        try aws.list("s3api", "list-objects-v2", "--bucket", "code", query: "Contents[].Key")
    }

    @Test func codeIsCopiedAndStacksAreDeployed() throws {
        let code = ["--bucket", "code", "--code", folder.url.appending(path: "code").path, "--environment", "dev"]
        let first = try deploy(
            ["Write", "OrderBuffer", "--arch", "x86_64", "--parameter", "AlarmsEmail=alarms@example.com"] + code
        )
        try #require(first.status == 0, "\(first.errors)")
        let version = try #require(try keys().first?.split(separator: "/").first.map(String.init))
        #expect(version.count == 16)
        #expect(try Set(keys()) == ["\(version)/order-writer.zip", "\(version)/another.zip"])
        for stack in ["WriteBuffer-dev", "OrderBuffer-dev"] {
            let parameters = try parameters(of: stack)
            #expect(parameters.contains("CodeBucket=code"))
            #expect(parameters.contains("CodeVersion=\(version)"))
            #expect(parameters.contains("CodeArchitecture=x86_64"))
            #expect(parameters.contains("AlarmsEmail=alarms@example.com"))
        }

        // The same code has the same place, so nothing changes. The server refuses what AWS takes for a change set without changes.
        let second = try deploy(["OrderBuffer", "--arch", "x86_64"] + code)
        #expect(second.errors.contains("No updates are to be performed"), "\(second.errors)")
        #expect(try keys().count == 2)

        let named = try deploy(["OrderBuffer", "--version", "releases/2"] + code)
        #expect(named.status == 0, "\(named.errors)")
        #expect(try keys().contains("releases/2/order-writer.zip"))
        #expect(try parameters(of: "OrderBuffer-dev").contains("CodeVersion=releases/2"))
    }

    @Test func mistakesAreReportedBeforeAnythingIsDeployed() throws {
        func problem(_ arguments: String...) throws -> String {
            try deploy(arguments).errors.split(separator: "\n").first.map(String.init) ?? ""
        }
        #expect(try problem() == "error: name a stack")
        #expect(
            try problem("OrderBuffer")
                == "error: --bucket is missing: the code of functions has to be in a bucket of yours"
        )
        #expect(try problem("OrderBuffer", "--bucket") == "error: --bucket needs a value")
        #expect(try problem("OrderBuffer", "--bukcet", "b") == "error: unknown option '--bukcet'")
        #expect(
            try problem("OrderBuffer", "--bucket", "b", "--arch", "x86")
                == "error: --arch must be x86_64 or arm64, got 'x86'"
        )
        #expect(
            try problem("OrderBuffer", "--bucket", "b", "--parameter", "A")
                == "error: --parameter must be KEY=VALUE, got 'A'"
        )
        #expect(
            try problem("Nothing", "--bucket", "b").hasPrefix(
                "error: no stack is called 'Nothing', nor begins so; the stacks are WriteBuffer OrderBuffer"
            )
        )
        #expect(
            try problem("OrderBuffer", "--bucket", "b", "--code", folder.url.path)
                == "error: there are no archives in '\(folder.url.path)'"
        )
        #expect(try aws.list("cloudformation", "describe-stacks", query: "Stacks[].StackName") == [])
    }
}
