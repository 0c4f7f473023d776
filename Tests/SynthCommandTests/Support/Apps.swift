import CloudFormation
import SynthCommand

enum Topic: ResourceType {
    typealias Properties = JSON
    static let typeName = "AWS::SNS::Topic"
}

enum Queue: ResourceType {
    typealias Properties = JSON
    static let typeName = "AWS::SQS::Queue"
}

/// A stack of one topic.
struct TopicStack: Stack {
    var displayName = "text"
    var templateDescription: String?
    var warning: String?
    var error: String?

    func build(in scope: Scope) -> Ref<Topic> {
        if let warning { scope.warning(warning) }
        if let error { scope.error(error) }
        return scope.add("Topic", Resource(Topic.self, ["DisplayName": JSON(displayName)]))
    }
}

/// A stack that reads from another one.
struct ReaderStack: Stack {
    let topic: Ref<Topic>

    func build(in scope: Scope) {
        scope.add("Mirror", Resource(Topic.self, ["DisplayName": JSON(topic.attribute("TopicName") as Value<String>)]))
    }
}

/// Two stacks and two environments.
enum Orders: SynthesisCommand {
    enum Environment: String, CaseIterable, Sendable {
        case prod
        case dev
    }

    static func addStacks(to app: App, for environment: Environment) {
        app.add("Orders", TopicStack(displayName: environment.rawValue))
        app.add("Reports", TopicStack())
    }
}

/// A stack that is deployed after the one that is added later.
enum Readers: SynthesisCommand {
    static let defaultStack: String? = "Writer"

    static func addStacks(to app: App) {
        let late = app.add("Writer", TopicStack(templateDescription: "Writes what others read"))
        app.add("Reader", ReaderStack(topic: late))
    }
}

/// A stack with two nested stacks, one in the other.
enum Nested: SynthesisCommand {
    struct OuterStack: Stack {
        func build(in scope: Scope) {
            scope.add("Inner", NestedStack(InnerStack()))
        }
    }

    struct InnerStack: Stack {
        func build(in scope: Scope) {
            scope.add("Topics", NestedStack(TopicStack()))
            scope.add("Topic", Resource(Topic.self, [:]))
        }
    }

    static func addStacks(to app: App) {
        app.add("Outer", OuterStack())
    }
}

/// A queue and its dead letters in a construct, which is in another one in two of the environments, and in one of these
/// said to have been without.
enum Regrouped: SynthesisCommand {
    enum Environment: String, CaseIterable, Sendable {
        case before
        case moved
        case declared
    }

    struct Mailbox: Construct {
        func build(in scope: Scope) {
            let failed = scope.add("Failed", Resource(Queue.self, ["MessageRetentionPeriod": 1_209_600]))
            let target: Value<String> = failed.attribute("Arn")
            scope.add(
                "Queue",
                Resource(
                    Queue.self,
                    ["RedrivePolicy": ["deadLetterTargetArn": JSON(target), "maxReceiveCount": 5]]
                )
            )
        }
    }

    struct Shop: Construct {
        let environment: Environment

        func build(in scope: Scope) {
            if environment == .declared {
                scope.add("Orders", Mailbox().moved(from: "Orders"))
            } else {
                scope.add("Orders", Mailbox(), filePath: "/project/Shop.swift", line: 31)
            }
        }
    }

    struct ShopStack: Stack {
        let environment: Environment

        func build(in scope: Scope) {
            if environment == .before {
                scope.add("Orders", Mailbox())
            } else {
                scope.add("Shop", Shop(environment: environment))
            }
        }
    }

    static func addStacks(to app: App, for environment: Environment) {
        app.add("Store", ShopStack(environment: environment), name: "Store")
    }
}

enum WithoutStacks: SynthesisCommand {
    static func addStacks(to app: App) {}
}

enum Warned: SynthesisCommand {
    static func addStacks(to app: App) {
        app.add("Orders", TopicStack(warning: "nobody subscribes"), filePath: "/project/App.swift", line: 7)
    }
}

enum Broken: SynthesisCommand {
    static func addStacks(to app: App) {
        app.add(
            "Orders",
            TopicStack(warning: "nobody subscribes", error: "displayName is too long"),
            filePath: "/project/App.swift",
            line: 7
        )
        app.add("Reports", TopicStack(error: "displayName is empty"), filePath: "/elsewhere/App.swift", line: 9)
    }
}

enum Throwing: SynthesisCommand {
    struct Failure: Error, CustomStringConvertible {
        let description = "tables.json cannot be read:\nit is empty"
    }

    static func addStacks(to app: App) throws { throw Failure() }
}

enum WithUnknownDefault: SynthesisCommand {
    static let defaultStack: String? = "Order"

    static func addStacks(to app: App) {
        app.add("Orders", TopicStack())
    }
}

/// A template that is too large to be sent directly, and one that is too large altogether.
enum Large: SynthesisCommand {
    enum Environment: String, CaseIterable, Sendable {
        case large
        case tooLarge
    }

    static func addStacks(to app: App, for environment: Environment) {
        app.add("Small", TopicStack(), name: "Small", filePath: "/project/App.swift", line: 3)
        app.add(
            "Large",
            TopicStack(displayName: String(repeating: "x", count: environment == .large ? 60_000 : 1_000_000)),
            name: "Large",
            filePath: "/project/App.swift",
            line: 4
        )
    }
}

enum WithSlash: SynthesisCommand {
    static func addStacks(to app: App) {
        app.add("../Orders", TopicStack(), name: "Orders")
    }
}

/// Functions, one of them in one environment alone, and one for a fixed architecture.
enum Workers: SynthesisCommand {
    enum Environment: String, CaseIterable, Sendable {
        case prod
        case dev
        case broken
    }

    /// A function that runs a product.
    struct WorkerStack: Stack {
        var products: [String]
        var architecture: String?

        func build(in scope: Scope) {
            for product in products {
                scope.add("\(product)-function", Worker(product: product, architecture: architecture))
            }
        }
    }

    struct Worker: Construct {
        let product: String
        let architecture: String?

        func build(in scope: Scope) {
            scope.requireExecutable(product, for: architecture)
            scope.add("Topic", Resource(Topic.self, [:]))
        }
    }

    static func addStacks(to app: App, for environment: Environment) {
        app.add("Orders", WorkerStack(products: ["order-writer", "order-counter"]))
        app.add("Reports", WorkerStack(products: ["order-counter"] + (environment == .dev ? ["load-test"] : [])))
        app.add("Topics", TopicStack())
        if environment == .broken {
            app.add("Fixed", WorkerStack(products: ["fixed", "missing"], architecture: "riscv"))
        }
    }
}
