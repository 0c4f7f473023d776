/// What is known about resource types beyond their schemas and is written down for checks.
package struct TypeKnowledge: Sendable {
    /// What must hold beyond the schemas.
    package let extensions: [SchemaExtension]
    /// Files of extensions that are left out, with the reasons.
    package let leftOut: [String: String]
    /// What is lost with a resource, by resource type.
    package let statefulTypes: [String: String]

    /// Nothing.
    package static let none = TypeKnowledge(extensions: [], leftOut: [:], statefulTypes: [:])

    /// Everything.
    package static let all = TypeKnowledge(
        extensions: SchemaExtension.all,
        leftOut: SchemaExtension.leftOut,
        statefulTypes: StatefulTypes.reasons
    )

    /// What does not fit the published schemas.
    /// - Parameters:
    ///   - types: All resource types.
    ///   - files: The names of all files of extensions.
    /// - Returns: Sentences.
    package func failures(types: Set<String>, files: Set<String>) -> [String] {
        var used = Set(leftOut.keys)
        var named = Set(statefulTypes.keys)
        for part in extensions {
            if case .file(let name, _) = part.source { used.insert(name) }
            named.formUnion(part.parts.compactMap { $0.split(separator: "/").first.map(String.init) })
        }
        return files.subtracting(used).sorted().map {
            "extensions/\($0).json is new; add it to SchemaExtensions.swift, in use or left out"
        }
            + used.subtracting(files).sorted().map {
                "extensions/\($0).json is gone; remove it from SchemaExtensions.swift"
            }
            + named.subtracting(types).sorted().map {
                "no schema of \($0); remove it from SchemaExtensions.swift or StatefulTypes.swift"
            }
    }
}
