import TemplateModel
import Testing

@testable import TemplateDiff

/// What loses data or is refused, and what to do instead.
@Suite struct HazardTests {
    private func hazards(_ before: String, _ after: String) throws -> [Hazard] {
        try difference(ofResources: before, after).hazards
    }

    private let other = "Other: {Type: AWS::SNS::Topic}"

    // MARK: Data

    @Test func aReplacedTableLosesItsData() throws {
        let table = "Orders: {Type: AWS::DynamoDB::Table, %Properties: {TableName: "
        let hazards = try hazards(table.replacing("%", with: "") + "a}}", table.replacing("%", with: "") + "b}}")
        let hazard = try #require(hazards.first)
        #expect(hazards.count == 1)
        #expect(hazard.kind == .dataLoss)
        #expect(
            hazard.message
                == """
                'Orders' (AWS::DynamoDB::Table) is replaced, because 'TableName' changes, and its data is deleted with \
                the old one
                """
        )
        #expect(
            hazard.steps == [
                """
                set UpdateReplacePolicy of 'Orders' to Retain in this deployment, so that the old one stays with its \
                data
                """,
                "copy the data from the old one to the new one",
                "delete the old one by hand when nothing uses it any more",
            ]
        )
        let kept = table.replacing("%", with: "UpdateReplacePolicy: Retain, ")
        #expect(try self.hazards(table.replacing("%", with: "") + "a}}", kept + "b}}") == [])
    }

    @Test func aTableThatMayBeReplacedMayLoseIt() throws {
        let table = "T: {Type: AWS::DynamoDB::GlobalTable, Properties: {LocalSecondaryIndexes: [{IndexName: %}]}}"
        let hazards = try hazards(table.replacing("%", with: "a"), table.replacing("%", with: "b"))
        #expect(
            hazards.map(\.message) == [
                """
                'T' (AWS::DynamoDB::GlobalTable) may be replaced, because 'LocalSecondaryIndexes' changes, and its \
                data is deleted with the old one
                """
            ]
        )
    }

    @Test func aRemovedFileSystemLosesItsData() throws {
        let files = "Files: {Type: AWS::EFS::FileSystem%}"
        let hazard = try #require(try hazards("\(files.replacing("%", with: ""))\n\(other)", other).first)
        #expect(hazard.message == "'Files' (AWS::EFS::FileSystem) is removed, and its data is deleted with it")
        #expect(
            hazard.steps == [
                "set DeletionPolicy of 'Files' to Retain, and deploy that while it is still there",
                "remove it and deploy again; the physical resource stays, outside of the stack",
                "delete it by hand when nothing uses it any more",
            ]
        )
        let kept = files.replacing("%", with: ", DeletionPolicy: Retain")
        #expect(try hazards("\(kept)\n\(other)", other) == [])
        #expect(try hazards("Topic: {Type: AWS::SNS::Topic}\n\(other)", other) == [])
    }

    @Test func whatLosesDataInTheSameWayIsOneHazard() throws {
        let queues = "A: {Type: AWS::SQS::Queue}\nB: {Type: AWS::EFS::FileSystem}\nC: {Type: AWS::DynamoDB::Table}"
        let hazards = try hazards("\(queues)\n\(other)", other)
        #expect(hazards.map(\.logicalIDs) == [["A", "B", "C"]])
        #expect(
            hazards.map(\.message) == [
                """
                'A' (AWS::SQS::Queue), 'B' (AWS::EFS::FileSystem) and 'C' (AWS::DynamoDB::Table) are removed, and their \
                data is deleted with them
                """
            ]
        )
        #expect(
            hazards.first?.steps == [
                "set DeletionPolicy of each to Retain, and deploy that while they are still there",
                "remove them and deploy again; the physical resources stay, outside of the stack",
                "delete them by hand when nothing uses them any more",
            ]
        )
    }

    // MARK: Indexes

    private func table(_ indexes: String...) -> String {
        let list = indexes.map { index in
            let parts = index.split(separator: ":")
            return "{IndexName: \(parts[0]), KeySchema: [{AttributeName: \(parts[1]), KeyType: HASH}]}"
        }
        return """
            T:
              Type: AWS::DynamoDB::Table
              Properties: {GlobalSecondaryIndexes: [\(list.joined(separator: ", "))]}
            """
    }

    @Test func oneIndexIsChangedAtATime() throws {
        #expect(try hazards(table("a:x"), table("a:x", "b:y")) == [])
        #expect(try hazards(table("a:x", "b:y"), table("b:y")) == [])
        let hazard = try #require(try hazards(table("a:x", "b:y"), table("c:z", "b:y", "d:z")).first)
        #expect(hazard.kind == .refusal)
        #expect(
            hazard.message
                == """
                'T' changes 3 global secondary indexes in one update (+c, +d, -a), but DynamoDB creates or deletes \
                one at a time
                """
        )
        #expect(
            hazard.steps == [
                "deploy with index 'a' removed, and nothing else about indexes changed",
                "deploy with index 'c' added, when the deployment before is complete",
                "deploy with index 'd' added, when the deployment before is complete",
            ]
        )
    }

    @Test func theKeysOfAnIndexStay() throws {
        let hazard = try #require(try hazards(table("a:x"), table("a:y")).first)
        #expect(hazard.message == "the keys or the projection of index 'a' of 'T' change, which an index cannot")
        #expect(hazard.steps.count == 3)
    }

    // MARK: Names and types

    @Test func aNamedResourceCannotBeReplaced() throws {
        let queue = "Q: {Type: AWS::SQS::Queue, UpdateReplacePolicy: Retain, Properties: {QueueName: %, FifoQueue: "
        let hazard = try #require(
            try hazards(queue.replacing("%", with: "a") + "false}}", queue.replacing("%", with: "a") + "true}}").first
        )
        #expect(
            hazard.message
                == """
                'Q' (AWS::SQS::Queue) must be replaced, because 'FifoQueue' changes, but the new one cannot have the \
                name of the old one, 'a'
                """
        )
        #expect(hazard.steps.count == 2)
        #expect(
            try hazards(queue.replacing("%", with: "a") + "false}}", queue.replacing("%", with: "b") + "true}}") == []
        )
    }

    @Test(arguments: [
        ("AWS::Lambda::Alias", "{Name: live, FunctionName: %, FunctionVersion: '1'}"),
        ("AWS::Lambda::Permission", "{FunctionName: f, Action: a, Principal: %}"),
        ("AWS::SNS::Subscription", "{TopicArn: t, Protocol: %}"),
    ])
    func aNameWithinSomethingElseIsNoneOfItsOwn(_ type: String, _ properties: String) throws {
        let resource = "R: {Type: \(type), Properties: \(properties)}"
        #expect(try hazards(resource.replacing("%", with: "a"), resource.replacing("%", with: "b")) == [])
    }

    @Test func theTypeOfAResourceStays() throws {
        let hazard = try #require(try hazards("M: {Type: AWS::SNS::Topic}", "M: {Type: AWS::SSM::Parameter}").first)
        #expect(
            hazard.message
                == "'M' becomes AWS::SSM::Parameter, but was AWS::SNS::Topic; the type of a resource cannot change"
        )
        #expect(hazard.steps == ["give the new resource another logical ID"])
    }

    // MARK: Exports

    private let exporting = """
        Resources: {T: {Type: AWS::SNS::Topic}}
        Outputs: {Topic: {Value: %, Export: {Name: !Sub '${AWS::StackName}-topic'}}}
        """

    @Test func anImportedExportStays() throws {
        let importer = Importer(
            "Reports",
            try version("Resources: {Q: {Type: AWS::SNS::Topic, Properties: {DisplayName: !ImportValue Orders-topic}}}")
        )
        var before = try version(exporting.replacing("%", with: "!Ref T"))
        var after = try version("Resources: {T: {Type: AWS::SNS::Topic}}")
        before.pseudoParameters = ["AWS::StackName": "Orders"]
        after.pseudoParameters = before.pseudoParameters
        let removed = TemplateDifference(from: before, to: after, importers: [importer]).hazards
        #expect(removed.map(\.message) == ["the export 'Orders-topic' is removed, but stack 'Reports' imports it"])
        #expect(
            removed.first?.steps == [
                "deploy this stack with the export still there", "deploy 'Reports' without the import",
                "deploy this stack without the export",
            ]
        )
        var changed = try version(exporting.replacing("%", with: "other"))
        changed.pseudoParameters = before.pseudoParameters
        let other = TemplateDifference(from: before, to: changed, importers: [importer]).hazards
        #expect(
            other.map(\.message) == ["the value of the export 'Orders-topic' changes, but stack 'Reports' imports it"]
        )
        #expect(TemplateDifference(from: before, to: after).hazards == [])
        #expect(TemplateDifference(from: before, to: before, importers: [importer]).hazards == [])
    }

    @Test func anExportOfAReplacedResourceChanges() throws {
        let exporting = """
            Resources: {T: {Type: AWS::SNS::Topic, Properties: {TopicName: %}}}
            Outputs: {Topic: {Value: !Ref T, Export: {Name: topic}}}
            """
        let importer = Importer(
            "Reports",
            try version("Resources: {Q: {Type: AWS::SNS::Topic, Properties: {DisplayName: !ImportValue topic}}}")
        )
        let difference = try difference(
            exporting.replacing("%", with: "a"),
            exporting.replacing("%", with: "b"),
            importers: [importer]
        )
        #expect(difference.entries.map(\.causes) == [["T"]])
        #expect(
            difference.hazards.map(\.message)
                == ["the value of the export 'topic' changes, but stack 'Reports' imports it"]
        )
    }

    // MARK: Renames

    @Test func aRenamedPipelineIsRecognized() throws {
        let pipeline = """
            AQueue: {Type: AWS::SQS::Queue, Properties: {RedrivePolicy: {deadLetterTargetArn: !GetAtt ADead.Arn}}}
            ADead: {Type: AWS::SQS::Queue, DeletionPolicy: Retain}
            ATopic: {Type: AWS::SNS::Topic, Properties: {DisplayName: !Sub 'of ${AQueue.QueueName}'}}
            """
        let renamed = pipeline.replacing("AQueue", with: "BQueue").replacing("ADead", with: "BDead")
            .replacing("ATopic", with: "BTopic")
        let difference = try difference(ofResources: pipeline, renamed)
        #expect(difference.moves.map(\.from) == ["ADead", "AQueue", "ATopic"])
        #expect(difference.moves.map(\.to) == ["BDead", "BQueue", "BTopic"])
        #expect(difference.moves.map(\.losesData) == [false, true, false])
        let hazard = try #require(difference.hazards.first)
        #expect(hazard.steps.first == "if it is only renamed, give it back the logical ID 'AQueue'; else:")
    }

    @Test func resourcesThatAreNotAlikeAreNoRename() throws {
        let difference = try difference(
            ofResources: "Reports: {Type: AWS::SQS::Queue, Properties: {DelaySeconds: 1, VisibilityTimeout: 2}}",
            "Mail: {Type: AWS::SQS::Queue, Properties: {QueueName: a, FifoQueue: true}}"
        )
        #expect(difference.moves == [])
    }

    @Test func aRenameWithANameOfItsOwnIsRefused() throws {
        let queue = "{Type: AWS::SQS::Queue, DeletionPolicy: Retain, Properties: {QueueName: mail}}"
        let hazards = try hazards("OldQueue: \(queue)", "NewQueue: \(queue)")
        #expect(
            hazards.map(\.message) == [
                """
                'NewQueue' (AWS::SQS::Queue) cannot be made while 'OldQueue', which has the same name 'mail', is still \
                there: CloudFormation adds before it removes
                """
            ]
        )
        #expect(hazards.first?.steps.count == 3)
    }
}
