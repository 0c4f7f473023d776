import AWSLambda
import CloudFormation
import Constructs
import TemplateModel
import Testing

@testable import synth

/// The parts of every stack keep their names, and what is made of these, when they are regrouped.
struct RegroupingTests {
    /// A stack whose parts are in a construct, at one place or, moved from there, at another.
    private struct Regrouped<Content: Stack>: Stack {
        let content: Content
        let isMoved: Bool

        func build(in scope: Scope) throws(Content.Failure) -> Content.Output {
            guard isMoved else { return try scope.add("First", content) }
            return try scope.add("Elsewhere", Group(content: content))
        }
    }

    private struct Group<Content: Stack>: Construct {
        let content: Content

        func build(in scope: Scope) throws(Content.Failure) -> Content.Output {
            try scope.add("Place", content.moved(from: "First"))
        }
    }

    private func texts(isMoved: Bool, _ addStacks: (App, Bool) -> Void) throws -> [String] {
        let app = App(environment: "prod")
        addStacks(app, isMoved)
        return try app.synthesize(checkingTemplates: false).stacks.map { try $0.text(.yaml) }
    }

    private func expectSame(count: Int, _ addStacks: (App, Bool) -> Void) throws {
        let before = try texts(isMoved: false, addStacks)
        let after = try texts(isMoved: true, addStacks)
        for (before, after) in zip(before, after) {
            let lines = zip(before.split(separator: "\n"), after.split(separator: "\n"))
            #expect(before == after, "\(lines.first { $0 != $1 }.map { "\($0) is \($1)" } ?? "")")
            #expect(!before.contains("Elsewhere"))
        }
        #expect(before.count == count)
    }

    /// What no stack of the app has, but is named after where it is.
    private struct NamedParts: Stack {
        func build(in scope: Scope) {
            scope.add("Orders", FIFOTopic())
            let queue = scope.add("Queue", Queue())
            let topic = scope.add("Topic", Topic())
            scope.add("Subscription", Subscription(to: topic, .queue(queue)))
            let key = scope.add("Key", Key())
            scope.add("Alias", Alias(of: key))
            let worker = scope.add("Worker", Function(code: .swiftProduct("worker")))
            scope.add("Alarm", Alarm(on: worker.metrics.errors, .above(1), actions: [.invoke(worker)]))
            let network = scope.add("Network", VPC())
            let first = scope.add("First", SecurityGroup(in: network, description: "First"))
            scope.add(
                "Second",
                SecurityGroup(in: network, description: "Second", inbound: [.tcp(5432, .group(first))])
            )
            let bus = scope.add("Bus", EventBus())
            let other = scope.add("OtherBus", EventBus())
            scope.add("Rule", Rule(pattern: EventPattern(source: ["shop"]), bus: bus, targets: [.bus(other)]))
        }
    }

    @Test func everythingThatIsNamedAfterItsPlace() throws {
        try expectSame(count: 1) { $0.add("S", Regrouped(content: NamedParts(), isMoved: $1)) }
    }

    @Test func oneStackEach() throws {
        try expectSame(count: 4) { app, isMoved in
            let environment = DeploymentEnvironment.prod
            app.add(
                "A",
                Regrouped(content: WriteBufferStack(tables: tablesConfig, environment: environment), isMoved: isMoved)
            )
            app.add("B", Regrouped(content: OrderBufferStack(environment: environment), isMoved: isMoved))
            app.add(
                "C",
                Regrouped(
                    content: TableStreamStack(config: tableStreamConfig, environment: environment),
                    isMoved: isMoved
                )
            )
            app.add(
                "D",
                Regrouped(
                    content: OrderMetricsStack(config: orderMetricsConfig, environment: environment),
                    isMoved: isMoved
                )
            )
        }
    }

    @Test(
        arguments: [
            [], [.customerKey, .vpc, .jwt, .notified], [.customerKey, .split, .insights, .iam],
        ] as [[IngestionOption]]
    )
    func stacksThatReadFromEachOther(_ options: [IngestionOption]) throws {
        let config = IngestionConfig(options)
        try expectSame(count: 4) { app, isMoved in
            let environment = DeploymentEnvironment.prod
            let queues = app.add(
                "Q",
                Regrouped(content: IngestionQueuesStack(config: config, environment: environment), isMoved: isMoved)
            )
            let functions = app.add(
                "F",
                Regrouped(
                    content: IngestionFunctionsStack(config: config, environment: environment, queues: queues),
                    isMoved: isMoved
                )
            )
            let api = app.add(
                "A",
                Regrouped(
                    content: IngestionAPIStack(
                        config: config,
                        environment: environment,
                        key: queues.key,
                        functions: functions
                    ),
                    isMoved: isMoved
                )
            )
            app.add(
                "O",
                Regrouped(
                    content: IngestionObservabilityStack(
                        config: config,
                        environment: environment,
                        queues: queues,
                        functions: functions,
                        api: api
                    ),
                    isMoved: isMoved
                )
            )
        }
    }
}
