import AWSClient
import JSONValues
import LambdaContracts
package import LambdaEvents
package import LambdaRuntime
package import WorkerContracts
import WorkerPatterns

/// Shows dead letters, and brings them back.
package struct DeadLetterRedrive: Sendable {
    private enum Route {
        case preview
        case start
        case cancel
    }

    /// How long dead letters are moved or shown: API Gateway waits for 30 seconds.
    ///
    /// <https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html>
    private static let workTime = Duration.seconds(25)
    /// How long requests to the queues may take in all.
    private static let answerTime = Duration.seconds(28)

    private static let routes = HTTPRoutes([
        (method: "GET", path: "/redrive/preview", route: Route.preview),
        (method: "POST", path: "/redrive/start", route: Route.start),
        (method: "POST", path: "/redrive/cancel", route: Route.cancel),
    ])

    private let metricNamespace: String
    private let queue: DeadLetterQueue

    /// What brings dead letters back.
    /// - Parameter environment: The variables.
    /// - Throws: What keeps requests to AWS from being sent.
    package init(environment: LambdaEnvironment<Redrive>) throws {
        try self.init(environment: environment, aws: AWSHTTPClient())
    }

    init(environment: LambdaEnvironment<Redrive>, aws: AWSHTTPClient) throws {
        metricNamespace = environment[.metricNamespace]
        queue = DeadLetterQueue(
            url: environment[.deadLetterQueueURL],
            destinationURL: environment[.queueURL],
            client: SQSClient(aws),
            guards: ServiceGuards(metricNamespace: metricNamespace)
        )
    }

    /// Answers a request.
    /// - Parameters:
    ///   - request: The request.
    ///   - context: The invocation.
    /// - Returns: The answer.
    package func answer(_ request: APIGatewayV2Request, context: LambdaContext) async -> APIGatewayV2Response {
        let route: Route
        switch Self.routes.route(of: request) {
        case .failure(let refusal): return refusal.response
        case .success(let known): route = known
        }
        let invocation = Invocation(context, workTime: Self.workTime)
        let margin = max(context.remainingTime - Self.answerTime, .milliseconds(500))
        return await context.withRequestDeadline(margin: margin) {
            do throws(IngestionError) {
                switch route {
                case .preview: return try await preview(PreviewRequest(request.queryStringParameters), invocation)
                case .start: return try await start(try Self.startRequest(of: request), invocation)
                case .cancel: return try await cancel(invocation)
                }
            } catch {
                return refusal(of: error, invocation)
            }
        }
    }

    /// What a request has to know of the invocation.
    private struct Invocation {
        let context: LambdaContext
        let start = ContinuousClock.now
        /// When to stop working.
        let end: ContinuousClock.Instant
        let log: IngestionLog

        init(_ context: LambdaContext, workTime: Duration) {
            self.context = context
            log = IngestionLog(context)
            let remaining = context.remainingTime
            end = start.advanced(by: min(workTime, max(remaining - .seconds(3), remaining / 2)))
        }
    }

    /// A start without a body asks for nothing in particular.
    private static func startRequest(of request: APIGatewayV2Request) throws(IngestionError) -> StartRequest {
        guard request.body?.isEmpty == false else { return StartRequest() }
        return try StartRequest(try request.jsonBody())
    }

    private func refusal(of error: IngestionError, _ invocation: Invocation) -> APIGatewayV2Response {
        guard error.category != .validation else { return .error(400, error.description) }
        log(error, invocation)
        if error.type == AWSErrorCode.unsupportedOperation.rawValue { return .error(409, error.description) }
        guard error.category.isRetryable else {
            return .json(500, ["error": "it did not work", "requestId": .string(invocation.context.requestID)])
        }
        return .error(503, "the queue cannot be reached; try again", headers: ["retry-after": "5"])
    }

    private func log(_ error: IngestionError, _ invocation: Invocation) {
        invocation.log.write(
            .redriveFailed,
            [
                .errorType: .text(error.type), .errorMessage: .text(error.description),
                .service: error.service.map { .text($0) },
            ]
        )
        let metrics = MetricTally(namespace: metricNamespace)
        metrics.count(.errors(error.category))
        metrics.write(to: invocation.context)
    }
}

