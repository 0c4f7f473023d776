/// Whether a value is what a schema demands.
enum Verdict {
    /// It is, whatever is decided at deployment.
    case yes
    /// It is not, whatever is decided at deployment.
    case no
    /// A deployment decides.
    case unknown

    /// Whether both demands are met.
    static func && (left: Verdict, right: Verdict) -> Verdict {
        switch (left, right) {
        case (.no, _), (_, .no): .no
        case (.unknown, _), (_, .unknown): .unknown
        case (.yes, .yes): .yes
        }
    }

    /// Whether the demand is not met.
    static prefix func ! (verdict: Verdict) -> Verdict {
        switch verdict {
        case .yes: .no
        case .no: .yes
        case .unknown: .unknown
        }
    }

    /// What is so in each of several cases; `nil` to start with.
    static func inAllCases(_ first: Verdict?, _ other: Verdict) -> Verdict {
        guard let first else { return other }
        switch (first, other) {
        case (.yes, .yes): return .yes
        case (.no, .no): return .no
        default: return .unknown
        }
    }
}
