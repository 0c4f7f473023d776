import DynamoDBValues
import JSONValues
import LambdaEvents
import Testing

private func decode<T: Decodable>(_ text: String, as type: T.Type = T.self) throws -> T {
    try JSONValue(parsing: text).decode(as: type)
}

@Suite("SQS events") struct SQSEventTests {
    @Test("an empty batch is a batch") func empty() throws {
        #expect(try decode(#"{"Records":[]}"#, as: SQSEvent.self).records.isEmpty)
    }

    @Test("bodies are text, whatever they hold") func bodies() throws {
        let bodies = ["", "NaN", #"{"a":"\ud800"}"#, "\u{0}", String(repeating: "x", count: 1_048_576)]
        let event: JSONValue = [
            "Records": .array(bodies.map { ["messageId": "m", "body": .string($0), "futureMember": [1]] })
        ]
        #expect(try decode(event.text, as: SQSEvent.self).records.map(\.body) == bodies)
    }

    @Test("a thousand large records are read") func large() throws {
        let record: JSONValue = ["messageId": "m", "body": .string(String(repeating: "é", count: 2_500))]
        let event: JSONValue = ["Records": .array(Array(repeating: record, count: 1_000))]
        #expect(try decode(event.text, as: SQSEvent.self).records.count == 1_000)
    }

    @Test(
        "say what they lack",
        arguments: [
            (#"{}"#, "Records: is missing"),
            (#"{"Records":[{"messageId":"1","body":""},{"body":"b"}]}"#, "Records[1].messageId: is missing"),
            (#"{"Records":[{"messageId":"1","body":5}]}"#, "Records[0].body: expected a string, found a number"),
            (#"{"Records":{}}"#, "Records: expected an array, found an object"),
        ]
    ) func malformed(text: String, message: String) {
        let error = #expect(throws: JSONDecodingError.self) { try decode(text, as: SQSEvent.self) }
        #expect(error?.description == message)
    }

    @Test("responses name the messages that failed") func response() throws {
        #expect(try JSONValue(encoding: SQSBatchResponse()).text == #"{"batchItemFailures":[]}"#)
        #expect(
            try JSONValue(encoding: SQSBatchResponse(failedMessageIDs: ["a", "b"])).text
                == #"{"batchItemFailures":[{"itemIdentifier":"a"},{"itemIdentifier":"b"}]}"#
        )
    }
}

@Suite("Stream events") struct DynamoDBStreamEventTests {
    private func event(image: String) throws -> DynamoDBStreamEvent {
        try decode(
            """
            {"Records":[
                {"eventID":"1","eventName":"INSERT","dynamodb":{"SequenceNumber":"10","Keys":{"id":{"S":"a"}},"NewImage":\(image)}},
                {"eventID":"2","eventName":"REMOVE","userIdentity":{"type":"Service","principalId":"dynamodb.amazonaws.com"},
                 "dynamodb":{"SequenceNumber":"11","Keys":{"id":{"S":"b"}},"OldImage":{"id":{"S":"b"}}}}
            ]}
            """
        )
    }

    @Test("attributes of all types are exact") func attributes() throws {
        let image = try event(
            image: """
                {"s":{"S":"é"},"n":{"N":"12345678901234567890123456789012345678"},"b":{"B":"AAEqQQ=="},"t":{"BOOL":true},"0":{"NULL":true},
                 "l":{"L":[{"N":"1"},{"L":[]}]},"m":{"M":{"x":{"S":""}}},"ss":{"SS":["a","b"]},"ns":{"NS":["1.5"]},"bs":{"BS":["AA==","AAE="]}}
                """
        ).records[0].newImage()
        #expect(image?["n"]?.asNumber?.text == "12345678901234567890123456789012345678")
        #expect(
            image == [
                "s": "é", "n": .number(try #require(DynamoDBNumber("12345678901234567890123456789012345678"))),
                "b": .binary([0, 1, 0x2A, 0x41]), "t": true, "0": .null, "l": .list([1, .list([])]),
                "m": .map(["x": ""]),
                "ss": .stringSet(["a", "b"]), "ns": .numberSet([try #require(DynamoDBNumber("1.5"))]),
                "bs": .binarySet([[0], [0, 1]]),
            ]
        )
    }

    @Test("an item that its time to live deleted is told apart, and has no new image") func expiry() throws {
        let records = try event(image: "{}").records
        #expect(records.map(\.hasExpired) == [false, true])
        #expect(try records[1].newImage() == nil)
    }

    @Test(
        "an image that cannot be read fails its record alone",
        arguments: [
            (
                #"{"a":{"X":"?"}}"#,
                "NewImage.a: the type 'X' is unknown or does not go with its value; known are S, N, B, BOOL, NULL, L, M, SS, NS and BS"
            ),
            (
                #"{"a":{"N":1}}"#,
                "NewImage.a: the type 'N' is unknown or does not go with its value; known are S, N, B, BOOL, NULL, L, M, SS, NS and BS"
            ),
            (#"{"a":{"N":"NaN"}}"#, "NewImage.a: expected a number of at most 38 digits, found 'NaN'"),
            (#"{"a":{"L":[{"B":"*"}]}}"#, "NewImage.a[0]: expected base64, found '*'"),
            (#"{"a":{"SS":[1]}}"#, "NewImage.a: expected a set of strings"),
            (#"{"a":{"S":"a","N":"1"}}"#, "NewImage.a: expected an object with one member that is named by a type"),
            (#"[]"#, "NewImage: expected an object of attributes"),
        ]
    ) func malformed(image: String, message: String) throws {
        let records = try event(image: image).records
        let error = #expect(throws: JSONDecodingError.self) { try records[0].newImage() }
        #expect(error?.description == message)
        #expect(records[0].sequenceNumber == "10")
        #expect(try records[1].oldImage() == ["id": "b"])
    }

    @Test("responses name the first change that failed, and keep the state of a window") func response() throws {
        #expect(try JSONValue(encoding: StreamBatchResponse()).text == #"{"batchItemFailures":[]}"#)
        #expect(
            try JSONValue(encoding: StreamBatchResponse(firstFailure: "10", state: ["count": 3])).text
                == #"{"batchItemFailures":[{"itemIdentifier":"10"}],"state":{"count":3}}"#
        )
    }
}

@Suite("Other events") struct OtherEventTests {
    private struct Coffee: Decodable, Sendable { var drink: String }

    private let event =
        #"{"version":"0","id":"7","detail-type":"T","source":"s","account":"123456789012","time":"2026-11-20T23:59:59Z","region":"eu-west-1","resources":[],"detail":DETAIL}"#

    @Test("an event of a bus has a detail of its own type, and the day it happened") func detail() throws {
        let text = event.replacing("DETAIL", with: #"{"drink":"Latte"}"#)
        let decoded = try decode(text, as: EventBridgeEvent<Coffee>.self)
        #expect(decoded.detail.drink == "Latte")
        #expect(decoded.time.utcDay == "2026-11-20")
    }

    @Test("a detail of another type is an error that says so") func otherDetail() throws {
        let text = event.replacing("DETAIL", with: "17")
        let error = #expect(throws: JSONDecodingError.self) { try decode(text, as: EventBridgeEvent<Coffee>.self) }
        #expect(error?.description == "detail: expected an object, found a number")
    }

    @Test("a request needs no more than API Gateway always sends") func request() throws {
        let request = try decode(
            #"{"routeKey":"POST /events","rawPath":"/events","headers":{"content-type":"x"},"requestContext":{"requestId":"r","stage":"$default","timeEpoch":1583348638390,"http":{"method":"POST","path":"/events"}},"body":"aGk=","isBase64Encoded":true}"#,
            as: APIGatewayV2Request.self
        )
        #expect(try request.bodyBytes() == Array("hi".utf8))
        #expect(request.header("Content-Type") == "x")
        #expect(request.correlationID == "r")
        var broken = request
        broken.body = "a"
        let error = #expect(throws: JSONDecodingError.self) { try broken.bodyBytes() }
        #expect(error?.description == "body: expected base64")
    }

    @Test("answers leave out what they do not have; bytes are in base64") func response() throws {
        #expect(try JSONValue(encoding: APIGatewayV2Response(statusCode: 204)).text == #"{"statusCode":204}"#)
        for (bytes, text) in [([], ""), ([0xFF], "/w=="), ([0xFF, 0], "/wA="), ([1, 2, 3, 4], "AQIDBA==")]
            as [([UInt8], String)]
        {
            #expect(APIGatewayV2Response(statusCode: 200, headers: [:], bytes: bytes).body == text)
        }
    }

    @Test("the record of a batch that was given up tells where it lies") func streamFailure() throws {
        let record = try decode(
            #"{"requestContext":{"requestId":"316aa6d0-8154-xmpl-9af7-85d5f4a6bc81","functionArn":"arn:aws:lambda:us-east-2:123456789012:function:f","condition":"RetryAttemptsExhausted","approximateInvokeCount":1},"responseContext":{"statusCode":200,"executedVersion":"$LATEST","functionError":"Unhandled"},"version":"1.0","timestamp":"2019-11-14T00:13:49.717Z","DDBStreamBatchInfo":{"shardId":"shardId-1","startSequenceNumber":"800","endSequenceNumber":"801","approximateArrivalOfFirstRecord":"2019-11-14T00:13:19Z","approximateArrivalOfLastRecord":"2019-11-14T00:13:19Z","batchSize":2,"streamArn":"arn:aws:dynamodb:us-east-2:123456789012:table/t/stream/2019"}}"#,
            as: StreamFailureRecord.self
        )
        #expect(record.requestContext.condition == "RetryAttemptsExhausted")
        #expect(record.batch.startSequenceNumber == "800")
        #expect(record.payload == nil)
    }

    @Test("the record of an asynchronous invocation has the event and the error") func asyncFailure() throws {
        let record = try decode(
            #"{"version":"1.0","timestamp":"2019-11-14T18:16:05.568Z","requestContext":{"requestId":"e","functionArn":"arn:aws:lambda:us-east-2:123456789012:function:f:$LATEST","condition":"RetriesExhausted","approximateInvokeCount":3},"requestPayload":{"ORDER_IDS":[1.10]},"responseContext":{"statusCode":200,"executedVersion":"$LATEST","functionError":"Unhandled"},"responsePayload":{"errorMessage":"it broke"}}"#,
            as: AsyncInvocationRecord.self
        )
        #expect(record.requestPayload.text == #"{"ORDER_IDS":[1.10]}"#)
        #expect(record.responsePayload?["errorMessage"] == "it broke")
    }
}

@Suite("Timestamps") struct TimestampTests {
    @Test(
        "are read in all forms of RFC 3339",
        arguments: [
            ("1970-01-01T00:00:00Z", 0), ("2000-02-29T12:00:00Z", 951_825_600_000),
            ("2026-11-21T10:30:00.250+01:00", 1_795_253_400_250), ("2026-11-21t09:30:00.2509z", 1_795_253_400_250),
            ("1969-12-31T23:59:59.5Z", -500), ("2024-12-31T23:59:60Z", 1_735_689_600_000),
        ]
    ) func reading(text: String, milliseconds: Int64) {
        #expect(Timestamp(text)?.millisecondsSince1970 == milliseconds)
    }

    @Test(
        "are not read from other texts",
        arguments: [
            "", "2026-11-21", "2026-11-21T09:30:00", "2026-02-29T00:00:00Z", "2026-13-01T00:00:00Z",
            "2026-11-31T00:00:00Z",
            "2026-11-21T24:00:00Z", "2026-11-21T09:60:00Z", "2026-11-21T09:30:00.Z", "2026-11-21T09:30:00+1:00",
            "2026-11-21T09:30:00Z ", "２026-11-21T09:30:00Z",
        ]
    ) func refusing(text: String) {
        #expect(Timestamp(text) == nil)
    }

    @Test("are written as they are read, on every day of eight centuries") func days() {
        for day in stride(from: Int64(-146_097), through: 146_097, by: 1) {
            let timestamp = Timestamp(millisecondsSince1970: day * 86_400_000 + 3_723_004)
            #expect(Timestamp(timestamp.text) == timestamp)
        }
        #expect(Timestamp(millisecondsSince1970: 3_723_004).text == "1970-01-01T01:02:03.004Z")
        #expect(Timestamp(millisecondsSince1970: -1).utcDay == "1969-12-31")
    }
}
