import JSONValues

/// An error as Lambda reports it to the invoker and the log.
///
/// <https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html#runtimes-api-invokeerror>
struct ErrorReport: Equatable {
    /// The type of the error.
    let type: String
    /// What went wrong.
    let message: String

    init(type: String, message: String) {
        self.type = type
        self.message = message
    }

    init(_ error: any Error) {
        self.init(type: String(describing: Swift.type(of: error)), message: String(describing: error))
    }

    /// Swift keeps no trace of the stack in errors.
    var body: [UInt8] {
        let report: JSONValue = [
            "errorType": .string(type),
            "errorMessage": .string(message),
            "stackTrace": [],
        ]
        return report.utf8
    }

    /// What the header `Lambda-Runtime-Function-Error-Type` says, `category.reason`, in characters that headers may have.
    var header: String {
        let reason = type.hasPrefix("Runtime.") ? type : "Function.\(type)"
        return String(String.UnicodeScalarView(reason.unicodeScalars.map { (" "..."~").contains($0) ? $0 : "?" }))
    }
}

extension ErrorReport {
    /// What the handler returned is more than Lambda takes.
    static func responseTooLarge(_ count: Int) -> ErrorReport {
        ErrorReport(
            type: "Runtime.ResponseSizeTooLarge",
            message: "the response has \(count) bytes, Lambda takes at most \(RuntimeAPI.maximumResponseSize)"
        )
    }

    /// The handler was cancelled because the function would have timed out.
    static func deadlineExceeded(after duration: Duration) -> ErrorReport {
        ErrorReport(
            type: "Runtime.DeadlineExceeded",
            message: "the handler was cancelled after \(duration), shortly before the function would have timed out"
        )
    }
}
