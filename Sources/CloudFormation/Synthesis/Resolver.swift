internal import TemplateModel

extension Synthesizer {
    /// Turns an expression into what stands in the template of the scope's stack.
    mutating func resolve(_ expression: Expression, in scope: Scope) -> Node {
        switch expression {
        case .null: return .null
        case .bool(let truth): return .bool(truth)
        case .int(let number): return .int(number)
        case .double(let number):
            checkNumber(number, in: scope)
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
            for entry in members.entries {
                checkText(entry.key, in: scope)
                result.append(uniqueKey: entry.key, value: resolve(entry.value, in: scope))
            }
            return .object(result)
        case .pseudo(let parameter): return ["Ref": .string(parameter.rawValue)]
        case .logicalID(let element): return .string(localName(of: element, in: scope))
        case .reference(let element, let strength):
            return resolveReference(element, nil, strength, in: scope)
        case .attribute(let element, let name, let strength):
            return resolveReference(element, name, strength, in: scope)
        case .function(let name, let argument): return resolveFunction(name, argument, in: scope)
        case .interpolation(let parts): return resolveInterpolation(parts, in: scope)
        }
    }

    private mutating func resolveFunction(_ name: String, _ argument: Expression, in scope: Scope) -> Node {
        if name == "Fn::ImportValue", !isAdmitted(argument, at: .importName, in: scope) { return .string("") }
        if !isResolvingRule, Self.ruleFunctions.contains(name) {
            report("\(name) is known only in rules; use it in a ParameterRule", in: scope)
        }
        let argument = resolve(argument, in: scope)
        if Self.needsLanguageExtensions(name, argument) { languageExtensionUsers.insert(scope.stack) }
        var call = Object()
        call[name] = argument
        return .object(call)
    }

    /// Functions that give values, but only in the section `Rules`.
    private static let ruleFunctions: Set<String> = ["Fn::RefAll", "Fn::ValueOf", "Fn::ValueOfAll"]

    private static func needsLanguageExtensions(_ function: String, _ argument: Node) -> Bool {
        switch function {
        case "Fn::Length", "Fn::ToJsonString": return true
        case "Fn::FindInMap":
            // Without the transform there is no default, and keys are text, `Ref` or another `Fn::FindInMap`.
            // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-findinmap-enhancements.html
            let arguments = argument.arrayValue ?? []
            return arguments.count > 3
                || arguments.contains { $0.stringValue == nil && $0["Ref"] == nil && $0["Fn::FindInMap"] == nil }
        default: return false
        }
    }

    private mutating func checkNumber(_ number: Double, in scope: Scope) {
        if !number.isFinite { report("a number must be finite, got \(number)", in: scope) }
    }

    mutating func checkText(_ text: String, in scope: Scope) {
        // The mark starts with a byte that few texts have, so this costs one fast pass.
        guard text.hasByte(0xF4), text.contains(Expression.misplacedValueMark) else { return }
        let shown = text.replacing(String(Expression.misplacedValueMark), with: "<value>")
        report(
            "a deploy-time value was written into the String '\(shown)'; make that literal a Value<String>",
            in: scope
        )
    }
}

// MARK: - References

extension Synthesizer {
    /// A name that only its own stack knows: of a condition or a mapping, in a rule also of a parameter.
    private mutating func localName(of element: Element, in scope: Scope) -> String {
        if element.app !== graph.identity {
            reportForeign(element, in: scope)
        } else if element.stack != scope.stack, element.index >= 0 {
            let kind = element.kind == .mapping ? "mappings" : "conditions"
            report(
                "refers to '\(element.path)' of another stack, but \(kind) are known only in their own stack; declare it in this stack too",
                in: scope
            )
        }
        return names[element]
    }

    private mutating func resolveReference(
        _ element: Element,
        _ attribute: String?,
        _ strength: ReferenceStrength?,
        in scope: Scope
    ) -> Node {
        guard element.app === graph.identity else {
            reportForeign(element, in: scope)
            return .string("")
        }
        // A duplicate has been reported where it was added.
        guard element.index >= 0 else { return .string("") }
        if element.kind == .imported {
            return resolve(importedValue(of: element, attribute, in: scope), in: scope)
        }
        if element.stack != scope.stack, element.kind == .parameter, graph.parameters[element.index].content.isList {
            report(
                "refers to '\(element.path)' of another stack, but stacks can share only texts and numbers, no lists; declare the parameter in this stack too",
                in: scope
            )
            return .string("")
        }
        return value(attribute, of: element, strength, in: scope.stack, reader: scope)
    }

