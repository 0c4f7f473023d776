internal import ArgumentParser
internal import CloudFormation
internal import TemplateModel

/// What a command line asks for that prints or writes templates; the names are those of its options.
struct TemplateRequest<Definition: SynthesisCommand> {
    var stack: String?
    var format: String?
    var output: String?
    var all = false
    var environment: String?
    var strict = false

    func outcome(in surroundings: Surroundings) -> Outcome {
        Outcome.reportingFailure(in: surroundings) {
            let target = try target()
            let app = try SynthesizedApp(
                Definition.self,
                for: Definition.environment(named: environment),
                all ? .everything : .stack(stack)
            )
            if strict, !app.warnings.isEmpty {
                throw CommandFailure.diagnostics(
                    app.warnings,
                    consequence: "no template written, because warnings are errors here"
                )
            }
            var outcome = Outcome()
            outcome.report(app.warnings, in: surroundings)
            switch target {
            case .standardOutput(let format):
                let chosen = try app.stack(stack)
                outcome.standardOutput = try app.texts(of: [chosen], format)[0]
                outcome.note(size: outcome.standardOutput.utf8.count, of: chosen)
                noteNestedStacks(of: chosen, in: &outcome)
                noteOtherStacks(of: app, in: &outcome)
            case .file(let path, let format):
                let chosen = try app.stack(stack)
                let text = try app.texts(of: [chosen], format)[0]
                outcome.files = [OutputFile(path: path, text: text)]
                let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
                outcome.files += try nestedFiles(of: chosen, app, in: folder, format)
                outcome.note(size: text.utf8.count, of: chosen)
                noteOtherStacks(of: app, in: &outcome)
            case .folder(let folder, let format):
                let texts = try app.texts(of: app.stacks, format)
                outcome.folder = folder
                for (stack, text) in zip(app.stacks, texts) {
                    outcome.files.append(OutputFile(path: try path(of: stack, in: folder, format), text: text))
                    let parent = folder.hasSuffix("/") ? folder : folder + "/"
                    outcome.files += try nestedFiles(of: stack, app, in: parent, format)
                    outcome.note(size: text.utf8.count, of: stack)
                }
            }
            return outcome
        }
    }
}

extension TemplateRequest {
    /// Where the templates go, and in which format.
    enum Target {
        case standardOutput(Template.Format)
        case file(String, Template.Format)
        case folder(String, Template.Format)
    }

    func target() throws(ValidationError) -> Target {
        let format = try self.format.map { name throws(ValidationError) in
            guard let format = Template.Format(rawValue: name) else {
                let names = Template.Format.allCases.map(\.rawValue)
                throw ValidationError("unknown format \(UnknownName.sentence(name, among: names, called: "formats"))")
            }
            return format
        }
        if output?.isEmpty == true { throw ValidationError("--output must name a file or a folder, got ''") }
        if all {
            if let stack {
                throw ValidationError(
                    "--all writes every stack, so it cannot be combined with a stack; remove --all or '\(stack)'"
                )
            }
            guard let output else {
                throw ValidationError("--all needs a folder to write to; add --output, for example --output templates")
            }
            return .folder(output, format ?? .yaml)
        }
        guard let output else { return .standardOutput(format ?? .yaml) }
        let implied = Template.Format(fileName: output)
        if let format, let implied, format != implied {
            throw ValidationError(
                "--format \(format.rawValue) contradicts the extension of '\(output)'; change one of the two"
            )
        }
        return .file(output, format ?? implied ?? .yaml)
    }

    private func path(
        of stack: SynthesizedStack,
        in folder: String,
        _ format: Template.Format
    ) throws(CommandFailure) -> String {
        guard !stack.id.contains("/"), !stack.id.hasPrefix(".") else {
            throw .message(
                "stack '\(stack.id)' cannot be written to a file of that name; write it with --output <file>"
            )
        }
        return "\(folder.hasSuffix("/") ? folder : folder + "/")\(stack.id).\(format.rawValue)"
    }

    /// The templates of nested stacks, which the template of the stack around them expects in its own folder.
    private func nestedFiles(
        of stack: SynthesizedStack,
        _ app: SynthesizedApp,
        in folder: String,
        _ format: Template.Format
    ) throws(CommandFailure) -> [OutputFile] {
        let texts = try app.nestedTexts(of: stack, format)
        return zip(stack.nestedTemplates, texts).map { OutputFile(path: folder + $0.fileName, text: $1) }
    }

    private func noteNestedStacks(of stack: SynthesizedStack, in outcome: inout Outcome) {
        guard !stack.nestedTemplates.isEmpty else { return }
        let files = UnknownName.list(stack.nestedTemplates.map(\.fileName))
        outcome.note("the template refers to \(files), which --output <file> writes beside it")
    }

    private func noteOtherStacks(of app: SynthesizedApp, in outcome: inout Outcome) {
        guard stack == nil, app.stackNames.count > 1 else { return }
        let others = app.stackNames.filter { $0 != app.defaultStackName }
        let list = UnknownName.list(others)
        outcome.note("this is the default stack '\(app.defaultStackName)'; others by name: \(list)")
    }
}

extension Template.Format {
    /// The format that the extension of a file asks for, `nil` when it leaves the choice.
    fileprivate init?(fileName: String) {
        guard let dot = fileName.lastIndex(of: "."), !fileName[dot...].contains("/") else { return nil }
        switch fileName[dot...].lowercased() {
        case ".json": self = .json
        case ".yaml", ".yml": self = .yaml
        default: return nil
        }
    }
}
