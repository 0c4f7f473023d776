import TemplateModel

/// An entry of a section: a resource, a parameter, an output.
struct SectionEntry {
    /// The logical ID.
    let name: String
    /// What it names.
    let node: Node
    /// Where it is.
    let place: Place
    /// Whether it is the body of a loop, so that its name has variables.
    let isLooped: Bool
}

extension Object {
    /// The deepest nesting of loops that is looked into; CloudFormation refuses more than a few.
    private static let deepestLoop = 10

    /// The entries of this section, with those that loops make and without what macros put here.
    ///
    /// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html>
    /// - Parameter place: Where the section is.
    /// - Returns: The entries in their order.
    func entries(at place: Place) -> [SectionEntry] {
        var entries: [SectionEntry] = []
        entries.reserveCapacity(count)
        append(to: &entries, place, loops: 0)
        return entries
    }

    private func append(to entries: inout [SectionEntry], _ place: Place, loops: Int) {
        for (name, node) in self where name != IntrinsicFunction.transform.rawValue {
            if !name.isLoopName {
                entries.append(SectionEntry(name: name, node: node, place: place.key(name), isLooped: loops > 0))
            } else if loops < Self.deepestLoop, case .object(let body)? = node[2] {
                body.append(to: &entries, place.key(name).item(2), loops: loops + 1)
            }
        }
    }
}
