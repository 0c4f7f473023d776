/// Codes of DynamoDB.
///
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html
extension AWSErrorCode {
    /// The condition of a write does not hold of the item that is there.
    public static let conditionalCheckFailed = AWSErrorCode(rawValue: "ConditionalCheckFailedException")
    /// A transaction was not done; the detail says why.
    public static let transactionCanceled = AWSErrorCode(rawValue: "TransactionCanceledException")
    /// Another transaction is at the item.
    public static let transactionConflict = AWSErrorCode(rawValue: "TransactionConflictException")
    /// The same token was used before with another transaction.
    public static let idempotentParameterMismatch = AWSErrorCode(rawValue: "IdempotentParameterMismatchException")
    /// The provisioned capacity of the table or an index is used up.
    public static let provisionedThroughputExceeded = AWSErrorCode(
        rawValue: "ProvisionedThroughputExceededException"
    )
    /// The items with the same partition key of a table with local indexes would be larger than 10 GB.
    public static let itemCollectionSizeLimitExceeded = AWSErrorCode(
        rawValue: "ItemCollectionSizeLimitExceededException"
    )
    /// The table, the index or the move task does not exist.
    public static let resourceNotFound = AWSErrorCode(rawValue: "ResourceNotFoundException")
}
