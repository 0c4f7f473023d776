import TemplateModel

/// Writes one of several templates so that it can be a part of a common one: names get marks, and what is read from the
/// outputs of the others is what they refer to.
struct StackRewriter {
    /// How many stacks may pass a value on.
    private static let longestWay = 8

    private let mark: StackMark
    private let outputs: StackOutputs
    private let way: Int

    init(_ stack: Int, _ outputs: StackOutputs) {
        self.init(stack, outputs, way: 0)
    }

    private init(_ stack: Int, _ outputs: StackOutputs, way: Int) {
        mark = StackMark(stack)
        self.outputs = outputs
        self.way = way
    }

    /// Adds the sections of a template to those of a common one.
    func add(_ template: Template, to common: inout Template) {
        for section in ["Parameters", "Mappings"] {
            add(template.root[section], to: section, of: &common) { $0 }
        }
        add(template.root["Conditions"], to: "Conditions", of: &common) { rewritten($0, inConditions: true) }
        add(template.root["Resources"], to: "Resources", of: &common, entry)
        add(template.root["Outputs"], to: "Outputs", of: &common, entry)
    }

    private func add(
        _ entries: Node?,
        to section: String,
        of common: inout Template,
        _ rewrite: (Node) -> Node
    ) {
        guard case .object(let entries)? = entries else { return }
        var all = common.root[section]?.objectValue ?? Object()
        common.root[section] = nil
        all.reserveCapacity(all.count + entries.count)
        for (name, entry) in entries { all.append(uniqueKey: mark.marked(name), value: rewrite(entry)) }
        common.root[section] = .object(all)
    }

    /// A resource, or an output.
    private func entry(_ node: Node) -> Node {
        guard case .object(let members) = node else { return node }
        return .object(
            Object(
                members.map { key, value in
                    switch key {
                    case "Type", "Metadata": (key, value)
                    case "Condition", "DependsOn": (key, names(value))
                    default: (key, rewritten(value))
                    }
                }
            )
        )
    }

    private func names(_ node: Node) -> Node {
        switch node {
        case .string(let name): .string(marked(name))
        case .array(let items): .array(items.map(names))
        default: node
        }
    }

    private func rewritten(_ node: Node, inConditions: Bool = false) -> Node {
        switch node {
        case .array(let items):
            return .array(items.map { rewritten($0, inConditions: inConditions) })
        case .object(let members):
            if let call = node.functionCall { return rewritten(call, inConditions: inConditions) }
            if inConditions, members.count == 1, members[0].key == "Condition" {
                return ["Condition": names(members[0].value)]
            }
            return .object(Object(members.map { ($0.key, rewritten($0.value, inConditions: inConditions)) }))
        default:
            return node
        }
    }

    private func rewritten(_ call: FunctionCall, inConditions: Bool) -> Node {
        let argument = call.argument
        switch call.function {
        case .ref, .condition:
            return [call.name: names(argument)]
        case .getAtt:
            if let text = argument.stringValue { return [call.name: .string(attribute(text))] }
            guard case .array(var items) = argument, let first = items.first?.stringValue else { break }
            items[0] = .string(marked(first))
            return [call.name: .array(items.map { rewritten($0) })]
        case .sub:
            return [call.name: substitution(argument)]
        case .if, .findInMap:
            guard case .array(let items) = argument, let first = items.first?.stringValue else { break }
            let others = items.dropFirst().map { rewritten($0, inConditions: inConditions) }
            return [call.name: .array([.string(marked(first))] + others)]
        case .importValue, .getStackOutput:
            guard way < Self.longestWay, let output = outputs.output(readBy: call) else { break }
            return StackRewriter(output.stack, outputs, way: way + 1).rewritten(output.value)
        default:
            break
        }
        return [call.name: rewritten(argument, inConditions: inConditions)]
    }

    private func substitution(_ argument: Node) -> Node {
        if let text = argument.stringValue { return .string(substitution(text, [])) }
        guard case .array(let items) = argument, items.count == 2, let text = items[0].stringValue,
            case .object(let variables) = items[1]
        else { return rewritten(argument) }
        return .array([.string(substitution(text, Set(variables.keys))), rewritten(items[1])])
    }

    private func substitution(_ text: String, _ variables: Set<String>) -> String {
        SubstitutionText.parts(of: text).reduce(into: "") { result, part in
            switch part {
            case .literal(let literal): result += literal.replacing("${", with: "${!")
            case .variable(let name) where variables.contains(name): result += "${\(name)}"
            case .variable(let name): result += "${\(attribute(name))}"
            }
        }
    }

    /// A name, with or without an attribute behind a dot.
    private func attribute(_ text: String) -> String {
        guard let dot = text.utf8.firstIndex(of: UInt8(ascii: ".")) else { return marked(text) }
        return marked(String(text[..<dot])) + text[dot...]
    }

    /// A name with the mark; of pseudo parameters only those that are different in each stack.
    private func marked(_ name: String) -> String {
        guard name.utf8.starts(with: "AWS::".utf8) else { return mark.marked(name) }
        return ["AWS::NotificationARNs", "AWS::StackId", "AWS::StackName"].contains(name) ? mark.marked(name) : name
    }
}
