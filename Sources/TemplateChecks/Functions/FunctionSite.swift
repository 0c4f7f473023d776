/// The surroundings in which a function stands.
struct FunctionSite {
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
    var isInMetadata = false
    /// Whether the function is seen once for each item of a loop.
    var isInLoop = false
    /// The conditions that are decided here, by the owner and by `Fn::If` around.
    var decided: [String: Bool] = [:]
    /// What the function is a part of, if that must not depend on resources.
    var independent: String?
    /// How many values are around.
    private(set) var depth = 0

    /// A site of an owner.
    init(_ owner: Owner, _ language: Language) {
        self.owner = owner
        self.language = language
    }

    /// The surroundings one level further in; `nil` beyond what a template's text can have.
    var inside: FunctionSite? {
        guard depth < 256 else { return nil }
        var site = self
        site.depth += 1
        return site
    }

    /// The same surroundings where a condition is decided.
    func deciding(_ condition: String, _ value: Bool) -> FunctionSite {
        var site = self
        site.decided[condition] = value
        return site
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
