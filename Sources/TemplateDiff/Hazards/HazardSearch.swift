import ResourceSchemas
import TemplateChecks
import TemplateModel

/// Finds what would lose data or be refused.
struct HazardSearch {
    private let before: Resolver
    private let after: Resolver
    private let schemas: ResourceSchemas
    /// What was found.
    private(set) var hazards: [Hazard] = []

    init(from before: Resolver, to after: Resolver) {
        self.before = before
        self.after = after
        schemas = after.schemas
    }

    /// Checks what happens to a resource that is not removed.
    mutating func check(_ change: ResourceChange) {
        checkType(change)
        checkData(change)
        checkName(change)
        checkIndexes(change)
    }

    /// Checks the resources that are removed, of which some seem to have got another logical ID.
    mutating func check(removed changes: [ResourceChange], _ moves: [Move]) {
        let losing = changes.filter { change in
            change.keepsData && change.policyAction?.deletesData == true
        }
        let losingIDs = Set(losing.map(\.logicalID))
        let losingMoves = moves.filter { losingIDs.contains($0.from) }
        let moved = Set(losingMoves.map(\.from))
        checkRemovals(losing.filter { moved.contains($0.logicalID) }, losingMoves)
        checkRemovals(losing.filter { !moved.contains($0.logicalID) }, [])
    }

    private mutating func checkRemovals(_ changes: [ResourceChange], _ moves: [Move]) {
        guard let first = changes.first else { return }
        let isOne = changes.count == 1
        let subject = Enumeration.text(of: changes.map { "'\($0.logicalID)' (\($0.typeName))" })
        let name = isOne ? "'\(first.logicalID)'" : "each"
        let (it, its, they) = isOne ? ("it", "its", "it is") : ("them", "their", "they are")
        var steps = [
            "set DeletionPolicy of \(name) to Retain, and deploy that while \(they) still there",
            """
            remove \(it) and deploy again; the physical \(isOne ? "resource stays" : "resources stay"), outside of the stack
            """,
            "delete \(it) by hand when nothing uses \(it) any more",
        ]
        if !moves.isEmpty {
            steps.insert("if \(isOne ? "it is" : "they are") only renamed, \(Move.remedy(of: moves)); else:", at: 0)
        }
        hazards.append(
            Hazard(
                kind: .dataLoss,
                logicalIDs: changes.map(\.logicalID),
                message: "\(subject) \(isOne ? "is" : "are") removed, and \(its) data is deleted with \(it)",
                steps: steps
            )
        )
    }

    private mutating func add(_ kind: Hazard.Kind, _ logicalID: String, _ message: String, _ steps: [String]) {
        hazards.append(Hazard(kind: kind, logicalIDs: [logicalID], message: message, steps: steps))
    }

    // MARK: Data

    private mutating func checkData(_ change: ResourceChange) {
        guard change.action == .modify, change.previousTypeName == nil, change.keepsData,
            change.policyAction?.deletesData == true, let replacement = change.expectedReplacement,
            replacement != .false
        else { return }
        let verb = replacement == .true ? "is" : "may be"
        add(
            .dataLoss,
            change.logicalID,
            """
            '\(change.logicalID)' (\(change.typeName)) \(verb) replaced, because \(reason(of: change)), and its data is \
            deleted with the old one
            """,
            [
                """
                set UpdateReplacePolicy of '\(change.logicalID)' to Retain in this deployment, so that the old one stays \
                with its data
                """,
                "copy the data from the old one to the new one",
                "delete the old one by hand when nothing uses it any more",
            ]
        )
    }

    /// Which properties replace a resource.
    private func reason(of change: ResourceChange) -> String {
        let names = change.changes.filter { $0.requiresRecreation != .never && $0.certainty > .unlikely }
            .compactMap(\.name).map { "'\($0)'" }
        guard let last = names.last else { return "its type changes" }
        if names.count == 1 { return "\(last) changes" }
        return "\(names.dropLast().joined(separator: ", ")) and \(last) change"
    }

    // MARK: Types and names

    private mutating func checkType(_ change: ResourceChange) {
        guard let previous = change.previousTypeName else { return }
        add(
            .refusal,
            change.logicalID,
            "'\(change.logicalID)' becomes \(change.typeName), but was \(previous); the type of a resource cannot change",
            ["give the new resource another logical ID"]
        )
    }

    /// A resource with a name of its own cannot be replaced: the new one is made while the old one has the name.
    ///
    /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-name.html
    private mutating func checkName(_ change: ResourceChange) {
        guard change.action == .modify, change.previousTypeName == nil, change.expectedReplacement != .false else {
            return
        }
        let schema = schemas[change.typeName]
        guard let name = CustomName(change.propertiesBefore, of: schema),
            name == CustomName(change.propertiesAfter, of: schema)
        else { return }
        let verb = change.expectedReplacement == .true ? "must" : "may have to"
        add(
            .refusal,
            change.logicalID,
            """
            '\(change.logicalID)' (\(change.typeName)) \(verb) be replaced, because \(reason(of: change)), but the new \
            one cannot have the name of the old one, '\(ValueText(name.value).line)'
            """,
            [
                "change '\(name.property)' in the same deployment, or leave it out so that CloudFormation chooses a name",
                "if the old name is needed, change it back in a second deployment, which replaces the resource again",
            ]
        )
    }

