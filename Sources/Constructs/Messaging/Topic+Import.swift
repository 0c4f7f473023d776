internal import AWSSNS
public import CloudFormation
public import ResourceTypes

extension Topic {
    /// A topic that exists already.
    ///
    /// Its policy and key are not part of the app: whoever owns them must allow what is granted here.
    /// - Parameters:
    ///   - name: The name of the topic.
    ///   - region: The Region of the topic; that of the stack when not given.
    ///   - accountID: The account of the topic; that of the stack when not given.
    /// - Returns: The topic, to be added to a scope.
    public static func imported(
        name: Value<String>,
        region: Value<String> = Pseudo.region,
        accountID: Value<String> = Pseudo.accountID
    ) -> Imported<SNS.Topic> {
        Imported(topicNamed: name, region: region, accountID: accountID)
    }
}

extension FIFOTopic {
    /// A FIFO topic that exists already.
    ///
    /// Its policy and key are not part of the app: whoever owns them must allow what is granted here.
    /// - Parameters:
    ///   - name: The name of the topic, which ends in `.fifo`.
    ///   - region: The Region of the topic; that of the stack when not given.
    ///   - accountID: The account of the topic; that of the stack when not given.
    /// - Returns: The topic, to be added to a scope.
    public static func imported(
        name: Value<String>,
        region: Value<String> = Pseudo.region,
        accountID: Value<String> = Pseudo.accountID
    ) -> Imported<SNS.FIFOTopic> {
        Imported(topicNamed: name, region: region, accountID: accountID)
    }
}

extension Imported where R: TopicType {
    fileprivate init(topicNamed name: Value<String>, region: Value<String>, accountID: Value<String>) {
        self.init(
            reference: "arn:\(Pseudo.partition):sns:\(region):\(accountID):\(name)",
            attributes: ["TopicName": JSON(name)]
        )
    }
}