    /// What a reference to an element, or to an attribute of it, is in the template of a stack.
    ///
    /// It reaches an inner stack through outputs, a nested stack is passed it as a parameter, and one that is deployed by itself
    /// reads it from the other one's outputs.
    mutating func value(
        _ attribute: String?,
        of element: Element,
        _ strength: ReferenceStrength?,
        in stack: Int,
        reader: Scope
    ) -> Node {
        if element.stack == stack {
            let name = Node.string(names[element])
            return if let attribute { ["Fn::GetAtt": [name, .string(attribute)]] } else { ["Ref": name] }
        }
        if let nested = nestedStack(of: stack, towards: element.stack) {
            let shared = share(attribute, of: element, in: nested, exporting: false, reader: reader)
            return output(shared.output, ofNestedStack: nested)
        }
        if graph.stacks[stack].nesting != nil {
            return ["Ref": .string(pass(attribute, of: element, strength, into: stack, reader: reader))]
        }
        let producer = graph.rootStack(of: element.stack)
        if dependencies[stack]?[producer] == nil { dependencies[stack, default: [:]][producer] = reader }
        switch strength ?? graph.defaultStrength {
        case .strong:
            let shared = share(attribute, of: element, in: producer, exporting: true, reader: reader)
            return ["Fn::ImportValue": .string(shared.export)]
        case .weak:
            let shared = share(attribute, of: element, in: producer, exporting: false, reader: reader)
            return [
                "Fn::GetStackOutput": [
                    "StackName": .string(graph.stacks[producer].name), "OutputName": .string(shared.output),
                ]
            ]
        }
    }

    /// What a reference to, or an attribute of, a resource that exists already stands for.
    private mutating func importedValue(of element: Element, _ attribute: String?, in scope: Scope) -> Expression {
        let record = graph.imports[element.index].content
        guard let attribute else { return record.reference }
        guard let value = record.attributes[attribute] else {
            let known = record.attributes.keys.sorted()
            let given = known.isEmpty ? "none is given" : "given are \(known.joined(separator: ", "))"
            report(
                "needs the attribute '\(attribute)' of the imported '\(element.path)', but \(given); add it to the attributes of Imported",
                in: scope
            )
            return .string("")
        }
        return value
    }

    private func isImported(_ element: Element) -> Bool {
        element.kind == .imported && element.app === graph.identity && element.index >= 0
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
        // `Fn::GetStackOutput` is among the functions that `Fn::Join` takes, not among those of `Fn::Sub`.
        if pieces.contains(where: { $0.node["Fn::GetStackOutput"] != nil }) {
            return ["Fn::Join": ["", .array(pieces.map(\.node))]]
        }
        var substitution = Substitution(reserved: pieces.compactMap(\.name))
        for piece in pieces {
            switch piece {
            case .literal(let literal): substitution.append(literal)
            case .dynamic(let node): substitution.append(node, named: piece.name)
            }
        }
        return substitution.node
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

        var node: Node {
            switch self {
            case .literal(let text): .string(text)
            case .dynamic(let node): node
            }
        }

        /// What stands between the braces of `Fn::Sub` for a plain `Ref` or `Fn::GetAtt`.
        var name: String? {
            guard case .dynamic(let node) = self else { return nil }
            if let name = node["Ref"]?.stringValue { return name }
            if let path = node["Fn::GetAtt"]?.arrayValue {
                let names = path.compactMap(\.stringValue)
                return names.count == path.count ? names.joined(separator: ".") : nil
            }
            return nil
        }
    }

    /// The argument of `Fn::Sub` while it grows.
    private struct Substitution {
        private var text = ""
        private var variables = Object()
        /// A variable hides the parameter or resource of the same name.
        private let reserved: Set<String>

        init(reserved: [String]) {
            self.reserved = Set(reserved)
        }

        mutating func append(_ literal: String) {
            guard literal.hasByte(UInt8(ascii: "$")) else {
                text += literal
                return
            }
            let parts = literal.split(separator: "${", omittingEmptySubsequences: false)
            for (index, part) in parts.enumerated() {
                if index > 0 {
                    // The escape `${!` lasts until a brace closes it, which must not be that of a value further on.
                    if part.utf8.contains(UInt8(ascii: "}")) {
                        text += "${!"
                    } else {
                        append("${", named: nil)
                    }
                }
                text += part
            }
        }

        mutating func append(_ value: Node, named name: String?) {
            text += "${\(name ?? variable(for: value))}"
        }

        private mutating func variable(for value: Node) -> String {
            if let known = variables.first(where: { $0.value == value }) { return known.key }
            var number = variables.count + 1
            while reserved.contains("Value\(number)") || variables["Value\(number)"] != nil { number += 1 }
            variables["Value\(number)"] = value
            return "Value\(number)"
        }

        var node: Node {
            variables.isEmpty ? ["Fn::Sub": .string(text)] : ["Fn::Sub": [.string(text), .object(variables)]]
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
                checkNumber(number, in: scope)
                append("\(number)")
            case .interpolation(let inner): flatten(inner, into: &pieces, in: scope)
            case .reference(let element, _) where isImported(element):
                flatten([importedValue(of: element, nil, in: scope)], into: &pieces, in: scope)
            case .attribute(let element, let name, _) where isImported(element):
                flatten([importedValue(of: element, name, in: scope)], into: &pieces, in: scope)
            default:
                let node = resolve(part, in: scope)
                if case .string(let text) = node { append(text) } else { pieces.append(.dynamic(node)) }
            }
        }
    }
}
