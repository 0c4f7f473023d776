internal import ArgumentParser

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

extension SynthesisCommand {
    /// Runs the command that the process was started with, and ends the process.
    ///
    /// The exit code is 0, 1 for what is wrong in the app or on the disk, or 64 for what is wrong on the command line.
    public static func main() {
        let outcome = outcome(of: Array(CommandLine.arguments.dropFirst()), in: .process)
        exit(outcome.perform())
    }

    /// What a command line comes to, before any of it is printed or written.
    static func outcome(of arguments: [String], in surroundings: Surroundings) -> Outcome {
        if let request = TemplateRequest<Self>(plain: arguments) { return request.outcome(in: surroundings) }
        typealias Root = RootCommand<Self>
        do {
            var command = try Root.parseAsRoot(arguments)
            if let subcommand = command as? any Subcommand {
                return subcommand.outcome(in: surroundings)
            }
            // A command of the parser itself, `help` for example, which throws what it has to say.
            try command.run()
            return Outcome()
        } catch {
            let text = Root.fullMessage(for: error) + "\n"
            let exitCode = Root.exitCode(for: error)
            return exitCode.isSuccess
                ? Outcome(standardOutput: text)
                : Outcome(standardError: inLowerCase(text), exitCode: exitCode.rawValue)
        }
    }

    /// The parser starts its sentences in upper case.
    private static func inLowerCase(_ text: String) -> String {
        let prefix = RootCommand<Self>._errorPrefix
        guard text.hasPrefix(prefix) else { return text }
        let sentence = text.dropFirst(prefix.count)
        return prefix + sentence.prefix(1).lowercased() + sentence.dropFirst()
    }
}
