import AWSClient
import JSONValues
import LambdaContracts
import Testing

@testable import WorkerPatterns

@Suite("The category of an error") struct ErrorCategoryTests {
    private struct Unknown: Error {}

    private struct Prepared: AWSTransport {
        var result: Result<HTTPResponse, AWSTransportError>

        func send(_ request: HTTPRequest, timeout: Duration) async throws(AWSTransportError) -> HTTPResponse {
            try result.get()
        }
    }

    /// The error of a request that gets an answer.
    private func error(_ result: Result<HTTPResponse, AWSTransportError>) async throws -> any Error {
        let environment = AWSEnvironment(
            variables: ["AWS_ACCESS_KEY_ID": "A", "AWS_SECRET_ACCESS_KEY": "s", "AWS_REGION": "eu-west-1"]
        )
        let client = try AWSHTTPClient(
            AWSConfiguration(maximumAttempts: 1, environment: environment),
            transport: Prepared(result: result)
        )
        return try #require(
            await #expect(throws: AWSError.self) {
                _ = try await DynamoDBClient(client).putItem(PutItemRequest(tableName: "t", item: [:]))
            }
        )
    }

    @Test(
        "is what the code of a service says",
        arguments: [
            ("ProvisionedThroughputExceededException", 400, ErrorCategory.transient),
            ("ThrottlingException", 400, .transient),
            ("InternalServerError", 500, .transient),
            ("ValidationException", 400, .validation),
            ("ItemCollectionSizeLimitExceededException", 400, .validation),
            ("ResourceNotFoundException", 400, .permanent),
            ("AccessDeniedException", 400, .permanent),
            ("SomethingNewException", 400, .permanent),
        ]
    ) func service(code: String, status: Int, category: ErrorCategory) async throws {
        let body = Array(#"{"__type":"\#(code)","message":"m"}"#.utf8)
        let error = try await error(.success(HTTPResponse(status: status, headers: [], body: body)))
        #expect(ErrorCategory(of: error) == category)
    }

    @Test(
        "is what the connection says",
        arguments: [
            (AWSTransportError.timedOut(.seconds(1)), ErrorCategory.timeout),
            (.cancelled, .timeout),
            (.connectionClosed("reset"), .transient),
            (.connectFailed("refused"), .transient),
            (.tlsFailed("expired"), .permanent),
        ]
    ) func transport(failure: AWSTransportError, category: ErrorCategory) async throws {
        #expect(ErrorCategory(of: try await error(.failure(failure))) == category)
    }

    @Test("is known of errors of the packages and of the worker's own") func others() {
        #expect(ErrorCategory(of: WorkerError(.processing, "p")) == .processing)
        #expect(ErrorCategory(of: WorkerError.permanent("p")) == .permanent)
        #expect(ErrorCategory(of: JSONDecodingError(message: "m")) == .validation)
        #expect(ErrorCategory(of: CancellationError()) == .timeout)
        #expect(ErrorCategory(of: AWSError.cancelled) == .timeout)
        #expect(ErrorCategory(of: Unknown()) == .processing)
        #expect(throws: JSONError.self) {
            do { _ = try JSONValue(parsing: "{") } catch {
                #expect(ErrorCategory(of: error) == .validation)
                throw error
            }
        }
    }
}
