internal import Synchronization

/// Signs requests, sends them, and tries again what may succeed the next time.
///
/// One is enough for a program: it keeps connections and credentials, and all clients of services can share it.
///
/// ```swift
/// let aws = try AWSHTTPClient()
/// let dynamoDB = DynamoDBClient(aws)
/// let sqs = SQSClient(aws)
/// ```
///
/// It tries again as the standard mode of AWS's own clients does: with exponentially growing, wholly random waits, within
/// a quota for each service, and never past the deadline of the task or its cancellation.
///
/// https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
public final class AWSHTTPClient: Sendable {
    /// The Region that requests go to.
    public let region: String
    private let transport: any AWSTransport
    private let credentials: CredentialCache
    private let endpoints: EndpointResolver
    private let clock: any AWSClock
    private let backoff: RetryBackoff
    private let maximumAttempts: Int?
    private let attemptTimeout: Duration
    private let timeout: Duration
    private let inheritedTraceID: @Sendable () -> String?
    private let quotas = Mutex<[AWSService: RetryQuota]>([:])
    /// By how many seconds the services' clocks are ahead of the machine's.
    private let clockOffset = Mutex(0.0)

    /// A client.
    ///
    /// - Parameters:
    ///   - configuration: how requests are made; by default all of it comes from the environment and the profile.
    ///   - transport: what takes requests to the services; by default HTTP over connections of its own, trusting the
    ///     certificates in the file that `AWS_CA_BUNDLE` names if it is set.
    ///   - clock: what the client waits by; the machine's by default.
    ///   - random: gives numbers from 0 to 1, by which waits are spread; the system's by default.
    /// - Throws: `ConfigurationError` if no Region is known or a setting cannot be used.
    public init(
        _ configuration: AWSConfiguration = AWSConfiguration(),
        transport: (any AWSTransport)? = nil,
        clock: any AWSClock = SystemClock(),
        random: @escaping @Sendable () -> Double = { Double.random(in: 0...1) }
    ) throws(ConfigurationError) {
        let environment = configuration.environment
        let profile = Profile(environment)
        let known = configuration.region ?? environment["AWS_REGION"] ?? environment["AWS_DEFAULT_REGION"]
        guard let region = known ?? profile["region"] else {
            throw ConfigurationError(
                "no Region: set AWS_REGION, or 'region' of profile '\(profile.name)', to one such as 'eu-west-1'"
            )
        }
        guard region.utf8.allSatisfy(Self.isOfRegion) else {
            throw ConfigurationError("the Region '\(region)' is none; give one such as 'eu-west-1'")
        }
        self.region = region
        let transport =
            transport
            ?? PooledTransport(certificateAuthorities: environment["AWS_CA_BUNDLE"] ?? profile["ca_bundle"])
        self.transport = transport
        credentials =
            configuration.credentials
            ?? CredentialCache(environment: environment, transport: transport, clock: clock)
        endpoints = EndpointResolver(override: configuration.endpoint, environment: environment, profile: profile)
        self.clock = clock
        backoff = RetryBackoff(random: random)
        maximumAttempts = try Self.maximumAttempts(configuration, profile)
        attemptTimeout = configuration.attemptTimeout
        timeout = configuration.timeout
        inheritedTraceID = {
            environment["AWS_LAMBDA_FUNCTION_NAME"] == nil ? nil : environment["_X_AMZN_TRACE_ID"]
        }
    }

    private static func isOfRegion(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
        default: false
        }
    }

    private static func maximumAttempts(
        _ configuration: AWSConfiguration,
        _ profile: Profile
    ) throws(ConfigurationError) -> Int? {
        let source: String
        let text: String
        if let given = configuration.maximumAttempts {
            (source, text) = ("the number of attempts given", String(given))
        } else if let variable = configuration.environment["AWS_MAX_ATTEMPTS"] {
            (source, text) = ("AWS_MAX_ATTEMPTS", variable)
        } else if let setting = profile["max_attempts"] {
            (source, text) = ("max_attempts of profile '\(profile.name)'", setting)
        } else {
            return nil
        }
        guard let number = Int(text), number >= 1 else {
            throw ConfigurationError("\(source) is '\(text)'; give a whole number from 1")
        }
        return number
    }
}

extension AWSHTTPClient {
    /// Where requests to queues go.
    package var queueEndpoint: HTTPURL {
        get throws(ConfigurationError) { try endpoints.endpoint(of: .sqs, region: region) }
    }

