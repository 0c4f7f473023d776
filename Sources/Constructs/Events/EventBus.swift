internal import AWSEvents
internal import AWSKMS
public import CloudFormation
public import ResourceTypes

/// A bus that takes events and gives them to the rules that listen to it.
///
/// ```swift
/// let bus = scope.add("Bus", EventBus())
/// scope.add("BigOrders", Rule(pattern: EventPattern(source: ["my.orders"]), bus: bus, targets: [.queue(queue)]))
/// bus.grant(.putEvents, to: function)
/// ```
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-events-eventbus.html>
public struct EventBus: Construct, Equatable {
    /// The name: 1 to 256 letters, digits, `.`, `-` and `_`, and not `default`; made of the names of stack and construct when `nil`.
    public var name: String?
    /// What the bus is for.
    public var description: String?
    /// A queue for events that EventBridge cannot encrypt or decrypt; they are lost when `nil`.
    public var deadLetters: Ref<SQS.Queue>?
    /// The key that encrypts the events; one that AWS owns when `nil`.
    public var encryptionKey: Ref<KMS.Key>?

    /// Describes an event bus.
    ///
    /// <https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-encryption-event-bus-cmkey.html>
    /// - Parameters:
    ///   - name: The name: 1 to 256 letters, digits, `.`, `-` and `_`, and not `default`; senders need it. EventBridge makes no names
    ///     itself, so when not given it is the name of the stack, a hyphen and the logical ID, which no other stack of the Region has. Another
    ///     name replaces the bus.
    ///   - description: What the bus is for; no description when not given.
    ///   - deadLetters: A queue for events that EventBridge cannot encrypt or decrypt, for buses with a key of their own. They are lost
    ///     when not given; events that a rule cannot deliver go to the queue of the rule's target instead.
    ///   - encryptionKey: The key that encrypts the events. Its policy gets a statement that lets EventBridge use it. A key that AWS
    ///     owns, at no cost, when not given; events are always encrypted.
    public init(
        name: String? = nil,
        description: String? = nil,
        deadLetters: Ref<SQS.Queue>? = nil,
        encryptionKey: Ref<KMS.Key>? = nil
    ) {
        self.name = name
        self.description = description
        self.deadLetters = deadLetters
        self.encryptionKey = encryptionKey
    }

    /// Declares the bus, and lets it send to its queue of dead letters.
    public func build(in scope: Scope) -> Ref<Events.EventBus> {
        if let name, name == "default" || !name.isName(upTo: 256, with: ".-_") {
            scope.error(
                "the name of an event bus must be 1 to 256 letters, digits, '.', '-' and '_', and not 'default', got '\(name)'"
            )
        }
        let defaultName = "\(scope.graph.stacks[scope.stack].name)-\(scope.namePath.logicalID)"
        if name == nil, defaultName.utf8.count > 256 {
            scope.error(
                "the name of an event bus must have at most 256 characters, got '\(defaultName)'; give it a name of its own"
            )
        }
        let bus = Resource(
            Events.EventBus.self,
            .init(
                name: name.map { Value($0) } ?? "\(Pseudo.stackName)-\(scope.namePath.logicalID)",
                deadLetterConfig: deadLetters.map { .init(arn: Value($0.arn)) },
                description: description.map { Value($0) },
                kmsKeyIdentifier: encryptionKey.map { Value($0.arn) }
            )
        ).build(in: scope)
        if let deadLetters {
            deadLetters.allowEvents(from: Value(bus.arn), orAny: .bus, of: scope)
        }
        if let encryptionKey {
            scope.graph.attach(EncryptionKey(encryptionKey), to: bus.element)
            encryptionKey.allow(.eventBusEncryption, at: scope.location)
        }
        return bus
    }
}

/// The bus that every account has in every Region, where the services of AWS send their events.
///
/// ```swift
/// let bus = scope.add("DefaultBus", DefaultEventBus())
/// bus.grant(.putEvents, to: function)
/// ```
///
/// The template gets nothing of it. A rule without a bus listens to this one.
///
/// <https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus.html>
public struct DefaultEventBus: Construct, Equatable {
    /// Describes the default bus of the account and Region of the stack.
    public init() {}

    /// Makes the bus known to the app.
    public func build(in scope: Scope) -> Ref<Events.EventBus> {
        Imported(
            Events.EventBus.self,
            reference: "default",
            attributes: [
                "Arn":
                    "arn:\(Pseudo.partition):events:\(Pseudo.region):\(Pseudo.accountID):event-bus/default"
            ]
        ).build(in: scope)
    }
}

extension Ref where R == Events.EventBus {
    /// The name in the form that any tool which reads templates understands: as an attribute.
    var busName: Value<String> { element.kind == .imported ? reference() : attribute("Name") }
}
