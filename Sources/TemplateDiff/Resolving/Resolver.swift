import ResourceSchemas
import TemplateChecks
import TemplateModel

/// Finds the values that a template comes to when it is deployed with certain values of its parameters.
///
/// What only the deployment decides stays a call of a function, written in one way however the template says it: a text
/// with a variable is `Fn::Sub` whether it was `Fn::Join` or `Fn::Sub`. So equal calls are equal values, as long as what
/// they refer to is the same.
///
/// Not for use by several threads at once.
final class Resolver {
    /// More functions in each other than this are not followed.
    private static let maximumDepth = 100

    /// The template, normalized.
    let template: Template
    /// The resources, loops expanded.
    private(set) var resources = Object()
    /// The values of the parameters, by name.
    let parameters: [String: ParameterValue]
    let schemas: ResourceSchemas
    /// The values of pseudo parameters that are known, by name.
    let pseudoParameters: [String: String]
    private var conditionValues: [String: Node] = [:]
    private var openConditions: Set<String> = []
    private var attributes: [String: [String: Node]] = [:]
    private var openAttributes: Set<String> = []
    private var depth = 0

    init(_ version: StackVersion, schemas: ResourceSchemas) {
        template = version.template.normalized()
        self.schemas = schemas
        var parameters: [String: ParameterValue] = [:]
        for (name, declaration) in template.parameters {
            parameters[name] = ParameterValue(declaration, given: version.parameters[name])
        }
        self.parameters = parameters
        pseudoParameters = version.pseudoParameters
        resources = expanded(template.resources)
    }

    /// An attribute of a resource, `Properties` for example, with its values; `nil` when it has none.
    func attribute(_ attribute: String, of logicalID: String) -> Node? {
        if let node = attributes[logicalID]?[attribute] { return node }
        guard let node = resources[logicalID]?[attribute], let value = value(of: node) else { return nil }
        attributes[logicalID, default: [:]][attribute] = value
        return value
    }

    /// The value of a node; `nil` for none at all, `AWS::NoValue`.
    func value(of node: Node) -> Node? {
        switch node {
        case .null, .bool, .int, .double, .string:
            return node
        case .array(let items):
            return .array(items.compactMap { value(of: $0) })
        case .object(let object):
            if object.count == 1, !Loop.isLoop(object[0].key), let call = node.functionCall {
                guard depth < Self.maximumDepth else { return node }
                depth += 1
                defer { depth -= 1 }
                return result(of: call)
            }
            var result = Object()
            result.reserveCapacity(object.count)
            for (key, member) in object.contains(where: { Loop.isLoop($0.key) }) ? expanded(object) : object {
                if let value = value(of: member) { result.append(uniqueKey: key, value: value) }
            }
            return .object(result)
        }
    }

    /// The value of a condition: a Boolean, or an expression when it depends on what is not known.
    func condition(_ name: String) -> Node {
        if let value = conditionValues[name] { return value }
        guard let expression = template.conditions[name], openConditions.insert(name).inserted else {
            return ["Condition": .string(name)]
        }
        defer { openConditions.remove(name) }
        let value = truth(of: expression)
        conditionValues[name] = value
        return value
    }

    // MARK: Functions

    private func result(of call: FunctionCall) -> Node? {
        let argument = call.argument
        switch call.function {
        case .ref: return reference(argument)
        case .getAtt: return attributeValue(argument)
        case .sub: return substitution(argument)
        case .join: return join(argument)
        case .select: return selection(argument)
        case .split: return split(argument)
        case .if: return branch(argument)
        case .findInMap: return mappedValue(argument)
        case .base64: return base64(argument)
        case .length:
            guard let list = value(of: argument) else { return nil }
            return list.arrayValue.map { .int($0.count) } ?? ["Fn::Length": list]
        case .and, .or, .not, .equals, .condition:
            return truth(of: [call.name: argument])
        case .cidr, .contains, .eachMemberEquals, .eachMemberIn, .getAZs, .getStackOutput, .importValue, .refAll,
            .toJSONString, .transform, .valueOf, .valueOfAll, nil:
            return value(of: argument).map { [call.name: $0] }
        }
    }

    private func reference(_ argument: Node) -> Node? {
        guard let name = argument.stringValue else { return ["Ref": argument] }
        if name == "AWS::NoValue" { return nil }
        if let value = parameters[name] { return value.shown ?? ["Ref": argument] }
        if let value = pseudoParameters[name] { return .string(value) }
        return ["Ref": argument]
    }

