internal import AWSClient

/// Sends the entries of a batch, and those again that are refused for the moment.
struct Resending<Entry: Sendable>: Sendable {
    /// Why an entry was not taken.
    struct Refusal: Sendable {
        var reason: String
        var isRetryable: Bool
    }

    private static var maximumAttempts: Int { 8 }

    /// Sends entries once, and returns why each one was refused, if it was.
    let attempt: @Sendable ([Entry]) async throws(AWSError) -> [Refusal?]

    /// Sends entries until all are taken or refused for good, or the run is stopped.
    func send(_ entries: [Entry], until stop: StopSignal) async -> Delivery {
        var delivery = Delivery()
        var waiting = entries
        for number in 1... {
            let refusals: [Refusal?]
            do throws(AWSError) {
                refusals = try await attempt(waiting)
            } catch {
                delivery.failures["\(error)", default: 0] += waiting.count
                if error.endsRun { delivery.obstacle = "\(error)" }
                return delivery
            }
            let isLast = number == Self.maximumAttempts || stop.reason != nil
            var refused: [Entry] = []
            for (entry, refusal) in zip(waiting, refusals) {
                guard let refusal else {
                    delivery.sent += 1
                    continue
                }
                if refusal.isRetryable, !isLast {
                    refused.append(entry)
                } else {
                    delivery.failures[refusal.reason, default: 0] += 1
                }
            }
            guard !refused.isEmpty else { return delivery }
            delivery.sentAgain += refused.count
            waiting = refused
            // Full jitter: https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
            let longest = Duration.milliseconds(100) * (1 << (number - 1))
            await stop.wait(until: .now + longest * Double.random(in: 0...1))
        }
        return delivery
    }
}

extension AWSError {
    /// Whether no other request would succeed either, as long as nobody changes anything.
    var endsRun: Bool {
        switch self {
        case .configuration, .credentials, .cancelled: true
        case .transport(let error, _): !error.isTransient
        case .service(let error): Self.hopelessCodes.contains(error.code.rawValue)
        case .invalidAnswer, .deadlineExceeded: false
        }
    }

    private static let hopelessCodes: Set<String> = [
        "AccessDenied", "AccessDeniedException", "ExpiredToken", "ExpiredTokenException", "IncompleteSignature",
        "InvalidAddress", "InvalidClientTokenId", "InvalidSignatureException", "KmsAccessDenied", "KmsDisabled",
        "KmsInvalidState", "KmsNotFound", "MissingAuthenticationToken", "OptInRequired", "QueueDoesNotExist",
        "ResourceNotFoundException", "SignatureDoesNotMatch", "UnrecognizedClientException",
    ]
}
