import DynamoDBValues
import Testing

@testable import AWSClient

@Suite struct DynamoDBTests {
    private func client(_ transport: StubTransport) throws -> DynamoDBClient {
        DynamoDBClient(try .testing(transport))
    }

    private func serviceError(_ json: String, status: Int = 400) async throws -> AWSServiceError {
        let client = try client(StubTransport(json: json, status: status))
        do throws(AWSError) {
            try await client.putItem(PutItemRequest(tableName: "T", item: ["id": "1"]))
        } catch {
            return try #require(error.serviceError)
        }
        throw CancellationError()
    }

    // MARK: Values

    private static let values: [(AttributeValue, String)] = [
        (.string("a\"é😀"), #"{"S":"a\"é😀"}"#),
        (
            DynamoDBNumber("12345678901234567890123456789012345678").map { .number($0) } ?? .null,
            #"{"N":"12345678901234567890123456789012345678"}"#
        ),
        (-3, #"{"N":"-3"}"#), (.binary([0, 255]), #"{"B":"AP8="}"#), (true, #"{"BOOL":true}"#),
        (.null, #"{"NULL":true}"#),
        (.list(["a", .list([])]), #"{"L":[{"S":"a"},{"L":[]}]}"#), (.map(["a": .map([:])]), #"{"M":{"a":{"M":{}}}}"#),
        (.stringSet(["b", "a"]), #"{"SS":["a","b"]}"#), (.numberSet([2, 1]), #"{"NS":["1","2"]}"#),
        (.binarySet([[1], [0]]), #"{"BS":["AA==","AQ=="]}"#),
    ]

    @Test(arguments: values.indices) func writesAndReadsValues(index: Int) async throws {
        let (value, json) = Self.values[index]
        let transport = StubTransport(json: #"{"Item":{"v":\#(json)}}"#)
        let client = try client(transport)
        #expect(try await client.getItem(GetItemRequest(tableName: "T", key: ["v": value])) == ["v": value])
        try expectRequest(
            transport,
            "DynamoDB_20120810.GetItem",
            "1.0",
            #"{"TableName":"T","Key":{"v":\#(json)}}"#
        )
    }

    @Test(arguments: [
        (#"{"Item":{"v":{"N":"NaN"}}}"#, "a number that is none: 'NaN'"),
        (#"{"Item":{"v":{"N":1}}}"#, "a value of type 'N' that is none"),
        (#"{"Item":{"v":{"X":"1"}}}"#, "a value of type 'X' that is none"),
        (#"{"Item":{"v":{"S":"a","N":"1"}}}"#, "a value that is no object with one member"),
        (#"{"Item":{"v":{}}}"#, "a value that is no object with one member"),
        (#"{"Item":{"v":"a"}}"#, "a value that is no object with one member"),
        (#"{"Item":{"v":{"B":"?"}}}"#, "bytes that are not in Base64"),
        (#"{"Item":{"v":{"SS":[1]}}}"#, "a set with something else than text"),
        (#"{"Item":[]}"#, "an item that is no object"), ("[]", "it is no object"),
        ("{", "it is not JSON: expected a key in double quotes, found the end at byte 1"),
        ("", "it is not JSON: expected a value, found the end at byte 0"),
    ])
    func reportsAnswersThatAreNone(json: String, reason: String) async throws {
        let client = try client(StubTransport(json: json))
        let operation = AWSOperation(service: "DynamoDB", name: "GetItem")
        await #expect(throws: AWSError.invalidAnswer(reason, operation)) {
            try await client.getItem(GetItemRequest(tableName: "T", key: ["id": "1"]))
        }
    }

    // MARK: Operations

    @Test func putsItem() async throws {
        let transport = StubTransport(json: #"{"Attributes":{"id":{"S":"1"},"n":{"N":"2.50"}}}"#)
        let response = try await client(transport).putItem(
            PutItemRequest(
                tableName: "T",
                item: ["id": "1"],
                condition: ItemCondition("attribute_not_exists(#id) OR #at < :at", returnsItem: true),
                placeholders: Placeholders(names: ["#id": "id", "#at": "at"], values: [":at": 5]),
                returnedValues: .allOld
            )
        )
        #expect(response.attributes?["n"]?.asNumber?.text == "2.50")
        try expectRequest(
            transport,
            "DynamoDB_20120810.PutItem",
            "1.0",
            """
            {"TableName":"T","Item":{"id":{"S":"1"}},"ConditionExpression":"attribute_not_exists(#id) OR #at < :at",
            "ReturnValuesOnConditionCheckFailure":"ALL_OLD","ExpressionAttributeNames":{"#id":"id","#at":"at"},
            "ExpressionAttributeValues":{":at":{"N":"5"}},"ReturnValues":"ALL_OLD"}
            """
        )
    }

    @Test func updatesItem() async throws {
        let transport = StubTransport(json: #"{"Attributes":{"count":{"N":"3"}}}"#)
        let response = try await client(transport).updateItem(
            UpdateItemRequest(
                tableName: "T",
                key: ["id": "1"],
                update: "ADD #count :one",
                placeholders: Placeholders(names: ["#count": "count"], values: [":one": 1]),
                returnedValues: .updatedNew
            )
        )
        #expect(response.attributes == ["count": 3])
        try expectRequest(
            transport,
            "DynamoDB_20120810.UpdateItem",
            "1.0",
            """
            {"TableName":"T","Key":{"id":{"S":"1"}},"UpdateExpression":"ADD #count :one",
            "ExpressionAttributeNames":{"#count":"count"},"ExpressionAttributeValues":{":one":{"N":"1"}},
            "ReturnValues":"UPDATED_NEW"}
            """
        )
    }

    @Test func getsItem() async throws {
        let transport = StubTransport(json: "{}")
        let item = try await client(transport).getItem(
            GetItemRequest(
                tableName: "T",
                key: ["id": "1"],
                isConsistent: true,
                projection: "#n",
                placeholders: Placeholders(names: ["#n": "n"])
            )
        )
        #expect(item == nil)
        try expectRequest(
            transport,
            "DynamoDB_20120810.GetItem",
            "1.0",
            """
            {"TableName":"T","Key":{"id":{"S":"1"}},"ConsistentRead":true,"ProjectionExpression":"#n",
            "ExpressionAttributeNames":{"#n":"n"}}
            """
        )
    }

    @Test func writesBatch() async throws {
        let transport = StubTransport(
            json: """
                {"UnprocessedItems":{"T":[{"PutRequest":{"Item":{"id":{"S":"2"}}}},
                {"DeleteRequest":{"Key":{"id":{"S":"3"}}}}]}}
                """
        )
        let undone = try await client(transport).batchWriteItem([
            "T": [.put(["id": "1"]), .put(["id": "2"]), .delete(key: ["id": "3"])], "U": [.put(["id": "1"])],
        ])
        #expect(undone == ["T": [.put(["id": "2"]), .delete(key: ["id": "3"])]])
        try expectRequest(
            transport,
            "DynamoDB_20120810.BatchWriteItem",
            "1.0",
            """
            {"RequestItems":{"T":[{"PutRequest":{"Item":{"id":{"S":"1"}}}},{"PutRequest":{"Item":{"id":{"S":"2"}}}},
            {"DeleteRequest":{"Key":{"id":{"S":"3"}}}}],"U":[{"PutRequest":{"Item":{"id":{"S":"1"}}}}]}}
            """
        )
    }

    @Test func writesTransaction() async throws {
        let transport = StubTransport(json: "{}")
        try await client(transport).transactWriteItems(
            [
                TransactWriteItem(
                    tableName: "T",
                    .put(["id": "1"]),
                    condition: "attribute_not_exists(id)"
                ),
                TransactWriteItem(
                    tableName: "U",
                    .update(key: ["id": "2"], "ADD n :one"),
                    placeholders: Placeholders(values: [":one": 1])
                ),
                TransactWriteItem(tableName: "U", .delete(key: ["id": "3"])),
                TransactWriteItem(
                    tableName: "U",
                    .check(key: ["id": "4"]),
                    condition: ItemCondition("attribute_exists(id)", returnsItem: true)
                ),
            ],
            clientRequestToken: "token"
        )
        try expectRequest(
            transport,
            "DynamoDB_20120810.TransactWriteItems",
            "1.0",
            """
            {"TransactItems":[
            {"Put":{"TableName":"T","Item":{"id":{"S":"1"}},"ConditionExpression":"attribute_not_exists(id)"}},
            {"Update":{"TableName":"U","Key":{"id":{"S":"2"}},"UpdateExpression":"ADD n :one",
            "ExpressionAttributeValues":{":one":{"N":"1"}}}},
            {"Delete":{"TableName":"U","Key":{"id":{"S":"3"}}}},
            {"ConditionCheck":{"TableName":"U","Key":{"id":{"S":"4"}},"ConditionExpression":"attribute_exists(id)",
            "ReturnValuesOnConditionCheckFailure":"ALL_OLD"}}],"ClientRequestToken":"token"}
            """
        )
    }

    @Test func allTriesOfTransactionShareToken() async throws {
        let transport = StubTransport([.error("InternalServerError", status: 500), .json("{}")])
        let client = try client(transport)
        try await client.transactWriteItems([TransactWriteItem(tableName: "T", .delete(key: ["id": "1"]))])
        try await client.transactWriteItems([TransactWriteItem(tableName: "T", .delete(key: ["id": "1"]))])
        let bodies = transport.requests.map(\.body)
        #expect(bodies[0] == bodies[1])
        #expect(bodies[1] != bodies[2])
    }

    @Test func queries() async throws {
        let transport = StubTransport(
            json: #"{"Items":[{"id":{"S":"1"}}],"Count":1,"ScannedCount":5,"LastEvaluatedKey":{"id":{"S":"9"}}}"#
        )
        let response = try await client(transport).query(
            QueryRequest(
                tableName: "T",
                indexName: "I",
                keyCondition: "id = :id",
                filter: "n > :n",
                projection: "id",
                placeholders: Placeholders(values: [":id": "1", ":n": 2]),
                isAscending: false,
                isConsistent: true,
                limit: 5,
                exclusiveStartKey: ["id": "0"]
            )
        )
        #expect(response.items == [["id": "1"]])
        #expect(response.scannedCount == 5)
        #expect(response.lastEvaluatedKey == ["id": "9"])
        try expectRequest(
            transport,
            "DynamoDB_20120810.Query",
            "1.0",
            """
            {"TableName":"T","IndexName":"I","KeyConditionExpression":"id = :id","FilterExpression":"n > :n",
            "ProjectionExpression":"id","ExpressionAttributeValues":{":id":{"S":"1"},":n":{"N":"2"}},
            "ScanIndexForward":false,"ConsistentRead":true,"Limit":5,"ExclusiveStartKey":{"id":{"S":"0"}}}
            """
        )
    }

    // MARK: Errors

    @Test func tellsOfItemThatIsThere() async throws {
        let error = try await serviceError(
            #"{"__type":"com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException","message":"The conditional request failed","Item":{"id":{"S":"1"}}}"#
        )
        #expect(error.code == .conditionalCheckFailed)
        #expect(error.detail == .existingItem(["id": "1"]))
        #expect(error.kind == .permanent)
    }

    @Test func tellsWhyTransactionWasCanceled() async throws {
        let error = try await serviceError(
            """
            {"__type":"com.amazonaws.dynamodb.v20120810#TransactionCanceledException","Message":"m",
            "CancellationReasons":[{"Code":"None"},
            {"Code":"ConditionalCheckFailed","Message":"why","Item":{"id":{"S":"1"}}},
            {"Code":"TransactionConflict"},{"Code":"ThrottlingError"},{"Code":"ProvisionedThroughputExceeded"},
            {"Code":"ValidationError"},{"Code":"Newer"}]}
            """
        )
        #expect(error.code == .transactionCanceled)
        guard case .cancellationReasons(let reasons) = error.detail else {
            Issue.record("no reasons")
            return
        }
        #expect(
            reasons.map(\.code) == [
                .none, .conditionalCheckFailed, .transactionConflict, .throttlingError, .provisionedThroughputExceeded,
                .validationError, CancellationReason.Code(rawValue: "Newer"),
            ]
        )
        #expect(reasons.map(\.isTransient) == [false, false, true, true, true, false, false])
        #expect(reasons[1].message == "why")
        #expect(reasons[1].item == ["id": "1"])
        #expect(reasons[0].item == nil)
    }

    @Test(arguments: [
        ("ProvisionedThroughputExceededException", AWSErrorCode.provisionedThroughputExceeded, FailureKind.throttling),
        ("ThrottlingException", .throttling, .throttling),
        ("RequestLimitExceeded", AWSErrorCode(rawValue: "RequestLimitExceeded"), .throttling),
        ("TransactionInProgressException", AWSErrorCode(rawValue: "TransactionInProgressException"), .throttling),
        ("TransactionConflictException", .transactionConflict, .permanent),
        ("IdempotentParameterMismatchException", .idempotentParameterMismatch, .permanent),
        ("ItemCollectionSizeLimitExceededException", .itemCollectionSizeLimitExceeded, .permanent),
        ("ResourceNotFoundException", .resourceNotFound, .permanent), ("ValidationException", .validation, .permanent),
        ("AccessDeniedException", .accessDenied, .permanent), ("ExpiredTokenException", .expiredToken, .permanent),
        ("UnrecognizedClientException", .unrecognizedClient, .permanent),
    ])
    func readsCodes(text: String, code: AWSErrorCode, kind: FailureKind) async throws {
        let error = try await serviceError(#"{"__type":"com.amazonaws.dynamodb.v20120810#\#(text)","message":"m"}"#)
        #expect(error.code == code)
        #expect(error.kind == kind)
        #expect(error.message == "m")
        #expect(error.detail == nil)
    }
}
