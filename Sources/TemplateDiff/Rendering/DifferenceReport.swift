import TemplateChecks
import TemplateModel

/// What all renderings say about a difference, in their order.
struct DifferenceReport {
    /// Resources to which the same happens.
    struct Group {
        let title: String
        let resources: [Resource]
    }

    /// A resource and how it changes.
    struct Resource {
        let sign: OutlineLine.Sign
        let logicalID: String
        let typeName: String
        /// What becomes of the physical resources; empty when that goes without saying.
        let remark: String
        let lines: [OutlineLine]
    }

    /// A section other than the resources.
    struct Section {
        let title: String
        let lines: [OutlineLine]
    }

    private let difference: TemplateDifference
    /// The logical IDs of moves, which are shown as such.
    private let moved: Set<String>
    /// The resources that stay, or may stay, what they are, so that what refers to them may stay the same too.
    private let updatedNames: Set<String>

    init(_ difference: TemplateDifference) {
        self.difference = difference
        moved = Set(difference.moves.flatMap { [$0.from, $0.to] })
        updatedNames = Set(difference.resources.lazy.filter { $0.expectedReplacement != .true }.map(\.logicalID))
    }

    // MARK: Summary

    /// How many resources what happens to: `1 to replace, 2 to add`.
    var summary: String {
        let counts = [("replace", replaced), ("remove", removed), ("change", changed), ("add", added)]
            .filter { !$0.1.isEmpty }.map { "\($0.1.count) to \($0.0)" }
        if !counts.isEmpty { return counts.joined(separator: ", ") }
        if difference.isEmpty { return "no changes" }
        return possible.isEmpty ? "no resource changes" : "no resource certainly changes"
    }

    /// Sentences that are good to know.
    var notes: [String] {
        var notes: [String] = []
        let unlikely = difference.resources.filter { $0.certainty == .unlikely }.map { "'\($0.logicalID)'" }
        if !unlikely.isEmpty {
            notes.append(
                """
                a change set of CloudFormation also lists \(Enumeration.text(of: unlikely)), because \
                \(unlikely.count == 1 ? "it refers" : "they refer") to what is updated; what \
                \(unlikely.count == 1 ? "it refers" : "they refer") to stays the same
                """
            )
        }
        let rewritten = difference.rewrittenResources.map { "'\($0)'" }
        if !rewritten.isEmpty {
            let verb =
                rewritten.count == 1 ? "is written in another way but stays" : "are written in another way but stay"
            notes.append("\(Enumeration.text(of: rewritten)) \(verb) the same")
        }
        if difference.resources.isEmpty, difference.entries.isEmpty, rewritten.isEmpty, difference.edits != nil {
            notes.append("the templates differ only in how they say the same")
        }
        return notes
    }

    // MARK: Security

    /// A sentence about the security of a resource, or of several.
    struct SecurityLine {
        let change: SecurityChange
        /// The resource, or how many there are.
        let subject: String
        /// Whether there are several.
        let isSummary: Bool
        let message: String
    }

    /// What changes about security; what is true of several resources is said once.
    var security: [SecurityLine] {
        var groups: [(change: SecurityChange, names: [String])] = []
        for change in difference.security {
            let index = groups.firstIndex { group in
                group.change.direction == change.direction && group.change.area == change.area
                    && group.change.message == change.message
            }
            if let index {
                groups[index].names.append(change.logicalID)
            } else {
                groups.append((change, [change.logicalID]))
            }
        }
        return groups.flatMap { change, names in
            guard names.count > 2 else {
                return names.map {
                    SecurityLine(change: change, subject: $0, isSummary: false, message: change.message)
                }
            }
            let message = "each \(change.message): \(names.joined(separator: ", "))"
            return [
                SecurityLine(change: change, subject: "\(names.count) resources", isSummary: true, message: message)
            ]
        }
    }

    // MARK: Resources

    private var modified: [ResourceChange] {
        difference.resources.filter { $0.action == .modify && $0.certainty == .certain }
    }
    private var replaced: [ResourceChange] { modified.filter { $0.expectedReplacement == .true } }
    private var changed: [ResourceChange] { modified.filter { $0.expectedReplacement != .true } }
    private var removed: [ResourceChange] { difference.resources.filter { $0.action == .remove } }
    private var added: [ResourceChange] { difference.resources.filter { $0.action == .add } }
    private var possible: [ResourceChange] {
        difference.resources.filter { $0.action == .modify && $0.certainty == .possible }
    }

    /// The resources, what is done to them more drastically first.
    var groups: [Group] {
        [
            ("Replace", replaced), ("Remove", removed.filter { !moved.contains($0.logicalID) }), ("Change", changed),
            ("May change", possible), ("Add", added.filter { !moved.contains($0.logicalID) }),
        ].compactMap { title, changes in
            changes.isEmpty ? nil : Group(title: title, resources: changes.map(resource))
        }
    }

    private func resource(_ change: ResourceChange) -> Resource {
        Resource(
            sign: sign(of: change),
            logicalID: change.logicalID,
            typeName: change.typeName,
            remark: remark(on: change),
            // Properties of different types have nothing to do with each other.
            lines: change.previousTypeName != nil
                ? [] : change.changes.filter { $0.certainty > .unlikely }.flatMap { lines($0, of: change.typeName) }
        )
    }

    private func sign(of change: ResourceChange) -> OutlineLine.Sign {
        switch change.action {
        case .add: .added
        case .remove: .removed
        case .modify where change.certainty == .possible: .possible
        case .modify: change.expectedReplacement == .true ? .replaced : .changed
        }
    }

