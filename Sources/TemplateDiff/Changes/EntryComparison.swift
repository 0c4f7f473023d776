import TemplateModel

/// Finds out how the sections other than the resources change.
struct EntryComparison {
    private let before: Resolver
    private let after: Resolver
    /// The changes, in the order of the sections and in them sorted by name.
    private(set) var changes: [EntryChange] = []

    init(from before: Resolver, to after: Resolver) {
        self.before = before
        self.after = after
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
        let change = Comparison.ofMeaning.change(from: old, to: new, named: name)
        let value = value(section, name, from: old, to: new)
        guard change != nil || value != nil else { return }
        changes.append(EntryChange(section: section, name: name, change: change, value: value))
    }

    /// What an entry comes to, if that changes.
    private func value(
        _ section: EntryChange.Section,
        _ name: String,
        from old: Node?,
        to new: Node?
    ) -> EntryChange.Value? {
        switch section {
        case .parameters:
            let (old, new) = (before.parameters[name], after.parameters[name])
            guard let old, let new, old.text != new.text else { return nil }
            return EntryChange.Value(before: old.shown, after: new.shown)
        case .conditions:
            guard old != nil, new != nil else { return nil }
            return differing(before.condition(name), after.condition(name))
        case .outputs:
            // What the declaration says in another way is shown there.
            guard let old, let new, Comparison.ofMeaning.change(from: old, to: new) == nil else { return nil }
            let values = ["Value", "Export"].map { key in
                (old[key].flatMap { before.value(of: $0) }, new[key].flatMap { after.value(of: $0) })
            }
            guard let (old, new) = values.first(where: { Comparison.ofMeaning.change(from: $0, to: $1) != nil }) else {
                return nil
            }
            return EntryChange.Value(before: old, after: new)
        case .description, .transform, .rules, .mappings, .metadata:
            return nil
        }
    }

    private func differing(_ old: Node, _ new: Node) -> EntryChange.Value? {
        old == new ? nil : EntryChange.Value(before: old, after: new)
    }
}