    /// Sends a request until it succeeds or must not be tried again.
    func send(_ request: OperationRequest) async throws(AWSError) -> HTTPResponse {
        let operation = AWSOperation(service: request.service.name, name: request.operation)
        let endpoint: HTTPURL
        do throws(ConfigurationError) {
            endpoint = try endpoints.endpoint(of: request.service, region: region)
        } catch {
            throw .configuration(error)
        }
        let ownDeadline = clock.now.advanced(by: timeout + request.wait)
        let deadline = AWSRequestContext.deadline.map { min($0, ownDeadline) } ?? ownDeadline
        let quota = quota(of: request.service)
        let attempts = maximumAttempts ?? request.service.maximumAttempts
        var taken: Int?
        var lastFailure: Failure?
        for attempt in 1... {
            guard !Task.isCancelled else { throw .cancelled }
            guard clock.now < deadline else { throw lastFailure?.error ?? .deadlineExceeded(operation) }
            let signed = try await sign(request, to: endpoint)
            // Credentials may have taken a while.
            let timeLeft = clock.now.duration(to: deadline)
            guard timeLeft > .zero else { throw lastFailure?.error ?? .deadlineExceeded(operation) }
            let timeout = min(attemptTimeout + request.wait, timeLeft)
            let failure: Failure
            switch try await attemptOnce(signed, request, operation, timeout: timeout, attempt: attempt) {
            case .success(let response):
                quota.succeeded(taken: taken)
                return response
            case .failure(let reason): failure = reason
            }
            guard failure.isRetryable, attempt < attempts else { throw failure.error }
            let delay = backoff.delay(
                retry: attempt - 1,
                isThrottling: failure.error.kind == .throttling,
                baseDelay: request.service.baseDelay,
                serverDelay: failure.serverDelay
            )
            guard clock.now.advanced(by: delay) < deadline else { throw failure.error }
            taken = quota.take(isThrottling: failure.error.kind == .throttling)
            if taken != nil || request.isLongPolling { try await pause(delay) }
            guard taken != nil else { throw failure.error }
            lastFailure = failure
        }
        throw .deadlineExceeded(operation)
    }

    /// A try that did not succeed.
    private struct Failure: Error {
        let error: AWSError
        var serverDelay: Duration?
        var isRetryable: Bool
    }

    private func attemptOnce(
        _ signed: HTTPRequest,
        _ request: OperationRequest,
        _ operation: AWSOperation,
        timeout: Duration,
        attempt: Int
    ) async throws(AWSError) -> Result<HTTPResponse, Failure> {
        let response: HTTPResponse
        do throws(AWSTransportError) {
            response = try await transport.send(signed, timeout: timeout)
        } catch .cancelled {
            throw .cancelled
        } catch {
            let isRetryable = error.isTransient && (request.isRepeatedWithoutAnswer || error.isBeforeRequest)
            return .failure(Failure(error: .transport(error, operation), isRetryable: isRetryable))
        }
        guard !(200..<300).contains(response.status) else { return .success(response) }
        let error = ErrorAnswer.read(response, of: operation, as: request.errors, attempts: attempt)
        let serverDelay = response["x-amz-retry-after"].flatMap { Int64($0) }
            .flatMap { $0 >= 0 ? Duration.milliseconds($0) : nil }
        var failure = Failure(
            error: .service(error),
            serverDelay: serverDelay,
            isRetryable: error.kind == .throttling || error.kind == .transient
        )
        if error.code.mayBeClockSkew { failure.isRetryable = adjustClock(to: response) }
        return .failure(failure)
    }

    private func sign(_ request: OperationRequest, to endpoint: HTTPURL) async throws(AWSError) -> HTTPRequest {
        let credentials: AWSCredentials
        do throws(CredentialsError) {
            credentials = try await self.credentials.credentials()
        } catch {
            throw .credentials(error)
        }
        var headers = request.headers
        if let traceID = AWSRequestContext.traceID ?? inheritedTraceID() {
            headers.append(HTTPHeader("X-Amzn-Trace-Id", traceID))
        }
        let signer = SigV4Signer(credentials: credentials, region: region, service: request.service.signingName)
        let message = HTTPRequest(
            method: "POST",
            origin: endpoint.origin,
            path: request.path.isEmpty ? endpoint.path : endpoint.path.withoutFinalSlash + request.path,
            query: endpoint.query,
            headers: headers,
            body: request.body
        )
        let offset = clockOffset.withLock { $0 }
        return signer.sign(message, at: Timestamp(secondsSince1970: clock.date.secondsSince1970 + offset))
    }

    /// Takes the service's time for the right one if it is far from the machine's.
    ///
    /// Returns whether that changes anything, as otherwise the error has another cause.
    private func adjustClock(to response: HTTPResponse) -> Bool {
        guard let date = response["Date"].flatMap({ Timestamp(httpDate: $0) }) else { return false }
        let offset = date.secondsSince1970 - clock.date.secondsSince1970
        return clockOffset.withLock { current in
            guard abs(offset - current) >= Self.toleratedClockOffset else { return false }
            current = offset
            return true
        }
    }

    /// Seconds by which the time of a signature may be wrong.
    ///
    /// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html
    private static let toleratedClockOffset = 300.0

    private func pause(_ delay: Duration) async throws(AWSError) {
        do {
            try await clock.sleep(for: delay)
        } catch {
            throw .cancelled
        }
    }

    private func quota(of service: AWSService) -> RetryQuota {
        quotas.withLock { quotas in
            if let quota = quotas[service] { return quota }
            let quota = RetryQuota()
            quotas[service] = quota
            return quota
        }
    }
}

extension String {
    fileprivate var withoutFinalSlash: Substring { hasSuffix("/") ? dropLast() : self[...] }
}