    /// Checks the name of a resource with another logical ID.
    ///
    /// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stack-refactoring.html
    mutating func check(_ move: Move) {
        guard let name = move.sharedName else { return }
        add(
            .refusal,
            move.to,
            """
            '\(move.to)' (\(move.typeName)) cannot be made while '\(move.from)', which has the same name '\(name)', is \
            still there: CloudFormation adds before it removes
            """,
            [
                "if it is the same resource, \(Move.remedy(of: [move]))",
                """
                or keep both names and move the resource with 'aws cloudformation create-stack-refactor', which renames \
                logical IDs in place
                """,
                "or give the new one another name",
            ]
        )
    }

    // MARK: Indexes

    /// DynamoDB creates or deletes one global index of a table at a time.
    ///
    /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html
    private mutating func checkIndexes(_ change: ResourceChange) {
        guard change.action == .modify, change.typeName == "AWS::DynamoDB::Table", change.expectedReplacement != .true
        else { return }
        let old = Self.indexes(change.propertiesBefore)
        let new = Self.indexes(change.propertiesAfter)
        let removed = old.keys.filter { new[$0] == nil }.sorted { $0.precedes($1) }
        let added = new.keys.filter { old[$0] == nil }.sorted { $0.precedes($1) }
        let changed = new.keys.filter { name in
            guard let before = old[name], let after = new[name] else { return false }
            return ["KeySchema", "Projection"].contains {
                Comparison.ofMeaning.change(from: before[$0], to: after[$0], named: $0) != nil
            }
        }.sorted { $0.precedes($1) }
        for name in changed {
            add(
                .refusal,
                change.logicalID,
                "the keys or the projection of index '\(name)' of '\(change.logicalID)' change, which an index cannot",
                [
                    "add an index with the new keys under another name, and deploy",
                    "let readers use the new index",
                    "remove '\(name)' in a deployment of its own",
                ]
            )
        }
        guard removed.count + added.count > 1 else { return }
        let all = removed.map { "index '\($0)' removed" } + added.map { "index '\($0)' added" }
        let steps = all.enumerated().map { position, change in
            position == 0
                ? "deploy with \(change), and nothing else about indexes changed"
                : "deploy with \(change), when the deployment before is complete"
        }
        add(
            .refusal,
            change.logicalID,
            """
            '\(change.logicalID)' changes \(removed.count + added.count) global secondary indexes in one update \
            (\((added.map { "+\($0)" } + removed.map { "-\($0)" }).joined(separator: ", "))), but DynamoDB creates or \
            deletes one at a time
            """,
            steps
        )
    }

    private static func indexes(_ properties: Object?) -> [String: Node] {
        var result: [String: Node] = [:]
        for index in properties?["GlobalSecondaryIndexes"]?.arrayValue ?? [] {
            guard let name = index["IndexName"] else { continue }
            result[ValueText(name).line] = index
        }
        return result
    }

    // MARK: Exports

    /// Checks the exports that another stack imports, which can neither be removed nor change.
    ///
    /// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-exports.html
    mutating func check(_ importer: Importer, _ replaced: ReplacedResources) {
        let new = exports(of: after)
        for (name, old) in exports(of: before).sorted(by: { $0.key.precedes($1.key) }) {
            guard importer.names.contains(name) else { continue }
            guard let value = new[name] else {
                add(
                    .refusal,
                    old.output,
                    "the export '\(name)' is removed, but stack '\(importer.stack)' imports it",
                    [
                        "deploy this stack with the export still there",
                        "deploy '\(importer.stack)' without the import",
                        "deploy this stack without the export",
                    ]
                )
                continue
            }
            let causes = after.template.outputs[value.output].map { replaced.names(in: $0, of: after) } ?? []
            let isChanged = Comparison.ofMeaning.change(from: old.value, to: value.value) != nil
            guard isChanged || !causes.isEmpty else { continue }
            add(
                .refusal,
                value.output,
                "the value of the export '\(name)' changes, but stack '\(importer.stack)' imports it",
                [
                    "export the new value under another name, beside the old one, and deploy this stack",
                    "deploy '\(importer.stack)' with the import of the new name",
                    "deploy this stack without the old export",
                ]
            )
        }
    }

    private func exports(of resolver: Resolver) -> [String: (output: String, value: Node?)] {
        var result: [String: (output: String, value: Node?)] = [:]
        for (output, entry) in resolver.template.outputs {
            if let condition = entry["Condition"]?.stringValue, resolver.condition(condition) == .bool(false) {
                continue
            }
            guard let name = entry["Export"]?["Name"].flatMap({ resolver.value(of: $0) }) else { continue }
            result[ValueText(name).line] = (output, entry["Value"].flatMap { resolver.value(of: $0) })
        }
        return result
    }
}
