import AWSClient
import AWSTestSupport
import Foundation
import JSONValues
import RuntimeAPIServer
import Synchronization

/// Sends messages through workers that run as processes, while everything that can go wrong goes wrong, and looks at what is left.
package struct FaultRun: Sendable {
    /// How much goes wrong.
    package struct Options: Sendable {
        /// How many messages are sent.
        package var messages: Int
        /// How many of a thousand messages are poison.
        package var poisonPerThousand: Int
        /// How many workers run at a time.
        package var workers: Int
        /// How often a worker is killed in the middle of a batch.
        package var kills: Int
        /// How many requests get no answer, about; each costs a worker seconds.
        package var silences: Int
        /// What all that is random depends on.
        package var seed: UInt64

        /// Says how much goes wrong.
        package init(
            messages: Int,
            poisonPerThousand: Int = 10,
            kills: Int,
            silences: Int,
            workers: Int = 2,
            seed: UInt64 = 1
        ) {
            self.messages = messages
            self.poisonPerThousand = poisonPerThousand
            self.workers = workers
            self.kills = kills
            self.silences = silences
            self.seed = seed
        }
    }

    /// What happened, and what is wrong with it.
    package struct Report: Sendable {
        /// Counts by what they count, in order.
        package var counts: [(name: String, count: Int)] = []
        /// What should not be; empty when all is well.
        package var problems: [String] = []
    }

    private let scenario: any FaultScenario
    private let options: Options

    /// A run.
    /// - Parameters:
    ///   - scenario: What is sent to which worker, and what must come of it.
    ///   - options: How much goes wrong.
    package init(_ scenario: any FaultScenario, _ options: Options) {
        self.scenario = scenario
        self.options = options
    }

    private static let batchSize = 10
    private static let maximumReceives = 12

    /// Sends the messages until each is written or given up.
    /// - Returns: What happened.
    /// - Throws: An error of the system when a server or a worker cannot be started.
    package func run() async throws -> Report {
        let start = ContinuousClock.now
        var generator = SeededGenerator(seed: options.seed)
        let messages = scenario.messages(options.messages, options.poisonPerThousand, using: &generator)
        let plan = FaultPlan(seed: options.seed, silenceShare: silenceShare)
        let stub = DynamoDBStub(tables: scenario.tables) { plan.fault(of: $0) }
        let endpoint = try await StubServer.start(stub)
        let queue = QueueSimulator(
            messages.good + messages.poison,
            maximumReceives: Self.maximumReceives,
            duplicateShare: 0.01,
            seed: options.seed
        )
        let log = RunLog(kills: options.kills, batches: options.messages / Self.batchSize)
        try await withThrowingTaskGroup { tasks in
            for worker in 0..<options.workers {
                tasks.addTask { try await work(worker, on: queue, endpoint: endpoint.url, log) }
            }
            try await tasks.waitForAll()
        }
        try await endpoint.stop()

        var report = Report()
        let seconds = start.duration(to: .now) / .seconds(1)
        report.counts = [
            ("messages", options.messages), ("poison", messages.poison.count), ("deliveries", queue.deliveries),
            ("deliveries without need", queue.duplicates), ("batches", log.batches), ("workers killed", log.killed),
            ("batches lost with a worker", log.lost), ("requests to the table", stub.requests),
        ]
        report.counts += stub.faults.sorted { $0.key.rawValue < $1.key.rawValue }.map { ("  \($0.key)", $0.value) }
        report.counts += scenario.counts(stub)
        report.counts += [("dead letters", Set(queue.deadLetters).count), ("seconds", Int(seconds))]
        report.problems = log.problems + scenario.problems(stub, messages.good)
        check(dead: Set(queue.deadLetters), poison: Set(messages.poison), log, &report)
        return report
    }

    private var silenceShare: Double {
        Double(options.silences) / Double(max(1, options.messages / scenario.messagesPerRequest))
    }

    /// Each poison, and nothing else, is among the dead letters, and the log says why.
    private func check(
        dead: Set<QueueSimulator.Message>,
        poison: Set<QueueSimulator.Message>,
        _ log: RunLog,
        _ report: inout Report
    ) {
        for message in dead.subtracting(poison) {
            report.problems.append("the dead letters have \(message.id), which is good")
        }
        for message in poison.subtracting(dead) {
            report.problems.append("the dead letters lack \(message.id): \(message.body.prefix(80))")
        }
        for message in poison {
            let reasons = log.reasons(of: message.id)
            if reasons.isEmpty {
                report.problems.append(
                    "the log does not say what is wrong with \(message.id): \(message.body.prefix(80))"
                )
            }
            for reason in reasons where reason.category != "VALIDATION" {
                report.problems.append("the log calls \(message.id) \(reason.category): \(reason.text)")
            }
        }
        report.counts.append(
            ("dead letters whose reason is in the log", dead.count { !log.reasons(of: $0.id).isEmpty })
        )
    }

    /// One worker after the other, on batches of the queue.
    private func work(_ slot: Int, on queue: QueueSimulator, endpoint: String, _ log: RunLog) async throws {
        let server = try await RuntimeAPIServer.start()
        let environment = scenario.environment.merging(AWSEnvironment.testingVariables) { own, _ in own }
            .merging(["AWS_ENDPOINT_URL_DYNAMODB": endpoint]) { own, _ in own }
        func start() throws -> WorkerProcess {
            try WorkerProcess(scenario.product, server: server, environment: environment)
        }
        var worker = try start()
        while let batch = queue.receive(Self.batchSize) {
            if batch.isEmpty {
                try await Task.sleep(for: .milliseconds(2))
                continue
            }
            async let outcome = server.invoke(Self.event(of: batch), timeout: .seconds(30))
            if log.kills() {
                try await Task.sleep(for: .microseconds(Int.random(in: 0...3000)))
                worker.send(SIGKILL)
                _ = try await worker.end()
                log.read(try worker.lines)
                worker = try start()
            }
            do {
                let response = try await outcome
                queue.settle(batch, failed: log.failed(response, of: batch))
            } catch is RuntimeAPIServer.Failure {
                log.workerIsGone()
                queue.settle(batch, failed: Set(batch.map(\.message.id)))
            }
        }
        worker.send(SIGTERM)
        _ = try await worker.end()
        log.read(try worker.lines)
        try await server.stop()
    }

    private static func event(of batch: [QueueSimulator.Delivery]) -> String {
        let records = batch.map { delivery -> JSONValue in
            [
                "messageId": .string(delivery.message.id), "receiptHandle": "h", "body": .string(delivery.message.body),
                "attributes": ["ApproximateReceiveCount": .string("\(delivery.receiveCount)")],
                "eventSource": "aws:sqs", "eventSourceARN": "arn:aws:sqs:eu-west-1:123456789012:queue",
                "awsRegion": "eu-west-1",
            ]
        }
        return JSONValue.object(["Records": .array(records)]).text
    }
}

