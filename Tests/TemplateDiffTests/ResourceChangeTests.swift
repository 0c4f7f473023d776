import TemplateModel
import Testing

@testable import TemplateDiff

/// What happens to resources, and why.
@Suite struct ResourceChangeTests {
    // MARK: Replacement

    @Test func aCreateOnlyPropertyReplacesTheResource() throws {
        let difference = try difference(
            ofResources: "Queue: {Type: AWS::SQS::Queue, Properties: {QueueName: a, DelaySeconds: 1}}",
            "Queue: {Type: AWS::SQS::Queue, Properties: {QueueName: b, DelaySeconds: 2}}"
        )
        let change = try #require(difference.resources.first)
        #expect(difference.actions == ["Queue Modify True"])
        #expect(change.expectedReplacement == .true)
        #expect(change.policyAction == .replaceAndDelete)
        #expect(change.scope == [.properties])
        #expect(change.changes.map(\.name) == ["DelaySeconds", "QueueName"])
        #expect(change.changes.map(\.requiresRecreation) == [.never, .always])
        #expect(change.details.map(\.changeSource) == [.directModification, .directModification])
        #expect(change.details.map(\.evaluation) == [.static, .static])
    }

    @Test func anotherPropertyUpdatesIt() throws {
        let difference = try difference(
            ofResources: "Queue: {Type: AWS::SQS::Queue, Properties: {DelaySeconds: 1}}",
            "Queue: {Type: AWS::SQS::Queue}"
        )
        let change = try #require(difference.resources.first)
        #expect(difference.actions == ["Queue Modify False"])
        #expect(change.policyAction == nil)
        #expect(change.details.first?.target.attributeChangeType == .remove)
        #expect(change.details.first?.target.beforeValue == 1)
    }

    @Test func aConditionallyCreateOnlyPropertyMayReplaceIt() throws {
        let table = "Table: {Type: AWS::DynamoDB::Table, Properties: {KeySchema: [{AttributeName: %, KeyType: HASH}]}}"
        let difference = try difference(
            ofResources: table.replacing("%", with: "a"),
            table.replacing("%", with: "b")
        )
        #expect(difference.actions == ["Table Modify Conditional"])
        // Only the change set calls it conditional: no operation of DynamoDB changes keys.
        #expect(difference.resources.first?.expectedReplacement == .true)
    }

    @Test func aConditionThatIsNotKnownStaysOne() throws {
        let table = "T: {Type: AWS::DynamoDB::GlobalTable, Properties: {LocalSecondaryIndexes: [{IndexName: %}]}}"
        let difference = try difference(
            ofResources: table.replacing("%", with: "a"),
            table.replacing("%", with: "b")
        )
        #expect(difference.actions == ["T Modify Conditional"])
        #expect(difference.resources.first?.expectedReplacement == .conditional)
    }

    @Test func aPropertyInsideAnotherOneCountsByItself() throws {
        let cluster = """
            Pool: {Type: AWS::Cognito::UserPool, Properties: {UsernameConfiguration: {CaseSensitive: %}, UserPoolName: a}}
            """
        let pool = try difference(
            ofResources: cluster.replacing("%", with: "true"),
            cluster.replacing("%", with: "false")
        )
        #expect(pool.actions.count == 1)
        let source = """
            Mapping:
              Type: AWS::Lambda::EventSourceMapping
              Properties: {FunctionName: f, EventSourceArn: a, ScalingConfig: {MaximumConcurrency: %}}
            """
        let mapping = try difference(ofResources: source.replacing("%", with: "2"), source.replacing("%", with: "3"))
        #expect(mapping.actions == ["Mapping Modify False"])
    }

    @Test func aTypeThatIsNotKnownMayBeReplaced() throws {
        let difference = try difference(
            ofResources: "Thing: {Type: Acme::Parts::Thing, Properties: {A: 1}}",
            "Thing: {Type: Acme::Parts::Thing, Properties: {A: 2}}"
        )
        #expect(difference.actions == ["Thing Modify Conditional"])
    }

    @Test func anotherTypeIsAnotherResource() throws {
        let difference = try difference(
            ofResources: "Mail: {Type: AWS::SQS::Queue}",
            "Mail: {Type: AWS::SNS::Topic}"
        )
        #expect(difference.actions == ["Mail Modify True"])
        #expect(difference.resources.first?.previousTypeName == "AWS::SQS::Queue")
    }

    // MARK: Chains

