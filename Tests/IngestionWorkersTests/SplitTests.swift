import AWSClient
import JSONValues
import LambdaEvents
import LambdaRuntime
import Synchronization
import Testing
import WorkerContracts
import WorkerTestSupport

@testable import IngestionWorkers

@Suite("Functions that wait for functions") struct SplitTests {
    private let log = LogRecorder()
    private let order = #"{"orderId": "o", "amount": 1, "idempotencyKey": "k"}"#

    private func client(_ answer: @escaping @Sendable (HTTPRequest) -> HTTPResponse) throws -> AWSHTTPClient {
        try .testing(StubTransport { request in answer(request) }, maximumAttempts: 1)
    }

    private func failure(_ body: String) -> HTTPResponse {
        HTTPResponse(
            status: 200,
            headers: [HTTPHeader("X-Amz-Function-Error", "Unhandled")],
            body: Array(body.utf8)
        )
    }

    private func validation(_ answer: @escaping @Sendable (HTTPRequest) -> HTTPResponse) throws -> EventValidation {
        try EventValidation(
            environment: LambdaEnvironment([.publishFunctionName: "publish", .metricNamespace: "Test"]),
            aws: client(answer)
        )
    }

    private var request: APIGatewayV2Request {
        APIGatewayV2Request(
            routeKey: "r",
            rawPath: "/events",
            requestContext: .init(requestID: "api", method: "POST", path: "/events"),
            body: order
        )
    }

    @Test("pass requests on as they are, and answers back") func passesOn() async throws {
        let seen = Mutex<[UInt8]>([])
        let validation = try validation { request in
            seen.withLock { $0 = request.body }
            return HTTPResponse(status: 200, body: Array(#"{"statusCode": 202, "body": "{}"}"#.utf8))
        }
        let answer = await validation.answer(request, context: log.context())
        #expect(answer == APIGatewayV2Response(statusCode: 202, body: "{}"))
        #expect(try JSONValue(parsing: seen.withLock { $0 }).decode(as: APIGatewayV2Request.self) == request)
    }

    @Test(
        "tell callers whether to try again",
        arguments: [
            (
                #"{"errorType": "Sandbox.Timedout", "errorMessage": "Error: Task timed out after 3.00 seconds"}"#, 503,
                "TimeoutError"
            ),
            (#"{"errorMessage": "2026-11-21 Task timed out after 3.00 seconds"}"#, 503, "TimeoutError"),
            (#"{"errorType": "Runtime.ExitError", "errorMessage": "exit status 1"}"#, 500, "Runtime.ExitError"),
        ]
    )
    func functionErrors(body: String, status: Int, type: String) async throws {
        let validation = try validation { _ in failure(body) }
        let answer = await validation.answer(request, context: log.context())
        #expect(answer.statusCode == status)
        #expect(log.failures.map { $0["errorType"] } == [.string(type)])
        #expect(log.failures.first?["service"] == "Lambda")
    }

    @Test("report all messages when nobody knows what became of them", arguments: [0, 1, 2])
    func nobodyKnows(kind: Int) async throws {
        let dispatch = try LeaseDispatch(
            environment: LambdaEnvironment([
                .tableName: "t", .timeToLiveDays: "7", .processorFunctionName: "p", .metricNamespace: "Test",
            ]),
            aws: client { request in
                guard request.path.contains("/functions/") else {
                    return HTTPResponse(status: 200, body: Array("{}".utf8))
                }
                return switch kind {
                case 0: failure(#"{"errorType": "E", "errorMessage": "m"}"#)
                case 1: HTTPResponse(status: 500)
                default: HTTPResponse(status: 200, body: Array(#"{"something": "else"}"#.utf8))
                }
            }
        )
        let event = SQSEvent(
            records: ["a", "b"].map { id in
                .init(messageID: id, body: #"{"idempotencyKey": "\#(id)"}"#)
            }
        )
        let response = await dispatch.handle(event, context: log.context())
        #expect(response == SQSBatchResponse(failedMessageIDs: ["a", "b"]))
        #expect(log.failures.count == 2)
        #expect(log.lines.contains { $0["message"] == "Worker processing completed" && $0["failed"] == 2 })
    }

    @Test("write no outcome of a lease that is lost, and need not read to know") func lostLease() async throws {
        let operations = Mutex<[String]>([])
        let processing = try LeasedProcessing(
            environment: LambdaEnvironment([
                .tableName: "t", .failureModeParameter: "/mode", .metricNamespace: "Test",
            ]),
            aws: client { request in
                let target = request.headers.first { $0.name == "X-Amz-Target" }?.value ?? ""
                operations.withLock { $0.append(target) }
                let error =
                    #"{"__type": "ConditionalCheckFailedException", "message": "The conditional request failed"}"#
                return HTTPResponse(status: 400, body: Array(error.utf8))
            }
        )
        let event = OrderProcessor.Event(messages: [
            .init(messageID: "m", idempotencyKey: "k", body: order, leaseOwner: "o", attempts: 1)
        ])
        let response = await processing.handle(event, context: log.context())
        #expect(response == SQSBatchResponse(failedMessageIDs: ["m"]))
        #expect(log.failures.map { $0["errorType"] } == ["TransientError"])
        #expect(operations.withLock { $0 }.allSatisfy { !$0.hasSuffix("GetItem") })
    }
}
