import Testing

@testable import AWSClient

@Suite struct EventBridgeTests {
    private func client(_ transport: StubTransport) throws -> EventBridgeClient {
        EventBridgeClient(try .testing(transport))
    }

    private let entry = EventEntry(source: "s", detailType: "d", detail: "{}")

    @Test func putsEvents() async throws {
        let transport = StubTransport(
            json: """
                {"FailedEntryCount":1,"Entries":[{"EventId":"e"},{"ErrorCode":"ThrottlingException","ErrorMessage":"why"},
                {"ErrorCode":"NotAuthorizedForSource"}]}
                """
        )
        let results = try await client(transport).putEvents([
            EventEntry(
                busName: "bus",
                source: "orders",
                detailType: "Order placed",
                detail: #"{"id":1}"#,
                resources: ["arn"],
                time: Timestamp(secondsSince1970: 1_772_323_199.9)
            ),
            entry, entry,
        ])
        #expect(
            results == [
                .accepted(eventID: "e"), .failed(code: .throttling, message: "why"),
                .failed(code: AWSErrorCode(rawValue: "NotAuthorizedForSource"), message: nil),
            ]
        )
        #expect(results.map(\.isRetryable) == [false, true, false])
        try expectRequest(
            transport,
            "AWSEvents.PutEvents",
            "1.1",
            #"""
            {"Entries":[{"EventBusName":"bus","Source":"orders","DetailType":"Order placed","Detail":"{\"id\":1}",
            "Resources":["arn"],"Time":1772323199},{"Source":"s","DetailType":"d","Detail":"{}"},
            {"Source":"s","DetailType":"d","Detail":"{}"}]}
            """#
        )
        #expect(transport.requests.first?.origin.host == "events.eu-west-1.amazonaws.com")
    }

    @Test func reportsAnswerWithOtherNumberOfEntries() async throws {
        let client = try client(StubTransport(json: #"{"FailedEntryCount":0,"Entries":[]}"#))
        let operation = AWSOperation(service: "EventBridge", name: "PutEvents")
        await #expect(throws: AWSError.invalidAnswer("it has 0 entries for 1", operation)) {
            try await client.putEvents([entry])
        }
    }
}
