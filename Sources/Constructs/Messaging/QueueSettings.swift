internal import AWSKMS
internal import AWSSQS
internal import CloudFormation
internal import ResourceTypes

/// What standard and FIFO queues have in common, checked and written in one place.
struct QueueSettings<Q> {
    var name: String?
    var visibilityTimeout: Duration
    var retention: Duration
    var delay: Duration
    var receiveWaitTime: Duration
    var maximumMessageSize: Int?
    var deadLetters: DeadLetters<Q>?
    var redriveAllowPolicy: RedriveAllowPolicy?
    var encryption: QueueEncryption
    var enforcesTLS: Bool
    var removalPolicy: ResourceOptions.RemovalPolicy?
    var fifo: FIFOSettings?

    struct FIFOSettings {
        var contentBasedDeduplication: Bool
        var throughput: FIFOQueue.Throughput
    }
}

// Constraints are on extensions, for a quick start: docs/adr/0017-constraints-on-extensions.md.
extension QueueSettings where Q: QueueType {
    func build(in scope: Scope) -> Ref<Q> {
        checkName(scope)
        if let maximumMessageSize { scope.check("maximumMessageSize", maximumMessageSize, in: 1_024...1_048_576) }
        let removalPolicy = scope.removalPolicy(removalPolicy, otherwise: .delete)
        let options = scope.options(removalPolicy, of: "a queue")
        let queue = Resource(Q.self, properties(scope), options: options).build(in: scope)
        if case .customerKey(let key, _) = encryption {
            scope.noteKey(of: queue, key, removalPolicy)
        }
        if enforcesTLS {
            queue.addToResourcePolicy(
                PolicyStatement(
                    sid: "DenyInsecureTransport",
                    effect: .deny,
                    principals: [.everyone],
                    actions: ["sqs:*"],
                    resources: [Q.arn(of: queue)],
                    conditions: ["Bool": ["aws:SecureTransport": "false"]]
                ),
                at: scope.location
            )
        }
        return queue
    }

    private func properties(_ scope: Scope) -> SQS.Queue.Properties {
        let retention = scope.seconds("retention", retention, in: 60...1_209_600)
        let delay = scope.seconds("delay", delay, in: 0...900)
        var managed: Value<Bool>?
        var key: Value<String>?
        var dataKeyReuse: Value<Int>?
        switch encryption {
        case .sqsManaged: managed = true
        case .none: managed = false
        case .customerKey(let customerKey, let reuse):
            key = Value(customerKey.arn)
            dataKeyReuse = Value(scope.seconds("dataKeyReuse", reuse, in: 60...86_400))
        }
        let waitTime = scope.seconds("receiveWaitTime", receiveWaitTime, in: 0...20)
        let visibility = scope.seconds("visibilityTimeout", visibilityTimeout, in: 0...43_200)
        let redriveAllow = redriveAllowPolicy.map { self.properties(of: $0, scope) }
        let redrive = deadLetters.map { self.properties(of: $0, scope) }
        return SQS.Queue.Properties(
            contentBasedDeduplication: fifo.map { Value($0.contentBasedDeduplication) },
            deduplicationScope: fifo?.throughput.deduplicationScope,
            delaySeconds: delay == 0 ? nil : Value(delay),
            fifoQueue: fifo == nil ? nil : true,
            fifoThroughputLimit: fifo?.throughput.limit,
            kmsDataKeyReusePeriodSeconds: dataKeyReuse,
            kmsMasterKeyId: key,
            maximumMessageSize: maximumMessageSize.map { Value($0) },
            messageRetentionPeriod: Value(retention),
            queueName: name.map { Value($0) },
            receiveMessageWaitTimeSeconds: Value(waitTime),
            redriveAllowPolicy: redriveAllow,
            redrivePolicy: redrive,
            sqsManagedSseEnabled: managed,
            visibilityTimeout: Value(visibility)
        )
    }

    private func properties(of policy: RedriveAllowPolicy, _ scope: Scope) -> SQS.Queue.RedriveAllowPolicy {
        switch policy {
        case .allowAll: return .init(redrivePermission: .allowAll)
        case .denyAll: return .init(redrivePermission: .denyAll)
        case .byQueue(let sources):
            if !(1...10).contains(sources.count) {
                scope.error(
                    "redriveAllowPolicy must name 1 to 10 queues, got \(sources.count); allowAll has no such limit"
                )
            }
            return .init(redrivePermission: .byQueue, sourceQueueArns: List(sources))
        }
    }

    private func properties(of deadLetters: DeadLetters<Q>, _ scope: Scope) -> SQS.Queue.RedrivePolicy {
        scope.check("maxReceiveCount", deadLetters.maxReceiveCount, in: 1...1_000)
        return .init(deadLetterTargetArn: deadLetters.queue.arn, maxReceiveCount: Value(deadLetters.maxReceiveCount))
    }

    private func checkName(_ scope: Scope) {
        guard let name else { return }
        let suffix = fifo == nil ? "" : ".fifo"
        let longest = 80 - suffix.utf8.count
        let stem = name.hasSuffix(suffix) ? name.dropLast(suffix.count) : ""
        if !String(stem).isName(upTo: longest, with: "-_") {
            let ending = fifo == nil ? "" : ", then '.fifo'"
            scope.error(
                "name must be 1 to \(longest) letters, digits, hyphens and underscores\(ending), got '\(name)'"
            )
        }
    }
}
