import ResourceSchemas
import TemplateModel

extension Rule {
    static let readOnly = Rule("SCH-15", "properties that only the service sets are not given", source: Schema.source)
    static let deprecated = Rule(
        "SCH-16",
        .warning,
        "properties that should no longer be used are not given",
        source: Schema.source
    )
}

extension SchemaChecker {
    /// Finds properties that must not, or should no longer, be given.
    func checkUse(of properties: Node, _ frame: Frame, _ log: FindingLog) {
        for path in resource.readOnly where !resource.createOnly.contains(path) && !resource.writeOnly.contains(path) {
            forEachValue(at: path[...], of: properties, frame) { place in
                log.add(
                    .readOnly,
                    at: place,
                    "\(subject.name(of: place)) is set by the service; remove it, and read it with Fn::GetAtt where it is needed"
                )
            }
        }
        for path in resource.deprecated {
            forEachValue(at: path[...], of: properties, frame) { place in
                log.add(.deprecated, at: place, "\(subject.name(of: place)) should no longer be used")
            }
        }
    }

    private func forEachValue(
        at path: ResourceSchema.Path.SubSequence,
        of node: Node,
        _ frame: Frame,
        _ body: (Place) -> Void
    ) {
        if evaluator.isExpression(node) {
            for value in evaluator.values(of: node, at: frame.place, under: frame.choices) {
                var inner = frame
                inner.place = value.place
                inner.choices = value.choices
                switch value.content {
                case .known(let node): forEachValue(at: path, of: node, inner, body)
                case .unknown where path.isEmpty: body(frame.place)
                case .unknown, .absent: continue
                }
                if value.place.isWhole { return }
            }
            return
        }
        guard let step = path.first else { return body(frame.place) }
        switch node {
        case .object(let object) where step == "*":
            for (name, value) in object { forEachValue(at: path.dropFirst(), of: value, frame.key(name), body) }
        case .object(let object):
            guard let value = object[step] else { return }
            forEachValue(at: path.dropFirst(), of: value, frame.key(step), body)
        case .array(let items):
            // Schemas leave the step to an item out now and then.
            let rest = step == "*" ? path.dropFirst() : path
            for (index, item) in items.enumerated() { forEachValue(at: rest, of: item, frame.item(index), body) }
        case .null, .bool, .int, .double, .string:
            return
        }
    }
}
