internal import TemplateModel

extension Synthesizer {
    /// Turns an expression into what stands in the template of the scope's stack.
    mutating func resolve(_ expression: Expression, in scope: Scope) -> Node {
        switch expression {
        case .null: return .null
        case .bool(let truth): return .bool(truth)
        case .int(let number): return .int(number)
        case .double(let number):
            if !number.isFinite { report("a number must be finite, got \(number)", in: scope) }
            return .double(number)
        case .string(let text):
            checkText(text, in: scope)
            return .string(text)
        case .array(let elements):
            var result: [Node] = []
            result.reserveCapacity(elements.count)
            for element in elements { result.append(resolve(element, in: scope)) }
            return .array(result)
        case .object(let members):
            var result = Object()
            result.reserveCapacity(members.entries.count)
            for entry in members.entries { result.append(uniqueKey: entry.key, value: resolve(entry.value, in: scope)) }
            return .object(result)
        case .pseudo(let parameter): return ["Ref": .string(parameter.rawValue)]
        case .logicalID(let element): return .string(localName(of: element, in: scope))
        case .reference(let element, let strength):
            return resolveReference(element, nil, strength, expression, in: scope)
        case .attribute(let element, let name, let strength):
            return resolveReference(element, name, strength, expression, in: scope)
        case .function(let name, let argument):
            if Self.languageExtensions.contains(name) || Self.hasDefault(name, argument) {
                languageExtensionUsers.insert(scope.stack)
            }
            return .object(Object([(key: name, value: resolve(argument, in: scope))]))
        case .interpolation(let parts): return resolveInterpolation(parts, in: scope)
        case .text(let document): return resolveInterpolation(DocumentText.parts(of: document), in: scope)
        }
    }

    private static let languageExtensions: Set<String> = ["Fn::Length", "Fn::ToJsonString"]

    private static func hasDefault(_ function: String, _ argument: Expression) -> Bool {
        if function == "Fn::FindInMap", case .array(let arguments) = argument { return arguments.count > 3 }
        return false
    }

    private mutating func checkText(_ text: String, in scope: Scope) {
        // The mark starts with a byte that few texts have, so this costs one fast pass.
        guard text.utf8.contains(0xF4), text.contains(Expression.misplacedValueMark) else { return }
        let shown = text.replacing(String(Expression.misplacedValueMark), with: "<value>")
        report(
            "a deploy-time value was written into the String '\(shown)'; make that literal a Value<String>",
            in: scope
        )
    }
}

// MARK: - References

extension Synthesizer {
    /// A name that only its own stack knows: of a condition, a mapping, a parameter.
    private mutating func localName(of element: Element, in scope: Scope) -> String {
        if element.app !== graph.identity {
            reportForeign(element, in: scope)
        } else if element.stack != scope.stack, element.index >= 0 {
            report(
                "refers to '\(element.path)' of another stack, but \(element.kind.plural) are known only in their own stack; declare it in this stack too",
                in: scope
            )
        }
        return names[element]
    }

    private mutating func resolveReference(
        _ element: Element,
        _ attribute: String?,
        _ strength: ReferenceStrength?,
        _ expression: Expression,
        in scope: Scope
    ) -> Node {
        guard element.app === graph.identity else {
            reportForeign(element, in: scope)
            return .string("")
        }
        // A duplicate has been reported where it was added.
        guard element.index >= 0 else { return .string("") }
        if element.kind == .imported { return resolveImported(element, attribute, in: scope) }
        guard element.stack != scope.stack else {
            let name = Node.string(names[element])
            return if let attribute { ["Fn::GetAtt": [name, .string(attribute)]] } else { ["Ref": name] }
        }
        if dependencies[scope.stack]?[element.stack] == nil {
            dependencies[scope.stack, default: [:]][element.stack] = scope
        }
        switch strength ?? graph.defaultStrength {
        case .strong:
            let shared = share(expression, of: element, exporting: true, scope)
            return ["Fn::ImportValue": .string(shared.export)]
        case .weak:
            let shared = share(expression, of: element, exporting: false, scope)
            return [
                "Fn::GetStackOutput": [
                    "StackName": .string(graph.stacks[element.stack].name), "OutputName": .string(shared.output),
                ]
            ]
        }
    }

