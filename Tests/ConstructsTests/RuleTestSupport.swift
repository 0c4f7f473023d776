import AWSEvents
import AWSLambda
import AWSLogs
import AWSSNS
import AWSSQS
import CloudFormation
import ResourceTypes
import TemplateModel

@testable import Constructs

/// A stack that a closure fills.
private struct Filled<Output>: Stack {
    let content: (Scope) -> Output

    func build(in scope: Scope) -> Output { content(scope) }
}

/// An app for tests of events, with one stack `S` unless more are added.
struct EventsApp {
    let app = App()

    /// An app with a stack `S`.
    init(_ content: @escaping (Scope) -> Void) { add("S", content) }

    /// Adds a stack.
    @discardableResult
    func add<Output>(_ id: String, _ content: @escaping (Scope) -> Output) -> Output {
        app.add(id, Filled(content: content))
    }

    /// The template of a stack.
    func template(_ id: String = "S") throws -> Template { try app.synthesize()[id]?.template ?? Template() }

    /// The properties of a resource of `S`.
    func properties(_ logicalID: String) throws -> Node? {
        try template().resources[logicalID]?["Properties"]
    }

    /// The messages of all diagnostics, each with its severity.
    var messages: [String] {
        let diagnostics: [Diagnostic]
        do { diagnostics = try app.synthesize().warnings } catch { diagnostics = error.diagnostics }
        return diagnostics.map { "\($0.severity.rawValue): \($0.message)" }
    }
}

extension Scope {
    /// Resources that rules have as targets.
    func addQueue(_ id: String = "Queue") -> Ref<SQS.Queue> { add(id, Resource(SQS.Queue.self, .init())) }

    func addFIFOQueue(_ id: String = "FIFO", removesDuplicates: Bool = true) -> Ref<SQS.FIFOQueue> {
        add(
            id,
            Resource(
                SQS.FIFOQueue.self,
                .init(contentBasedDeduplication: Value(removesDuplicates), fifoQueue: true)
            )
        )
    }

    func addTopic(_ id: String = "Topic") -> Ref<SNS.Topic> { add(id, Resource(SNS.Topic.self, .init())) }

    func addLogGroup(_ id: String = "Logs") -> Ref<Logs.LogGroup> {
        add(id, Resource(Logs.LogGroup.self, .init(retentionInDays: 30)))
    }

    func addFunction(_ id: String = "Worker") -> Ref<Lambda.Function> {
        add(
            id,
            Resource(
                Lambda.Function.self,
                .init(
                    code: .init(zipFile: "code"),
                    role: "arn:aws:iam::123456789012:role/worker",
                    handler: "index.handler",
                    runtime: .nodejs22X
                )
            )
        )
    }
}
