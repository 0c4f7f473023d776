internal import Synchronization

/// Stops trying again when most requests fail.
///
/// Trying again takes tokens and success gives them back, so that a service in trouble is not burdened further.
///
/// https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
final class RetryQuota: Sendable {
    static let capacity = 500
    static let cost = 14
    static let throttlingCost = 5

    private let tokens = Mutex(capacity)

    /// Takes what trying again costs; `nil` if there is not as much.
    func take(isThrottling: Bool) -> Int? {
        let cost = isThrottling ? Self.throttlingCost : Self.cost
        return tokens.withLock { tokens in
            guard tokens >= cost else { return nil }
            tokens -= cost
            return cost
        }
    }

    /// Gives back what the last try took; a token if the first one succeeded.
    func succeeded(taken: Int?) {
        tokens.withLock { $0 = min(Self.capacity, $0 + (taken ?? 1)) }
    }

    var available: Int { tokens.withLock { $0 } }
}
