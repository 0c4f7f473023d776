import TemplateChecks
import TemplateModel

/// What an expression refers to.
enum Reference: Hashable {
    case parameter(String)
    case resource(String)
    case attribute(of: String, String)
    case mapping(String)
    case condition(String)

    /// The resource that is referred to; `nil` for something else.
    var resource: String? {
        switch self {
        case .resource(let name), .attribute(let name, _): name
        case .parameter, .mapping, .condition: nil
        }
    }
}

extension Resolver {
    /// What a value of the template refers to, in its order and each only once: in branches of `Fn::If` that are taken,
    /// and through conditions to parameters.
    func references(in node: Node) -> [Reference] {
        var search = ReferenceSearch(resolver: self)
        search.visit(node, depth: 0)
        return search.found
    }
}

private struct ReferenceSearch {
    private static let maximumDepth = 256

    let resolver: Resolver
    private(set) var found: [Reference] = []
    private var seen: Set<Reference> = []

    init(resolver: Resolver) {
        self.resolver = resolver
    }

    mutating func visit(_ node: Node, depth: Int) {
        guard depth < Self.maximumDepth else { return }
        switch node {
        case .null, .bool, .int, .double, .string:
            return
        case .array(let items):
            for item in items { visit(item, depth: depth + 1) }
        case .object(let object):
            if object.count == 1, let call = node.functionCall {
                visit(call, depth: depth + 1)
            } else {
                for (_, value) in object { visit(value, depth: depth + 1) }
            }
        }
    }

    private mutating func visit(_ call: FunctionCall, depth: Int) {
        let argument = call.argument
        switch call.function {
        case .ref:
            if let name = argument.stringValue { refer(to: name) }
        case .getAtt:
            guard let items = argument.arrayValue, let name = items.first?.stringValue else { break }
            let names = items.dropFirst().compactMap { resolver.value(of: $0)?.stringValue }
            add(.attribute(of: name, names.joined(separator: ".")))
            for item in items.dropFirst() { visit(item, depth: depth) }
        case .sub:
            visitSubstitution(argument, depth: depth)
        case .if:
            guard let items = argument.arrayValue, items.count == 3, let name = items[0].stringValue else { break }
            visit(condition: name, depth: depth)
            if case .bool(let isTrue) = resolver.condition(name) {
                visit(items[isTrue ? 1 : 2], depth: depth)
            } else {
                visit(items[1], depth: depth)
                visit(items[2], depth: depth)
            }
        case .findInMap:
            if let name = argument[0].flatMap({ resolver.value(of: $0) })?.stringValue { add(.mapping(name)) }
            visit(argument, depth: depth)
        case .condition:
            if let name = argument.stringValue { visit(condition: name, depth: depth) }
        default:
            visit(argument, depth: depth)
        }
    }

    private mutating func visitSubstitution(_ argument: Node, depth: Int) {
        let text = argument.stringValue ?? argument[0]?.stringValue ?? ""
        let variables = argument[1]?.objectValue ?? Object()
        for case .variable(let name) in SubstitutionText.parts(of: text) {
            if let expression = variables[name] {
                visit(expression, depth: depth)
            } else if let dot = name.utf8.firstIndex(of: UInt8(ascii: ".")) {
                add(.attribute(of: String(name[..<dot]), String(name[name.index(after: dot)...])))
            } else {
                refer(to: name)
            }
        }
    }

    private mutating func visit(condition name: String, depth: Int) {
        guard seen.insert(.condition(name)).inserted else { return }
        found.append(.condition(name))
        guard let expression = resolver.template.conditions[name] else { return }
        // Inside conditions another condition is named by `Condition`, which is no function elsewhere.
        visitCondition(expression, depth: depth)
    }

    private mutating func visitCondition(_ node: Node, depth: Int) {
        guard depth < Self.maximumDepth else { return }
        switch node {
        case .array(let items):
            for item in items { visitCondition(item, depth: depth + 1) }
        case .object(let object) where object.count == 1 && object[0].key == "Condition":
            if let name = object[0].value.stringValue { visit(condition: name, depth: depth + 1) }
        case .object(let object) where object.count == 1 && ["Fn::And", "Fn::Or", "Fn::Not"].contains(object[0].key):
            visitCondition(object[0].value, depth: depth + 1)
        default:
            visit(node, depth: depth + 1)
        }
    }

    private mutating func refer(to name: String) {
        if resolver.parameters[name] != nil {
            add(.parameter(name))
        } else if !name.utf8.starts(with: "AWS::".utf8) {
            add(.resource(name))
        }
    }

    private mutating func add(_ reference: Reference) {
        if seen.insert(reference).inserted { found.append(reference) }
    }
}
