import TemplateModel

/// Checks what a template consists of, section by section, apart from resources' properties.
struct StructureCheck {
    private let context: TemplateContext

    init(_ context: TemplateContext) {
        self.context = context
    }

    /// Checks the template.
    /// - Parameter findings: Takes the findings, in the order of the template.
    func run(into findings: Findings) {
        let references = DynamicReferenceCheck(findings)
        let sections = SectionCheck(context, findings)
        for (name, node) in context.template.root {
            let place = Place.root.key(name)
            guard sections.accepts(node, asSection: name, at: place) else { continue }
            let section = node.objectValue ?? Object()
            switch name {
            case "Metadata": InterfaceCheck(context, findings).check(section, at: place)
            case "Parameters": ParameterCheck(context, findings).check(section, at: place)
            case "Rules": RuleSectionCheck(context, findings).check(section, at: place)
            case "Mappings": MappingCheck(context, findings).check(section, at: place)
            case "Resources":
                ResourceCheck(context, findings).check(section, at: place, references: references)
                continue
            case "Outputs": OutputCheck(context, findings).check(section, at: place)
            default: break
            }
            lookThrough(node, at: place, in: name, sections, references)
        }
        sections.checkMissing()
        references.checkCount()
    }

    private func lookThrough(
        _ node: Node,
        at place: Place,
        in section: String,
        _ sections: SectionCheck,
        _ references: DynamicReferenceCheck
    ) {
        let site = DynamicReferenceCheck.Site(section: section)
        ValueWalk { node, place in
            if node == .null { sections.reportNull(at: place) }
            if case .string(let text) = node { references.check(text, at: place, in: site) }
        }
        .visit(node, at: place)
    }
}

/// Looks at every value of a part of a template.
struct ValueWalk {
    /// The deepest nesting that is looked into, more than a template's text can have.
    private static let deepest = 256

    private let look: (Node, Place) -> Void

    /// Makes a walk.
    /// - Parameter look: Gets each value that is neither a list nor an object, and its place.
    init(_ look: @escaping (Node, Place) -> Void) {
        self.look = look
    }

    /// Looks at a value and all that it consists of.
    func visit(_ node: Node, at place: Place) { visit(node, place, depth: 0) }

    private func visit(_ node: Node, _ place: Place, depth: Int) {
        guard depth < Self.deepest else { return }
        switch node {
        case .array(let items):
            for (index, item) in items.enumerated() { visit(item, place.item(index), depth: depth + 1) }
        case .object(let members):
            for (key, value) in members { visit(value, place.key(key), depth: depth + 1) }
        default: look(node, place)
        }
    }
}
