internal import CloudFormation

/// How many requests an API or a route admits; API Gateway answers others with the status 429.
///
/// Requests take tokens out of a bucket. API Gateway does its best to keep to the figures, but does not guarantee them.
/// All APIs of an account and Region share a quota, 10,000 requests a second and a burst of 5,000 for most.
///
/// <https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-throttling.html>
public struct Throttling: Hashable, Sendable {
    /// The tokens that the bucket gets a second, above 0.
    public var rate: Double
    /// The tokens that the bucket holds, 1 or more.
    public var burst: Int

    /// Describes throttling.
    /// - Parameters:
    ///   - rate: The tokens that the bucket gets a second, above 0: the requests a second that are admitted for long.
    ///   - burst: The tokens that the bucket holds, 1 or more: the requests that are admitted at once.
    public init(rate: Double, burst: Int) {
        self.rate = rate
        self.burst = burst
    }

    /// Reports figures that admit no requests.
    /// - Parameters:
    ///   - owner: What is throttled, as messages name it.
    ///   - scope: The scope of the API.
    func check(of owner: String, in scope: Scope) {
        if !(rate.isFinite && rate > 0) {
            scope.error(
                "rate of \(owner) must be above 0 requests a second, got \(rate.isFinite ? rate.decimal : "\(rate)")"
            )
        }
        if burst < 1 { scope.error("burst of \(owner) must be 1 request or more, got \(burst)") }
    }

    /// The rate as templates have it: without a fraction of zero, and something finite for what has been reported.
    var rateValue: Value<Double> {
        guard rate.isFinite else { return 0 }
        return Int(exactly: rate).map { Value<Double>($0) } ?? Value<Double>(rate)
    }
}
