internal import AWSSQS
public import CloudFormation
public import ResourceTypes

extension QueueType {
    /// Producers need a data key for what they send; whoever sends or receives decrypts data keys.
    ///
    /// <https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html>
    public static func keyActions(for actions: [Action<SQS.Queue>]) -> Set<String> {
        if actions.contains(.sendMessage) { return ["kms:Decrypt", "kms:GenerateDataKey"] }
        return actions.contains(.receiveMessage) ? ["kms:Decrypt"] : []
    }
}

/// The actions of applications on queues, standard and FIFO.
///
/// <https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsqs.html>
extension Action where R == SQS.Queue {
    /// `sqs:SendMessage`: send messages, one at a time or in a batch.
    public static var sendMessage: Self { Action("sqs:SendMessage") }
    /// `sqs:ReceiveMessage`: receive messages.
    public static var receiveMessage: Self { Action("sqs:ReceiveMessage") }
    /// `sqs:DeleteMessage`: delete received messages.
    public static var deleteMessage: Self { Action("sqs:DeleteMessage") }
    /// `sqs:ChangeMessageVisibility`: change when received messages become visible again.
    public static var changeMessageVisibility: Self { Action("sqs:ChangeMessageVisibility") }
    /// `sqs:GetQueueAttributes`: read settings and counts of messages.
    public static var getQueueAttributes: Self { Action("sqs:GetQueueAttributes") }
    /// `sqs:GetQueueUrl`: look the URL up by name, for those that are not given it.
    public static var getQueueUrl: Self { Action("sqs:GetQueueUrl") }
    /// `sqs:PurgeQueue`: delete all messages.
    public static var purgeQueue: Self { Action("sqs:PurgeQueue") }
    /// `sqs:ListDeadLetterSourceQueues`: list the queues whose dead letters come here.
    public static var listDeadLetterSourceQueues: Self { Action("sqs:ListDeadLetterSourceQueues") }
    /// `sqs:StartMessageMoveTask`: start to move dead letters; see also
    /// ``CloudFormation/Ref/grantRedriveMessages(into:to:filePath:line:)``.
    public static var startMessageMoveTask: Self { Action("sqs:StartMessageMoveTask") }
    /// `sqs:CancelMessageMoveTask`: stop to move dead letters.
    public static var cancelMessageMoveTask: Self { Action("sqs:CancelMessageMoveTask") }
    /// `sqs:ListMessageMoveTasks`: see how far moves of dead letters are.
    public static var listMessageMoveTasks: Self { Action("sqs:ListMessageMoveTasks") }
}

extension Ref where R: QueueType {
    /// Allows a function or role to send messages, and nothing else.
    /// - Parameters:
    ///   - grantee: Who may send.
    ///   - filePath: The file of the call.
    ///   - line: The line of the call.
    public func grantSendMessages(
        to grantee: Ref<some HasExecutionRole>,
        filePath: String = #filePath,
        line: UInt = #line
    ) {
        grant(.sendMessage, to: grantee, filePath: filePath, line: line)
    }

    /// Allows a function or role what a Lambda event source mapping needs: to receive and delete messages, and to read
    /// attributes.
    ///
    /// <https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html>
    /// - Parameters:
    ///   - grantee: Who may consume messages.
    ///   - filePath: The file of the call.
    ///   - line: The line of the call.
    public func grantConsumeMessages(
        to grantee: Ref<some HasExecutionRole>,
        filePath: String = #filePath,
        line: UInt = #line
    ) {
        grant(.receiveMessage, .deleteMessage, .getQueueAttributes, to: grantee, filePath: filePath, line: line)
    }

    /// Allows a function or role to start the move of this queue's dead letters to another queue.
    ///
    /// <https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html>
    /// - Parameters:
    ///   - destination: The queue that takes the messages: usually the one that they come from.
    ///   - grantee: Who may start the move.
    ///   - filePath: The file of the call.
    ///   - line: The line of the call.
    public func grantRedriveMessages(
        into destination: Ref<R>,
        to grantee: Ref<some HasExecutionRole>,
        filePath: String = #filePath,
        line: UInt = #line
    ) {
        grant(
            .startMessageMoveTask,
            .receiveMessage,
            .deleteMessage,
            .getQueueAttributes,
            to: grantee,
            filePath: filePath,
            line: line
        )
        destination.grant(.sendMessage, to: grantee, filePath: filePath, line: line)
    }
}