    private func remark(on change: ResourceChange) -> String {
        if let previous = change.previousTypeName { return "was \(previous)" }
        switch change.policyAction {
        case .delete?: return ""
        case .retain?: return "stays outside of the stack"
        case .snapshot?: return "leaves a snapshot"
        case .replaceAndDelete?, .replaceAndRetain?, .replaceAndSnapshot?, nil: break
        }
        let old =
            switch change.policyAction {
            case .replaceAndRetain? where change.keepsData:
                "the new one is empty, the old one stays outside of the stack"
            case .replaceAndRetain?: "the old one stays outside of the stack"
            case .replaceAndSnapshot?: "the old one leaves a snapshot"
            default: "the old one is deleted"
            }
        switch change.expectedReplacement {
        case .true?: return old
        case .conditional?: return "may be replaced; \(old) then"
        case .false?, nil: return ""
        }
    }

    private func lines(_ change: AttributeChange, of typeName: String) -> [OutlineLine] {
        let name = change.name ?? change.attribute.rawValue
        var remarks: [String] = []
        switch change.requiresRecreation {
        case .always: remarks.append("create-only")
        case .conditionally:
            let isUnconditional = PropertyRecreation.isUnconditional(change.name, of: typeName)
            remarks.append(isUnconditional ? "create-only" : "may need a new resource")
        case .never: break
        }
        if change.change != nil, !change.causes.isEmpty {
            remarks.append("through \(Enumeration.text(of: change.causes))")
        }
        let remark = remarks.isEmpty ? nil : remarks.joined(separator: "; ")
        let verb = change.certainty == .certain ? "changes" : "may change"
        let sign = change.certainty == .certain ? OutlineLine.Sign.changed : .possible
        guard let node = change.change else {
            let cause = change.causes.isEmpty ? "" : " with \(Enumeration.text(of: change.causes))"
            return [Self.line(sign, name, "\(verb)\(cause)", remark)]
        }
        var lines = ChangeOutline(name, node, depth: 0, remark: remark).lines
        let further = change.furtherCauses
        let possible = further.filter { updatedNames.contains(String($0.prefix { $0 != "." })) }
        let certain = further.filter { !possible.contains($0) }
        if !certain.isEmpty {
            lines.append(Self.line(.changed, name, "also changes with \(Enumeration.text(of: certain))", nil))
        }
        if !possible.isEmpty {
            lines.append(Self.line(.possible, name, "may also change with \(Enumeration.text(of: possible))", nil))
        }
        return lines
    }

    private static func line(
        _ sign: OutlineLine.Sign,
        _ name: String,
        _ text: String,
        _ remark: String?
    ) -> OutlineLine {
        var spans: [OutlineLine.Span] = [.init(text: name, style: .name), .init(text: ": \(text)", style: .plain)]
        if let remark { spans.append(.init(text: "  (\(remark))", style: .remark)) }
        return OutlineLine(sign: sign, depth: 0, spans: spans)
    }

    // MARK: Sections

    /// The other sections.
    var sections: [Section] {
        EntryChange.Section.allCases.compactMap { section in
            let entries = difference.entries.filter { $0.section == section }
            return entries.isEmpty ? nil : Section(title: section.rawValue, lines: entries.flatMap(lines))
        }
    }

    private func lines(_ entry: EntryChange) -> [OutlineLine] {
        let name = entry.name.isEmpty ? entry.section.rawValue : entry.name
        var lines: [OutlineLine] = []
        if let change = entry.change {
            let (change, remark) = Self.shortened(change, in: entry.section)
            lines = ChangeOutline(name, change, depth: 0, remark: remark).lines
        }
        if !entry.causes.isEmpty {
            let verb = lines.isEmpty ? "changes" : "also changes"
            lines.append(Self.line(.changed, name, "\(verb) with \(Enumeration.text(of: entry.causes))", nil))
        }
        guard let value = entry.value else { return lines }
        let change: NodeChange?
        switch (value.before, value.after) {
        case (let before?, let after?): change = .replaced(before: before, after: after)
        case (nil, let after?): change = .added(after)
        case (let before?, nil): change = .removed(before)
        case (nil, nil): change = nil
        }
        // Under what the declaration says, or in its place.
        let depth = lines.isEmpty ? 0 : 1
        let label = lines.isEmpty ? name : "value"
        if let change {
            lines += ChangeOutline(label, change, depth: depth).lines
        } else {
            var line = Self.line(.changed, label, "changes, but is not shown", nil)
            line.depth = depth
            lines.append(line)
        }
        return lines
    }

    /// What matters of an output that comes or goes is its value, and under which name others import it.
    private static func shortened(
        _ change: NodeChange,
        in section: EntryChange.Section
    ) -> (change: NodeChange, remark: String?) {
        func shortened(_ node: Node) -> (node: Node, remark: String?) {
            guard section == .outputs, case .object(var object) = node, let value = object["Value"] else {
                return (node, nil)
            }
            object["Description"] = nil
            let export = object["Export"]?["Name"].map { "exported as \(ValueText($0).phrase)" }
            object["Export"] = export == nil ? object["Export"] : nil
            return (object.count == 1 ? value : .object(object), export)
        }
        switch change {
        case .added(let node):
            let (node, remark) = shortened(node)
            return (.added(node), remark)
        case .removed(let node):
            let (node, remark) = shortened(node)
            return (.removed(node), remark)
        case .replaced, .members, .items, .document: return (change, nil)
        }
    }
}
