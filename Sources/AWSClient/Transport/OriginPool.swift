internal import NIOCore
internal import Synchronization

/// The connections to one origin.
final class OriginPool: Sendable {
    /// What limits how many requests are under way.
    let permits: Permits
    private let idleTime: TimeAmount
    private let idle = Mutex<[Idle]>([])

    private struct Idle {
        let channel: any Channel
        let since: NIODeadline
    }

    init(permits: Int, idleTime: TimeAmount) {
        self.permits = Permits(permits)
        self.idleTime = idleTime
    }

    /// The connection that was used last, if there is one that may be used again.
    func takeIdle() -> (any Channel)? {
        let oldest = NIODeadline.now() - idleTime
        return idle.withLock { idle in
            while let candidate = idle.popLast() {
                if candidate.channel.isActive, candidate.since >= oldest { return candidate.channel }
                candidate.channel.close(promise: nil)
            }
            return nil
        }
    }

    func keep(_ channel: any Channel) {
        idle.withLock { idle in
            let oldest = NIODeadline.now() - idleTime
            // Those that were used least recently come first; without this, some would be kept open for ever.
            let expired = idle.prefix { $0.since < oldest || !$0.channel.isActive }
            for connection in expired { connection.channel.close(promise: nil) }
            idle.removeFirst(expired.count)
            idle.append(Idle(channel: channel, since: .now()))
        }
    }

    func closeIdle() {
        let closing = idle.withLock { idle in
            defer { idle = [] }
            return idle
        }
        for connection in closing { connection.channel.close(promise: nil) }
    }
}
