import AWSTestSupport
import DynamoDBValues
import JSONValues
import Testing

@testable import AWSClient

/// What requests have in common.
@Suite struct RequestTests {
    private func put(_ transport: StubTransport, _ variables: [String: String] = [:]) async throws {
        let configuration = AWSConfiguration(environment: .testing(variables))
        let client = try AWSHTTPClient.testing(transport, configuration: configuration)
        try await DynamoDBClient(client).putItem(PutItemRequest(tableName: "T", item: ["id": "1"]))
    }

    private func header(_ name: String, _ transport: StubTransport) -> String? {
        transport.requests.last?.headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    @Test func signsForService() async throws {
        let transport = StubTransport(json: "{}")
        try await put(transport)
        let authorization = try #require(header("Authorization", transport))
        #expect(
            authorization.hasPrefix(
                "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260228/eu-west-1/dynamodb/aws4_request, "
                    + "SignedHeaders=content-type;host;x-amz-date;x-amz-target, Signature="
            )
        )
        #expect(header("Host", transport) == "dynamodb.eu-west-1.amazonaws.com")
        #expect(transport.requests.first?.method == "POST")
        #expect(transport.requests.first?.path == "/")
    }

    @Test func passesOnTrace() async throws {
        let trace = "Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=1"
        let transport = StubTransport(json: "{}")
        try await put(transport, ["_X_AMZN_TRACE_ID": trace])
        #expect(header("X-Amzn-Trace-Id", transport) == nil)
        try await put(transport, ["_X_AMZN_TRACE_ID": trace, "AWS_LAMBDA_FUNCTION_NAME": "f"])
        #expect(header("X-Amzn-Trace-Id", transport) == trace)
        try await AWSRequestContext.$traceID.withValue("Root=other") { try await put(transport) }
        #expect(header("X-Amzn-Trace-Id", transport) == "Root=other")
    }

    @Test func reportsCredentials() async throws {
        let environment = AWSEnvironment(
            variables: ["AWS_REGION": "eu-west-1", "HOME": "/h", "AWS_EC2_METADATA_DISABLED": "true"]
        )
        let client = try AWSHTTPClient.testing(
            StubTransport(json: "{}"),
            configuration: AWSConfiguration(environment: environment)
        )
        await #expect {
            try await DynamoDBClient(client).getItem(GetItemRequest(tableName: "T", key: [:]))
        } throws: { error in
            guard case AWSError.credentials(let error) = error else { return false }
            return error.attempts.map(\.source)
                == ["environment", "web identity", "profile 'default'", "container", "instance metadata"]
        }
    }

    @Test func reportsEndpoint() async throws {
        let transport = StubTransport(json: "{}")
        await #expect {
            try await put(transport, ["AWS_ENDPOINT_URL": "x"])
        } throws: { error in
            guard case AWSError.configuration = error else { return false }
            return true
        }
    }

    // MARK: Errors

    private func failure(_ response: Result<HTTPResponse, AWSTransportError>) async throws -> AWSServiceError {
        let configuration = AWSConfiguration(maximumAttempts: 1, environment: .testing)
        let client = try AWSHTTPClient.testing(StubTransport([response]), configuration: configuration)
        do throws(AWSError) {
            try await DynamoDBClient(client).putItem(PutItemRequest(tableName: "T", item: ["id": "1"]))
        } catch {
            return try #require(error.serviceError)
        }
        throw NoError()
    }

    private struct NoError: Error {}

    @Test(arguments: [
        (
            #"{"__type":"com.amazonaws.dynamodb.v20120810#ThingException","message":"m"}"#, [HTTPHeader](),
            "ThingException", "m"
        ),
        (#"{"__type":"ThingException","Message":"m"}"#, [], "ThingException", "m"),
        (#"{"code":"ThingException"}"#, [], "ThingException", ""),
        ("{}", [HTTPHeader("X-Amzn-ErrorType", "ThingException:http://internal.amazon.com/")], "ThingException", ""),
        ("{}", [], "UnknownError", "{}"),
        ("<html>Bad Gateway</html>", [], "UnknownError", "<html>Bad Gateway</html>"),
        ("", [], "UnknownError", ""),
    ])
    func readsErrors(body: String, headers: [HTTPHeader], code: String, message: String) async throws {
        let error = try await failure(.json(body, status: 400, headers: headers))
        #expect(error.code.rawValue == code)
        #expect(error.message == message)
        #expect(error.status == 400)
        #expect(error.kind == .permanent)
        #expect(error.attempts == 1)
    }

    @Test func readsRequestID() async throws {
        let headers = [HTTPHeader("x-amzn-requestid", "ID")]
        let error = try await failure(.json(#"{"__type":"A","message":"b"}"#, status: 400, headers: headers))
        #expect(error.requestID == "ID")
        #expect(String(describing: error) == "DynamoDB PutItem: A: b (status 400, request ID)")
    }

    @Test func keepsLongTextsOfOthersShort() async throws {
        let error = try await failure(.json(String(repeating: "x", count: 10_000), status: 502))
        #expect(error.message.count == 200)
        #expect(error.kind == .transient)
    }

    @Test func describesErrors() {
        let operation = AWSOperation(service: "DynamoDB", name: "PutItem")
        let errors: [(AWSError, String, Bool)] = [
            (.transport(.connectFailed("x"), operation), "DynamoDB PutItem: no connection could be made: x", true),
            (.transport(.tlsFailed("x"), operation), "DynamoDB PutItem: the host could not prove who it is: x", false),
            (.invalidAnswer("x", operation), "DynamoDB PutItem: the answer cannot be understood: x", false),
            (
                .credentials(CredentialsError(attempts: [.init(source: "a", reason: "b")])), "no credentials: a: b",
                false
            ),
            (.deadlineExceeded(operation), "DynamoDB PutItem: the time for the request was up", true),
            (.cancelled, "the task was cancelled", false),
        ]
        for (error, description, isRetryable) in errors {
            #expect(String(describing: error) == description)
            #expect(error.isRetryable == isRetryable)
        }
    }
}
