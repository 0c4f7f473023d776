/// What can be done about an error; what logs and metrics tell errors apart by.
public enum ErrorCategory: String, CaseIterable, Hashable, Sendable {
    /// What came is not what it must be: mend the sender.
    case validation = "VALIDATION"
    /// It may go well the next time: wait.
    case transient = "TRANSIENT"
    /// It will not go well the next time either: look at it.
    case permanent = "PERMANENT"
    /// It took too long: give it more time, or ask for less at once.
    case timeout = "TIMEOUT"
    /// The work itself failed: look at its rules.
    case processing = "PROCESSING"

    /// Whether the same may go well the next time.
    public var isRetryable: Bool {
        switch self {
        case .transient, .timeout: true
        case .validation, .permanent, .processing: false
        }
    }
}
