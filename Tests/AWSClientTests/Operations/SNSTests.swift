import Testing

@testable import AWSClient

@Suite struct SNSTests {
    private let arn = "arn:aws:sns:eu-west-1:123456789012:t"

    private func client(_ transport: StubTransport) throws -> SNSClient {
        SNSClient(try .testing(transport))
    }

    @Test func publishes() async throws {
        let transport = StubTransport(
            json: """
                <?xml version="1.0"?>
                <PublishResponse xmlns="https://sns.amazonaws.com/doc/2010-03-31/"><PublishResult>
                <MessageId>id</MessageId><SequenceNumber>10000000000000003000</SequenceNumber></PublishResult>
                <ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></PublishResponse>
                """
        )
        let published = try await client(transport).publish(
            TopicNotification(
                message: "a b&c=é",
                subject: "s",
                attributes: ["n": .number(1), "b": MessageAttribute(dataType: "Binary", value: .binary([255]))],
                groupID: "g",
                deduplicationID: "d"
            ),
            to: arn
        )
        #expect(published.messageID == "id")
        #expect(published.sequenceNumber == "10000000000000003000")
        let request = try #require(transport.requests.first)
        #expect(
            String(decoding: request.body, as: UTF8.self).split(separator: "&").map(String.init) == [
                "Action=Publish", "Version=2010-03-31", "TopicArn=arn%3Aaws%3Asns%3Aeu-west-1%3A123456789012%3At",
                "Message=a%20b%26c%3D%C3%A9", "Subject=s", "MessageGroupId=g", "MessageDeduplicationId=d",
                "MessageAttributes.entry.1.Name=b", "MessageAttributes.entry.1.Value.DataType=Binary",
                "MessageAttributes.entry.1.Value.BinaryValue=%2Fw%3D%3D", "MessageAttributes.entry.2.Name=n",
                "MessageAttributes.entry.2.Value.DataType=Number", "MessageAttributes.entry.2.Value.StringValue=1",
            ]
        )
        #expect(
            request.headers.contains(
                HTTPHeader("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
            )
        )
    }

    @Test(arguments: [
        ("NotFound", 404, AWSErrorCode.notFound, FailureKind.permanent),
        ("InvalidParameter", 400, .invalidParameter, .permanent),
        ("AuthorizationError", 403, .authorizationError, .permanent),
        ("Throttling", 400, AWSErrorCode(rawValue: "Throttling"), .throttling),
        ("InternalError", 500, AWSErrorCode(rawValue: "InternalError"), .transient),
    ])
    func readsErrors(text: String, status: Int, code: AWSErrorCode, kind: FailureKind) async throws {
        let xml = """
            <ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><Error><Type>Sender</Type>
            <Code>\(text)</Code><Message>Topic &lt;t&gt; &amp;c.</Message></Error><RequestId>r</RequestId></ErrorResponse>
            """
        let client = try client(StubTransport(json: xml, status: status))
        await #expect {
            try await client.publish(TopicNotification(message: "m"), to: arn)
        } throws: { error in
            let error = (error as? AWSError)?.serviceError
            return error?.code == code && error?.kind == kind && error?.message == "Topic <t> &c."
                && error?.requestID == "r"
        }
    }

    @Test(arguments: [("", "it is not XML"), ("{}", "it is not XML"), ("<PublishResponse/>", "'MessageId' is missing")])
    func reportsAnswersThatAreNone(body: String, reason: String) async throws {
        let client = try client(StubTransport(json: body))
        let operation = AWSOperation(service: "SNS", name: "Publish")
        await #expect(throws: AWSError.invalidAnswer(reason, operation)) {
            try await client.publish(TopicNotification(message: "m"), to: arn)
        }
    }

    @Test func readsXML() throws {
        let text = """
            <?xml version="1.0" encoding="UTF-8"?><!-- a <comment> --><a x="1"><b>1 &#65;&#x42;</b ><c/><b><![CDATA[<&>]]></b></a>
            """
        let root = try XMLElement(parsing: Array(text.utf8))
        #expect(root.name == "a")
        #expect(root["b"]?.text == "1 AB")
        #expect(root.children.map(\.name) == ["b", "c", "b"])
        #expect(root.children.last?.text == "<&>")
    }

    @Test(arguments: [
        "", "text", "<a>", "<a></b>", "</a>", "<a/><b/>", "<a>&x;</a>", "<a>&#x110000;</a>", "<a>&amp</a>", "<a",
        "<!-- <a/>",
        "<!DOCTYPE a [<!ENTITY x \"y\">]><a/>", "<a><![CDATA[x</a>", "<>", "<![CDATA[x]]><a/>",
        String(repeating: "<a>", count: 100_000),
    ])
    func refusesWhatIsNotXML(text: String) {
        #expect(throws: XMLError.self) { try XMLElement(parsing: Array(text.utf8)) }
    }
}
