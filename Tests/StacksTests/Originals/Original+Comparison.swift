import Foundation
import TemplateModel

extension Original {
    /// What is neither equal in a template nor a difference on purpose, one sentence each.
    func problems(in template: Template) -> [String] {
        let resources = Dictionary(uniqueKeysWithValues: template.resources.map { ($0.key, $0.value) })
        var problems: [String] = []
        var documents = Documents()
        for resource in self.resources {
            guard case .resource(let logicalID, let otherType) = resource.replacement else { continue }
            guard let ours = resources[logicalID] else {
                problems.append("\(resource.name): there is no '\(logicalID)'")
                continue
            }
            let type = otherType ?? resource.type
            if ours["Type"]?.stringValue != type {
                problems.append("\(resource.name): '\(logicalID)' is no \(type)")
            }
            for property in resource.properties {
                if let problem = property.problem(in: ours, renaming: names, &documents) {
                    problems.append("\(resource.name), \(property.path): \(problem)")
                }
            }
        }
        let accountedFor = Set(names.values).union(additions.flatMap(\.logicalIDs))
        problems += resources.keys.filter { !accountedFor.contains($0) }.sorted().map {
            "'\($0)' replaces nothing and is no addition"
        }
        problems += additions.flatMap(\.logicalIDs).filter { resources[$0] == nil }.map { "there is no '\($0)'" }
        return problems
    }

    /// The resources of the stack by the names that the original has for them.
    private var names: [String: String] {
        var names: [String: String] = [:]
        for resource in resources {
            if case .resource(let logicalID, _) = resource.replacement { names[resource.name] = logicalID }
        }
        return names
    }
}

extension OriginalProperty {
    fileprivate func problem(
        in resource: Node,
        renaming names: [String: String],
        _ documents: inout Documents
    ) -> String? {
        let ours = resource.value(at: path, &documents)
        let theirs = value?.renamed(names)
        switch verdict {
        case .same: return ours == theirs ? nil : "is \(ours.page), not \(theirs.page)"
        case .oneOf(let values):
            return values.contains { $0 == ours } ? nil : "is \(ours.page), none of those allowed"
        case .sameDefault:
            return ours == nil || ours == theirs ? nil : "is \(ours.page), not the default \(theirs.page)"
        case .different(let expected, _):
            if ours != expected { return "is \(ours.page), not \(expected.page)" }
            return theirs == expected ? "is no difference" : nil
        }
    }
}

extension Node {
    /// The names of attributes of resources that are compared; all other paths begin with a property.
    private static let attributes: Set<String> = ["DependsOn", "DeletionPolicy", "UpdateReplacePolicy"]

    fileprivate func value(at path: String, _ documents: inout Documents) -> Node? {
        let steps = path.split(separator: ".").map(String.init)
        guard let first = steps.first else { return nil }
        var node = Self.attributes.contains(first) ? self : self["Properties"]
        for step in steps { node = node.map { documents.read($0) }?.next(step) }
        return node
    }

    private func next(_ step: String) -> Node? {
        guard let items = arrayValue else { return self[step] }
        if let position = Int(step) { return self[position] }
        return items.first { $0["Sid"]?.stringValue == step }
    }

    /// The value with the logical IDs in references renamed.
    fileprivate func renamed(_ names: [String: String]) -> Node {
        switch self {
        case .array(let items): return .array(items.map { $0.renamed(names) })
        case .object(let object):
            if let name = object["Ref"]?.stringValue { return ["Ref": .string(names[name] ?? name)] }
            if case .array(let parts)? = object["Fn::GetAtt"], let name = parts.first?.stringValue {
                return ["Fn::GetAtt": .array([.string(names[name] ?? name)] + parts.dropFirst())]
            }
            return .object(Object(object.map { (key: $0.key, value: $0.value.renamed(names)) }))
        default: return self
        }
    }
}

/// Texts that are documents in JSON, with or without references in them, as documents; each is read once.
private struct Documents {
    private var known: [String: Node] = [:]

    mutating func read(_ node: Node) -> Node {
        // With values of other stacks beside it, the text is the first of two.
        let text = node["Fn::Sub"]?.stringValue ?? node["Fn::Sub"]?[0]?.stringValue ?? node.stringValue
        guard let text, text.hasPrefix("{") else { return node }
        if let document = known[text] { return document }
        let document = (try? JSONDecoder().decode(DecodedNode.self, from: Data(text.utf8)).node) ?? node
        known[text] = document
        return document
    }
}

/// A value of a JSON text.
private struct DecodedNode: Decodable {
    let node: Node

    init(from decoder: any Decoder) throws {
        if let container = try? decoder.container(keyedBy: Key.self) {
            let members = try container.allKeys.map {
                (key: $0.stringValue, value: try container.decode(DecodedNode.self, forKey: $0).node)
            }
            node = .object(Object(members))
            return
        }
        if var container = try? decoder.unkeyedContainer() {
            var items: [Node] = []
            while !container.isAtEnd { items.append(try container.decode(DecodedNode.self).node) }
            node = .array(items)
            return
        }
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            node = .null
        } else if let truth = try? container.decode(Bool.self) {
            node = .bool(truth)
        } else if let number = try? container.decode(Int.self) {
            node = .int(number)
        } else if let number = try? container.decode(Double.self) {
            node = .double(number)
        } else {
            node = .string(try container.decode(String.self))
        }
    }

    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }
}
