import CompilerHarness
import Foundation
import Testing

@Suite("The page about workers") struct DocumentationTests {
    @Test("has an example that compiles") func example() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let page = try String(contentsOf: folder.appending(path: "docs/workers.md"), encoding: .utf8)
        let blocks = page.components(separatedBy: "```swift\n").dropFirst()
            .compactMap { $0.components(separatedBy: "```").first }
        #expect(blocks.count == 2)
        let source = blocks.joined(separator: "\n").split(separator: "\n", omittingEmptySubsequences: false)
            .filter { !$0.hasPrefix("import ") && !$0.hasPrefix("public import ") && $0 != "@main" }
            .joined(separator: "\n")
        let modules = [
            "AWSClient", "DynamoDBValues", "JSONValues", "LambdaContracts", "LambdaEvents", "LambdaRuntime",
            "WorkerPatterns",
        ]
        let compilation = try CompilerHarness(modules: modules).compile(source)
        #expect(compilation.found.isEmpty, "\(compilation.found)")
    }
}
