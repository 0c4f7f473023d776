internal import AWSKMS
internal import AWSSNS
internal import CloudFormation
internal import ResourceTypes

/// What standard and FIFO topics have in common, checked and written in one place.
struct TopicSettings<T> {
    var name: String?
    var displayName: String?
    var encryption: TopicEncryption
    var enforcesTLS: Bool
    /// Whether a FIFO topic derives deduplication IDs from the content of messages; `nil` for a standard topic.
    var contentBasedDeduplication: Bool?
}

extension TopicSettings where T: TopicType {
    private var isFIFO: Bool { contentBasedDeduplication != nil }

    func build(in scope: Scope) -> Ref<T> {
        checkName(scope)
        if let displayName, !(1...100).contains(displayName.count) {
            scope.error("displayName must have 1 to 100 characters, got \(displayName.count)")
        }
        var customerKey: Ref<KMS.Key>?
        if case .customerKey(let key) = encryption { customerKey = key }
        let topic = Resource(
            T.self,
            .init(
                contentBasedDeduplication: contentBasedDeduplication.map { Value($0) },
                displayName: displayName.map { Value($0) },
                fifoTopic: isFIFO ? true : nil,
                kmsMasterKeyId: customerKey.map { Value($0.arn) },
                topicName: physicalName(scope)
            )
        ).build(in: scope)
        if let customerKey { scope.noteKey(of: topic, customerKey, .delete) }
        if enforcesTLS {
            topic.addToResourcePolicy(
                PolicyStatement(
                    sid: "DenyInsecureTransport",
                    effect: .deny,
                    principals: [.everyone],
                    actions: ["sns:Publish"],
                    resources: [T.arn(of: topic)],
                    conditions: ["Bool": ["aws:SecureTransport": "false"]]
                ),
                at: scope.location
            )
        }
        return topic
    }

    /// CloudFormation's own names lack the suffix of FIFO topics.
    private func physicalName(_ scope: Scope) -> Value<String>? {
        if let name { return Value(name) }
        return isFIFO ? "\(Pseudo.stackName)-\(scope.namePath.logicalID).fifo" : nil
    }

    private func checkName(_ scope: Scope) {
        guard let name else { return }
        let suffix = isFIFO ? ".fifo" : ""
        let longest = 256 - suffix.utf8.count
        let stem = name.hasSuffix(suffix) ? name.dropLast(suffix.count) : ""
        if !String(stem).isName(upTo: longest, with: "-_") {
            let ending = isFIFO ? ", then '.fifo'" : ""
            scope.error(
                "name must be 1 to \(longest) letters, digits, hyphens and underscores\(ending), got '\(name)'"
            )
        }
    }
}
