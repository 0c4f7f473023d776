/// The surroundings in which a function stands.
///
/// A class, as every value of a template is visited with its surroundings, and few change them.
final class FunctionSite {
    /// What has the function.
    enum Owner {
        /// A condition, by its name.
        case condition(String)
        /// A rule for parameters.
        case rule
        /// A resource, by its logical ID.
        case resource(String)
        /// An output, by its name.
        case output(String)
        /// Anything else.
        case other
    }

    /// Which functions make sense.
    enum Language {
        /// Decided before resources exist.
        case conditions
        /// About parameters alone.
        case rules
        /// Values of resources and outputs.
        case values
    }

    /// What has the function.
    let owner: Owner
    /// Which functions make sense.
    let language: Language
    /// Whether the function is in a resource's metadata.
    let isInMetadata: Bool
    /// Whether the function is seen once for each item of a loop.
    let isInLoop: Bool
    /// The conditions that are decided here, by the owner and by `Fn::If` around.
    let decided: [String: Bool]
    /// What the function is a part of, if that must not depend on resources.
    let independent: String?

    /// Describes surroundings, nothing in particular by default.
    init(
        _ owner: Owner,
        _ language: Language,
        isInMetadata: Bool = false,
        isInLoop: Bool = false,
        decided: [String: Bool] = [:],
        independent: String? = nil
    ) {
        self.owner = owner
        self.language = language
        self.isInMetadata = isInMetadata
        self.isInLoop = isInLoop
        self.decided = decided
        self.independent = independent
    }

    /// The same surroundings with some things changed.
    func with(
        isInMetadata: Bool? = nil,
        isInLoop: Bool? = nil,
        decided: [String: Bool]? = nil,
        independent: String? = nil
    ) -> FunctionSite {
        FunctionSite(
            owner,
            language,
            isInMetadata: isInMetadata ?? self.isInMetadata,
            isInLoop: isInLoop ?? self.isInLoop,
            decided: decided ?? self.decided,
            independent: independent ?? self.independent
        )
    }

    /// The same surroundings where a condition is decided.
    func deciding(_ condition: String, _ value: Bool) -> FunctionSite {
        with(decided: decided.merging([condition: value]) { $1 })
    }
}

extension FunctionSite.Owner {
    /// How messages call it.
    var text: String {
        switch self {
        case .condition(let name): "condition '\(name)'"
        case .rule: "the rule"
        case .resource(let name): "'\(name)'"
        case .output(let name): "output '\(name)'"
        case .other: "this"
        }
    }
}
