/// The resource of a statement, with wildcards.
enum ResourcePattern {
    /// All resources.
    case everything
    /// An ARN by its six fields.
    case arn([PolicyPattern])
    /// Something that is decided at deployment, or no ARN.
    case unknown

    /// Reads a text in which references are ``Relations/expanded(_:)``.
    init(_ text: SymbolicText) {
        if text.literal == "*" {
            self = .everything
            return
        }
        let fields = text.split(at: ":", maximum: 6)
        guard fields.count == 6, fields[0].literal == "arn" else {
            self = .unknown
            return
        }
        self = .arn(fields.map { PolicyPattern($0) })
    }

    /// Whether a resource is covered.
    func covers(_ resource: ResourceARN) -> Answer {
        switch self {
        case .everything: return .yes
        case .unknown: return .unknown
        case .arn(let patterns):
            guard patterns[2].matches(resource.fields[2]) != .no else { return .no }
            var name = patterns[5].matches(resource.fields[5])
            if name == .unknown, let spelled = resource.spelledName { name = patterns[5].matches(spelled) }
            guard name == .yes else { return name }
            // A literal Region or account may be the one that is deployed to.
            let isSame = zip(patterns.dropLast(), resource.fields).allSatisfy { $0.matches($1) == .yes }
            return isSame ? .yes : .unknown
        }
    }
}

/// The ARN of a resource of the template, prepared to be compared with those of policies.
struct ResourceARN {
    /// The six fields.
    let fields: [PolicyPattern.Subject]
    /// The last field with the name that the template gives, if it gives one.
    let spelledName: PolicyPattern.Subject?
}