// MARK: - Preview

extension DeadLetterRedrive {
    /// For how long nobody else receives what is shown.
    private static let previewSeconds = 60
    /// How many dead letters are looked at for those that are shown.
    private static let maximumLookedAt = 1000

    private func preview(
        _ request: PreviewRequest,
        _ invocation: Invocation
    ) async throws(IngestionError) -> APIGatewayV2Response {
        let counts = try await queue.counts()
        let task = await latestTask(counts, invocation)
        let now = Timestamp.now
        var shown: [DeadLetter] = []
        var others: [DeadLetter] = []
        var seen: Set<String> = []
        var failure: IngestionError?
        // They stay hidden until all are shown: otherwise the same ones would come again and again.
        while shown.count < request.maximumCount, seen.count < Self.maximumLookedAt,
            ContinuousClock.now < invocation.end
        {
            do throws(IngestionError) {
                let wanted = request.maximumCount - shown.count
                let batch = try await queue.receive(wanted, hiddenFor: Self.previewSeconds)
                guard !batch.isEmpty else { break }
                for letter in batch where seen.insert(letter.message.messageID).inserted {
                    if letter.matches(request.filter, at: now) { shown.append(letter) } else { others.append(letter) }
                }
            } catch {
                failure = error
                break
            }
        }
        await queue.release(shown + others)
        if let failure { throw failure }
        invocation.log.write(
            .redrivePreviewed,
            [.count: .number(shown.count), .skipped: .number(others.count), .durationMs: .since(invocation.start)]
        )
        return .json(
            200,
            [
                "dlqStats": [
                    "totalMessages": .number(JSONNumber(counts.available + counts.inFlight)),
                    "inFlightMessages": .number(JSONNumber(counts.inFlight)),
                    "availableMessages": .number(JSONNumber(counts.available)),
                ],
                "previewMessages": .array(shown.map { $0.preview(at: now) }),
                "filters": [
                    "maxMessages": .number(JSONNumber(request.maximumCount)),
                    "errorType": .string(request.filter.errorType),
                    "minAgeSeconds": .number(JSONNumber(request.filter.minimumAge)),
                ],
                "move": task.map(Self.description) ?? .null,
                "timestamp": .string(now.text),
            ]
        )
    }

    /// The latest move of SQS; `nil` when there is none, or SQS does not say.
    private func latestTask(_ counts: DeadLetterQueue.Counts, _ invocation: Invocation) async -> MessageMoveTask? {
        do {
            return try await queue.client.messageMoveTasks(from: counts.arn).first
        } catch {
            log(IngestionError(error, of: IngestionMetric.GuardedService.sqs.rawValue), invocation)
            return nil
        }
    }

    private static func description(of task: MessageMoveTask) -> JSONValue {
        var members: [String: JSONValue] = [
            "status": .string(task.status.rawValue),
            "movedMessages": .number(JSONNumber(task.approximateMovedCount)),
        ]
        if let count = task.approximateCountToMove { members["messagesToMove"] = .number(JSONNumber(count)) }
        if let rate = task.maximumMessagesPerSecond { members["messagesPerSecond"] = .number(JSONNumber(rate)) }
        if let reason = task.failureReason { members["failureReason"] = .string(reason) }
        if let start = task.startedAt {
            let moment = Timestamp(millisecondsSince1970: Int64(start.secondsSince1970 * 1000))
            members["startedAt"] = .string(moment.text)
        }
        return .object(members)
    }
}

// MARK: - Start and cancel

extension DeadLetterRedrive {
    private func start(
        _ request: StartRequest,
        _ invocation: Invocation
    ) async throws(IngestionError) -> APIGatewayV2Response {
        let counts = try await queue.counts()
        switch request.way {
        case .task where request.isDryRun:
            return .json(
                200,
                [
                    "message": "nothing was moved; a start would have SQS move all dead letters",
                    "redriveStats": ["initialDlqCount": .number(JSONNumber(counts.available)), "dryRun": true],
                ]
            )
        case .task: return try await startTask(request, counts, invocation)
        case .selection(let selection):
            if !request.isDryRun, let task = await latestTask(counts, invocation), task.status == .running {
                return .error(409, "SQS moves the dead letters already; wait until it has, or cancel it")
            }
            return try await move(selection, request, counts, invocation)
        }
    }

