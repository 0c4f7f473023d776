import TemplateModel
import Testing

@testable import TemplateDiff

/// Change sets as CloudFormation made them of pairs of templates.
@Suite struct ChangeSetCorpusTests {
    /// What is compared of a change set.
    private static let forms = [
        (key: "describe-change-set-1", isUpdate: false, hasValues: false),
        (key: "describe-change-set-1-prop-values", isUpdate: false, hasValues: true),
        (key: "describe-change-set-2", isUpdate: true, hasValues: false),
        (key: "describe-change-set-2-prop-values", isUpdate: true, hasValues: true),
    ]

    /// The cases in which other resources change than the templates say, with the reason.
    private static let exceptions = [
        "045": """
        the transform AWS::Serverless makes the resources, and the name of one has a hash of an API definition that AWS SAM \
        writes; the processed template is not among the data
        """
    ]

    /// The cases in which other properties change than the templates say, with the reason.
    private static let detailExceptions = [
        "047": "a macro replaces 'Fn::Transform' by tags",
        "049": "macros replace 'Fn::Transform' and the value",
        "053": "a macro has made the value before",
        "055": "a macro replaces a part of the value",
    ]

    @Test(arguments: ChangeSetCase.all)
    func theSameHappensToTheSameResources(_ example: ChangeSetCase) throws {
        for form in Self.forms {
            guard let answer = example.changes(form.key) else { continue }
            let ours = example.difference(isUpdate: form.isUpdate).changeSet(includingPropertyValues: form.hasValues)
            let same = Set(answer.map(Self.outcome)) == Set(ours.map(Self.outcome))
            #expect(same == (Self.exceptions[example.number] == nil || !form.isUpdate), "\(form.key)")
        }
    }

    @Test(arguments: ChangeSetCase.all)
    func theReasonsAreTheSame(_ example: ChangeSetCase) throws {
        guard Self.exceptions[example.number] == nil else { return }
        for form in Self.forms {
            guard let answer = example.changes(form.key) else { continue }
            let ours = example.difference(isUpdate: form.isUpdate).changeSet(includingPropertyValues: form.hasValues)
            for change in answer {
                let id = change["LogicalResourceId"]?.stringValue
                let own = try #require(ours.first { $0.logicalID == id })
                #expect(change["ResourceType"]?.stringValue == own.typeName)
                #expect(change["PolicyAction"]?.stringValue == own.policyAction?.rawValue)
                #expect(change["Scope"] == .array(own.scope.map { .string($0.rawValue) }))
                if ["047", "049"].contains(example.number), form.isUpdate { continue }
                let details = Set((change["Details"]?.arrayValue ?? []).map(Self.reason))
                #expect(details == Set(own.details.map(Self.reason)), "\(form.key) \(own.logicalID)")
            }
        }
    }

    /// Values that the templates tell are those that CloudFormation tells.
    @Test(arguments: ChangeSetCase.all)
    func theValuesAreTheSame(_ example: ChangeSetCase) throws {
        guard Self.exceptions[example.number] == nil, Self.detailExceptions[example.number] == nil else { return }
        let ours = example.difference(isUpdate: true).changeSet(includingPropertyValues: true)
        for change in example.changes("describe-change-set-2-prop-values") ?? [] {
            let own = try #require(ours.first { $0.logicalID == change["LogicalResourceId"]?.stringValue })
            for detail in change["Details"]?.arrayValue ?? [] {
                let target = try #require(detail["Target"])
                let ownTarget = try #require(own.details.first { Self.reason($0) == Self.reason(detail) }).target
                #expect(target["Path"]?.stringValue == ownTarget.path)
                #expect(target["AttributeChangeType"]?.stringValue == ownTarget.attributeChangeType.rawValue)
                expectSame(ownTarget.beforeValue, target["BeforeValue"])
                expectSame(ownTarget.afterValue, target["AfterValue"])
            }
            for (context, properties) in [
                ("BeforeContext", own.propertiesBefore), ("AfterContext", own.propertiesAfter),
            ] {
                guard let answer = change[context]?["Properties"]?.objectValue else { continue }
                let properties = try #require(properties)
                #expect(Set(answer.keys) == Set(properties.keys))
                for (name, value) in answer { expectSame(properties[name], value) }
            }
        }
    }

    /// What resources have after the deployment is what the templates were resolved to.
    @Test(arguments: ChangeSetCase.all)
    func deploymentsMakeWhatWasPredicted(_ example: ChangeSetCase) throws {
        guard Self.exceptions[example.number] == nil, Self.detailExceptions[example.number] == nil else { return }
        for change in example.difference(isUpdate: true).resources {
            guard let properties = change.propertiesAfter, change.certainty == .certain else { continue }
            let events = example.root["aws"]?["per-resource-events"]?[change.logicalID]?.arrayValue ?? []
            let statuses = ["UPDATE_COMPLETE", "CREATE_COMPLETE"]
            let last = statuses.lazy.compactMap { status in
                events.first { $0["ResourceStatus"]?.stringValue == status }?["ResourceProperties"]?.objectValue
            }.first
            for (name, value) in last ?? [:] { expectSame(properties[name], value) }
        }
    }

    /// Expects that a value is the one that AWS tells, as far as both know it before deployment.
    private func expectSame(
        _ own: Node?,
        _ answer: Node?,
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) {
        // Physical names are replaced by signs in the corpus; here they are calls.
        let isHidden = Self.mentions("<", in: answer) || Self.mentions("KNOWN_AFTER_APPLY", in: answer)
        guard !isHidden else { return }
        #expect(own?.isKnown ?? true, sourceLocation: sourceLocation)
        #expect(Comparison.ofMeaning.change(from: own, to: answer) == nil, sourceLocation: sourceLocation)
    }

    private static func mentions(_ text: String, in node: Node?) -> Bool {
        switch node {
        case .string(let value)?: value.contains(text)
        case .array(let items)?: items.contains { mentions(text, in: $0) }
        case .object(let object)?: object.contains { mentions(text, in: $0.value) }
        case .null?, .bool?, .int?, .double?, nil: false
        }
    }

    // MARK: Forms that compare

    /// A change set says of some additions that they are replacements, and of the same ones at another date that they
    /// are not; it means nothing, so it is left out.
    private static func outcome(_ change: Node) -> [String] {
        let action = change["Action"]?.stringValue ?? ""
        let replacement = action == "Modify" ? change["Replacement"]?.stringValue : nil
        return [change["LogicalResourceId"]?.stringValue ?? "", action, replacement ?? ""]
    }

    private static func outcome(_ change: ResourceChange) -> [String] {
        [change.logicalID, change.action.rawValue, change.replacement?.rawValue ?? ""]
    }

    private static func reason(_ detail: Node) -> [String?] {
        [
            detail["ChangeSource"]?.stringValue, detail["Evaluation"]?.stringValue,
            detail["CausingEntity"]?.stringValue,
            detail["Target"]?["Attribute"]?.stringValue, detail["Target"]?["Name"]?.stringValue,
            detail["Target"]?["RequiresRecreation"]?.stringValue,
        ]
    }

    private static func reason(_ detail: ChangeDetail) -> [String?] {
        [
            detail.changeSource.rawValue, detail.evaluation.rawValue, detail.causingEntity,
            detail.target.attribute.rawValue, detail.target.name, detail.target.requiresRecreation.rawValue,
        ]
    }
}
