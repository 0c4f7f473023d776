internal import CloudFormation
internal import SynthCommand

/// A small app with two stacks, for tests that need a process.
@main
struct SynthFixture: SynthesisCommand {
    enum Environment: String, CaseIterable, Sendable {
        case prod
        case staging
        case dev
        /// Its stacks have mistakes in them.
        case broken
        /// Its first stack has a template that is larger than a pipe holds.
        case large
    }

    static func addStacks(to app: App, for environment: Environment) {
        app.add("WriteBuffer", FixtureStack(environment: environment))
        app.add("Reports", FixtureStack(environment: .prod))
    }
}

private struct FixtureStack: Stack {
    let environment: SynthFixture.Environment

    var templateDescription: String? { "Stands for a stack" }

    func build(in scope: Scope) {
        let text = environment == .large ? String(repeating: "0123456789", count: 20_000) : "text"
        scope.add("Topic", Resource(FixtureTopic.self, ["DisplayName": JSON(text)]))
        scope.requireExecutable("worker")
        if environment == .broken {
            scope.error("displayName must have at most 100 characters, got 200")
            scope.warning("nobody subscribes to the topic")
        }
    }
}

private enum FixtureTopic: ResourceType {
    typealias Properties = JSON
    static let typeName = "AWS::SNS::Topic"
}
