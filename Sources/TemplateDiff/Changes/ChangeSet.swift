extension TemplateDifference {
    /// The resources as a change set of CloudFormation lists them.
    ///
    /// With property values CloudFormation looks attributes up, and takes those of resources that it does not replace to
    /// stay as they are, although an update may change them.
    ///
    /// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeChangeSet.html
    /// - Parameter includingPropertyValues: Whether the change set is described with `IncludePropertyValues`.
    /// - Returns: The changes, sorted by logical ID.
    public func changeSet(includingPropertyValues: Bool = false) -> [ResourceChange] {
        guard includingPropertyValues else { return resources }
        return resources.compactMap { change in
            change.action == .modify ? change.withPropertyValues(among: resources) : change
        }
    }
}

extension ResourceChange {
    fileprivate func withPropertyValues(among all: [ResourceChange]) -> ResourceChange? {
        let updated = Set(all.lazy.filter { $0.replacement == .false }.map(\.logicalID))
        var details = details.filter { detail in
            guard detail.changeSource == .resourceAttribute, detail.evaluation == .dynamic else { return true }
            let resource = detail.causingEntity?.prefix { $0 != "." }
            return !updated.contains(resource.map(String.init) ?? "")
        }
        guard !details.isEmpty || previousTypeName != nil else { return nil }
        let named = Set(details.lazy.filter { $0.changeSource == .directModification }.map(\.target))
        for detail in details where detail.changeSource != .directModification && !named.contains(detail.target) {
            let direct = ChangeDetail(
                target: detail.target,
                evaluation: .dynamic,
                changeSource: .directModification,
                causingEntity: nil
            )
            if !details.contains(direct) { details.append(direct) }
        }
        let targets = Set(details.map(\.target))
        return ResourceChange(
            logicalID: logicalID,
            typeName: typeName,
            action: action,
            replacement: previousTypeName == nil ? Self.replacement(by: details) : .true,
            expectedReplacement: expectedReplacement,
            policyAction: Self.replacement(by: details) == .false ? nil : policyAction,
            scope: ResourceAttribute.allCases.filter { attribute in targets.contains { $0.attribute == attribute } },
            details: details,
            changes: changes,
            certainty: certainty,
            propertiesBefore: propertiesBefore,
            propertiesAfter: propertiesAfter,
            keepsData: keepsData,
            previousTypeName: previousTypeName
        )
    }

    /// What the details together say about replacement.
    static func replacement(by details: [ChangeDetail]) -> Replacement {
        var result = Replacement.false
        for detail in details {
            switch (detail.target.requiresRecreation, detail.evaluation) {
            case (.always, .static): return .true
            case (.always, .dynamic), (.conditionally, _): result = .conditional
            case (.never, _): break
            }
        }
        return result
    }
}
