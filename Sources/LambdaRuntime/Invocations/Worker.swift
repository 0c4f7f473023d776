import Dispatch
import JSONValues
import LambdaContracts
import LambdaEvents
import Logging
import NIOCore
import NIOPosix

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// The process of a worker: makes the handler and gives it one event after the other.
struct Worker<Handler: LambdaHandler> {
    typealias Contract = Handler.Contract
    typealias Encode = @Sendable (Contract.Output) throws -> [UInt8]

    private var api: RuntimeAPI
    private let watch: DeadlineWatch
    private let logger: Logger
    private let output: LogOutput
    private let encode: Encode

    /// Handles events until the process is to end, and ends it.
    static func run(encode: @escaping Encode) async {
        exit(await status(encode: encode, output: .standardOutput) { name in getenv(name).map { String(cString: $0) } })
    }

    /// Handles events until the process is to end.
    /// - Returns: The status that the process ends with.
    private static func status(
        encode: @escaping Encode,
        output: LogOutput,
        variable: @escaping (String) -> String?
    ) async -> Int32 {
        let level = variable("AWS_LAMBDA_LOG_LEVEL").flatMap { Logger.Level(lambdaName: $0) } ?? .info
        LoggingSystem.bootstrap { label in JSONLogHandler(label: label, logLevel: level, output: output) }
        let logger = Logger(label: Contract.product)
        guard let endpoint = variable("AWS_LAMBDA_RUNTIME_API").flatMap({ RuntimeEndpoint($0) }) else {
            logger.critical(
                "the environment variable AWS_LAMBDA_RUNTIME_API must have host:port of the Runtime API, got '\(variable("AWS_LAMBDA_RUNTIME_API") ?? "")'; a worker runs in Lambda, or beside a server that offers its Runtime API"
            )
            return 1
        }
        let gate = ShutdownGate()
        let termination = gate.listenForTermination()
        defer { termination.cancel() }
        // One connection, one thread.
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        var worker = Worker(
            api: RuntimeAPI(endpoint: endpoint, group: group, gate: gate),
            watch: DeadlineWatch(eventLoop: group.any()),
            logger: logger,
            output: output,
            encode: encode
        )
        do {
            guard let handler = try await worker.makeHandler(variable) else { return 1 }
            try await worker.handleInvocations(with: handler)
            await handler.shutDown()
            return 0
        } catch {
            logger.critical("the worker ends because Lambda cannot be reached", error: error)
            return 1
        }
    }

    /// The handler; `nil` when it cannot be made, which Lambda has been told.
    private mutating func makeHandler(_ variable: (String) -> String?) async throws -> Handler? {
        do {
            return try await Handler(environment: LambdaEnvironment(reading: variable))
        } catch {
            let report =
                error is LambdaEnvironmentError
                ? ErrorReport(type: "Runtime.InvalidEnvironment", message: "\(error)") : ErrorReport(error)
            logger.critical("the worker cannot start", error: error)
            try await api.reportInitialization(report)
            return nil
        }
    }

    private mutating func handleInvocations(with handler: Handler) async throws {
        let traceVariable = TraceVariable()
        while let invocation = try await api.next() {
            traceVariable.set(invocation.traceID)
            let outcome = await outcome(of: invocation, with: handler)
            do {
                switch outcome {
                case .success(let response): try await api.respond(to: invocation.requestID, with: response)
                case .failure(let failure): try await api.report(failure.report, of: invocation.requestID)
                }
            } catch let error as RuntimeAPIError where !error.isFatal {
                logger.error(
                    "Lambda refused the outcome",
                    error: error,
                    metadata: ["requestId": "\(invocation.requestID)"]
                )
            }
        }
    }

    private func outcome(of invocation: Invocation, with handler: Handler) async -> Result<[UInt8], Failure> {
        let remaining = Duration.milliseconds(
            invocation.deadline.millisecondsSince1970 - Timestamp.now.millisecondsSince1970
        )
        let context = LambdaContext(
            requestID: invocation.requestID,
            invokedFunctionARN: invocation.invokedFunctionARN,
            traceID: invocation.traceID,
            deadline: .now + remaining,
            clientContext: invocation.clientContext,
            cognitoIdentity: invocation.cognitoIdentity,
            logger: logger,
            output: output
        )
        return await LambdaContext.$current.withValue(context) {
            do {
                let event = try JSONValue(parsing: invocation.event.readableBytesView).decode(as: Contract.Event.self)
                let response = try encode(
                    try await context.withCorrelationID(event.correlationID) { context in
                        try await handle(event, with: handler, in: context, for: remaining)
                    }
                )
                guard response.count <= RuntimeAPI.maximumResponseSize else {
                    throw Failure(report: .responseTooLarge(response.count))
                }
                return .success(response)
            } catch {
                let failure = error as? Failure ?? Failure(report: ErrorReport(error))
                logger.error(
                    "the invocation failed",
                    metadata: ["errorType": "\(failure.report.type)", "errorMessage": "\(failure.report.message)"]
                )
                return .failure(failure)
            }
        }
    }

    /// Runs the handler, and cancels it shortly before the function times out.
    private func handle(
        _ event: Contract.Event,
        with handler: Handler,
        in context: LambdaContext,
        for remaining: Duration
    ) async throws -> Contract.Output {
        let patience = max(remaining - Handler.deadlineMargin, remaining / 2)
        let work = Task { try await handler.handle(event, context: context) }
        watch.start(until: .now() + TimeAmount(patience)) {
            context.logger.warning(
                "the function is about to time out; the handler is cancelled",
                metadata: ["requestId": "\(context.requestID)"]
            )
            work.cancel()
        }
        let result = await withTaskCancellationHandler {
            await work.result
        } onCancel: {
            work.cancel()
        }
        let isLate = watch.stop()
        if isLate, case .failure(let error) = result, error is CancellationError {
            throw Failure(report: .deadlineExceeded(after: patience))
        }
        return try result.get()
    }

    /// An invocation that failed, as it is reported.
    private struct Failure: Error {
        let report: ErrorReport
    }
}
