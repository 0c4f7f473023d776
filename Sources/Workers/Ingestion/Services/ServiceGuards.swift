import LambdaContracts
import LambdaRuntime
import WorkerContracts
import WorkerPatterns

/// The circuit breakers of the services that a worker uses.
///
/// A failure is what says that a service is not well: it did not answer in time, or refused because of itself. One that refuses because of what it was
/// asked is well.
struct ServiceGuards: Sendable {
    private let breakers: [IngestionMetric.GuardedService: CircuitBreaker]

    /// Breakers that are closed.
    /// - Parameters:
    ///   - metricNamespace: The container of the metrics that tell of changes.
    ///   - now: The moment now; the machine's when not given.
    init(metricNamespace: String, now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }) {
        var breakers: [IngestionMetric.GuardedService: CircuitBreaker] = [:]
        for service in IngestionMetric.GuardedService.allCases {
            let (threshold, recoveryTime) = service.limits
            breakers[service] = CircuitBreaker(
                failureThreshold: threshold,
                recoveryTime: recoveryTime,
                now: now
            ) { state in
                Self.report(service, state.metricState, namespace: metricNamespace)
            }
        }
        self.breakers = breakers
    }

    /// Asks a service, unless its breaker is open.
    /// - Parameters:
    ///   - service: The service.
    ///   - body: Asks it.
    /// - Returns: What it answers.
    /// - Throws: Why it does not.
    func ask<T>(
        _ service: IngestionMetric.GuardedService,
        _ body: () async throws -> T
    ) async throws(IngestionError) -> T {
        guard let breaker = breakers[service] else { preconditionFailure("every service has a breaker") }
        do throws(CircuitBreakerError<any Error>) {
            return try await breaker.run(countingAsFailure: { ErrorCategory(of: $0).isRetryable }, body)
        } catch {
            switch error {
            case .failure(let error): throw IngestionError(error, of: service.rawValue)
            case .open:
                throw IngestionError(
                    .transient,
                    .transient,
                    "\(service.rawValue) is not asked, because it did not answer before",
                    service: service.rawValue
                )
            }
        }
    }

    private static func report(
        _ service: IngestionMetric.GuardedService,
        _ state: IngestionMetric.BreakerState,
        namespace: String
    ) {
        guard let context = LambdaContext.current else { return }
        IngestionLog(context).write(
            .circuitBreakerChanged,
            [.service: .text(service.rawValue), .state: .text(state.rawValue)]
        )
        let tally = MetricTally(namespace: namespace)
        tally.count(.circuitBreaker(of: service, became: state))
        tally.write(to: context)
    }
}

extension IngestionMetric.GuardedService {
    /// After how many failures in a row, and for how long, a service is not asked.
    fileprivate var limits: (failureThreshold: Int, recoveryTime: Duration) {
        switch self {
        case .dynamoDB: (3, .seconds(30))
        case .sqs: (5, .seconds(60))
        case .eventBridge: (3, .seconds(45))
        }
    }
}

extension CircuitBreaker.State {
    fileprivate var metricState: IngestionMetric.BreakerState {
        switch self {
        case .closed: .closed
        case .open: .open
        case .halfOpen: .halfOpen
        }
    }
}
