/// What became of an item of a batch.
public enum BatchOutcome: Sendable {
    /// It is done.
    case succeeded
    /// It failed.
    case failed(any Error)
    /// It was not begun.
    case unprocessed(Omission)

    /// Why an item was not begun.
    public enum Omission: Hashable, Sendable {
        /// Another failed that it must come after.
        case afterFailure
        /// There was no time left.
        case outOfTime
    }

    /// Whether the item is done.
    public var isSuccess: Bool {
        if case .succeeded = self { true } else { false }
    }
}
