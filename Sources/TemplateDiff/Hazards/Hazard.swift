/// Something about a deployment that should not be done this way.
public struct Hazard: Hashable, Sendable {
    /// What is wrong with it.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        /// Data that cannot be made again is deleted.
        case dataLoss = "data-loss"
        /// AWS refuses the update, after other resources may have changed already.
        case refusal
    }

    /// What is wrong.
    public let kind: Kind
    /// The resources, or the outputs, that it is about, sorted.
    public let logicalIDs: [String]
    /// What would happen, in one sentence.
    public let message: String
    /// What to do instead, one deployment after the other.
    public let steps: [String]
}

extension Hazard {
    /// Data loss comes first, then the logical IDs count.
    func precedes(_ other: Hazard) -> Bool {
        if kind != other.kind { return kind == .dataLoss }
        if logicalIDs != other.logicalIDs {
            return logicalIDs.lexicographicallyPrecedes(other.logicalIDs) { $0.precedes($1) }
        }
        return message.precedes(other.message)
    }
}
