import ResourceSchemas
import TemplateChecks
import TemplateModel

/// Finds out what happens to the resources when one version of a stack becomes another.
///
/// A replaced resource changes those that refer to it, and so on; CloudFormation follows these chains, so they are
/// followed here until nothing new comes up.
struct ResourceComparison {
    /// What is known about a resource that exists in both versions.
    private struct State: Equatable {
        var replacement = Replacement.false
        var expectedReplacement = Replacement.false
        /// Of any change; `nil` for none.
        var certainty: Certainty?
    }

    /// A property of a resource that exists in both versions, as it stands in the templates.
    private struct RawProperty {
        let name: String
        /// The value in the new template, `nil` for none.
        let value: Node?
        /// Whether the template says something else.
        let isRewritten: Bool
        /// What the new template refers to there.
        let references: [Reference]
    }

    /// A property that changes, or may change.
    private struct Property {
        let raw: RawProperty
        /// The change of the value, as far as the templates tell.
        let change: NodeChange?
        let before: Node?
        let after: Node?
        let recreation: RequiresRecreation
    }

    private let before: Resolver
    private let after: Resolver
    private let symbols: ChangedSymbols
    private var properties: [String: [Property]] = [:]
    private var attributes: [String: [Consequence]] = [:]
    private var states: [String: State] = [:]
    private let common: [String]
    /// The changes, sorted by logical ID.
    private(set) var changes: [ResourceChange] = []
    /// The resources that the template describes in another way but that stay the same, sorted.
    private(set) var rewritten: [String] = []

    init(from before: Resolver, to after: Resolver) {
        self.before = before
        self.after = after
        symbols = ChangedSymbols(from: before, to: after)
        let old = Set(before.existingResources)
        let new = Set(after.existingResources)
        common = old.intersection(new).sorted { $0.precedes($1) }
        compare()
        propagate()
        for logicalID in old.union(new).sorted(by: { $0.precedes($1) }) {
            if !old.contains(logicalID) {
                changes.append(addition(logicalID))
            } else if !new.contains(logicalID) {
                changes.append(removal(logicalID))
            } else if let change = modification(logicalID) {
                changes.append(change)
            } else if before.resources[logicalID] != after.resources[logicalID] {
                rewritten.append(logicalID)
            }
        }
    }

    // MARK: Values

    /// Compares the values of all properties that can differ, which are few as a rule: those that the template says in
    /// another way, and those that refer to something that changes.
    private mutating func compare() {
        var raw: [String: [RawProperty]] = [:]
        var moving: Set<String> = []
        for logicalID in common {
            let properties = rawProperties(of: logicalID)
            raw[logicalID] = properties
            let isMoving = properties.contains { $0.isRewritten || $0.references.contains(where: symbols.changes) }
            if isMoving || before.typeName(of: logicalID) != after.typeName(of: logicalID) { moving.insert(logicalID) }
        }
        follow(raw, from: &moving)
        for logicalID in common {
            let isMoving = moving.contains(logicalID)
            attributes[logicalID] = attributeConsequences(of: logicalID)
            guard isMoving || symbols.changeEverything else { continue }
            properties[logicalID] = (raw[logicalID] ?? []).compactMap { property in
                let canDiffer =
                    property.isRewritten || symbols.changeEverything
                    || property.references.contains { reference in
                        symbols.changes(reference) || reference.resource.map(moving.contains) == true
                    }
                return canDiffer ? compared(property, of: logicalID) : nil
            }
        }
    }

    private func rawProperties(of logicalID: String) -> [RawProperty] {
        let old = before.resources[logicalID]?["Properties"]?.objectValue ?? Object()
        let new = after.resources[logicalID]?["Properties"]?.objectValue ?? Object()
        if Self.makesNames(old) || Self.makesNames(new) { return madeProperties(of: logicalID) }
        var result: [RawProperty] = []
        for (name, value) in new {
            let references = after.references(in: value)
            let isRewritten = old[name] != value
            guard isRewritten || !references.isEmpty || symbols.changeEverything else { continue }
            result.append(
                RawProperty(name: name, value: value, isRewritten: isRewritten, references: references)
            )
        }
        for (name, _) in old where new[name] == nil {
            result.append(RawProperty(name: name, value: nil, isRewritten: true, references: []))
        }
        return result.sorted { $0.name.precedes($1.name) }
    }

    /// Whether the names of properties are made by loops or other functions.
    private static func makesNames(_ properties: Object) -> Bool {
        properties.keys.contains { $0.utf8.starts(with: "Fn::".utf8) && $0 != "Fn::Transform" }
    }

