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
        guard let environment else {
            guard let first = Definition.Environment.allCases.first else {
                throw ValidationError("the app's type Environment has no cases; add one, or remove the type")
            }
            return first
        }
        if let match = Definition.Environment.allCases.first(where: { Definition.name(of: $0) == environment }) {
            return match
        }
        guard !Self.names.isEmpty else {
            throw ValidationError("this app has no environments; remove --environment \(environment)")
        }
        let sentence = UnknownName.sentence(environment, among: Self.names, called: "environments")
        throw ValidationError("unknown environment \(sentence)")
    }
}
