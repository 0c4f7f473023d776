/// Which item of a batch may start next, and what became of each: decides, and does nothing itself.
///
/// Items are in lanes. Those of one lane start in order, one after the other; lanes take turns.
struct BatchSchedule {
    /// What a failure keeps from starting.
    enum FailureScope {
        /// Nothing.
        case item
        /// What is behind it in its lane.
        case lane
        /// Everything.
        case batch
    }

    enum Status: Hashable {
        case waiting
        case running
        case succeeded
        case failed
        case unprocessed(BatchOutcome.Omission)
    }

    private(set) var statuses: [Status]
    private let scope: FailureScope
    private let maximumRunning: Int
    /// The items of each lane, of which those from `positions` on wait.
    private let lanes: [[Int]]
    private let laneOfItem: [Int]
    private var positions: [Int]
    /// Lanes of which no item runs and one waits, from `nextReady` on.
    private var ready: [Int]
    private var nextReady = 0
    private var running = 0

    /// A schedule.
    /// - Parameters:
    ///   - laneOfItem: The lane of each item, counted from 0.
    ///   - maximumRunning: How many items run at a time, from 1.
    ///   - scope: What a failure keeps from starting.
    init(lanes laneOfItem: [Int], maximumRunning: Int, scope: FailureScope) {
        statuses = Array(repeating: .waiting, count: laneOfItem.count)
        self.scope = scope
        self.maximumRunning = max(1, maximumRunning)
        self.laneOfItem = laneOfItem
        var lanes: [[Int]] = Array(repeating: [], count: (laneOfItem.max() ?? -1) + 1)
        for (item, lane) in laneOfItem.enumerated() { lanes[lane].append(item) }
        self.lanes = lanes
        positions = Array(repeating: 0, count: lanes.count)
        ready = lanes.indices.filter { !lanes[$0].isEmpty }
    }

    /// Starts an item.
    /// - Returns: The item; `nil` when none may start now.
    mutating func start() -> Int? {
        guard running < maximumRunning, nextReady < ready.count else { return nil }
        let lane = ready[nextReady]
        nextReady += 1
        let item = lanes[lane][positions[lane]]
        positions[lane] += 1
        statuses[item] = .running
        running += 1
        return item
    }

    /// Notes that an item that runs has come to its end.
    mutating func finish(_ item: Int, succeeded: Bool) {
        statuses[item] = succeeded ? .succeeded : .failed
        running -= 1
        let lane = laneOfItem[item]
        if !succeeded {
            switch scope {
            case .item: break
            case .lane: skip(lane, .afterFailure)
            case .batch: close(.afterFailure)
            }
        }
        if positions[lane] < lanes[lane].count { ready.append(lane) }
    }

    /// Starts nothing any more; what runs may come to its end.
    mutating func close(_ omission: BatchOutcome.Omission) {
        for lane in lanes.indices { skip(lane, omission) }
        nextReady = ready.count
    }

    private mutating func skip(_ lane: Int, _ omission: BatchOutcome.Omission) {
        for item in lanes[lane][positions[lane]...] { statuses[item] = .unprocessed(omission) }
        positions[lane] = lanes[lane].count
    }
}