    /// The properties whose names are made; any of them can depend on anything that any of them refers to.
    private func madeProperties(of logicalID: String) -> [RawProperty] {
        let old = before.attribute("Properties", of: logicalID)?.objectValue ?? Object()
        let new = after.attribute("Properties", of: logicalID)?.objectValue ?? Object()
        let raw = after.resources[logicalID]?["Properties"]
        let references = raw.map { after.references(in: $0) } ?? []
        return Set(old.keys).union(new.keys).sorted { $0.precedes($1) }.map { name in
            RawProperty(name: name, value: raw, isRewritten: old[name] != new[name], references: references)
        }
    }

    /// Adds all resources that refer to those that change, and those that refer to these.
    private func follow(_ raw: [String: [RawProperty]], from moving: inout Set<String>) {
        var users: [String: [String]] = [:]
        for (logicalID, properties) in raw {
            for reference in properties.flatMap(\.references) {
                if let resource = reference.resource { users[resource, default: []].append(logicalID) }
            }
        }
        var open = Array(moving)
        while let next = open.popLast() {
            for user in users[next] ?? [] where moving.insert(user).inserted { open.append(user) }
        }
    }

    private func compared(_ raw: RawProperty, of logicalID: String) -> Property {
        let old = before.attribute("Properties", of: logicalID)?[raw.name]
        let new = after.attribute("Properties", of: logicalID)?[raw.name]
        let change = Comparison.ofMeaning.change(from: old, to: new, named: raw.name)
        let recreation =
            change == nil
            ? .never : recreation(of: logicalID).ofChange(raw.name, from: old, to: new)
        return Property(raw: raw, change: change, before: old, after: new, recreation: recreation)
    }

    private func recreation(of logicalID: String) -> PropertyRecreation {
        PropertyRecreation(after.typeName(of: logicalID).flatMap { after.schemas[$0] })
    }

    // MARK: Chains

    private mutating func propagate() {
        // A chain is at most as long as there are resources.
        for _ in 0...common.count {
            var isChanged = false
            for logicalID in common {
                let state = state(of: logicalID, consequences(of: logicalID))
                guard state != states[logicalID] else { continue }
                states[logicalID] = state
                isChanged = isChanged || state.certainty != nil
            }
            if !isChanged { break }
        }
    }

    private func state(of logicalID: String, _ changes: [Consequence]) -> State {
        var state = State()
        state.replacement = ResourceChange.replacement(by: changes.flatMap(\.details))
        for change in changes {
            state.certainty = max(state.certainty ?? .unlikely, change.attribute.certainty)
            let recreation = change.attribute.requiresRecreation
            switch (recreation, change.attribute.certainty) {
            case (.always, .certain): state.expectedReplacement = .true
            case (.conditionally, .certain)
            where PropertyRecreation.isUnconditional(change.attribute.name, of: after.typeName(of: logicalID) ?? ""):
                state.expectedReplacement = .true
            case (.always, .possible), (.conditionally, .certain), (.conditionally, .possible):
                if state.expectedReplacement == .false { state.expectedReplacement = .conditional }
            case (.never, _), (_, .unlikely): break
            }
        }
        if before.typeName(of: logicalID) != after.typeName(of: logicalID) {
            return State(replacement: .true, expectedReplacement: .true, certainty: .certain)
        }
        return state
    }

    /// A change and the reasons that a change set gives for it.
    private struct Consequence {
        let attribute: AttributeChange
        let details: [ChangeDetail]
    }

    private func consequences(of logicalID: String) -> [Consequence] {
        let result = (properties[logicalID] ?? []).compactMap { consequence(of: $0, logicalID) }
        return result + (attributes[logicalID] ?? [])
    }

    /// The changes of the attributes beside the properties, which nothing refers to.
    private func attributeConsequences(of logicalID: String) -> [Consequence] {
        guard before.resources[logicalID] != after.resources[logicalID] || !symbols.isEmpty else { return [] }
        return ResourceAttribute.allCases.dropFirst().compactMap { attribute in
            let old = before.attribute(attribute.rawValue, of: logicalID)
            let new = after.attribute(attribute.rawValue, of: logicalID)
            guard let change = Comparison.ofMeaning.change(from: old, to: new, named: attribute.rawValue) else {
                return nil
            }
            let target = ChangeDetail.Target(
                attribute: attribute,
                name: nil,
                attributeChangeType: change.type,
                requiresRecreation: .never,
                beforeValue: old,
                afterValue: new
            )
            let detail = ChangeDetail(
                target: target,
                evaluation: .static,
                changeSource: .directModification,
                causingEntity: nil
            )
            let attribute = AttributeChange(
                attribute: attribute,
                name: nil,
                change: change,
                value: new,
                requiresRecreation: .never,
                causes: [],
                furtherCauses: [],
                certainty: .certain
            )
            return Consequence(attribute: attribute, details: [detail])
        }
    }

