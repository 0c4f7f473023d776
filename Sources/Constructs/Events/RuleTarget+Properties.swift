internal import AWSEvents
internal import AWSIAM
internal import AWSLambda
internal import AWSLogs
internal import AWSSNS
internal import AWSSQS
internal import CloudFormation
internal import ResourceTypes

extension RuleTarget {
    /// The kind of the target, and the resource itself.
    var identity: (kind: String, element: Element) {
        switch destination {
        case .queue(let queue): ("Queue", queue.element)
        case .fifoQueue(let queue, _): ("Queue", queue.element)
        case .function(let function): ("Function", function.element)
        case .topic(let topic): ("Topic", topic.element)
        case .bus(let bus): ("EventBus", bus.element)
        case .logGroup(let logGroup): ("LogGroup", logGroup.element)
        }
    }

    /// Whether EventBridge sends with a role, not by a policy of the target.
    var needsRole: Bool {
        if case .bus = destination { true } else { false }
    }

    /// The path of the target; without the stack when that is the one of the rule.
    func path(in scope: Scope) -> String {
        let (_, element) = identity
        let components = element.namePath.components
        return element.stack == scope.stack
            ? components.dropFirst().joined(separator: "-") : components.joined(separator: "/")
    }

    /// A name that stays the same as long as the target's place in the tree does, whatever other targets the rule has.
    func id(in scope: Scope) -> String {
        let name = "\(identity.kind)-\(path(in: scope))"
        guard !name.isName(upTo: 64, with: ".-_") else { return name }
        let readable = String(
            String.UnicodeScalarView(name.unicodeScalars.filter { String($0).isName(upTo: 1, with: ".-_") }.prefix(47))
        )
        return "\(readable)-\(Self.hash(name))"
    }

    /// FNV-1a: the same on every machine, unlike the hashes of the standard library.
    private static func hash(_ text: String) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// The target as it stands in the rule; reports what EventBridge would refuse.
    func property(role: Ref<IAM.Role>?, in scope: Scope) -> Events.Rule.Target {
        .init(
            arn: arn,
            id: Value(id(in: scope)),
            deadLetterConfig: deadLetters.map { .init(arn: Value($0.arn)) },
            input: input.constant(in: scope),
            inputPath: input.path(in: scope),
            inputTransformer: input.transformer(in: scope),
            retryPolicy: retryPolicy.map { retry($0, scope) },
            roleArn: needsRole ? role?.arn : nil,
            sqsParameters: messageGroupID(scope).map { .init(messageGroupId: $0) }
        )
    }

    private var arn: Value<String> {
        switch destination {
        case .queue(let queue): Value(queue.arn)
        case .fifoQueue(let queue, _): Value(queue.arn)
        case .function(let function): Value(function.arn)
        case .topic(let topic): Value(topic.arn)
        case .bus(let bus): Value(bus.arn)
        // The attribute ends with `:*`, which EventBridge does not take.
        case .logGroup(let logGroup): logGroup.arnWithoutStreams
        }
    }

    private func retry(_ policy: RetryPolicy, _ scope: Scope) -> Events.Rule.RetryPolicy {
        if let attempts = policy.maximumRetryAttempts { scope.check("maximumRetryAttempts", attempts, in: 0...185) }
        return .init(
            maximumEventAgeInSeconds: policy.maximumEventAge.map {
                Value(scope.seconds("maximumEventAge", $0, in: 60...86_400))
            },
            maximumRetryAttempts: policy.maximumRetryAttempts.map { Value($0) }
        )
    }

    private func messageGroupID(_ scope: Scope) -> Value<String>? {
        guard case .fifoQueue(_, let id) = destination else { return nil }
        if case .string(let text) = id.expression, !(1...128).contains(text.utf8.count) {
            scope.error("messageGroupID must have 1 to 128 characters, got '\(text)'")
        }
        return id
    }
}

extension Ref where R == Logs.LogGroup {
    fileprivate var arnWithoutStreams: Value<String> {
        "arn:\(Pseudo.partition):logs:\(Pseudo.region):\(Pseudo.accountID):log-group:\(name)"
    }
}
