/// How long to wait before trying again.
///
/// https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
struct RetryBackoff: Sendable {
    /// A number from 0 to 1 for each wait, all of them as likely.
    let random: @Sendable () -> Double

    static let maximumDelay = Duration.seconds(20)
    static let throttlingBaseDelay = Duration.seconds(1)
    /// By how much a service may lengthen a wait.
    static let maximumExtension = Duration.seconds(5)

    /// The wait before a try.
    ///
    /// `retry` is 0 for the second try. `serverDelay` is what the answer asks for, which counts where it is longer.
    func delay(retry: Int, isThrottling: Bool, baseDelay: Duration, serverDelay: Duration?) -> Duration {
        let base = isThrottling ? Self.throttlingBaseDelay : baseDelay
        // Thirty doublings are past the cap from any base, and too few to overflow.
        let grown = min(base * (1 << min(retry, 30)), Self.maximumDelay)
        let delay = grown * random()
        guard let serverDelay else { return delay }
        return min(max(serverDelay, delay), delay + Self.maximumExtension)
    }
}