    /// Something that a property refers to and that changes.
    private struct Cause {
        let reference: Reference
        let source: ChangeSource
        let entity: String?
        let evaluation: Evaluation
        let certainty: Certainty
    }

    private func consequence(of property: Property, _ logicalID: String) -> Consequence? {
        // References come in the order of the template's keys, which must not show.
        let causes = property.raw.references.compactMap { cause($0, of: property) }
            .sorted { ($0.entity ?? "").precedes($1.entity ?? "") }
        guard property.change != nil || !causes.isEmpty else { return nil }
        var recreation = property.recreation
        if let value = property.raw.value, !causes.isEmpty, recreation != .always {
            let references = Set(causes.map(\.reference))
            let other = self.recreation(of: logicalID).ofReference(property.raw.name, in: value) { part in
                after.references(in: part).contains { references.contains($0) }
            }
            recreation = Self.stronger(recreation, other)
        }
        let target = ChangeDetail.Target(
            attribute: .properties,
            name: property.raw.name,
            attributeChangeType: property.change?.type ?? .modify,
            requiresRecreation: recreation,
            beforeValue: property.before,
            afterValue: property.after
        )
        func detail(_ evaluation: Evaluation, _ source: ChangeSource, _ entity: String? = nil) -> ChangeDetail {
            ChangeDetail(target: target, evaluation: evaluation, changeSource: source, causingEntity: entity)
        }
        var details: [ChangeDetail] = []
        let isOfParameter = causes.contains { $0.source == .parameterReference }
        let isOfResource = causes.contains { $0.source == .resourceAttribute || $0.source == .resourceReference }
        if isOfParameter {
            details.append(detail(.dynamic, .directModification))
        } else if property.change != nil, property.raw.isRewritten || !isOfResource {
            details.append(detail(.static, .directModification))
        } else if !isOfResource {
            details.append(detail(.dynamic, .directModification))
        }
        for cause in causes {
            guard let entity = cause.entity else { continue }
            details.append(detail(cause.evaluation, cause.source, entity))
        }
        let isChanged = property.change != nil
        let certainty = isChanged ? .certain : causes.map(\.certainty).max() ?? .unlikely
        let attribute = AttributeChange(
            attribute: .properties,
            name: property.raw.name,
            change: property.change,
            value: property.after,
            requiresRecreation: recreation,
            causes: Self.names(causes.filter { explains($0, property) && ($0.certainty == certainty || isChanged) }),
            furtherCauses: Self.names(
                causes.filter { isChanged && !explains($0, property) && $0.certainty > .unlikely }
            ),
            certainty: certainty
        )
        return Consequence(attribute: attribute, details: details)
    }

    /// Whether a cause is one that makes the value another one, and not one beside that.
    private func explains(_ cause: Cause, _ property: Property) -> Bool {
        switch cause.reference {
        case _ where property.change == nil:
            return true
        case .parameter(let name):
            return after.parameters[name]?.shown != nil
        case .attribute(let name, let attribute):
            let call: Node = ["Fn::GetAtt": [.string(name), .string(attribute)]]
            return !property.raw.isRewritten && before.value(of: call) != after.value(of: call)
        case .resource, .mapping, .condition:
            return false
        }
    }

    private static func names(_ causes: [Cause]) -> [String] {
        causes.compactMap(\.entity).sorted { $0.precedes($1) }
    }

