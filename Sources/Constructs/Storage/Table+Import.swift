internal import AWSDynamoDB
public import CloudFormation
public import ResourceTypes

extension Table {
    /// A table that exists already.
    ///
    /// Its key is not part of the app: whoever owns it must allow what is granted here.
    /// - Parameters:
    ///   - name: The name of the table.
    ///   - streamLabel: The label of the table's stream, the time at the end of its ARN; without it the stream cannot
    ///     be used.
    ///   - region: The Region of the table; that of the stack when not given.
    ///   - accountID: The account of the table; that of the stack when not given.
    /// - Returns: The table, to be added to a scope.
    public static func imported(
        name: Value<String>,
        streamLabel: Value<String>? = nil,
        region: Value<String> = Pseudo.region,
        accountID: Value<String> = Pseudo.accountID
    ) -> Imported<DynamoDB.Table> {
        let arn: Value<String> = "arn:\(Pseudo.partition):dynamodb:\(region):\(accountID):table/\(name)"
        var attributes = ["Arn": JSON(arn)]
        if let streamLabel { attributes["StreamArn"] = "\(arn)/stream/\(streamLabel)" }
        return Imported(reference: name, attributes: attributes)
    }
}
