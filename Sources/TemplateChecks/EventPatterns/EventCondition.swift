import TemplateModel

/// What a value of an event must be.
enum EventCondition: Hashable, Sendable {
    /// This text, number, truth value, or null.
    case value(Node)
    case prefix(String, ignoresCase: Bool)
    case suffix(String, ignoresCase: Bool)
    case textIgnoringCase(String)
    case wildcard(WildcardPattern)
    case numbers(EventNumberRange)
    case addresses(EventAddressRange)
    /// Any value, or no such field.
    case exists(Bool)
    /// A value that none of these describes.
    case anythingBut([EventCondition])
    /// What a deployment decides.
    case unknown

    /// Whether the field must not be there.
    var isAbsence: Bool { self == .exists(false) }

    /// Whether a value, neither object nor list, is what it must be; no value is what a deployment decides.
    func matches(_ value: Node) -> Bool {
        switch self {
        case .value(let wanted): return Self.equal(wanted, value)
        case .prefix(let prefix, let ignoresCase):
            return Self.compare(value, prefix, ignoresCase) { $0.utf8.starts(with: $1.utf8) }
        case .suffix(let suffix, let ignoresCase):
            return Self.compare(value, suffix, ignoresCase) { $0.utf8.reversed().starts(with: $1.utf8.reversed()) }
        case .textIgnoringCase(let text): return Self.compare(value, text, true) { $0.utf8.elementsEqual($1.utf8) }
        case .wildcard(let pattern): return value.stringValue.map(pattern.matches) ?? false
        case .numbers(let range): return EventNumber.value(value).map(range.contains) ?? false
        case .addresses(let range): return value.stringValue.map(range.contains) ?? false
        case .exists(let isPresent): return isPresent
        case .anythingBut(let conditions): return !conditions.contains { $0.matches(value) }
        case .unknown: return false
        }
    }

    private static func compare(
        _ value: Node,
        _ wanted: String,
        _ ignoresCase: Bool,
        _ holds: (String, String) -> Bool
    ) -> Bool {
        guard let text = value.stringValue else { return false }
        return ignoresCase ? holds(text.lowercased(), wanted.lowercased()) : holds(text, wanted)
    }

    private static func equal(_ wanted: Node, _ value: Node) -> Bool {
        switch (wanted, value) {
        case (.string(let left), .string(let right)):
            if left.utf8.elementsEqual(right.utf8) { return true }
            // An address matches however it is written.
            guard let address = EventAddressRange.address(left) else { return false }
            return address == EventAddressRange.address(right)
        case (.null, .null): return true
        case (.bool(let left), .bool(let right)): return left == right
        case (.int(let left), .int(let right)): return left == right
        default:
            guard let left = EventNumber.value(wanted), let right = EventNumber.value(value) else { return false }
            return left == right
        }
    }
}

/// The numbers that EventBridge compares.
///
/// It documents bounds of 5 billion and six digits behind the point; what it does beyond is not documented, so that no
/// number beyond is in any range.
enum EventNumber {
    static let bounds = -5_000_000_000.0...5_000_000_000.0

    /// The number of a node, if it is one that EventBridge compares.
    static func value(_ node: Node) -> Double? {
        switch node {
        case .int(let number) where bounds.contains(Double(number)): Double(number)
        case .double(let number) where bounds.contains(number): number
        default: nil
        }
    }
}

/// The numbers within bounds.
struct EventNumberRange: Hashable, Sendable {
    struct Bound: Hashable, Sendable {
        let number: Double
        let isIncluded: Bool
    }

    var lower: Bound?
    var upper: Bound?

    func contains(_ number: Double) -> Bool {
        if let lower, number < lower.number || number == lower.number && !lower.isIncluded { return false }
        if let upper, number > upper.number || number == upper.number && !upper.isIncluded { return false }
        return true
    }
}
