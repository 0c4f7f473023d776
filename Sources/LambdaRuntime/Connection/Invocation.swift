import LambdaEvents
import NIOCore
import NIOHTTP1

/// An invocation as Lambda announces it.
struct Invocation: Sendable {
    let requestID: String
    let deadline: Timestamp
    let invokedFunctionARN: String
    let traceID: String?
    let clientContext: String?
    let cognitoIdentity: String?
    let event: ByteBuffer

    init(_ response: HTTPResponse) throws(RuntimeAPIError) {
        func header(_ name: String) -> String? { response.headers.first(name: name) }
        guard let requestID = header("Lambda-Runtime-Aws-Request-Id") else {
            throw .malformedInvocation(missing: "Lambda-Runtime-Aws-Request-Id")
        }
        guard let deadline = header("Lambda-Runtime-Deadline-Ms").flatMap({ Int64($0) }) else {
            throw .malformedInvocation(missing: "Lambda-Runtime-Deadline-Ms")
        }
        self.requestID = requestID
        self.deadline = Timestamp(millisecondsSince1970: deadline)
        invokedFunctionARN = header("Lambda-Runtime-Invoked-Function-Arn") ?? ""
        traceID = header("Lambda-Runtime-Trace-Id")
        clientContext = header("Lambda-Runtime-Client-Context")
        cognitoIdentity = header("Lambda-Runtime-Cognito-Identity")
        event = response.body
    }
}
