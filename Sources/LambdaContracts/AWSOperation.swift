/// Something that a function does with AWS.
///
/// `Environment` has the names of the function's variables; one of them says on what the operation is.
public struct AWSOperation<Environment> {
    /// The action as policies name it, `dynamodb:PutItem` for example.
    public let action: String
    /// The variable that says on what: the name, URL or ARN of a resource.
    public let resource: Environment
    /// On what condition the function does it; always when `nil`.
    public let condition: Condition?

    /// What a variable must be for an operation to be done.
    public struct Condition {
        /// The variable.
        public let variable: Environment
        /// The value that it must have.
        public let value: String
    }

    /// An operation by the name of its action, for those that have no function yet.
    /// - Parameters:
    ///   - action: The action as policies name it, `dynamodb:PutItem` for example.
    ///   - resource: The variable that says on what.
    public init(_ action: String, on resource: Environment) {
        self.init(action: action, resource: resource, condition: nil)
    }

    private init(action: String, resource: Environment, condition: Condition?) {
        self.action = action
        self.resource = resource
        self.condition = condition
    }

    /// The operation, done only when a variable has a value.
    /// - Parameters:
    ///   - variable: The variable.
    ///   - value: The value that it must have.
    /// - Returns: The operation with its condition.
    public func when(_ variable: Environment, is value: String) -> AWSOperation {
        AWSOperation(action: action, resource: resource, condition: Condition(variable: variable, value: value))
    }
}

// Constraints are on extensions, for a quick start: docs/adr/0017-constraints-on-extensions.md.
extension AWSOperation: Equatable where Environment: Equatable {}
extension AWSOperation: Hashable where Environment: Hashable {}
extension AWSOperation: Sendable where Environment: Sendable {}
extension AWSOperation.Condition: Equatable where Environment: Equatable {}
extension AWSOperation.Condition: Hashable where Environment: Hashable {}
extension AWSOperation.Condition: Sendable where Environment: Sendable {}

// Actions of a transaction are those of its parts.
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html
extension AWSOperation {
    /// Reads an item of a table.
    /// - Parameter resource: The variable that has the table's name.
    /// - Returns: The operation.
    public static func getItem(of resource: Environment) -> Self { .init("dynamodb:GetItem", on: resource) }

    /// Writes an item to a table, alone or in a transaction.
    /// - Parameter resource: The variable that has the table's name.
    /// - Returns: The operation.
    public static func putItem(on resource: Environment) -> Self { .init("dynamodb:PutItem", on: resource) }

    /// Changes an item of a table, alone or in a transaction.
    /// - Parameter resource: The variable that has the table's name.
    /// - Returns: The operation.
    public static func updateItem(on resource: Environment) -> Self { .init("dynamodb:UpdateItem", on: resource) }
}

extension AWSOperation {
    /// Sends messages to a queue.
    /// - Parameter resource: The variable that has the queue's URL.
    /// - Returns: The operation.
    public static func sendMessage(to resource: Environment) -> Self { .init("sqs:SendMessage", on: resource) }

    /// Receives messages of a queue.
    /// - Parameter resource: The variable that has the queue's URL.
    /// - Returns: The operation.
    public static func receiveMessage(from resource: Environment) -> Self { .init("sqs:ReceiveMessage", on: resource) }

    /// Deletes messages of a queue.
    /// - Parameter resource: The variable that has the queue's URL.
    /// - Returns: The operation.
    public static func deleteMessage(from resource: Environment) -> Self { .init("sqs:DeleteMessage", on: resource) }

    /// Changes for how long messages of a queue stay hidden.
    /// - Parameter resource: The variable that has the queue's URL.
    /// - Returns: The operation.
    public static func changeMessageVisibility(of resource: Environment) -> Self {
        .init("sqs:ChangeMessageVisibility", on: resource)
    }

    /// Reads how many messages a queue has.
    /// - Parameter resource: The variable that has the queue's URL.
    /// - Returns: The operation.
    public static func getQueueAttributes(of resource: Environment) -> Self {
        .init("sqs:GetQueueAttributes", on: resource)
    }

    /// Starts to move the messages of a queue of dead letters.
    /// - Parameter resource: The variable that has the queue's URL.
    /// - Returns: The operation.
    public static func startMessageMoveTask(from resource: Environment) -> Self {
        .init("sqs:StartMessageMoveTask", on: resource)
    }

    /// Asks how far moves of the messages of a queue of dead letters are.
    /// - Parameter resource: The variable that has the queue's URL.
    /// - Returns: The operation.
    public static func listMessageMoveTasks(from resource: Environment) -> Self {
        .init("sqs:ListMessageMoveTasks", on: resource)
    }

    /// Stops to move the messages of a queue of dead letters.
    /// - Parameter resource: The variable that has the queue's URL.
    /// - Returns: The operation.
    public static func cancelMessageMoveTask(from resource: Environment) -> Self {
        .init("sqs:CancelMessageMoveTask", on: resource)
    }
}

extension AWSOperation {
    /// Puts events on a bus.
    /// - Parameter resource: The variable that has the bus's name.
    /// - Returns: The operation.
    public static func putEvents(on resource: Environment) -> Self { .init("events:PutEvents", on: resource) }

    /// Publishes to a topic.
    /// - Parameter resource: The variable that has the topic's ARN.
    /// - Returns: The operation.
    public static func publish(to resource: Environment) -> Self { .init("sns:Publish", on: resource) }

    /// Reads a parameter of the Parameter Store.
    /// - Parameter resource: The variable that has the parameter's name.
    /// - Returns: The operation.
    public static func getParameter(_ resource: Environment) -> Self { .init("ssm:GetParameter", on: resource) }

    /// Invokes a function.
    /// - Parameter resource: The variable that has the function's name.
    /// - Returns: The operation.
    public static func invokeFunction(_ resource: Environment) -> Self { .init("lambda:InvokeFunction", on: resource) }
}
