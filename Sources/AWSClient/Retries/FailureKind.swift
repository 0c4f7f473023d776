/// What a failure says about trying again.
public enum FailureKind: Hashable, Sendable {
    /// The service takes no more requests for the moment.
    case throttling
    /// Something failed that may not fail the next time.
    case transient
    /// The same request would fail again.
    case permanent
}

extension FailureKind {
    /// What a service's error says, by its code first and its status otherwise.
    ///
    /// https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
    init(code: AWSErrorCode, status: Int) {
        if Self.throttlingCodes.contains(code.rawValue) {
            self = .throttling
        } else if Self.transientCodes.contains(code.rawValue) || [500, 502, 503, 504].contains(status) {
            self = .transient
        } else if status == 429 {
            self = .throttling
        } else {
            self = .permanent
        }
    }

    private static let throttlingCodes: Set<String> = [
        "Throttling", "ThrottlingException", "ThrottledException", "RequestThrottledException",
        "TooManyRequestsException", "ProvisionedThroughputExceededException", "TransactionInProgressException",
        "RequestLimitExceeded", "BandwidthLimitExceeded", "LimitExceededException", "RequestThrottled", "SlowDown",
        "PriorRequestNotComplete", "EC2ThrottledException",
    ]
    /// The last one is a code of DynamoDB's with status 409 that its model calls one to try again.
    private static let transientCodes: Set<String> = [
        "RequestTimeout", "RequestTimeoutException", "InternalError", "IDPCommunicationError",
        "ReplicatedWriteConflictException",
    ]
}

extension AWSErrorCode {
    /// Whether the cause may be a clock that is wrong; some of the codes also stand for wrong keys.
    var mayBeClockSkew: Bool {
        [
            "RequestTimeTooSkewed", "RequestExpired", "RequestInTheFuture", "InvalidSignatureException",
            "SignatureDoesNotMatch", "AuthFailure",
        ].contains(rawValue)
    }
}