    private func startTask(
        _ request: StartRequest,
        _ counts: DeadLetterQueue.Counts,
        _ invocation: Invocation
    ) async throws(IngestionError) -> APIGatewayV2Response {
        let handle = try await queue.guards.ask(.sqs) {
            try await queue.client.startMessageMoveTask(
                from: counts.arn,
                maximumMessagesPerSecond: request.messagesPerSecond
            )
        }
        invocation.log.write(.redriveStarted, [.taskHandle: .text(handle)])
        return .json(
            200,
            [
                "message": "SQS moves all dead letters; GET /redrive/preview tells how far it is",
                "taskHandle": .string(handle),
                "redriveStats": ["initialDlqCount": .number(JSONNumber(counts.available))],
            ]
        )
    }

    private func move(
        _ selection: StartRequest.Selection,
        _ request: StartRequest,
        _ counts: DeadLetterQueue.Counts,
        _ invocation: Invocation
    ) async throws(IngestionError) -> APIGatewayV2Response {
        if !request.isDryRun {
            let errorType = selection.filter.errorType
            invocation.log.write(.redriveStarted, [.errorType: errorType.isEmpty ? nil : .text(errorType)])
        }
        let report = try await DeadLetterMove(
            queue: queue,
            selection: selection,
            messagesPerSecond: request.messagesPerSecond,
            isDryRun: request.isDryRun,
            end: invocation.end
        ).run()
        if let error = report.error { log(error, invocation) }
        let line: IngestionLogLine = request.isDryRun ? .redrivePreviewed : .messagesRedriven
        var fields: [IngestionLogLine.Field: IngestionLogValue?] = [
            .count: .number(report.redriven), .skipped: .number(report.skipped),
            .durationMs: .since(invocation.start),
        ]
        if !request.isDryRun { fields[.failed] = .number(report.failed) }
        invocation.log.write(line, fields)
        return .json(200, report.json(initialCount: counts.available, isDryRun: request.isDryRun))
    }

    private func cancel(_ invocation: Invocation) async throws(IngestionError) -> APIGatewayV2Response {
        let counts = try await queue.counts()
        let tasks = try await queue.guards.ask(.sqs) { try await queue.client.messageMoveTasks(from: counts.arn) }
        guard let task = tasks.first, task.status == .running, let handle = task.taskHandle else {
            return .json(200, ["message": "there is no move to cancel"])
        }
        do {
            let moved = try await queue.client.cancelMessageMoveTask(handle)
            invocation.log.write(.redriveCancelled, [.taskHandle: .text(handle)])
            return .json(
                200,
                ["message": "the move is being cancelled", "movedMessages": .number(JSONNumber(moved))]
            )
        } catch  where error.code == .resourceNotFound {
            return .json(200, ["message": "there is no move to cancel; the last one has just ended"])
        } catch {
            throw IngestionError(error, of: IngestionMetric.GuardedService.sqs.rawValue)
        }
    }
}

extension DeadLetterMove.Report {
    /// The answer to who started it.
    fileprivate func json(initialCount: Int, isDryRun: Bool) -> JSONValue {
        func number(_ count: Int) -> JSONValue { .number(JSONNumber(count)) }
        let message =
            switch (isDryRun, mayHaveMore) {
            case (true, _): "nothing was moved; the messages that match would be"
            case (false, true): "there may be more dead letters that match; start again to go on"
            case (false, false): "all dead letters that match were moved"
            }
        var stats: [String: JSONValue] = [
            "initialDlqCount": number(initialCount), "processedMessages": number(processed),
            "redrivenMessages": number(isDryRun ? 0 : redriven), "skippedMessages": number(skipped),
            "failedMessages": number(failed), "notDeletedMessages": number(notDeleted),
            "completedAt": .string(Timestamp.now.text),
        ]
        if isDryRun {
            stats["dryRun"] = true
            stats["matchingMessages"] = number(redriven)
        }
        return ["message": .string(message), "remaining": .bool(mayHaveMore), "redriveStats": .object(stats)]
    }
}