    @Test func aReplacedResourceReplacesWhatIsMadeOfIt() throws {
        let difference = try difference(
            ofResources: """
                Queue: {Type: AWS::SQS::Queue, Properties: {FifoQueue: false}}
                Source: {Type: AWS::Lambda::EventSourceMapping, Properties: {EventSourceArn: !GetAtt Queue.Arn}}
                Alarm: {Type: AWS::CloudWatch::Alarm, Properties: {AlarmDescription: !Ref Source}}
                """,
            """
            Queue: {Type: AWS::SQS::Queue, Properties: {FifoQueue: true}}
            Source: {Type: AWS::Lambda::EventSourceMapping, Properties: {EventSourceArn: !GetAtt Queue.Arn}}
            Alarm: {Type: AWS::CloudWatch::Alarm, Properties: {AlarmDescription: !Ref Source}}
            """
        )
        #expect(difference.actions == ["Alarm Modify False", "Queue Modify True", "Source Modify True"])
        let source = try #require(difference.resources.last)
        #expect(source.changes.first?.causes == ["Queue.Arn"])
        #expect(source.changes.first?.change == nil)
        #expect(source.details.map(\.changeSource) == [.resourceAttribute])
        #expect(source.details.map(\.evaluation) == [.static])
    }

    /// A change set says that this permission may be replaced; the ARN of a function stays the same.
    @Test func anIdentityOfAnUpdatedResourceStaysTheSame() throws {
        let resources = """
            Worker: {Type: AWS::Lambda::Function, Properties: {MemorySize: %}}
            Permission: {Type: AWS::Lambda::Permission, Properties: {FunctionName: !GetAtt Worker.Arn}}
            """
        let difference = try difference(
            ofResources: resources.replacing("%", with: "128"),
            resources.replacing("%", with: "256")
        )
        #expect(difference.actions == ["Permission Modify Conditional", "Worker Modify False"])
        let permission = try #require(difference.resources.first)
        #expect(permission.certainty == .unlikely)
        #expect(permission.expectedReplacement == .false)
        #expect(difference.changeSet(includingPropertyValues: true).map(\.logicalID) == ["Worker"])
    }

    @Test func anotherAttributeOfAnUpdatedResourceMayChange() throws {
        let resources = """
            Table: {Type: AWS::DynamoDB::Table, Properties: {StreamSpecification: {StreamViewType: %}}}
            Source: {Type: AWS::Lambda::EventSourceMapping, Properties: {EventSourceArn: !GetAtt Table.StreamArn}}
            """
        let difference = try difference(
            ofResources: resources.replacing("%", with: "NEW_IMAGE"),
            resources.replacing("%", with: "OLD_IMAGE")
        )
        let source = try #require(difference.resources.first)
        #expect(source.logicalID == "Source")
        #expect(source.certainty == .possible)
        #expect(source.replacement == .conditional)
        #expect(source.expectedReplacement == .conditional)
    }

    @Test func anAttributeThatIsAPropertyHasItsValue() throws {
        let resources = """
            Topic: {Type: AWS::SNS::Topic, Properties: {DisplayName: %}}
            Name: {Type: AWS::SSM::Parameter, Properties: {Type: String, Value: !Sub 'topic ${Topic.DisplayName}'}}
            """
        let difference = try difference(
            ofResources: resources.replacing("%", with: "a"),
            resources.replacing("%", with: "b")
        )
        let name = try #require(difference.resources.first)
        #expect(name.logicalID == "Name")
        #expect(name.certainty == .certain)
        #expect(name.changes.first?.change == .replaced(before: "topic a", after: "topic b"))
        #expect(name.changes.first?.causes == ["Topic.DisplayName"])
    }

    @Test func resourcesThatReferToEachOtherInCirclesEnd() throws {
        let resources = """
            A: {Type: AWS::SNS::Topic, Properties: {DisplayName: !GetAtt B.DisplayName, TopicName: %}}
            B: {Type: AWS::SNS::Topic, Properties: {DisplayName: !GetAtt A.DisplayName, TopicName: !Ref A}}
            """
        let difference = try difference(
            ofResources: resources.replacing("%", with: "a"),
            resources.replacing("%", with: "b")
        )
        #expect(difference.actions == ["A Modify True", "B Modify True"])
    }

    // MARK: Parameters, conditions, mappings

    private let staged = """
        Parameters: {Stage: {Type: String, Default: dev}}
        Conditions: {IsProduction: !Equals [!Ref Stage, prod]}
        Mappings: {Delays: {dev: {Seconds: 1}, prod: {Seconds: 2}}}
        Resources:
          Queue:
            Type: AWS::SQS::Queue
            Properties:
              DelaySeconds: !FindInMap [Delays, !Ref Stage, Seconds]
              MessageRetentionPeriod: !If [IsProduction, 600, 60]
          Archive: {Type: AWS::S3::Bucket, Condition: IsProduction}
        """

