import CloudFormation
import Foundation
import TemplateModel
import Testing

/// What tests do with the stacks of this package.
extension LocalAWS {
    /// What the server does not create.
    ///
    /// It reports these as created all the same, so they are named here; one that it learns, or a new one, fails the
    /// tests.
    private static let knownUnsupportedTypes: Set<String> = [
        "AWS::ApplicationAutoScaling::ScalableTarget",
        "AWS::ApplicationAutoScaling::ScalingPolicy",
        "AWS::CloudWatch::Alarm",
        "AWS::Lambda::EventInvokeConfig",
        "AWS::S3::BucketPolicy",
        "AWS::SNS::TopicPolicy",
        "AWS::SQS::QueuePolicy",
    ]

    /// Puts code into a bucket: the server looks into the archives of functions, so there must be some.
    func putCode(of products: String...) throws { try putCode(of: products) }

    func putCode(of products: [String]) throws {
        let folder = try TemporaryFolder()
        let archive = folder.url.appending(path: "code.zip")
        try EmptyArchive.data.write(to: archive)
        try self("s3", "mb", "s3://code")
        for product in products {
            for version in ["v1", "v2"] { try self("s3", "cp", archive.path, "s3://code/\(version)/\(product).zip") }
        }
    }

    /// Deploys a stack, or updates it.
    ///
    /// The server does not know the attribute `RuleName` of rules, which AWS has; so alarms and graphs get a name that no rule has.
    func deploy(_ stack: SynthesizedStack, version: String = "v1") throws {
        let folder = try TemporaryFolder()
        let file = folder.url.appending(path: "\(stack.id).yaml")
        let text = try stack.text(.yaml)
            .replacing(/!GetAtt \w+\.RuleName/, with: "unknown")
            .replacing(/\${\w+\.RuleName}/, with: "unknown")
        try text.write(to: file, atomically: true, encoding: .utf8)
        try run(
            [
                "cloudformation", "deploy", "--template-file", file.path, "--stack-name", stack.name,
                "--capabilities", "CAPABILITY_IAM", "--parameter-overrides", "CodeBucket=code",
                "CodeVersion=\(version)",
            ])
    }

    func delete(_ stack: SynthesizedStack) throws {
        try self("cloudformation", "delete-stack", "--stack-name", stack.name)
        try self("cloudformation", "wait", "stack-delete-complete", "--stack-name", stack.name)
    }

    /// Expects that every resource of a stack was created, apart from those that the server cannot create.
    func expectResources(of stack: SynthesizedStack) throws {
        let created = try list(
            "cloudformation",
            "list-stack-resources",
            "--stack-name",
            stack.name,
            query: "StackResourceSummaries[?ResourceType!=''].join(':', [LogicalResourceId, ResourceStatus])"
        )
        let expected = stack.template.resources.filter { _, resource in
            // The subscription exists only if an address is given.
            resource["Condition"] == nil
                && !Self.knownUnsupportedTypes.contains(resource["Type"]?.stringValue ?? "")
        }.map { "\($0.key):CREATE_COMPLETE" }
        #expect(created.sorted() == expected.sorted())
        let templateTypes = Set(stack.template.resources.compactMap { $0.value["Type"]?.stringValue })
        #expect(try unsupportedTypes() == Self.knownUnsupportedTypes.intersection(templateTypes))
    }

    /// Expects that there are no tables, queues, topics, buckets, buses, functions and roles.
    func expectNothing() throws {
        #expect(try list("dynamodb", "list-tables", query: "TableNames") == [])
        #expect(try list("sqs", "list-queues", query: "QueueUrls") == [])
        #expect(try list("sns", "list-topics", query: "Topics[].TopicArn") == [])
        #expect(try list("s3api", "list-buckets", query: "Buckets[].Name") == ["code"])
        #expect(try list("events", "list-event-buses", query: "EventBuses[].Name") == ["default"])
        #expect(try list("lambda", "list-functions", query: "Functions[].FunctionName") == [])
        #expect(try list("lambda", "list-event-source-mappings", query: "EventSourceMappings[].UUID") == [])
        #expect(try list("iam", "list-roles", query: "Roles[].RoleName") == [])
    }
}

/// A zip file without entries: its end-of-central-directory record alone.
private enum EmptyArchive {
    static let data = Data([0x50, 0x4B, 0x05, 0x06] + [UInt8](repeating: 0, count: 18))
}