    /// The value of an attribute is known if it is a property that the template sets.
    private func attributeValue(_ argument: Node) -> Node? {
        guard let value = value(of: argument) else { return nil }
        let parts = (value.arrayValue ?? []).compactMap(\.stringValue)
        guard parts.count >= 2, parts.count == value.arrayValue?.count else { return ["Fn::GetAtt": value] }
        let attribute = parts.dropFirst().joined(separator: ".")
        let call: Node = ["Fn::GetAtt": [.string(parts[0]), .string(attribute)]]
        return property(attribute, of: parts[0]) ?? call
    }

    private func property(_ attribute: String, of logicalID: String) -> Node? {
        guard let entry = resources[logicalID], let type = entry["Type"]?.stringValue,
            !type.hasPrefix("Custom::"), type != "AWS::CloudFormation::CustomResource",
            let schema = schemas[type], schema.attributes[attribute] != nil
        else { return nil }
        let path = attribute.split(separator: ".").map(String.init)
        guard !schema.readOnly.contains(path), !schema.writeOnly.contains(path) else { return nil }
        var node = entry["Properties"]
        for step in path { node = node?[step] }
        guard let node, openAttributes.insert("\(logicalID).\(attribute)").inserted else { return nil }
        defer { openAttributes.remove("\(logicalID).\(attribute)") }
        return value(of: node)
    }

    private func substitution(_ argument: Node) -> Node? {
        var variables = Object()
        let text: String
        switch argument {
        case .string(let value):
            text = value
        case .array(let items):
            guard let value = items.first?.stringValue else { return value(of: argument).map { ["Fn::Sub": $0] } }
            text = value
            variables = items.dropFirst().first?.objectValue ?? Object()
        default:
            return ["Fn::Sub": argument]
        }
        var parts: [Node] = []
        for part in SubstitutionText.parts(of: text) {
            switch part {
            case .literal(let literal):
                parts.append(.string(literal))
            case .variable(let name):
                let expression: Node
                if let variable = variables[name] {
                    expression = variable
                } else if let dot = name.utf8.firstIndex(of: UInt8(ascii: ".")) {
                    let attribute = name[name.index(after: dot)...]
                    expression = ["Fn::GetAtt": [.string(String(name[..<dot])), .string(String(attribute))]]
                } else {
                    expression = ["Ref": .string(name)]
                }
                if let value = value(of: expression) { parts.append(value) }
            }
        }
        return TextParts(parts).node
    }

    private func join(_ argument: Node) -> Node? {
        guard case .array(let arguments) = argument, arguments.count == 2, let delimiter = value(of: arguments[0]),
            let list = value(of: arguments[1])
        else { return value(of: argument).map { ["Fn::Join": $0] } }
        guard let text = delimiter.scalarText, case .array(let items) = list else {
            return ["Fn::Join": [delimiter, list]]
        }
        // A call among the items may be a list itself.
        guard items.allSatisfy({ $0.scalarText != nil || isText($0) }) else { return ["Fn::Join": [delimiter, list]] }
        var parts: [Node] = []
        for (index, item) in items.enumerated() {
            if index > 0 { parts.append(.string(text)) }
            parts.append(item)
        }
        return TextParts(parts).node
    }

    /// Whether a call is certainly a text and no list.
    private func isText(_ node: Node) -> Bool {
        guard let call = node.functionCall else { return false }
        switch call.function {
        case .sub, .join, .base64: return true
        case .ref:
            guard let name = call.argument.stringValue, let declaration = template.parameters[name] else {
                return call.argument != "AWS::NotificationARNs"
            }
            let type = declaration["Type"]?.stringValue ?? "String"
            return !type.hasPrefix("List<") && !type.contains("<List<") && !type.contains("CommaDelimitedList")
        case .getAtt:
            guard let id = call.argument[0]?.stringValue, let name = call.argument[1]?.stringValue,
                let type = resources[id]?["Type"]?.stringValue, let attribute = schemas[type]?.attributes[name]
            else { return false }
            return attribute.assertions.contains { assertion in
                if case .type(let types) = assertion { types == .string } else { false }
            }
        default: return false
        }
    }

    private func selection(_ argument: Node) -> Node? {
        guard case .array(let arguments) = argument, arguments.count == 2, let index = value(of: arguments[0]),
            let list = value(of: arguments[1])
        else { return value(of: argument).map { ["Fn::Select": $0] } }
        guard let position = index.integerValue, case .array(let items) = list, items.indices.contains(position) else {
            return ["Fn::Select": [index, list]]
        }
        return items[position]
    }