    @Test func aParameterChangesWhatItReaches() throws {
        let difference = TemplateDifference(
            from: try version(staged),
            to: try version(staged, ["Stage": "prod"])
        )
        #expect(difference.actions == ["Archive Add", "Queue Modify False"])
        let queue = try #require(difference.resources.last)
        #expect(queue.changes.map(\.causes) == [["Stage"], ["Stage"]])
        #expect(Set(queue.details.map(\.changeSource)) == [.directModification, .parameterReference])
        #expect(difference.edits == nil)
        let values = difference.entries.map { "\($0.section.rawValue) \($0.name)" }
        #expect(values == ["Parameters Stage", "Conditions IsProduction"])
    }

    @Test func aParameterWithoutAValueIsTheSameInBothVersions() throws {
        let template = staged.replacing(", Default: dev", with: "")
        #expect(TemplateDifference(from: try version(template), to: try version(template)).isEmpty)
        let changed = try version(template.replacing("prod: {Seconds: 2}", with: "prod: {Seconds: 3}"))
        let difference = TemplateDifference(from: try version(template), to: changed)
        let queue = try #require(difference.resources.first)
        #expect(difference.actions == ["Queue Modify False"])
        #expect(queue.certainty == .possible)
        #expect(queue.changes.map(\.name) == ["DelaySeconds"])
    }

    @Test func aSecretIsComparedButNotShown() throws {
        let template = """
            Parameters: {Password: {Type: String, NoEcho: true}}
            Resources: {User: {Type: AWS::SSM::Parameter, Properties: {Type: String, Value: !Ref Password}}}
            """
        let difference = TemplateDifference(
            from: try version(template, ["Password": "old-secret"]),
            to: try version(template, ["Password": "new-secret"])
        )
        #expect(difference.actions == ["User Modify False"])
        #expect(!difference.text(title: "Users").contains("secret"))
        #expect(!"\(difference.json(title: "Users"))".contains("secret"))
    }

    @Test func aResourceWhoseConditionBecomesFalseIsRemoved() throws {
        let difference = TemplateDifference(
            from: try version(staged, ["Stage": "prod"]),
            to: try version(staged)
        )
        #expect(difference.actions == ["Archive Remove", "Queue Modify False"])
        #expect(difference.resources.first?.policyAction == .delete)
    }

    @Test func anotherWayToSayTheSameIsNoChange() throws {
        let difference = try difference(
            ofResources:
                "Queue: {Type: AWS::SQS::Queue, Properties: {QueueName: !Join ['-', [a, !Ref 'AWS::Region']]}}",
            "Queue: {Type: AWS::SQS::Queue, Properties: {QueueName: !Sub 'a-${AWS::Region}'}}"
        )
        #expect(difference.resources.isEmpty)
        #expect(difference.rewrittenResources == ["Queue"])
        #expect(difference.edits != nil)
    }

    @Test func aNumberAndItsTextAreTheSame() throws {
        let difference = try difference(
            ofResources: "Queue: {Type: AWS::SQS::Queue, Properties: {DelaySeconds: 5, FifoQueue: true}}",
            "Queue: {Type: AWS::SQS::Queue, Properties: {DelaySeconds: '5', FifoQueue: 'true'}}"
        )
        #expect(difference.resources.isEmpty)
    }

    // MARK: Other attributes

    @Test func attributesBesideThePropertiesHaveAScopeOfTheirOwn() throws {
        let difference = try difference(
            ofResources: "Queue: {Type: AWS::SQS::Queue, Metadata: {A: 1}}",
            "Queue: {Type: AWS::SQS::Queue, Metadata: {A: 2}, DeletionPolicy: Retain, DependsOn: Other}"
        )
        let queue = try #require(difference.resources.first)
        #expect(queue.scope == [.metadata, .deletionPolicy])
        #expect(queue.replacement == .false)
        #expect(queue.details.map(\.target.path) == ["/Metadata", "/DeletionPolicy"])
    }

    @Test(arguments: [
        ("Retain", PolicyAction.retain), ("RetainExceptOnCreate", .retain), ("Snapshot", .snapshot),
        ("Delete", .delete),
    ])
    func aRemovedResourceLeavesWhatItsPolicySays(_ policy: String, _ action: PolicyAction) throws {
        let difference = try difference(
            ofResources: "Volume: {Type: AWS::EC2::Volume, DeletionPolicy: \(policy)}\nOther: {Type: AWS::SNS::Topic}",
            "Other: {Type: AWS::SNS::Topic}"
        )
        #expect(difference.resources.first?.policyAction == action)
    }

    @Test func aDatabaseLeavesASnapshotUnlessItSaysOtherwise() throws {
        let other = "Other: {Type: AWS::SNS::Topic}"
        let database = "Database: {Type: AWS::RDS::DBInstance, Properties: {%}}\n\(other)"
        let alone = try difference(ofResources: database.replacing("%", with: ""), other)
        #expect(alone.resources.first?.policyAction == .snapshot)
        let inCluster = try difference(ofResources: database.replacing("%", with: "DBClusterIdentifier: c"), other)
        #expect(inCluster.resources.first?.policyAction == .delete)
    }
}
