import TemplateModel

extension Template {
    /// The template with what can be written in several ways written in one: `Fn::GetAtt` with a list, `DependsOn` as a
    /// sorted list.
    func normalized() -> Template {
        var root = Node.normalized(root)
        if case .object(let resources)? = root["Resources"] {
            var result = resources
            for (name, resource) in resources {
                guard case .object(var entry) = resource, let dependencies = entry["DependsOn"] else { continue }
                let names = (dependencies.arrayValue ?? [dependencies]).compactMap(\.stringValue)
                guard names.count == dependencies.arrayValue?.count ?? 1 else { continue }
                entry["DependsOn"] = .array(names.sorted { $0.precedes($1) }.map { .string($0) })
                result[name] = .object(entry)
            }
            root["Resources"] = .object(result)
        }
        return Template(root: root)
    }
}

extension Node {
    /// An object in its normal form; what need not change is not copied.
    fileprivate static func normalized(_ object: Object) -> Object { changed(object) ?? object }

    private static func changed(_ object: Object) -> Object? {
        if object.count == 1, object[0].key == "Fn::GetAtt", case .string(let text) = object[0].value,
            let dot = text.utf8.firstIndex(of: UInt8(ascii: "."))
        {
            let attribute = text[text.index(after: dot)...]
            return ["Fn::GetAtt": [.string(String(text[..<dot])), .string(String(attribute))]]
        }
        var result: Object?
        for (key, value) in object {
            guard let value = value.changed else { continue }
            if result == nil { result = object }
            result?[key] = value
        }
        return result
    }

    private var changed: Node? {
        switch self {
        case .object(let object):
            return Self.changed(object).map { .object($0) }
        case .array(let items):
            var result: [Node]?
            for (index, item) in items.enumerated() {
                guard let item = item.changed else { continue }
                if result == nil { result = items }
                result?[index] = item
            }
            return result.map { .array($0) }
        case .null, .bool, .int, .double, .string:
            return nil
        }
    }
}
