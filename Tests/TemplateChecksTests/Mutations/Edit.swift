import TemplateModel
import Testing

/// One change of a template, written as short as it can be read.
///
/// A path starts with the logical ID of a resource and goes on in its properties; numbers are items, `+` is one more. One
/// that starts with a dot goes on in the resource itself, and one that starts with a slash in the template.
struct Edit: CustomStringConvertible {
    private let path: String
    /// What is put there, in YAML; `nil` removes what is there.
    private let yaml: String?

    static func set(_ path: String, _ yaml: String) -> Edit { Edit(path: path, yaml: yaml) }

    static func remove(_ path: String) -> Edit { Edit(path: path, yaml: nil) }

    /// Adds a resource; without `Properties` if it has none.
    static func add(_ logicalID: String, _ type: String, _ properties: String? = nil) -> Edit {
        let properties = properties.map { ", Properties: \($0)" } ?? ""
        return Edit(path: "/Resources/\(logicalID)", yaml: "{Type: \(type)\(properties)}")
    }

    /// The resource that it changes; `nil` for other parts of the template.
    var logicalID: String? {
        switch steps.first {
        case "Resources": steps.count > 1 ? steps[1] : nil
        default: nil
        }
    }

    var description: String {
        let place = path.hasPrefix("/Resources/") ? String(path.dropFirst("/Resources/".count)) : path
        return yaml.map { "\(place) = \($0)" } ?? "without \(place)"
    }

    private var steps: [String] {
        let parts = path.split(separator: "/").map(String.init)
        if path.hasPrefix("/") { return parts }
        let resource = parts[0].split(separator: ".", maxSplits: 1).map(String.init)
        if resource.count == 2 { return ["Resources"] + resource + parts.dropFirst() }
        return ["Resources", parts[0], "Properties"] + parts.dropFirst()
    }

    /// Changes a template.
    func apply(to template: inout Template) throws {
        var root = Node.object(template.root)
        try apply(to: &root, steps[...])
        template.root = try #require(root.objectValue)
    }

    private func apply(to node: inout Node, _ steps: ArraySlice<String>) throws {
        guard let step = steps.first else {
            node = try value()
            return
        }
        let rest = steps.dropFirst()
        switch node {
        case .array(var items):
            if step == "+" {
                items.append(.null)
            }
            let index = step == "+" ? items.count - 1 : try #require(Int(step), "\(path) goes into a list")
            try #require(items.indices.contains(index), "\(path) is not there")
            if yaml == nil, rest.isEmpty {
                items.remove(at: index)
            } else {
                try apply(to: &items[index], rest)
            }
            node = .array(items)
        case .object(var members):
            if yaml == nil, rest.isEmpty {
                try #require(members[step] != nil, "\(path) is not there")
                members[step] = nil
            } else {
                var member = members[step] ?? .object(Object())
                try apply(to: &member, rest)
                members[step] = member
            }
            node = .object(members)
        default:
            Issue.record("\(path) is not there")
        }
    }

    /// The value, its short forms replaced.
    private func value() throws -> Node {
        let text = "Value: \(try #require(yaml))"
        return try #require(try ParsedTemplate(parsing: text, format: .yaml).template.root["Value"])
    }
}
