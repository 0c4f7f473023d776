internal import DynamoDBValues
internal import JSONValues

/// Reads the errors of services.
enum ErrorAnswer {
    static func read(
        _ response: HTTPResponse,
        of operation: AWSOperation,
        as format: OperationRequest.ErrorFormat,
        attempts: Int
    ) -> AWSServiceError {
        var parts: Parts
        switch format {
        case .json: parts = json(response)
        case .xml: parts = xml(response)
        }
        let requestID = parts.requestID ?? response["x-amzn-RequestId"] ?? response["x-amz-request-id"]
        if parts.message.isEmpty, parts.code == nil {
            // A load balancer or a proxy answers in a form of its own; what it says is the best there is.
            parts.message = String(decoding: response.body.prefix(200), as: UTF8.self)
        }
        return AWSServiceError(
            operation: operation,
            status: response.status,
            code: parts.code.map { AWSErrorCode(rawValue: $0) } ?? .unknown,
            message: parts.message,
            requestID: requestID,
            detail: parts.detail,
            attempts: attempts
        )
    }

    private struct Parts {
        var code: String?
        var message = ""
        var requestID: String?
        var detail: AWSServiceError.Detail?
    }

    /// The form of AWS's JSON protocols.
    ///
    /// https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html#operation-error-serialization
    private static func json(_ response: HTTPResponse) -> Parts {
        let body = try? JSONValue(parsing: response.body)
        let code = response["x-amzn-errortype"] ?? body?["__type"]?.asString ?? body?["code"]?.asString
        return Parts(
            code: code.map(simpleCode),
            message: body?["message"]?.asString ?? body?["Message"]?.asString ?? "",
            detail: detail(body)
        )
    }

    /// A code without its namespace and without the address of its description.
    private static func simpleCode(_ code: String) -> String {
        let name = code.prefix { $0 != ":" }
        return String(name.split(separator: "#").last ?? name)
    }

    private static func detail(_ body: JSONValue?) -> AWSServiceError.Detail? {
        if let reasons = body?["CancellationReasons"]?.asArray {
            return .cancellationReasons(reasons.map(CancellationReason.init))
        }
        guard let item = body?["Item"], let values = try? AttributeValueCoding.item(item) else { return nil }
        return .existingItem(values)
    }

    /// The form of AWS's query protocol.
    ///
    /// https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#operation-error-serialization
    private static func xml(_ response: HTTPResponse) -> Parts {
        guard let root = try? XMLElement(parsing: response.body), let error = root["Error"] else { return Parts() }
        return Parts(
            code: error["Code"]?.text,
            message: error["Message"]?.text ?? "",
            requestID: root["RequestId"]?.text
        )
    }
}
