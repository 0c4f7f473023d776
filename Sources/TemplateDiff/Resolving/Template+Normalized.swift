import TemplateModel

extension Template {
    /// The template with what can be written in several ways written in one: `Fn::GetAtt` with a list, `DependsOn` as a
    /// sorted list.
    func normalized() -> Template {
        var root = Node.normalized(root)
        if case .object(var resources)? = root["Resources"] {
            for (name, resource) in resources {
                guard case .object(var entry) = resource, let dependencies = entry["DependsOn"] else { continue }
                let names = (dependencies.arrayValue ?? [dependencies]).compactMap(\.stringValue)
                guard names.count == dependencies.arrayValue?.count ?? 1 else { continue }
                entry["DependsOn"] = .array(names.sorted { $0.precedes($1) }.map { .string($0) })
                resources[name] = .object(entry)
            }
            root["Resources"] = .object(resources)
        }
        return Template(root: root)
    }
}

extension Node {
    fileprivate static func normalized(_ object: Object) -> Object {
        if object.count == 1, object[0].key == "Fn::GetAtt", case .string(let text) = object[0].value,
            let dot = text.utf8.firstIndex(of: UInt8(ascii: "."))
        {
            let attribute = text[text.index(after: dot)...]
            return ["Fn::GetAtt": [.string(String(text[..<dot])), .string(String(attribute))]]
        }
        guard object.contains(where: { $0.value.isCollection }) else { return object }
        var result = Object()
        result.reserveCapacity(object.count)
        for (key, value) in object { result.append(uniqueKey: key, value: value.normalized()) }
        return result
    }

    private func normalized() -> Node {
        switch self {
        case .object(let object): .object(Self.normalized(object))
        case .array(let items) where items.contains(where: \.isCollection): .array(items.map { $0.normalized() })
        case .null, .bool, .int, .double, .string, .array: self
        }
    }

    private var isCollection: Bool {
        switch self {
        case .object, .array: true
        case .null, .bool, .int, .double, .string: false
        }
    }
}
