public import TemplateModel

extension TemplateDifference {
    /// The difference as data.
    ///
    /// `Changes` has the form of the answer of `aws cloudformation describe-change-set --include-property-values`, with
    /// `Certainty` and `ExpectedReplacement` besides.
    ///
    /// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeChangeSet.html
    /// - Parameter title: What is compared: the name of the stack.
    /// - Returns: An object; equal differences give equal objects.
    public func json(title: String) -> Object {
        [
            "StackName": .string(title),
            "Changes": .array(resources.map(Self.change)),
            "Entries": .array(entries.map(Self.entry)),
            "Hazards": .array(hazards.map(Self.hazard)),
            "Moves": .array(moves.map(Self.move)),
            "RewrittenResources": .array(rewrittenResources.map { .string($0) }),
            "Security": .array(security.map(Self.security)),
        ]
    }

    private static func change(_ change: ResourceChange) -> Node {
        var result: Object = [
            "Action": .string(change.action.rawValue),
            "Certainty": .string(change.certainty.rawValue),
            "Details": .array(change.details.map(detail)),
            "LogicalResourceId": .string(change.logicalID),
            "ResourceType": .string(change.typeName),
            "Scope": .array(change.scope.map { .string($0.rawValue) }),
        ]
        result["Replacement"] = change.replacement.map { .string($0.rawValue) }
        result["ExpectedReplacement"] = change.expectedReplacement.map { .string($0.rawValue) }
        result["PolicyAction"] = change.policyAction.map { .string($0.rawValue) }
        result["PreviousResourceType"] = change.previousTypeName.map { .string($0) }
        result["BeforeContext"] = change.propertiesBefore.map { ["Properties": .object($0)] }
        result["AfterContext"] = change.propertiesAfter.map { ["Properties": .object($0)] }
        return ["Type": "Resource", "ResourceChange": .object(result)]
    }

    private static func detail(_ detail: ChangeDetail) -> Node {
        var target: Object = [
            "Attribute": .string(detail.target.attribute.rawValue),
            "AttributeChangeType": .string(detail.target.attributeChangeType.rawValue),
            "Path": .string(detail.target.path),
            "RequiresRecreation": .string(detail.target.requiresRecreation.rawValue),
        ]
        target["Name"] = detail.target.name.map { .string($0) }
        target["BeforeValue"] = detail.target.beforeValue
        target["AfterValue"] = detail.target.afterValue
        var result: Object = [
            "ChangeSource": .string(detail.changeSource.rawValue),
            "Evaluation": .string(detail.evaluation.rawValue),
            "Target": .object(target),
        ]
        result["CausingEntity"] = detail.causingEntity.map { .string($0) }
        return .object(result)
    }

    private static func entry(_ entry: EntryChange) -> Node {
        var result: Object = [
            "Section": .string(entry.section.rawValue), "Name": .string(entry.name),
            "Causes": .array(entry.causes.map { .string($0) }),
        ]
        result["ChangeType"] = .string((entry.change?.type ?? .modify).rawValue)
        result["BeforeValue"] = entry.value?.before
        result["AfterValue"] = entry.value?.after
        return .object(result)
    }

    private static func hazard(_ hazard: Hazard) -> Node {
        [
            "Kind": .string(hazard.kind.rawValue),
            "LogicalIds": .array(hazard.logicalIDs.map { .string($0) }),
            "Message": .string(hazard.message),
            "Steps": .array(hazard.steps.map { .string($0) }),
        ]
    }

    private static func move(_ move: Move) -> Node {
        var result: Object = [
            "From": .string(move.from),
            "To": .string(move.to),
            "ResourceType": .string(move.typeName),
            "PolicyAction": .string(move.policyAction.rawValue),
            "LosesData": .bool(move.losesData),
        ]
        result["Declaration"] = move.declaration.map { declaration in
            [
                "Place": .string(declaration.place),
                "FormerPlace": .string(declaration.formerPlace),
                "Location": .string(declaration.location),
            ]
        }
        return .object(result)
    }

    private static func security(_ change: SecurityChange) -> Node {
        [
            "Area": .string(change.area.rawValue),
            "Direction": .string(change.direction.rawValue),
            "LogicalResourceId": .string(change.logicalID),
            "Message": .string(change.message),
            "ResourceType": .string(change.typeName),
        ]
    }
}
