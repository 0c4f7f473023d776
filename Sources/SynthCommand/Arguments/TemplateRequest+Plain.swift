internal import ArgumentParser

extension TemplateRequest {
    /// Reads a plain command line: each option once, its value in an argument of its own, and at most one stack.
    ///
    /// Starting the parser takes as long as making the templates of a small app, and most command lines are plain. Of all
    /// others, and of those with mistakes, nothing is read here, so that only the parser decides what to say about them.
    init?(plain arguments: [String]) {
        self.init()
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            switch argument {
            case "--all" where !all: all = true
            case "--strict" where !strict: strict = true
            case "--format": guard Self.take(&format, from: &rest) else { return nil }
            case "--output": guard Self.take(&output, from: &rest) else { return nil }
            case "--environment": guard Self.take(&environment, from: &rest) else { return nil }
            default:
                guard stack == nil, Self.isPlain(argument), !Self.isCommand(argument) else { return nil }
                stack = argument
            }
        }
        do throws(ValidationError) {
            _ = try Definition.environment(named: environment)
            _ = try target()
        } catch {
            return nil
        }
    }

    private static func take(_ option: inout String?, from arguments: inout ArraySlice<String>) -> Bool {
        guard option == nil, let value = arguments.popFirst(), isPlain(value) else { return false }
        option = value
        return true
    }

    private static func isPlain(_ value: String) -> Bool { !value.isEmpty && value.utf8.first != UInt8(ascii: "-") }

    /// Whether the parser takes a word for one of its commands.
    private static func isCommand(_ word: String) -> Bool {
        word == "help" || RootCommand<Definition>.configuration.subcommands.contains { $0._commandName == word }
    }
}
