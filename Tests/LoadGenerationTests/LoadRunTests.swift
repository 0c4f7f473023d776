import AWSClient
import Foundation
import Synchronization
import Testing

@testable import LoadGeneration

/// A place where everything arrives, after a while.
private final class Place: LoadTarget {
    let batchSize: Int
    let delay: Duration
    let delivery: @Sendable (Range<Int>) -> Delivery
    let batches = Mutex<[Range<Int>]>([])
    let waiting = Mutex((now: 0, most: 0))

    init(
        batchSize: Int = 10,
        delay: Duration = .zero,
        delivery: @escaping @Sendable (Range<Int>) -> Delivery = { Delivery(sent: $0.count) }
    ) {
        self.batchSize = batchSize
        self.delay = delay
        self.delivery = delivery
    }

    func send(_ numbers: Range<Int>, until stop: StopSignal) async -> Delivery {
        batches.withLock { $0.append(numbers) }
        waiting.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
        try? await Task.sleep(for: delay)
        waiting.withLock { $0.now -= 1 }
        return delivery(numbers)
    }

    var sizes: [Int] { batches.withLock { $0 }.sorted { $0.lowerBound < $1.lowerBound }.map(\.count) }
}

/// How much is sent, and when.
@Suite("A run") struct LoadRunTests {
    private func run(
        _ place: Place,
        itemsPerTick: Int = 1,
        interval: Duration = .zero,
        count: Int? = nil,
        duration: Duration? = nil,
        concurrency: Int = 4,
        stop: StopSignal = StopSignal()
    ) async -> (counts: Tally.Counts, reports: [String]) {
        let run = LoadRun(
            itemsPerTick: itemsPerTick,
            interval: interval,
            count: count,
            duration: duration,
            concurrency: concurrency
        )
        let tally = Tally()
        let reports = Mutex<[String]>([])
        let box = Box(reports)
        await run.run(to: place, tally: tally, stop: stop) { reason in box.value.withLock { $0.append(reason) } }
        return (tally.counts, box.value.withLock { $0 })
    }

    private final class Box: Sendable {
        let value: Mutex<[String]>
        init(_ value: consuming Mutex<[String]>) { self.value = value }
    }

    @Test("sends as many as it was asked for, in requests that are as large as they may be") func count() async {
        let place = Place()
        #expect(await run(place, itemsPerTick: 25, count: 52).counts.sent == 52)
        #expect(place.sizes == [10, 10, 5, 10, 10, 5, 2])
    }

    @Test("keeps to its pace") func pace() async {
        let place = Place()
        let start = ContinuousClock.now
        #expect(await run(place, itemsPerTick: 2, interval: .milliseconds(60), count: 10).counts.sent == 10)
        // Four intervals lie between five times.
        #expect(start.duration(to: .now) >= .milliseconds(240))
        #expect(place.sizes == [2, 2, 2, 2, 2])
    }

    @Test("ends in time") func duration() async {
        // Nothing else would end it.
        let counts = await run(Place(), interval: .milliseconds(20), duration: .milliseconds(150)).counts
        #expect((1...8).contains(counts.sent))
    }

    @Test("has no more requests under way than it may have") func concurrency() async {
        let place = Place(batchSize: 1, delay: .milliseconds(20))
        #expect(await run(place, count: 20, concurrency: 3).counts.sent == 20)
        #expect(place.waiting.withLock { $0.most } == 3)
    }

    @Test("that is stopped waits for the answers that are to come") func stop() async {
        let place = Place(delay: .milliseconds(200))
        let stop = StopSignal()
        let stopping = Task {
            try await Task.sleep(for: .milliseconds(50))
            stop.request(.signal(2))
        }
        let counts = await run(place, interval: .seconds(3600), stop: stop).counts
        #expect(counts.sent == 1)
        #expect(stop.reason == .signal(2))
        _ = await stopping.result
    }

    @Test("ends when nothing more can be sent, and tells each reason once") func obstacle() async {
        let place = Place { numbers in
            if numbers.lowerBound < 20 { return Delivery(failures: ["refused": numbers.count]) }
            return Delivery(failures: ["no such queue": numbers.count], obstacle: "no such queue")
        }
        let stop = StopSignal()
        let (counts, reports) = await run(place, itemsPerTick: 10, count: 1_000_000, concurrency: 1, stop: stop)
        #expect(stop.reason == .failure("no such queue"))
        #expect(counts.failures["refused"] == 20)
        #expect(counts.sent == 0)
        #expect(reports == ["refused"])
    }
}

/// What is sent again.
@Suite("Refused entries") struct ResendingTests {
    private func refusing(_ attempts: Int, isRetryable: Bool = true) -> Resending<Int> {
        let calls = Calls()
        return Resending { entries in
            let call = calls.next()
            return entries.map {
                $0.isMultiple(of: 2) && call <= attempts ? .init(reason: "busy", isRetryable: isRetryable) : nil
            }
        }
    }

    private final class Calls: Sendable {
        private let count = Mutex(0)
        func next() -> Int {
            count.withLock {
                $0 += 1
                return $0
            }
        }
    }

    @Test("are sent again, and no others") func again() async {
        let delivery = await refusing(2).send([1, 2, 3, 4], until: StopSignal())
        #expect(delivery == Delivery(sent: 4, sentAgain: 4))
    }

    @Test("are given up when they are refused for good") func forGood() async {
        let delivery = await refusing(1, isRetryable: false).send([1, 2, 3, 4], until: StopSignal())
        #expect(delivery == Delivery(sent: 2, failures: ["busy": 2]))
    }

    @Test("are not sent again after the run was stopped") func stopped() async {
        let stop = StopSignal()
        stop.request(.signal(2))
        #expect(await refusing(9).send([1, 2], until: stop) == Delivery(sent: 1, failures: ["busy": 1]))
    }

    @Test("of a request that failed are all failed") func failed() async {
        let error = AWSError.cancelled
        let resending = Resending<Int> { (_) throws(AWSError) in throw error }
        #expect(
            await resending.send([1, 2], until: StopSignal())
                == Delivery(failures: ["\(error)": 2], obstacle: "\(error)")
        )
    }
}