    private mutating func resolveImported(_ element: Element, _ attribute: String?, in scope: Scope) -> Node {
        let record = graph.imports[element.index].content
        guard let attribute else { return resolve(record.reference, in: scope) }
        guard let value = record.attributes[attribute] else {
            let known = record.attributes.keys.sorted()
            let given = known.isEmpty ? "none is given" : "given are \(known.joined(separator: ", "))"
            report(
                "needs the attribute '\(attribute)' of the imported '\(element.path)', but \(given); add it to the attributes of Imported",
                in: scope
            )
            return .string("")
        }
        return resolve(value, in: scope)
    }
}

extension Element.Kind {
    fileprivate var plural: String {
        switch self {
        case .resource, .imported, .loop: "resources"
        case .parameter: "parameters"
        case .mapping: "mappings"
        case .condition: "conditions"
        case .rule: "rules"
        case .output: "outputs"
        }
    }
}

// MARK: - Interpolation

extension Synthesizer {
    private mutating func resolveInterpolation(_ parts: [Expression], in scope: Scope) -> Node {
        var pieces: [Piece] = []
        flatten(parts, into: &pieces, in: scope)
        guard pieces.contains(where: \.isDynamic) else {
            return .string(pieces.map(\.literal).joined())
        }
        if pieces.count == 1, case .dynamic(let node) = pieces[0] { return node }
        var text = ""
        var variables = Object()
        for piece in pieces {
            switch piece {
            case .literal(let literal): text += literal.replacing("${", with: "${!")
            case .dynamic(let node):
                if let name = Self.substitution(for: node) {
                    text += "${\(name)}"
                } else {
                    let known = variables.first { $0.value == node }?.key
                    let name = known ?? "Value\(variables.count + 1)"
                    if known == nil { variables[name] = node }
                    text += "${\(name)}"
                }
            }
        }
        return variables.isEmpty ? ["Fn::Sub": .string(text)] : ["Fn::Sub": [.string(text), .object(variables)]]
    }

    private enum Piece {
        case literal(String)
        case dynamic(Node)

        var isDynamic: Bool {
            if case .dynamic = self { true } else { false }
        }

        var literal: String {
            if case .literal(let text) = self { text } else { "" }
        }
    }

    private mutating func flatten(_ parts: [Expression], into pieces: inout [Piece], in scope: Scope) {
        func append(_ text: String) {
            if case .literal(let before)? = pieces.last {
                pieces[pieces.count - 1] = .literal(before + text)
            } else if !text.isEmpty {
                pieces.append(.literal(text))
            }
        }
        for part in parts {
            switch part {
            case .string(let text):
                checkText(text, in: scope)
                append(text)
            case .int(let number): append(String(number))
            case .bool(let truth): append(truth ? "true" : "false")
            case .double(let number):
                if !number.isFinite { report("a number must be finite, got \(number)", in: scope) }
                append("\(number)")
            case .interpolation(let inner): flatten(inner, into: &pieces, in: scope)
            case .text(let document): flatten(DocumentText.parts(of: document), into: &pieces, in: scope)
            default:
                // An imported resource resolves to text that is known now.
                let node = resolve(part, in: scope)
                if case .string(let text) = node { append(text) } else { pieces.append(.dynamic(node)) }
            }
        }
    }

    /// What stands between the braces of `Fn::Sub` for a plain `Ref` or `Fn::GetAtt`.
    private static func substitution(for node: Node) -> String? {
        if let name = node["Ref"]?.stringValue { return name }
        if let path = node["Fn::GetAtt"]?.arrayValue {
            let names = path.compactMap(\.stringValue)
            return names.count == path.count ? names.joined(separator: ".") : nil
        }
        return nil
    }
}
