import AWSClient
import LambdaRuntime

/// Brings some dead letters back, each sent before it is deleted, and none looked at twice.
struct DeadLetterMove {
    /// For how long nobody else receives a dead letter that is looked at; longer than the function answers an API.
    private static let hiddenSeconds = 300

    /// What was done.
    struct Report: Hashable {
        /// How many were looked at.
        var processed = 0
        /// How many were sent.
        var redriven = 0
        /// How many the filter left where they are.
        var skipped = 0
        /// How many could not be sent, and are where they were.
        var failed = 0
        /// How many were sent and could not be deleted, so that they are in both queues.
        var notDeleted = 0
        /// Whether there may be more.
        var mayHaveMore = false
        /// Why something was not sent or deleted.
        var error: IngestionError?
    }

    let queue: DeadLetterQueue
    let selection: StartRequest.Selection
    let messagesPerSecond: Int?
    /// Whether nothing is moved.
    let isDryRun: Bool
    /// When to stop.
    let end: ContinuousClock.Instant
    var now: @Sendable () -> Timestamp = { .now }
    var random: @Sendable (ClosedRange<Int>) -> Int = { Int.random(in: $0) }

    /// Moves them.
    func run() async throws(IngestionError) -> Report {
        var report = Report()
        var kept: [DeadLetter] = []
        var seen: Set<String> = []
        var pace = Pace(messagesPerSecond: messagesPerSecond)
        var isOutOfTime = false
        while report.redriven + report.failed < selection.maximumCount {
            guard ContinuousClock.now < end else {
                isOutOfTime = true
                break
            }
            let wanted = selection.maximumCount - report.redriven
            let batch: [DeadLetter]
            do throws(IngestionError) {
                batch = try await queue.receive(pace.count(min(wanted, 10)), hiddenFor: Self.hiddenSeconds)
            } catch {
                await queue.release(kept)
                guard report.processed > 0 else { throw error }
                report.error = error
                report.mayHaveMore = true
                return report
            }
            guard !batch.isEmpty else { break }
            // A queue may deliver a message twice although it is hidden.
            let letters = batch.filter { seen.insert($0.message.messageID).inserted }
            let matching = letters.filter { $0.matches(selection.filter, at: now()) }
            let others = letters.filter { !$0.matches(selection.filter, at: now()) }
            report.processed += letters.count
            report.skipped += others.count
            kept += others
            if isDryRun {
                report.redriven += matching.count
                kept += matching
            } else if !matching.isEmpty {
                await move(matching, &report, &kept)
                if report.failed > 0 { break }
                await pace.wait(after: matching.count, until: end)
            }
        }
        report.mayHaveMore = isOutOfTime || report.failed > 0 || report.redriven >= selection.maximumCount
        // When the time was up, what was skipped stays hidden, so that the next start gets to what is behind it.
        if !isOutOfTime || isDryRun { await queue.release(kept) }
        return report
    }

    private func move(_ letters: [DeadLetter], _ report: inout Report, _ kept: inout [DeadLetter]) async {
        let (sent, sendError) = await queue.send(letters) { random(0...selection.jitter) }
        let (left, deleteError) = await queue.delete(sent)
        let sentIDs = Set(sent.map(\.message.messageID))
        kept += letters.filter { !sentIDs.contains($0.message.messageID) }
        report.redriven += sent.count
        report.failed += letters.count - sent.count
        report.notDeleted += left.count
        if let error = sendError ?? deleteError { report.error = error }
    }
}

/// Keeps to a number of messages a second.
struct Pace {
    private let messagesPerSecond: Int?
    private let start = ContinuousClock.now
    private var count = 0

    init(messagesPerSecond: Int?) { self.messagesPerSecond = messagesPerSecond }

    /// How many of so many may be taken at a time.
    func count(_ wanted: Int) -> Int { messagesPerSecond.map { min(wanted, $0) } ?? wanted }

    /// Waits until more may be moved.
    mutating func wait(after moved: Int, until end: ContinuousClock.Instant) async {
        count += moved
        guard let messagesPerSecond else { return }
        let due = start.advanced(by: .seconds(count) / messagesPerSecond)
        // Cancelled when the function is about to time out, which the loop notices by itself.
        try? await Task.sleep(until: min(due, end), clock: .continuous)
    }
}