/// What is sent to a worker, and what must come of it.
package protocol FaultScenario: Sendable {
    /// The executable.
    var product: String { get }
    /// The variables of its contract.
    var environment: [String: String] { get }
    /// The tables that it writes to.
    var tables: [String: DynamoDBStub.KeySchema] { get }
    /// How many messages a request to the table writes.
    var messagesPerRequest: Int { get }
    /// What is sent.
    func messages(
        _ count: Int,
        _ poisonPerThousand: Int,
        using generator: inout SeededGenerator
    ) -> (
        good: [QueueSimulator.Message], poison: [QueueSimulator.Message]
    )
    /// What the tables have, in numbers.
    func counts(_ stub: DynamoDBStub) -> [(name: String, count: Int)]
    /// What the tables have that they should not, or have not.
    func problems(_ stub: DynamoDBStub, _ good: [QueueSimulator.Message]) -> [String]
}

/// What goes wrong with which request.
struct FaultPlan: Sendable {
    let seed: UInt64
    let silenceShare: Double

    func fault(of request: Int) -> DynamoDBStub.Fault? {
        var generator = SeededGenerator(seed: seed &+ UInt64(request) &* 0x2545_f491_4f6c_dd1d)
        var dice = Double.random(in: 0..<1, using: &generator)
        let shares: [(DynamoDBStub.Fault, Double)] = [
            (.throttle, 0.03), (.conflict, 0.02), (.serverError, 0.01), (.resetBefore, 0.005), (.resetAfter, 0.005),
            (.silenceBefore, silenceShare / 2), (.silenceAfter, silenceShare / 2),
        ]
        for (fault, share) in shares {
            if dice < share { return fault }
            dice -= share
        }
        return nil
    }
}

/// What the workers of a run said and did.
private final class RunLog: Sendable {
    struct Reason: Hashable {
        let category: String
        let text: String
    }

    private struct State {
        var batches = 0
        var killed = 0
        var lost = 0
        var problems: [String] = []
        /// Those that are not a matter of the moment, by the ID of the message.
        var reasons: [String: Set<Reason>] = [:]
    }

    private let state = Mutex(State())
    private let maximumKills: Int
    private let killInterval: Int

    init(kills: Int, batches: Int) {
        maximumKills = kills
        killInterval = max(1, batches / (kills + 1))
    }

    var batches: Int { state.withLock { $0.batches } }
    var killed: Int { state.withLock { $0.killed } }
    var lost: Int { state.withLock { $0.lost } }
    var problems: [String] { state.withLock { $0.problems } }

    func reasons(of message: String) -> Set<Reason> { state.withLock { $0.reasons[message] ?? [] } }

    /// Counts a batch, and says whether its worker is to be killed.
    func kills() -> Bool {
        state.withLock { state in
            state.batches += 1
            guard state.batches % killInterval == 0, state.killed < maximumKills else { return false }
            state.killed += 1
            return true
        }
    }

    func workerIsGone() { state.withLock { $0.lost += 1 } }

    /// The messages of a batch that come again.
    func failed(_ outcome: RuntimeAPIServer.Outcome, of batch: [QueueSimulator.Delivery]) -> Set<String> {
        let all = Set(batch.map(\.message.id))
        guard case .response(let text) = outcome,
            let failures = (try? JSONValue(parsing: text))?["batchItemFailures"]?.asArray
        else {
            state.withLock { $0.problems.append("a batch failed as a whole: \(outcome)") }
            return all
        }
        let failed = Set(failures.compactMap { $0["itemIdentifier"]?.asString })
        if !failed.isSubset(of: all) { state.withLock { $0.problems.append("unknown messages are reported: \(text)") } }
        return failed
    }

    func read(_ lines: [String]) {
        for line in lines where line.contains("errorCategory") {
            // A worker that is killed may leave half a line.
            guard let line = try? JSONValue(parsing: line), let id = line["messageId"]?.asString,
                let category = line["errorCategory"]?.asString, !["TRANSIENT", "TIMEOUT"].contains(category)
            else { continue }
            let reason = Reason(category: category, text: line["reason"]?.asString ?? "")
            state.withLock { _ = $0.reasons[id, default: []].insert(reason) }
        }
    }
}
