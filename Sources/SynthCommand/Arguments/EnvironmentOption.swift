internal import ArgumentParser

/// The choice of the environment, which every command has that synthesizes.
struct EnvironmentOption<Definition: SynthesisCommand>: ParsableArguments {
    static var names: [String] { Definition.Environment.allCases.compactMap { Definition.name(of: $0) } }

    private static var help: ArgumentHelp {
        ArgumentHelp(
            "The environment to synthesize for: \(names.joined(separator: ", ")); the first when not given.",
            visibility: names.isEmpty ? .hidden : .default
        )
    }

    @Option(help: Self.help)
    var environment: String?

    func validate() throws {
        _ = try chosen()
    }

    /// The environment that is meant.
    func chosen() throws(ValidationError) -> Definition.Environment {
        try Definition.environment(named: environment)
    }
}

extension SynthesisCommand {
    /// The environment of a name on the command line; the first one when there is no name.
    static func environment(named name: String?) throws(ValidationError) -> Environment {
        guard let name else {
            guard let first = Environment.allCases.first else {
                throw ValidationError("the app's type Environment has no cases; add one, or remove the type")
            }
            return first
        }
        if let match = Environment.allCases.first(where: { Self.name(of: $0) == name }) { return match }
        let names = EnvironmentOption<Self>.names
        guard !names.isEmpty else {
            throw ValidationError("this app has no environments; remove --environment \(name)")
        }
        throw ValidationError(
            "unknown environment \(UnknownName.sentence(name, among: names, called: "environments"))"
        )
    }
}
