/// What to write so that resources keep their logical IDs although the construct that makes them is elsewhere now.
public struct MoveDeclaration: Hashable, Sendable {
    /// The construct, by the identifiers that lead to it below the stack, joined by slashes.
    public let place: String
    /// Where it was, in the same form.
    public let formerPlace: String
    /// Where the construct is added, as it is shown.
    public let location: String

    /// What to append to the construct where it is added.
    public var call: String { ".moved(from: \"\(formerPlace)\")" }

    /// The call and what it belongs to.
    var text: String { "\(call) to '\(place)' (\(location))" }
}

/// Finds the constructs that were moved, as far out as one declaration is right for everything in them.
struct MoveDeclarations {
    /// What a construct would have to be declared to have been; nothing fits when it is `nil`.
    private var formerNames: [ArraySlice<ResourceOrigin.Step>: String?] = [:]
    private let origins: [String: ResourceOrigin]

    /// - Parameters:
    ///   - renamed: The logical IDs of resources that seem to have got another one, with the new one.
    ///   - kept: The logical IDs that did not change.
    ///   - origins: Where resources come from, by their new logical IDs.
    init(_ renamed: [(from: String, to: String)], kept: some Sequence<String>, origins: [String: ResourceOrigin]) {
        self.origins = origins
        guard !origins.isEmpty, !renamed.isEmpty else { return }
        for logicalID in kept {
            guard let steps = origins[logicalID]?.steps else { continue }
            for end in steps.indices { formerNames[steps[...end]] = .some(nil) }
        }
        for move in renamed {
            guard let steps = steps(of: move.to) else { continue }
            for end in steps.indices {
                let name = Self.formerName(move.from, steps[(end + 1)...])
                if let known = formerNames[steps[...end]] {
                    if known != name { formerNames[steps[...end]] = .some(nil) }
                } else {
                    formerNames[steps[...end]] = .some(name)
                }
            }
        }
    }

    /// What keeps a resource; `nil` when nothing is known of its construct, or it has a logical ID of its own.
    func declaration(from: String, to: String) -> MoveDeclaration? {
        guard let steps = steps(of: to) else { return nil }
        for end in steps.indices {
            guard case .some(.some(let name)) = formerNames[steps[...end]] else { continue }
            return MoveDeclaration(
                place: Self.path(steps[...end]),
                formerPlace: Self.formerPlace(name, steps[...end]),
                location: steps[end].location
            )
        }
        return nil
    }

    private func steps(of logicalID: String) -> [ResourceOrigin.Step]? {
        guard let steps = origins[logicalID]?.steps, steps.map(\.name).joined() == logicalID else { return nil }
        return steps
    }

    /// What is before the names of inner constructs in a logical ID; `nil` when it does not end in them.
    private static func formerName(_ logicalID: String, _ inner: ArraySlice<ResourceOrigin.Step>) -> String? {
        let suffix = inner.map(\.name).joined()
        guard logicalID.hasSuffix(suffix), logicalID.count > suffix.count else { return nil }
        return String(logicalID.dropLast(suffix.count))
    }

    /// The identifiers that a name was made of, if they are still in use; else the name, which does as well.
    private static func formerPlace(_ name: String, _ steps: ArraySlice<ResourceOrigin.Step>) -> String {
        for start in steps.indices where steps[start...].map(\.name).joined() == name { return path(steps[start...]) }
        return name
    }

    private static func path(_ steps: ArraySlice<ResourceOrigin.Step>) -> String {
        steps.map(\.identifier).joined(separator: "/")
    }
}
