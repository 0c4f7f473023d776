import Testing

@testable import AWSClient

@Suite struct SSMTests {
    private func client(_ transport: StubTransport) throws -> SSMClient {
        SSMClient(try .testing(transport))
    }

    @Test func readsParameter() async throws {
        let transport = StubTransport(
            json: """
                {"Parameter":{"ARN":"arn","DataType":"text","LastModifiedDate":1.5E9,"Name":"/a/b","Type":"SecureString",
                "Value":"v","Version":3}}
                """
        )
        let parameter = try await client(transport).parameter("/a/b:3", decrypts: true)
        #expect(parameter.name == "/a/b")
        #expect(parameter.value == "v")
        #expect(parameter.version == 3)
        #expect(parameter.type == "SecureString")
        try expectRequest(transport, "AmazonSSM.GetParameter", "1.1", #"{"Name":"/a/b:3","WithDecryption":true}"#)
        _ = try await client(transport).parameter("/a/b")
        try expectRequest(transport, "AmazonSSM.GetParameter", "1.1", #"{"Name":"/a/b"}"#)
    }

    @Test(arguments: [
        ("{}", "'Parameter' is missing"), (#"{"Parameter":{"Name":"n"}}"#, "'Value' is missing"),
        (#"{"Parameter":[]}"#, "'Parameter' is no object"),
        (#"{"Parameter":{"Name":"n","Value":1}}"#, "'Value' is no text"),
        (#"{"Parameter":{"Name":"n","Value":"v","Version":"x"}}"#, "'Version' is no whole number"),
    ])
    func reportsAnswersThatAreNone(json: String, reason: String) async throws {
        let client = try client(StubTransport(json: json))
        let operation = AWSOperation(service: "SSM", name: "GetParameter")
        await #expect(throws: AWSError.invalidAnswer(reason, operation)) { try await client.parameter("n") }
    }

    @Test(arguments: [
        ("ParameterNotFound", AWSErrorCode.parameterNotFound), ("ParameterVersionNotFound", .parameterVersionNotFound),
        ("InvalidKeyId", .invalidKeyID),
    ])
    func readsCodes(text: String, code: AWSErrorCode) async throws {
        let client = try client(StubTransport(json: #"{"__type":"\#(text)"}"#, status: 400))
        await #expect {
            try await client.parameter("n")
        } throws: { error in
            (error as? AWSError)?.code == code
        }
    }
}
