import AWSTestSupport
import JSONValues
import Testing

@testable import AWSClient

@Suite struct LambdaTests {
    private func client(_ transport: StubTransport) throws -> LambdaClient {
        LambdaClient(try .testing(transport))
    }

    @Test func invokes() async throws {
        let transport = StubTransport(json: #"{"done":true}"#)
        let result = try await client(transport).invoke("orders", payload: Array(#"{"a":1}"#.utf8))
        #expect(result == .returned(Array(#"{"done":true}"#.utf8)))
        let request = try #require(transport.requests.last)
        #expect(request.method == "POST")
        #expect(request.path == "/2015-03-31/functions/orders/invocations")
        #expect(request.origin.host == "lambda.eu-west-1.amazonaws.com")
        #expect(String(decoding: request.body, as: UTF8.self) == #"{"a":1}"#)
        let headers = Dictionary(request.headers.map { ($0.name, $0.value) }) { first, _ in first }
        #expect(headers["X-Amz-Invocation-Type"] == "RequestResponse")
        #expect(headers["Authorization"]?.contains("/eu-west-1/lambda/aws4_request") == true)
        #expect(transport.timeouts.last == .seconds(70))
    }

    @Test func encodesARNs() async throws {
        let transport = StubTransport(json: "null")
        _ = try await client(transport).invoke("arn:aws:lambda:eu-west-1:123456789012:function:a:live", payload: [])
        #expect(
            transport.requests.last?.path
                == "/2015-03-31/functions/arn%3Aaws%3Alambda%3Aeu-west-1%3A123456789012%3Afunction%3Aa%3Alive/invocations"
        )
    }

    @Test func keepsThePathOfTheEndpoint() async throws {
        let transport = StubTransport(json: "null")
        for endpoint in ["http://127.0.0.1:1/base", "http://127.0.0.1:1/base/"] {
            let aws = try AWSHTTPClient.testing(
                transport,
                configuration: AWSConfiguration(endpoint: endpoint, environment: .testing)
            )
            _ = try await LambdaClient(aws).invoke("f", payload: [])
            #expect(transport.requests.last?.path == "/base/2015-03-31/functions/f/invocations")
        }
    }

    @Test(
        arguments: [
            (#"{"errorType":"Refusal","errorMessage":"no"}"#, "Refusal", "no", "the function failed: Refusal: no"),
            (
                #"{"errorMessage":"Task timed out after 3.00 seconds"}"#, nil, "Task timed out after 3.00 seconds",
                "the function failed: Unhandled: Task timed out after 3.00 seconds"
            ),
            ("no JSON", nil, "", "the function failed: Unhandled"),
        ] as [(String, String?, String, String)]
    )
    func readsErrorsOfFunctions(body: String, type: String?, message: String, description: String) async throws {
        let transport = StubTransport(json: body, headers: [HTTPHeader("X-Amz-Function-Error", "Unhandled")])
        guard case .failed(let error) = try await client(transport).invoke("f", payload: []) else {
            Issue.record("the function returned")
            return
        }
        #expect(error.kind == "Unhandled")
        #expect(error.type == type)
        #expect(error.message == message)
        #expect(error.payload == Array(body.utf8))
        #expect("\(error)" == description)
    }

    @Test(arguments: [
        ("TooManyRequestsException", 429, AWSErrorCode.tooManyRequests, FailureKind.throttling),
        ("InvalidRequestContentException", 400, .invalidRequestContent, .permanent),
        ("RequestTooLargeException", 413, .requestTooLarge, .permanent),
        ("ResourceNotFoundException", 404, .resourceNotFound, .permanent),
        ("ServiceException", 500, AWSErrorCode(rawValue: "ServiceException"), .transient),
    ])
    func readsCodes(text: String, status: Int, code: AWSErrorCode, kind: FailureKind) async throws {
        let headers = [HTTPHeader("x-amzn-ErrorType", text)]
        let client = try client(
            StubTransport(json: #"{"Type":"User","Message":"m"}"#, status: status, headers: headers)
        )
        do throws(AWSError) {
            _ = try await client.invoke("f", payload: [])
            Issue.record("the function returned")
        } catch {
            #expect(error.code == code)
            #expect(error.kind == kind)
            #expect(error.serviceError?.message == "m")
            #expect(error.serviceError?.operation.description == "Lambda Invoke")
        }
    }

    @Test func doesNotRunAFunctionTwiceUnlessItMay() async throws {
        for error in [AWSTransportError.connectionClosed("x"), .timedOut(.seconds(1))] {
            let transport = StubTransport([.failure(error), .json("1")])
            await #expect(throws: AWSError.self) { try await client(transport).invoke("f", payload: []) }
            #expect(transport.requests.count == 1)
            let other = StubTransport([.failure(error), .json("1")])
            let result = try await client(other).invoke("f", payload: [], mayRunTwice: true)
            #expect(result == .returned(Array("1".utf8)))
        }
        // It has not run.
        let transport = StubTransport([
            .failure(.connectFailed("x")), .error("TooManyRequestsException", status: 429), .json("1"),
        ])
        #expect(try await client(transport).invoke("f", payload: []) == .returned(Array("1".utf8)))
    }

    @Test func waitsAsLongAsTheFunctionMayTake() async throws {
        let transport = StubTransport(json: "1")
        _ = try await client(transport).invoke("f", payload: [], timeout: .seconds(800))
        #expect(transport.timeouts.last == .seconds(810))
        let deadline = ContinuousClock.now.advanced(by: .seconds(5))
        _ = try await AWSRequestContext.$deadline.withValue(deadline) {
            try await client(transport).invoke("f", payload: [], timeout: .seconds(800))
        }
        #expect((transport.timeouts.last ?? .zero) <= .seconds(5))
    }
}
