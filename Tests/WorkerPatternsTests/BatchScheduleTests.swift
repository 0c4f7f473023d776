import Testing

@testable import WorkerPatterns

/// Every batch of up to five items, in all lanes, with all outcomes, in all orders in which what runs may end, and closed at every point.
@Suite("The schedule of a batch") struct BatchScheduleTests {
    private typealias Status = BatchSchedule.Status

    private struct Situation: Hashable, CustomStringConvertible {
        var lanes: [Int]
        var maximumRunning: Int
        var scope: BatchSchedule.FailureScope
        var succeeds: [Bool]

        var description: String { "lanes \(lanes), \(maximumRunning) at a time, \(scope), \(succeeds)" }
    }

    /// All ways to put items into lanes, each only once.
    private static func lanes(_ count: Int) -> [[Int]] {
        var all: [[Int]] = [[]]
        for _ in 0..<count {
            all = all.flatMap { lanes in (0...((lanes.max() ?? -1) + 1)).map { lanes + [$0] } }
        }
        return all
    }

    private static func situations(_ count: Int) -> [Situation] {
        var all: [Situation] = []
        for lanes in lanes(count) {
            for maximum in 1...max(1, min(count, 3)) {
                for scope in [BatchSchedule.FailureScope.item, .lane, .batch] {
                    for bits in 0..<(1 << count) {
                        let succeeds = (0..<count).map { bits & (1 << $0) == 0 }
                        all.append(
                            Situation(lanes: lanes, maximumRunning: maximum, scope: scope, succeeds: succeeds)
                        )
                    }
                }
            }
        }
        return all
    }

    /// What the schedule was asked and did, in order.
    private struct History {
        var started: [Int] = []
        var finished: [Int] = []
        /// How many items had started when the schedule was closed, or the first item failed.
        var startedAtClosing: Int?
        var startedAtFailure: Int?
    }

    @Test("starts each item once, in the order of its lane, and says what became of it", arguments: 0...5)
    func exhaustive(count: Int) {
        var runs = 0
        for situation in Self.situations(count) {
            // Five items in all ways to be closed as well take half a minute.
            for closing in [nil] + (count < 5 ? Array(0...count) : []) {
                let schedule = BatchSchedule(
                    lanes: situation.lanes,
                    maximumRunning: situation.maximumRunning,
                    scope: situation.scope
                )
                runs += explore(schedule, [], History(), situation, closing: closing)
            }
        }
        #expect(runs > 0)
    }

    /// Starts what may start, and ends each of what runs in turn; returns how many runs there are.
    private func explore(
        _ before: BatchSchedule,
        _ runningBefore: [Int],
        _ historyBefore: History,
        _ situation: Situation,
        closing: Int?
    ) -> Int {
        var schedule = before
        var running = runningBefore
        var history = historyBefore
        if closing == history.finished.count, history.startedAtClosing == nil {
            schedule.close(.outOfTime)
            history.startedAtClosing = history.started.count
        }
        while let item = schedule.start() {
            running.append(item)
            history.started.append(item)
        }
        if running.isEmpty {
            check(schedule, history, situation)
            return 1
        }
        let lanes = Set(running.map { situation.lanes[$0] })
        if lanes.count < running.count || running.count > situation.maximumRunning {
            Issue.record("\(situation): \(running) run at a time")
            return 1
        }
        var runs = 0
        for (position, item) in running.enumerated() {
            var next = schedule
            var nextHistory = history
            next.finish(item, succeeded: situation.succeeds[item])
            nextHistory.finished.append(item)
            if !situation.succeeds[item], nextHistory.startedAtFailure == nil {
                nextHistory.startedAtFailure = nextHistory.started.count
            }
            var rest = running
            rest.remove(at: position)
            runs += explore(next, rest, nextHistory, situation, closing: closing)
        }
        return runs
    }

    /// Compares with what each item can tell by itself.
    private func check(_ schedule: BatchSchedule, _ history: History, _ situation: Situation) {
        var problems: [String] = []
        func expect(_ condition: Bool, _ problem: @autoclosure () -> String) {
            if !condition { problems.append(problem()) }
        }
        expect(Set(history.started).count == history.started.count, "an item started twice")
        expect(Set(history.started) == Set(history.finished), "an item did not end")
        for (item, status) in schedule.statuses.enumerated() {
            let predecessors = situation.lanes[..<item].indices.filter { situation.lanes[$0] == situation.lanes[item] }
            if history.started.contains(item) {
                expect(status == (situation.succeeds[item] ? .succeeded : .failed), "\(item) is \(status)")
                for predecessor in predecessors {
                    let end = history.finished.firstIndex(of: predecessor)
                    let own = history.finished.firstIndex(of: item)
                    expect(end.map { end in own.map { end < $0 } ?? false } ?? false, "\(item) overtook \(predecessor)")
                    if situation.scope != .item {
                        expect(situation.succeeds[predecessor], "\(item) started after \(predecessor) failed")
                    }
                }
                continue
            }
            switch status {
            case .unprocessed(.outOfTime):
                expect(history.startedAtClosing != nil, "\(item) is out of time though nobody closed")
            case .unprocessed(.afterFailure):
                switch situation.scope {
                case .item: expect(false, "\(item) waits for a failure")
                case .lane:
                    expect(
                        predecessors.contains { history.started.contains($0) && !situation.succeeds[$0] },
                        "\(item) comes after no failure"
                    )
                case .batch: expect(history.startedAtFailure != nil, "\(item) comes after no failure")
                }
            case .waiting, .running, .succeeded, .failed: expect(false, "\(item) did not start and is \(status)")
            }
        }
        if let count = history.startedAtClosing {
            expect(history.started.count == count, "an item started after the schedule was closed")
        }
        if situation.scope == .batch, let count = history.startedAtFailure {
            expect(history.started.count == count, "an item started after a failure")
        }
        if Set(situation.lanes).count <= 1 {
            expect(history.started == history.started.sorted(), "one lane is not in order")
        }
        if !problems.isEmpty { Issue.record("\(situation), \(history): \(problems.joined(separator: "; "))") }
    }
}
