/// A resource that seems to be the same under another logical ID.
///
/// CloudFormation knows resources by their logical IDs: it makes a new one and removes the old one.
public struct Move: Hashable, Sendable {
    /// The logical ID before.
    public let from: String
    /// The logical ID after.
    public let to: String
    /// The type.
    public let typeName: String
    /// Whether the resource has data that cannot be made again.
    public let keepsData: Bool
    /// What becomes of the old physical resource.
    public let policyAction: PolicyAction
    /// The name that the template gives to both, so that the new one cannot be made while the old one is there; `nil`
    /// for none.
    public let sharedName: String?
    /// What to write to keep it; `nil` when it is not known where in an app the resource comes from.
    public let declaration: MoveDeclaration?

    /// Whether data is lost.
    public var losesData: Bool { keepsData && policyAction.deletesData }
}

extension Move {
    /// What to do about moves, and what to write for it.
    static func advice(on moves: [Move]) -> (text: String, declarations: [MoveDeclaration]) {
        var declarations: [MoveDeclaration] = []
        for case let declaration? in moves.map(\.declaration) where !declarations.contains(declaration) {
            declarations.append(declaration)
        }
        let others = moves.filter { $0.declaration == nil }.map { "'\($0.from)'" }
        var text = "CloudFormation makes new resources and removes the old ones. To keep what is there, "
        if declarations.isEmpty {
            text += "give it back its logical ID."
        } else {
            if !others.isEmpty { text += "give back \(Enumeration.text(of: others)), and " }
            text += "append where it was:"
        }
        return (text, declarations)
    }

    /// What to do to keep the resources of moves.
    static func remedy(of moves: [Move]) -> String {
        let (_, declarations) = advice(on: moves)
        if !declarations.isEmpty, moves.allSatisfy({ $0.declaration != nil }) {
            return "append " + Enumeration.text(of: declarations.map(\.text))
        }
        return moves.count == 1
            ? "give it back the logical ID '\(moves[0].from)'" : "give them back their logical IDs"
    }

    /// What becomes of the old physical resource; `nil` when it is deleted and nothing is lost with it.
    var fate: String? {
        switch policyAction {
        case .retain, .replaceAndRetain: "the old one stays outside of the stack"
        case .snapshot, .replaceAndSnapshot: "the old one leaves a snapshot"
        case .delete, .replaceAndDelete: keepsData ? "the data of the old one is deleted" : nil
        }
    }
}
