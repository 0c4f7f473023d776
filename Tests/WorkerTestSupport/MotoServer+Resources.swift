package import AWSTestSupport
import JSONValues

extension MotoServer {
    /// Makes a table that is paid by request.
    /// - Parameters:
    ///   - name: Its name.
    ///   - key: Its key.
    ///   - hasStream: Whether it has a stream of new and old images; it has not when not given.
    /// - Returns: The ARN of the stream; empty when there is none.
    /// - Throws: ``Failure`` when the server refuses.
    @discardableResult
    package func createTable(
        _ name: String,
        key: DynamoDBStub.KeySchema,
        hasStream: Bool = false
    ) async throws -> String {
        let types = key.attributes.map { name, type -> JSONValue in
            ["AttributeName": .string(name), "AttributeType": .string(type)]
        }
        let roles = key.attributes.enumerated().map { index, attribute -> JSONValue in
            ["AttributeName": .string(attribute.name), "KeyType": .string(index == 0 ? "HASH" : "RANGE")]
        }
        var request: [String: JSONValue] = [
            "TableName": .string(name), "BillingMode": "PAY_PER_REQUEST", "AttributeDefinitions": .array(types),
            "KeySchema": .array(roles),
        ]
        if hasStream {
            request["StreamSpecification"] = ["StreamEnabled": true, "StreamViewType": "NEW_AND_OLD_IMAGES"]
        }
        let answer = try await call("dynamodb", "DynamoDB_20120810.CreateTable", .object(request))
        return answer["TableDescription"]?["LatestStreamArn"]?.asString ?? ""
    }

    /// The items of a table.
    /// - Parameter table: Its name.
    /// - Returns: The items in the JSON of DynamoDB.
    /// - Throws: ``Failure`` when the server refuses.
    package func items(of table: String) async throws -> [DynamoDBStub.Item] {
        let answer = try await call("dynamodb", "DynamoDB_20120810.Scan", ["TableName": .string(table)])
        return answer["Items"]?.asArray?.compactMap(\.asObject) ?? []
    }

    /// Makes a queue.
    /// - Parameters:
    ///   - name: Its name.
    ///   - deadLetters: The ARN of what has dead letters and after how many deliveries they go there; none when not given.
    /// - Returns: Its URL and ARN.
    /// - Throws: ``Failure`` when the server refuses.
    package func createQueue(
        _ name: String,
        deadLetters: (arn: String, after: Int)? = nil
    ) async throws -> (url: String, arn: String) {
        var attributes: [String: JSONValue] = [:]
        if let deadLetters {
            let policy: JSONValue = [
                "deadLetterTargetArn": .string(deadLetters.arn), "maxReceiveCount": .string("\(deadLetters.after)"),
            ]
            attributes["RedrivePolicy"] = .string(policy.text)
        }
        let answer = try await call(
            "sqs",
            "AmazonSQS.CreateQueue",
            ["QueueName": .string(name), "Attributes": .object(attributes)]
        )
        guard let url = answer["QueueUrl"]?.asString else { throw Failure(description: "no URL of the queue \(name)") }
        return (url, "arn:aws:sqs:eu-west-1:123456789012:\(name)")
    }
}
