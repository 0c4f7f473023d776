import CompilerHarness
import Foundation
import Testing

/// What the README tells a newcomer to write is built and run here, to the letter, outside of the checkout.
@Suite(.serialized)
struct ReadmeTests {
    private static let checkout = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The files that a page lists: a line with the path alone in back-ticks, then a fenced block.
    private static func listings(in page: String = "README.md") throws -> [(path: String, text: String)] {
        let readme = try String(contentsOf: checkout.appending(path: page), encoding: .utf8)
        var result: [(path: String, text: String)] = []
        var path: String?
        var block: [Substring]?
        for line in readme.split(separator: "\n", omittingEmptySubsequences: false) {
            if let lines = block {
                if line == "```" {
                    if let path { result.append((path, lines.joined(separator: "\n") + "\n")) }
                    (path, block) = (nil, nil)
                } else {
                    block = lines + [line]
                }
            } else if line.hasPrefix("```") {
                block = []
            } else if line.hasPrefix("`"), line.hasSuffix("`:"), line.contains(".") {
                path = String(line.dropFirst().dropLast(2))
            } else if !line.isEmpty {
                path = nil
            }
        }
        return result
    }

    @Test func theFirstExampleCompiles() throws {
        let readme = try String(contentsOf: Self.checkout.appending(path: "README.md"), encoding: .utf8)
        let blocks = readme.components(separatedBy: "```swift\n").dropFirst()
        let example = try #require(blocks.first?.components(separatedBy: "```").first)
        #expect(example.contains("struct OrdersStack: Stack"))
        let modules = ["AWSDynamoDB", "AWSLambda", "AWSSQS", "CloudFormation", "Constructs", "WorkerContracts"]
        #expect(try CompilerHarness(modules: modules).compile(example).found == [])
    }

    @Test func aPackageOfOnesOwnTakesLessThanFortyLines() throws {
        let listings = try Self.listings()
        #expect(
            listings.map(\.path) == ["Package.swift", "Sources/synth/Synth.swift", "Tests/StackTests/MailTests.swift"]
        )
        #expect(listings.map { $0.text.split(separator: "\n").count }.reduce(0, +) < 40)
    }

    @Test func aPackageOfOnesOwnSynthesizesAndKeepsASnapshot() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "readme-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let package = folder.appending(path: "my-stacks")
        try FileManager.default.createDirectory(at: package, withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            at: folder.appending(path: "swift-cloudformation"),
            withDestinationURL: Self.checkout
        )
        for (path, text) in try Self.listings() + Self.listings(in: "docs/testing.md") {
            let file = package.appending(path: path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try text.write(to: file, atomically: true, encoding: .utf8)
        }

        let synth = try swift(["run", "synth"], in: package)
        try #require(synth.status == 0, "\(synth.errors)")
        #expect(synth.output.hasPrefix("AWSTemplateFormatVersion:"))
        #expect(synth.output.contains("deadLetterTargetArn: !GetAtt DeadLetters.Arn"))

        let missing = try swift(["test"], in: package)
        #expect(missing.status != 0, "a test without its snapshot must fail")
        let recording = try swift(["test"], in: package, environment: ["RECORD_SNAPSHOTS": "1"])
        #expect(recording.status != 0, "recording must not pass for a test")
        let test = try swift(["test"], in: package)
        #expect(test.status == 0, "\(test.output)\(test.errors)")
        let snapshot = try String(contentsOf: package.appending(path: "snapshots/Mail/Mail.yaml"), encoding: .utf8)
        #expect(snapshot == synth.output)
    }

    private func swift(
        _ arguments: [String],
        in folder: URL,
        environment: [String: String] = [:]
    ) throws -> (status: Int32, output: String, errors: String) {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["swift"] + arguments
        process.currentDirectoryURL = folder
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let output = folder.appending(path: "output")
        let errors = folder.appending(path: "errors")
        for file in [output, errors] { try Data().write(to: file) }
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
        process.waitUntilExit()
        return (
            process.terminationStatus, try String(contentsOf: output, encoding: .utf8),
            try String(contentsOf: errors, encoding: .utf8)
        )
    }
}
