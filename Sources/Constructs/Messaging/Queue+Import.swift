internal import AWSSQS
public import CloudFormation
public import ResourceTypes

extension Queue {
    /// A queue that exists already.
    ///
    /// Its policy and key are not part of the app: whoever owns them must allow what is granted here.
    /// - Parameters:
    ///   - name: The name of the queue.
    ///   - region: The Region of the queue; that of the stack when not given.
    ///   - accountID: The account of the queue; that of the stack when not given.
    /// - Returns: The queue, to be added to a scope.
    public static func imported(
        name: Value<String>,
        region: Value<String> = Pseudo.region,
        accountID: Value<String> = Pseudo.accountID
    ) -> Imported<SQS.Queue> {
        Imported(queueNamed: name, region: region, accountID: accountID)
    }
}

extension FIFOQueue {
    /// A FIFO queue that exists already.
    ///
    /// Its policy and key are not part of the app: whoever owns them must allow what is granted here.
    /// - Parameters:
    ///   - name: The name of the queue, which ends in `.fifo`.
    ///   - region: The Region of the queue; that of the stack when not given.
    ///   - accountID: The account of the queue; that of the stack when not given.
    /// - Returns: The queue, to be added to a scope.
    public static func imported(
        name: Value<String>,
        region: Value<String> = Pseudo.region,
        accountID: Value<String> = Pseudo.accountID
    ) -> Imported<SQS.FIFOQueue> {
        Imported(queueNamed: name, region: region, accountID: accountID)
    }
}

extension Imported where R: QueueType {
    fileprivate init(queueNamed name: Value<String>, region: Value<String>, accountID: Value<String>) {
        self.init(
            reference: "https://sqs.\(region).\(Pseudo.urlSuffix)/\(accountID)/\(name)",
            attributes: [
                "Arn": "arn:\(Pseudo.partition):sqs:\(region):\(accountID):\(name)",
                "QueueName": JSON(name),
            ]
        )
    }
}
