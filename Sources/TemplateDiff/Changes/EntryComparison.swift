import TemplateChecks
import TemplateModel

/// Finds out how the sections other than the resources change.
struct EntryComparison {
    private let before: Resolver
    private let after: Resolver
    private let replaced: ReplacedResources
    /// The changes, in the order of the sections and in them sorted by name.
    private(set) var changes: [EntryChange] = []

    init(from before: Resolver, to after: Resolver, replaced: ReplacedResources) {
        self.before = before
        self.after = after
        self.replaced = replaced
        for section in EntryChange.Section.allCases { compare(section) }
    }

    private mutating func compare(_ section: EntryChange.Section) {
        let old = before.template.root[section.rawValue]
        let new = after.template.root[section.rawValue]
        guard old != nil || new != nil else { return }
        switch section {
        case .description, .transform:
            add(section, "", from: old, to: new)
        case .parameters, .rules, .mappings, .conditions, .outputs, .metadata:
            let (old, new) = (old?.objectValue ?? Object(), new?.objectValue ?? Object())
            for name in Set(old.keys).union(new.keys).sorted(by: { $0.precedes($1) }) {
                add(section, name, from: old[name], to: new[name])
            }
        }
    }

    private mutating func add(_ section: EntryChange.Section, _ name: String, from old: Node?, to new: Node?) {
        let change: NodeChange?
        var value: EntryChange.Value?
        var causes: [String] = []
        switch section {
        case .parameters:
            change = Comparison.ofMeaning.change(from: old.map(Self.shown), to: new.map(Self.shown), named: name)
            if let old = before.parameters[name], let new = after.parameters[name], old.text != new.text {
                value = EntryChange.Value(before: old.shown, after: new.shown)
            }
        case .conditions:
            change = Comparison.ofMeaning.change(from: old, to: new, named: name)
            if old != nil, new != nil, before.condition(name) != after.condition(name) {
                value = EntryChange.Value(before: before.condition(name), after: after.condition(name))
            }
        case .outputs:
            let values = (old.flatMap { before.value(of: $0) }, new.flatMap { after.value(of: $0) })
            change = Comparison.ofMeaning.change(from: values.0, to: values.1, named: name)
            if old != nil, let new { causes = replaced.names(in: new, of: after) }
        case .description, .transform, .rules, .mappings, .metadata:
            change = Comparison.ofMeaning.change(from: old, to: new, named: name)
        }
        guard change != nil || value != nil || !causes.isEmpty else { return }
        changes.append(EntryChange(section: section, name: name, change: change, value: value, causes: causes))
    }

    /// A declaration without the value of a secret.
    private static func shown(_ declaration: Node) -> Node {
        guard declaration["NoEcho"]?.truthValue == true, case .object(var object) = declaration else {
            return declaration
        }
        object["Default"] = nil
        return .object(object)
    }
}
