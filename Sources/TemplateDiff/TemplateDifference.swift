public import ResourceSchemas
import TemplateModel

/// What a deployment does that makes one version of a stack another.
///
/// ```swift
/// let difference = TemplateDifference(
///     from: StackVersion(deployed, parameters: ["Stage": "prod"]),
///     to: StackVersion(template, parameters: ["Stage": "prod"])
/// )
/// for change in difference.resources where change.expectedReplacement == .true {
///     print("\(change.logicalID) is replaced")
/// }
/// ```
public struct TemplateDifference: Hashable, Sendable {
    /// How the text of the template changes; `nil` when both say the same, in whichever form.
    ///
    /// Applied to the old template, this makes the new one, both with `Fn::GetAtt` as lists and `DependsOn` as sorted
    /// lists.
    public let edits: NodeChange?
    /// What happens to the resources, sorted by logical ID: all that a change set lists.
    public let resources: [ResourceChange]
    /// The resources that the template describes in another way although nothing happens to them, sorted.
    public let rewrittenResources: [String]
    /// How the other sections change, in the order of ``EntryChange/Section`` and in them by name.
    public let entries: [EntryChange]
    /// The resources that seem to have got another logical ID, sorted by the old one.
    public let moves: [Move]
    /// What changes about permissions, exposure and encryption: what becomes broader first.
    public let security: [SecurityChange]
    /// What loses data or is refused, with what to do instead.
    public let hazards: [Hazard]

    /// Whether both versions say the same.
    public var isEmpty: Bool { edits == nil && resources.isEmpty && entries.isEmpty }

    /// Whether a deployment changes anything, or may.
    ///
    /// It does not when the template only says the same in another way.
    public var hasEffect: Bool { !entries.isEmpty || resources.contains { $0.certainty > .unlikely } }

    /// Compares two versions of a stack.
    /// - Parameters:
    ///   - before: The stack as it is; ``StackVersion/nothing`` for one that does not exist.
    ///   - after: The stack as it would be.
    ///   - importers: Other stacks, whose imports must not be broken; none by default.
    ///   - schemas: The facts of all types.
    public init(
        from before: StackVersion,
        to after: StackVersion,
        importers: [Importer] = [],
        schemas: ResourceSchemas = ResourceSchemas()
    ) {
        let old = Resolver(before, schemas: schemas)
        let new = Resolver(after, schemas: schemas)
        edits = Comparison.exact.change(from: .object(old.template.root), to: .object(new.template.root))
        let comparison = ResourceComparison(from: old, to: new)
        resources = comparison.changes
        rewrittenResources = comparison.rewritten
        let replaced = ReplacedResources(resources)
        entries = EntryComparison(from: old, to: new, replaced: replaced).changes
        let added = Set(resources.lazy.filter { $0.action == .add }.map(\.logicalID))
        moves =
            MoveSearch(
                resources,
                kept: after.origins.keys.filter { !added.contains($0) },
                origins: after.origins,
                schemas: schemas
            ).moves
        security = SecurityComparison(resources, moves: moves).changes
        var search = HazardSearch(from: old, to: new)
        for change in resources where change.certainty > .unlikely && change.action != .remove { search.check(change) }
        search.check(removed: resources.filter { $0.action == .remove }, moves)
        for move in moves { search.check(move) }
        for importer in importers { search.check(importer, replaced) }
        hazards = search.hazards.sorted { $0.precedes($1) }
    }
}
