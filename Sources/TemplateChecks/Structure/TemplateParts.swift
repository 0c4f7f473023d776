package import TemplateModel

/// Which parts of a template have most of its resources and bytes: constructs where it is known which there are, types of
/// resources otherwise.
package struct TemplateParts {
    /// The way from a stack to the construct that a resource comes from, by the logical ID; `nil` when it is not known.
    package typealias Paths = (String) -> [String]?

    /// What is limited.
    package enum Measure {
        case resources
        case bytes
    }

    /// A construct, or all resources of a type.
    private struct Part {
        let name: String
        var resourceCount = 0
        var byteCount = 0

        /// The part with its figures: `'Orders' (120 resources, 34 KB)`.
        var text: String {
            let count = resourceCount == 1 ? "1 resource" : "\(resourceCount) resources"
            let size = byteCount < 1_000 ? "\(byteCount) bytes" : "\((byteCount + 500) / 1_000) KB"
            return "\(name) (\(count), \(size))"
        }
    }

    /// How many are named.
    private static let mostNamed = 3

    private let parts: [Part]

    /// Looks a template up.
    /// - Parameters:
    ///   - template: The template.
    ///   - paths: Where resources come from; what the metadata of the AWS CDK says by default.
    package init(_ template: Template, paths: Paths? = nil) {
        let resources = template.resources
        let known = resources.map { paths?($0.key) ?? Self.metadataPath(of: $0.value) }
        let common = Self.commonPrefix(of: known.compactMap(\.self))
        let types = resources.map { $0.value["Type"]?.stringValue ?? "others" }
        let constructs = zip(known, types).map { path, type in
            guard let path, path.count > common.count else { return type }
            return "'\(path[...common.count].joined(separator: "/"))'"
        }
        // Constructs that are hardly more than a resource say less than types.
        let isFlat = Set(constructs).count * 2 > resources.count
        parts = Self.parts(of: resources, named: isFlat ? types : constructs)
    }

    private static func parts(of resources: Object, named names: [String]) -> [Part] {
        var order: [String: Int] = [:]
        var parts: [Part] = []
        for ((_, entry), name) in zip(resources, names) {
            let index = order[name] ?? parts.count
            if index == parts.count {
                order[name] = index
                parts.append(Part(name: name))
            }
            parts[index].resourceCount += 1
            parts[index].byteCount += entry.compactByteCount
        }
        return parts
    }

    /// Names the largest parts.
    /// - Parameter measure: What makes a part large.
    /// - Returns: The sentence.
    package func largest(by measure: Measure) -> String {
        let sorted = parts.sorted { left, right in
            switch measure {
            case .resources: (left.resourceCount, right.name) > (right.resourceCount, left.name)
            case .bytes: (left.byteCount, right.name) > (right.byteCount, left.name)
            }
        }
        let named = sorted.prefix(Self.mostNamed).map(\.text)
        return named.count == 1
            ? "All is \(named[0])" : "The largest parts are " + named.joined(separator: ", ")
    }

    /// The way that the AWS CDK writes into a template, `Stack/Orders/Queue/Resource`.
    private static func metadataPath(of entry: Node) -> [String]? {
        entry["Metadata"]?["aws:cdk:path"]?.stringValue?.split(separator: "/").map(String.init)
    }

    /// What all ways start with, apart from their last steps.
    private static func commonPrefix(of paths: [[String]]) -> ArraySlice<String> {
        guard var common = paths.first.map({ $0.dropLast() }) else { return [] }
        for path in paths.dropFirst() {
            let count = zip(common, path.dropLast()).prefix { $0 == $1 }.count
            common = common.prefix(count)
        }
        return common
    }
}

extension Node {
    /// The bytes of the value as JSON without spaces, escapes left out.
    fileprivate var compactByteCount: Int {
        switch self {
        case .null: 4
        case .bool(let value): value ? 4 : 5
        case .int(let value): String(value).utf8.count
        case .double(let value): String(value).utf8.count
        case .string(let text): text.utf8.count + 2
        case .array(let items): items.reduce(1 + max(items.count, 1)) { $0 + $1.compactByteCount }
        case .object(let members):
            members.reduce(1 + max(members.count, 1)) { $0 + $1.key.utf8.count + 3 + $1.value.compactByteCount }
        }
    }
}