    private func cause(_ reference: Reference, of property: Property) -> Cause? {
        func cause(
            _ source: ChangeSource,
            _ entity: String?,
            _ evaluation: Evaluation,
            _ certainty: Certainty
        ) -> Cause {
            Cause(reference: reference, source: source, entity: entity, evaluation: evaluation, certainty: certainty)
        }
        switch reference {
        case .parameter(let name):
            guard symbols.parameters.contains(name) else { return nil }
            // A value that is known and stays the same does not depend on the parameter after all.
            guard property.change != nil || after.parameters[name]?.shown == nil else { return nil }
            return cause(.parameterReference, name, .static, .certain)
        case .resource(let name):
            switch states[name]?.replacement {
            case .true?: return cause(.resourceReference, name, .static, certaintyOfReplacement(of: name))
            case .conditional?: return cause(.resourceReference, name, .dynamic, certaintyOfReplacement(of: name))
            case .false?, nil: return nil
            }
        case .attribute(let name, let attribute):
            guard let state = states[name], let changed = state.certainty else { return nil }
            let entity = "\(name).\(attribute)"
            let call: Node = ["Fn::GetAtt": [.string(name), .string(attribute)]]
            // The value is one that the templates tell.
            let isKnown = after.value(of: call)?.isKnown == true
            let evaluation = state.replacement == .true ? Evaluation.static : .dynamic
            if isKnown { return cause(.resourceAttribute, entity, evaluation, .unlikely) }
            let ofReplacement = certaintyOfReplacement(of: name)
            let ofUpdate = after.isIdentity(attribute, of: name) ? .unlikely : min(changed, .possible)
            return cause(.resourceAttribute, entity, evaluation, max(ofReplacement, ofUpdate))
        case .mapping(let name):
            guard symbols.mappings.contains(name),
                property.after.map({ symbols.mentions(mapping: name, in: $0) }) == true
            else { return nil }
            return cause(.directModification, nil, .dynamic, .possible)
        case .condition(let name):
            guard symbols.conditions.contains(name),
                property.after.map({ symbols.mentions(condition: name, in: $0) }) == true
            else { return nil }
            return cause(.directModification, nil, .dynamic, .possible)
        }
    }

    private func certaintyOfReplacement(of name: String) -> Certainty {
        switch states[name]?.expectedReplacement {
        case .true?: .certain
        case .conditional?: .possible
        case .false?, nil: .unlikely
        }
    }

    private static func stronger(_ left: RequiresRecreation, _ right: RequiresRecreation) -> RequiresRecreation {
        if left == .always || right == .always { return .always }
        return left == .conditionally || right == .conditionally ? .conditionally : .never
    }

    // MARK: Results

    private func keepsData(_ typeName: String?) -> Bool {
        typeName.flatMap { after.schemas[$0] }?.keepsData ?? false
    }

    private func addition(_ logicalID: String) -> ResourceChange {
        ResourceChange(
            logicalID: logicalID,
            typeName: after.typeName(of: logicalID) ?? "",
            action: .add,
            replacement: nil,
            expectedReplacement: nil,
            policyAction: nil,
            scope: [],
            details: [],
            changes: [],
            certainty: .certain,
            propertiesBefore: nil,
            propertiesAfter: after.attribute("Properties", of: logicalID)?.objectValue ?? Object(),
            keepsData: keepsData(after.typeName(of: logicalID)),
            previousTypeName: nil
        )
    }

    private func removal(_ logicalID: String) -> ResourceChange {
        ResourceChange(
            logicalID: logicalID,
            typeName: before.typeName(of: logicalID) ?? "",
            action: .remove,
            replacement: nil,
            expectedReplacement: nil,
            policyAction: .ofRemoval(logicalID, in: before),
            scope: [],
            details: [],
            changes: [],
            certainty: .certain,
            propertiesBefore: before.attribute("Properties", of: logicalID)?.objectValue ?? Object(),
            propertiesAfter: nil,
            keepsData: keepsData(before.typeName(of: logicalID)),
            previousTypeName: nil
        )
    }

    private func modification(_ logicalID: String) -> ResourceChange? {
        guard let state = states[logicalID], let certainty = state.certainty else { return nil }
        let consequences = consequences(of: logicalID)
        let attributes = Set(consequences.map(\.attribute.attribute))
        let type = after.typeName(of: logicalID)
        let previousType = before.typeName(of: logicalID)
        return ResourceChange(
            logicalID: logicalID,
            typeName: type ?? "",
            action: .modify,
            replacement: state.replacement,
            expectedReplacement: state.expectedReplacement,
            policyAction: state.replacement == .false ? nil : .ofReplacement(logicalID, in: after),
            scope: ResourceAttribute.allCases.filter { attributes.contains($0) },
            details: consequences.flatMap(\.details),
            changes: consequences.map(\.attribute),
            certainty: certainty,
            propertiesBefore: before.attribute("Properties", of: logicalID)?.objectValue ?? Object(),
            propertiesAfter: after.attribute("Properties", of: logicalID)?.objectValue ?? Object(),
            keepsData: keepsData(type),
            previousTypeName: previousType == type ? nil : previousType
        )
    }
}
