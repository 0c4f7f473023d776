internal import CloudFormation
internal import TemplateModel

/// An app and its templates.
struct SynthesizedApp {
    private let assembly: Assembly
    /// The names of the stacks as they were added.
    let stackNames: [String]
    /// The stack that is meant when none is named.
    let defaultStackName: String

    /// What of an app is asked for.
    enum Request {
        /// All stacks.
        case everything
        /// A stack, the default one when `nil`, and nothing that cannot matter to it.
        case stack(String?)
        /// A stack, the default one when `nil`, and what other stacks are. Mistakes that cannot matter to it do not count.
        case stackAmongOthers(String?)
    }

    /// Builds an app for an environment, and synthesizes what is asked for.
    init<Definition: SynthesisCommand>(
        _ definition: Definition.Type,
        for environment: Definition.Environment,
        _ request: Request
    ) throws(CommandFailure) {
        let chosen: String?
        let selection: StackSelection?
        switch request {
        case .everything:
            chosen = nil
            selection = nil
        case .stack(let name):
            chosen = name
            selection = StackSelection(of: name ?? Definition.defaultStack, omitsOthers: true)
        case .stackAmongOthers(let name):
            chosen = name
            selection = StackSelection(of: name ?? Definition.defaultStack, omitsOthers: false)
        }
        let app = App(
            environment: Definition.name(of: environment),
            crossStackReferences: Definition.crossStackReferences,
            selection: selection
        )
        do {
            try Definition.addStacks(to: app, for: environment)
        } catch let error as SynthesisError {
            throw .diagnostics(error.diagnostics, consequence: Self.consequence)
        } catch {
            let sentence = "\(error)".split(whereSeparator: \.isNewline).joined(separator: " ")
            throw .message("the stacks cannot be added: \(sentence)")
        }
        stackNames = app.graph.stackIDs
        guard let first = stackNames.first else {
            throw .message("the app has no stacks; add one to it in addStacks")
        }
        defaultStackName = Definition.defaultStack ?? first
        if selection != nil, app.graph.selection?.stack == nil {
            throw Self.unknownStack(chosen, stackNames, defaultStackName)
        }
        do throws(SynthesisError) {
            assembly = try app.synthesize()
        } catch {
            throw .diagnostics(error.diagnostics, consequence: Self.consequence)
        }
    }

    /// What errors lead to, whatever the command.
    private static let consequence = "no template written"

    /// The stacks in the order in which they can be deployed.
    var stacks: [SynthesizedStack] { assembly.stacks }

    /// What the user should know, although the templates can be deployed.
    var warnings: [Diagnostic] { assembly.warnings }

    /// All that was found, what is only good to know included.
    var findings: [Diagnostic] { assembly.warnings + assembly.remarks }

    /// A stack by its name in the app, the default stack when there is no name.
    func stack(_ name: String?) throws(CommandFailure) -> SynthesizedStack {
        if let stack = assembly[name ?? defaultStackName] { return stack }
        throw Self.unknownStack(name, stackNames, defaultStackName)
    }

    private static func unknownStack(_ name: String?, _ known: [String], _ defaultStack: String) -> CommandFailure {
        let place = name == nil ? "defaultStack names the unknown stack" : "unknown stack"
        return .message("\(place) \(UnknownName.sentence(name ?? defaultStack, among: known, called: "stacks"))")
    }

    /// The templates of stacks as text; those that are too large are reported together.
    func texts(of stacks: [SynthesizedStack], _ format: Template.Format) throws(CommandFailure) -> [String] {
        try texts(of: stacks) { stack throws(SynthesisError) in try stack.text(format) }
    }

    /// The templates of the stacks nested in a stack, likewise.
    func nestedTexts(of stack: SynthesizedStack, _ format: Template.Format) throws(CommandFailure) -> [String] {
        try texts(of: stack.nestedTemplates) { nested throws(SynthesisError) in try nested.text(format) }
    }

    private func texts<Item>(
        of items: [Item],
        _ text: (Item) throws(SynthesisError) -> String
    ) throws(CommandFailure) -> [String] {
        var texts: [String] = []
        var problems: [Diagnostic] = []
        for item in items {
            do throws(SynthesisError) {
                texts.append(try text(item))
            } catch {
                problems += error.diagnostics
            }
        }
        guard problems.isEmpty else {
            throw .diagnostics(warnings + problems, consequence: Self.consequence)
        }
        return texts
    }
}
