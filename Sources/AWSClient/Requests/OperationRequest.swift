internal import JSONValues

/// What a client of a service asks for.
struct OperationRequest: Sendable {
    let service: AWSService
    let operation: String
    let headers: [HTTPHeader]
    let body: [UInt8]
    /// What follows the path of the endpoint, percent-encoded and from its first slash; nothing for most services.
    var path = ""
    /// How long the service is asked to wait before it answers.
    var wait: Duration = .zero
    /// Whether a failure is reported only after a pause, so that a loop of polls does not spin.
    var isLongPolling = false
    /// Whether the request is sent again when it went out and no answer came, so that the service may do it twice.
    var isRepeatedWithoutAnswer = true
    let errors: ErrorFormat

    /// The form of the errors of a service.
    enum ErrorFormat: Sendable {
        case json
        case xml
    }
}

extension OperationRequest {
    /// A request in AWS's JSON protocol.
    ///
    /// https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html
    static func json(
        _ service: AWSService,
        _ operation: String,
        target: String,
        version: String,
        _ members: (inout JSONWriter) -> Void
    ) -> OperationRequest {
        var writer = JSONWriter()
        writer.object(members)
        return OperationRequest(
            service: service,
            operation: operation,
            headers: [
                HTTPHeader("Content-Type", "application/x-amz-json-\(version)"),
                HTTPHeader("X-Amz-Target", "\(target).\(operation)"),
            ],
            body: writer.bytes,
            errors: .json
        )
    }

    /// A request in AWS's query protocol.
    ///
    /// https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
    static func query(
        _ service: AWSService,
        _ operation: String,
        version: String,
        _ parameters: [(String, String)]
    ) -> OperationRequest {
        let all = [("Action", operation), ("Version", version)] + parameters
        let body = all.map { "\(PercentEncoding.encode($0))=\(PercentEncoding.encode($1))" }.joined(separator: "&")
        return OperationRequest(
            service: service,
            operation: operation,
            headers: [HTTPHeader("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")],
            body: Array(body.utf8),
            errors: .xml
        )
    }
}
