import CloudFormation
import TemplateModel
import Testing

@Suite("Acceptances")
struct AcceptanceTests {
    private enum Queue: ResourceType {
        typealias Properties = JSON
        static let typeName = "AWS::SQS::Queue"
    }

    private enum Mapping: ResourceType {
        typealias Properties = JSON
        static let typeName = "AWS::Lambda::EventSourceMapping"
    }

    /// A queue without dead letters that invokes a function: a warning at the queue.
    private struct Orders: Construct {
        func build(in scope: Scope) {
            let queue = scope.add("Queue", Resource(Queue.self, [:]))
            let arn: Value<String> = queue.attribute("Arn")
            scope.add(
                "Source",
                Resource(
                    Mapping.self,
                    [
                        "EventSourceArn": JSON(arn), "FunctionName": "writer",
                        "FunctionResponseTypes": ["ReportBatchItemFailures"],
                    ]
                )
            )
        }
    }

    private struct Shop: Stack {
        let content: (Scope) -> Void

        func build(in scope: Scope) { content(scope) }
    }

    private func findings(_ content: @escaping (Scope) -> Void) -> [String] {
        let app = App()
        app.add("Shop", Shop(content: content))
        let diagnostics: [Diagnostic]
        do { diagnostics = try app.synthesize().warnings } catch { diagnostics = error.diagnostics }
        return diagnostics.map { "\($0.severity)[\($0.rule?.rawValue ?? "-")]: \($0.message) [\($0.path)]" }
    }

    private let idle = "finds nothing here that is to be accepted; remove the acceptance"

    @Test func findingsAreAcceptedInAConstructAndBelowIt() {
        #expect(findings { $0.add("Orders", Orders()) }.count == 1)
        #expect(findings { $0.add("Orders", Orders().allowing("ESQ-19", because: "messages may be lost")) }.isEmpty)
        #expect(
            findings { scope in
                scope.add("Orders", Orders())
                scope.allow("ESQ-19", because: "messages may be lost")
            }.isEmpty
        )
    }

    @Test func anAcceptanceCoversNothingBesideIt() {
        let found = findings { scope in
            scope.add("Orders", Orders())
            scope.add("Payments", Orders().allowing("ESQ-19", because: "messages may be lost"))
        }
        #expect(found.count == 1)
        #expect(found[0].hasSuffix("[Shop/Orders/Queue]"))
    }

    @Test func anAcceptanceWithoutAFindingIsAWarningAtItsLine() throws {
        let line: UInt = #line + 3
        let app = App()
        let shop = Shop { scope in
            scope.allow("ESQ-02", because: "was needed once")
            scope.add("Queue", Resource(Queue.self, [:]))
        }
        app.add("Shop", shop)
        let warning = try #require(try app.synthesize().warnings.first)
        #expect(warning.message == "'ESQ-02' \(idle)")
        #expect(warning.rule == "ACC-04")
        #expect(warning.location?.line == line)
    }

    @Test func anUnknownRuleIsAnError() {
        let found = findings { $0.add("Orders", Orders().allowing("ESQ-19x", because: "a slip")) }
        #expect(found.contains("error[ACC-01]: unknown rule 'ESQ-19x'; did you mean 'ESQ-19'? [Shop/Orders]"))
    }

    @Test func whatIsGoodToKnowIsNoWarning() throws {
        let app = App()
        let shop = Shop { scope in
            let failed = scope.add("Failed", Resource(Queue.self, ["FifoQueue": true]))
            let arn: Value<String> = failed.attribute("Arn")
            scope.add(
                "Queue",
                Resource(
                    Queue.self,
                    [
                        "FifoQueue": true,
                        "RedrivePolicy": ["deadLetterTargetArn": JSON(arn), "maxReceiveCount": 5],
                    ]
                )
            )
        }
        app.add("Shop", shop)
        let assembly = try app.synthesize()
        #expect(assembly.warnings.isEmpty)
        #expect(assembly.remarks.map(\.rule) == ["SQS-23"])
    }
}
