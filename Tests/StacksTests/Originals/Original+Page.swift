import TemplateModel

extension Original {
    /// The page that lists what differs from the originals.
    static var page: String {
        """
        # What differs from the originals, and why

        The systems in `stacks/` replace published ones. A test compares each value that their authors give with the templates: it is equal, or it stands here. The page is written by that
        test (`RECORD_SNAPSHOTS=1 swift test --filter OriginalsTests`), so it cannot be out of date.

        References name resources of the stack on the right, and of the original on the left. A dash is a value that is not there.

        \(all.map(\.section).joined(separator: "\n"))
        """
    }

    private var section: String {
        let values = resources.flatMap(\.properties)
        let equal = values.filter { if case .different = $0.verdict { false } else { true } }.count
        var parts = [
            "## \(title)",
            "",
            "\(source) Stack `\(stack)`, environment `\(environment.rawValue)`. \(equal) of \(values.count) values are equal.",
            "",
            "| original | property | there | here | reason |",
            "|---|---|---|---|---|",
        ]
        for resource in resources {
            guard case .resource(let logicalID, let otherType) = resource.replacement else { continue }
            let name = resource.name == logicalID ? "`\(logicalID)`" : "\(resource.name): `\(logicalID)`"
            if let otherType { parts.append("| \(name) | type | `\(resource.type)` | `\(otherType)` | |") }
            for property in resource.properties {
                guard case .different(let ours, let reason) = property.verdict else { continue }
                parts.append("| \(name) | `\(property.path)` | \(property.value.page) | \(ours.page) | \(reason) |")
            }
        }
        let leftOut = resources.compactMap { resource -> String? in
            guard case .none(let reason) = resource.replacement else { return nil }
            return "| \(resource.name) | \(resource.type) | \(reason) |"
        }
        if !leftOut.isEmpty {
            parts += ["", "Left out:", "", "| original | type | reason |", "|---|---|---|"] + leftOut
        }
        if !additions.isEmpty { parts += ["", "Added:", "", "| resources | reason |", "|---|---|"] }
        parts += additions.map { addition in
            "| \(addition.logicalIDs.map { "`\($0)`" }.joined(separator: ", ")) | \(addition.reason) |"
        }
        return parts.joined(separator: "\n") + "\n"
    }
}

extension Node? {
    /// The value in a table of a page.
    var page: String {
        guard let self else { return "—" }
        return "`\(self.pageText.replacing("|", with: "\\|"))`"
    }
}

extension Node {
    fileprivate var pageText: String {
        switch self {
        case .null: "null"
        case .bool(let truth): "\(truth)"
        case .int(let number): "\(number)"
        case .double(let number): "\(number)"
        case .string(let text): text
        case .array(let items): "[\(items.map(\.pageText).joined(separator: ", "))]"
        case .object(let object): object.pageText
        }
    }
}

extension Object {
    /// References as in the short form of YAML, other objects as in JSON.
    fileprivate var pageText: String {
        if let name = self["Ref"]?.stringValue { return "!Ref \(name)" }
        if let text = self["Fn::Sub"]?.stringValue { return "!Sub \(text)" }
        if let parts = self["Fn::GetAtt"]?.arrayValue {
            return "!GetAtt \(parts.map(\.pageText).joined(separator: "."))"
        }
        return "{\(map { "\($0.key): \($0.value.pageText)" }.joined(separator: ", "))}"
    }
}
