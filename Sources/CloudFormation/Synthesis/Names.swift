/// The logical IDs of all elements of an app.
struct Names {
    private var table: [Element: String] = [:]
    private(set) var diagnostics: [Diagnostic] = []

    /// Namespaces of a template in which names must differ.
    ///
    /// Parameters and resources share one.
    private enum Namespace: Hashable {
        case value, mapping, condition, rule, output
    }

    private struct Claim: Hashable {
        let stack: Int
        let namespace: Namespace
        let name: String
    }

    private var claims: [Claim: Scope] = [:]

    init(_ graph: Graph) {
        let count = graph.resources.count + graph.parameters.count
        table.reserveCapacity(count)
        claims.reserveCapacity(count)
        for entry in graph.parameters { claim(entry.element, .value, entry.scope) }
        for entry in graph.resources {
            claim(entry.element, .value, entry.scope, override: entry.content.options.logicalID)
        }
        for entry in graph.loops { claim(entry.element, .value, entry.scope) }
        for entry in graph.mappings { claim(entry.element, .mapping, entry.scope) }
        for entry in graph.conditions { claim(entry.element, .condition, entry.scope) }
        for entry in graph.rules { claim(entry.element, .rule, entry.scope) }
        for entry in graph.outputs { claim(entry.element, .output, entry.scope) }
    }

    subscript(_ element: Element) -> String { table[element] ?? element.path.logicalID }

    private mutating func claim(_ element: Element, _ namespace: Namespace, _ scope: Scope, override: String? = nil) {
        let name = override ?? element.path.logicalID
        table[element] = name
        if let override, !Self.isLogicalID(override) {
            report(
                "a logical ID must have 1 to 255 ASCII letters and digits and nothing else, got '\(override)'",
                scope
            )
        } else if name.isEmpty {
            report(
                "'\(element.path.components.last ?? "")' has no ASCII letter or digit to make a logical ID of",
                scope
            )
        } else if name.utf8.count > Self.maximumLength {
            report(
                "the logical ID '\(name)' must have at most \(Self.maximumLength) characters, got \(name.utf8.count); shorten a part of the path",
                scope
            )
        }
        let claim = Claim(stack: element.stack, namespace: namespace, name: name)
        guard let other = claims[claim] else {
            claims[claim] = scope
            return
        }
        diagnostics.append(
            Diagnostic(
                severity: .error,
                message: "has the same logical ID '\(name)' as '\(other.path)'; rename one of them",
                path: element.path,
                location: scope.location,
                notes: [Diagnostic.Note(message: "'\(other.path)' is added here", location: other.location)]
            )
        )
    }

    private mutating func report(_ message: String, _ scope: Scope) {
        diagnostics.append(scope.diagnostic(.error, message))
    }

    /// The longest name that CloudFormation admits.
    ///
    /// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html>
    private static let maximumLength = 255

    private static func isLogicalID(_ name: String) -> Bool {
        (1...maximumLength).contains(name.utf8.count)
            && name.utf8.allSatisfy {
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
            }
    }
}
