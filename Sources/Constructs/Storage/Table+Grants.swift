public import AWSDynamoDB
public import CloudFormation
public import ResourceTypes

extension DynamoDB.Table: GrantTarget {
    /// The ARN of the table, without its indexes and its stream.
    public static func arn(of resource: Ref<Self>) -> Value<String> { Value(resource.arn) }

    /// Whoever reads or writes items has the table's key decrypted in their name.
    ///
    /// All else Amazon DynamoDB does with the key by grants of its own.
    ///
    /// <https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html>
    public static func keyActions(for actions: [Action<Self>]) -> Set<String> {
        actions.allSatisfy { $0 == .describeTable } ? [] : ["kms:Decrypt"]
    }
}

/// The actions of applications on tables.
///
/// A transaction needs the actions of its parts.
///
/// <https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html>
extension Action where R == DynamoDB.Table {
    /// `dynamodb:GetItem`: read an item.
    public static var getItem: Self { Action("dynamodb:GetItem") }
    /// `dynamodb:BatchGetItem`: read several items.
    public static var batchGetItem: Self { Action("dynamodb:BatchGetItem") }
    /// `dynamodb:Query`: read items of one partition key.
    public static var query: Self { Action("dynamodb:Query") }
    /// `dynamodb:Scan`: read all items.
    public static var scan: Self { Action("dynamodb:Scan") }
    /// `dynamodb:ConditionCheckItem`: make a transaction depend on an item that it does not change.
    public static var conditionCheckItem: Self { Action("dynamodb:ConditionCheckItem") }
    /// `dynamodb:PutItem`: write an item.
    public static var putItem: Self { Action("dynamodb:PutItem") }
    /// `dynamodb:UpdateItem`: change an item.
    public static var updateItem: Self { Action("dynamodb:UpdateItem") }
    /// `dynamodb:DeleteItem`: delete an item.
    public static var deleteItem: Self { Action("dynamodb:DeleteItem") }
    /// `dynamodb:BatchWriteItem`: write and delete several items.
    public static var batchWriteItem: Self { Action("dynamodb:BatchWriteItem") }
    /// `dynamodb:PartiQLSelect`: read items by PartiQL.
    public static var partiQLSelect: Self { Action("dynamodb:PartiQLSelect") }
    /// `dynamodb:PartiQLInsert`: write new items by PartiQL.
    public static var partiQLInsert: Self { Action("dynamodb:PartiQLInsert") }
    /// `dynamodb:PartiQLUpdate`: change items by PartiQL.
    public static var partiQLUpdate: Self { Action("dynamodb:PartiQLUpdate") }
    /// `dynamodb:PartiQLDelete`: delete items by PartiQL.
    public static var partiQLDelete: Self { Action("dynamodb:PartiQLDelete") }
    /// `dynamodb:DescribeTable`: read settings and the state of the table.
    public static var describeTable: Self { Action("dynamodb:DescribeTable") }
}

extension Ref where R == DynamoDB.Table {
    /// Allows a function or role actions on an index, and not on the table itself.
    /// - Parameters:
    ///   - actions: The actions: `query`, `scan` and `partiQLSelect` work on an index.
    ///   - index: The name of the index. One that the table does not have is an error.
    ///   - grantee: Who may use them.
    ///   - filePath: The file of the call.
    ///   - line: The line of the call.
    public func grant(
        _ actions: Action<R>...,
        onIndex index: String,
        to grantee: Ref<some HasExecutionRole>,
        filePath: String = #filePath,
        line: UInt = #line
    ) {
        let location = SourceLocation(filePath: filePath, line: line)
        if let names = graph.attachment(TableIndexNames.self, of: element)?.names, !names.contains(index) {
            let known = names.isEmpty ? "no indexes" : names.sorted().map { "'\($0)'" }.joined(separator: ", ")
            graph.scope(of: element)?.error("the table has no index '\(index)'; it has \(known)", at: location)
            return
        }
        grant(actions, on: ["\(arn)/index/\(index)"], to: grantee, at: location)
    }

    /// Allows a function or role actions on every index, also on those that the table gets later, and not on the table
    /// itself.
    /// - Parameters:
    ///   - actions: The actions: `query`, `scan` and `partiQLSelect` work on an index.
    ///   - grantee: Who may use them.
    ///   - filePath: The file of the call.
    ///   - line: The line of the call.
    public func grantOnAllIndexes(
        _ actions: Action<R>...,
        to grantee: Ref<some HasExecutionRole>,
        filePath: String = #filePath,
        line: UInt = #line
    ) {
        grant(
            actions,
            on: ["\(arn)/index/*"],
            to: grantee,
            at: SourceLocation(filePath: filePath, line: line)
        )
    }

    /// Allows a function or role to read the table's stream: what a Lambda event source mapping needs.
    ///
    /// The table must have a stream.
    ///
    /// <https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html>
    /// - Parameters:
    ///   - grantee: Who may read the stream.
    ///   - filePath: The file of the call.
    ///   - line: The line of the call.
    public func grantReadStream(
        to grantee: Ref<some HasExecutionRole>,
        filePath: String = #filePath,
        line: UInt = #line
    ) {
        let location = SourceLocation(filePath: filePath, line: line)
        let actions: [Action<R>] = [
            Action("dynamodb:DescribeStream"),
            Action("dynamodb:GetRecords"),
            Action("dynamodb:GetShardIterator"),
            Action("dynamodb:ListStreams"),
        ]
        grant(actions, on: [streamArn], to: grantee, at: location)
    }
}
