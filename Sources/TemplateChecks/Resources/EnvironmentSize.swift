import TemplateModel

extension Rule {
    static let environmentSize = Rule(
        "RES-17",
        "the environment of a function has at most 4 KB",
        source: "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html"
    )
}

/// Finds functions whose environment variables are too large together, whatever is decided at deployment.
enum EnvironmentSize {
    private static let maximum = 4_096

    static func check(_ resource: ResourceView) {
        for variables in resource.values("Environment", "Variables") {
            guard let object = variables.node?.objectValue else { continue }
            var size = 0
            for name in object.keys {
                let sizes = resource.values(.key(name), in: variables).map { value in
                    value.isAbsent ? 0 : name.utf8.count + minimumSize(of: value)
                }
                size += sizes.min() ?? 0
            }
            guard size > maximum else { continue }
            resource.report(
                .environmentSize,
                at: variables,
                "\(resource.name(of: variables)) has at least \(size) bytes of names and values, but Lambda allows "
                    + "\(maximum); keep values elsewhere, such as in Parameter Store"
            )
        }
    }

    private static func minimumSize(of value: FoundValue) -> Int {
        switch value.value.content {
        case .absent: return 0
        case .known(let node): return node.scalarText?.utf8.count ?? 0
        case .unknown(let knowledge):
            return knowledge.text.reduce(0) { size, part in
                if case .literal(let text) = part { size + text.utf8.count } else { size }
            }
        }
    }
}