    private func split(_ argument: Node) -> Node? {
        guard case .array(let arguments) = argument, arguments.count == 2, let delimiter = value(of: arguments[0]),
            let source = value(of: arguments[1])
        else { return value(of: argument).map { ["Fn::Split": $0] } }
        guard let text = source.scalarText, let separator = delimiter.stringValue, !separator.isEmpty else {
            return ["Fn::Split": [delimiter, source]]
        }
        return .array(text.split(separator: separator, omittingEmptySubsequences: false).map { .string(String($0)) })
    }

    private func branch(_ argument: Node) -> Node? {
        guard case .array(let arguments) = argument, arguments.count == 3, let name = arguments[0].stringValue else {
            return ["Fn::If": argument]
        }
        if case .bool(let isTrue) = condition(name) { return value(of: arguments[isTrue ? 1 : 2]) }
        let (yes, no) = (value(of: arguments[1]), value(of: arguments[2]))
        if yes == no { return yes }
        let nothing: Node = ["Ref": "AWS::NoValue"]
        return ["Fn::If": [.string(name), yes ?? nothing, no ?? nothing]]
    }

    private func mappedValue(_ argument: Node) -> Node? {
        guard case .array(let arguments) = argument, arguments.count >= 3 else { return ["Fn::FindInMap": argument] }
        let keys = arguments.prefix(3).compactMap { value(of: $0) }
        guard keys.count == 3 else { return ["Fn::FindInMap": argument] }
        let texts = keys.map { key in key.scalarText ?? (key == ["Ref": "AWS::Partition"] ? "aws" : nil) }
        if let name = texts[0], let top = texts[1], let second = texts[2] {
            if let found = template.mappings[name]?[top]?[second] { return value(of: found) }
            if arguments.count == 4, let other = arguments[3]["DefaultValue"] { return value(of: other) }
        }
        return ["Fn::FindInMap": .array(keys + arguments.dropFirst(3).compactMap { value(of: $0) })]
    }

    private func base64(_ argument: Node) -> Node? {
        guard let value = value(of: argument) else { return nil }
        return value.scalarText.map { .string(Base64.text(of: Array($0.utf8))) } ?? ["Fn::Base64": value]
    }

    // MARK: Conditions

    private func truth(of expression: Node) -> Node {
        guard case .object(let object) = expression, object.count == 1 else {
            return expression.truthValue.map { .bool($0) } ?? expression
        }
        let (name, argument) = object[0]
        let operands = argument.arrayValue ?? []
        switch IntrinsicFunction(rawValue: name) {
        case .condition:
            return argument.stringValue.map { condition($0) } ?? expression
        case .not where operands.count == 1:
            let operand = truth(of: operands[0])
            return operand.boolValue.map { .bool(!$0) } ?? ["Fn::Not": [operand]]
        case .and:
            return combined(name, operands, deciding: false)
        case .or:
            return combined(name, operands, deciding: true)
        case .equals where operands.count == 2:
            let (left, right) = (value(of: operands[0]) ?? .null, value(of: operands[1]) ?? .null)
            if left == right { return true }
            if let left = left.scalarText, let right = right.scalarText { return .bool(left == right) }
            return ["Fn::Equals": [left, right]]
        default:
            return value(of: expression) ?? expression
        }
    }

    private func combined(_ name: String, _ operands: [Node], deciding: Bool) -> Node {
        var unknown: [Node] = []
        for operand in operands.map({ truth(of: $0) }) {
            switch operand.boolValue {
            case deciding?: return .bool(deciding)
            case nil: unknown.append(operand)
            default: break
            }
        }
        return unknown.isEmpty ? .bool(!deciding) : [name: .array(unknown)]
    }

    // MARK: Loops

    /// The members of an object, each loop replaced by what it stands for.
    ///
    /// A loop over what is not known stays as it is.
    private func expanded(_ object: Object) -> Object {
        guard object.contains(where: { Loop.isLoop($0.key) }) else { return object }
        var result = Object()
        for (key, value) in object {
            guard Loop.isLoop(key), let passes = passes(of: value), depth < Self.maximumDepth else {
                result[key] = value
                continue
            }
            depth += 1
            for pass in passes {
                for (name, member) in expanded(pass) { result[name] = member }
            }
            depth -= 1
        }
        return result
    }

    /// The body of a loop, once for each item.
    private func passes(of argument: Node) -> [Object]? {
        guard case .array(let parts) = argument, parts.count == 3, let items = value(of: parts[1]),
            let loop = Loop([parts[0], items, parts[2]]), let items = loop.items
        else { return nil }
        return items.map { item in
            LoopBody(identifier: loop.identifier, item: item).object(loop.body)
        }
    }
}
