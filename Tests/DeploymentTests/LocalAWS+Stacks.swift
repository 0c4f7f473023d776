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
        "AWS::ApiGatewayV2::Api",
        "AWS::ApiGatewayV2::Authorizer",
        "AWS::ApiGatewayV2::Integration",
        "AWS::ApiGatewayV2::Route",
        "AWS::ApiGatewayV2::Stage",
        "AWS::ApplicationAutoScaling::ScalableTarget",
        "AWS::ApplicationAutoScaling::ScalingPolicy",
        "AWS::CloudWatch::Alarm",
        "AWS::CloudWatch::CompositeAlarm",
        "AWS::Lambda::EventInvokeConfig",
        "AWS::Logs::MetricFilter",
        "AWS::Logs::QueryDefinition",
        "AWS::S3::BucketPolicy",
        "AWS::SNS::Subscription",
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
    func deploy(_ stack: SynthesizedStack, version: String = "v1") throws {
        let folder = try TemporaryFolder()
        let file = folder.url.appending(path: "\(stack.id).yaml")
        try text(of: stack).write(to: file, atomically: true, encoding: .utf8)
        try run(
            [
                "cloudformation", "deploy", "--template-file", file.path, "--stack-name", stack.name,
                "--capabilities", "CAPABILITY_IAM", "--parameter-overrides", "CodeBucket=code",
                "CodeVersion=\(version)",
            ])
    }

    /// Deploys stacks that import from each other, or updates them.
    ///
    /// The server forgets the outputs of a stack that a change set creates, and with them what it exports; so these do without.
    func deploy(_ stacks: [SynthesizedStack], version: String = "v1") throws {
        for stack in stacks {
            let names = try list("cloudformation", "describe-stacks", query: "Stacks[].StackName")
            let parameters = stack.template.parameters.filter { $0.value["Default"] == nil }.map(\.key).map { name in
                "ParameterKey=\(name),ParameterValue=\(name == "CodeBucket" ? "code" : version)"
            }
            let folder = try TemporaryFolder()
            let file = folder.url.appending(path: "\(stack.id).yaml")
            try text(of: stack).write(to: file, atomically: true, encoding: .utf8)
            try run(
                [
                    "cloudformation", names.contains(stack.name) ? "update-stack" : "create-stack", "--stack-name",
                    stack.name, "--capabilities", "CAPABILITY_IAM", "--template-body", "file://\(file.path)",
                ] + (parameters.isEmpty ? [] : ["--parameters"] + parameters)
            )
        }
    }

    /// The template without what the server does not know, unlike AWS.
    ///
    /// That is:
    /// - the attributes `RuleName` of rules and `Arn` of parameters, and those of APIs, which it does not create
    /// - that `Ref` of a bus is its name, and that of a Region in `Fn::GetAZs`
    /// - the form that tags have in templates, of keys and parameters.
    private func text(of stack: SynthesizedStack) throws -> String {
        try stack.text(.yaml)
            .replacing(/!GetAtt \w+\.RuleName/, with: "unknown")
            .replacing(/\${\w+\.RuleName}/, with: "unknown")
            .replacing(/!GetAtt \w+Parameter\.Arn/, with: "arn:aws:ssm:eu-west-1:123456789012:parameter/unknown")
            .replacing("!GetAtt API.ApiEndpoint", with: "https://unknown")
            .replacing(/!ImportValue \w+-\w+:API\n/, with: "unknown\n")
            .replacing("Fn::GetAZs: !Ref AWS::Region", with: "Fn::GetAZs: eu-west-1")
            .replacing(/!Ref (\w*Bus)\n/) { "!GetAtt \($0.1).Name\n" }
            .replacing(/\n    Type: AWS::(SSM::Parameter|KMS::Key)\n(    .*\n)*/) { resource in
                String(resource.0).replacing(/\ {6}Tags:\n(        .*\n|      - .*\n)+/, with: "")
            }
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
        // A subscription with a condition exists only if an address is given.
        let resources = stack.template.resources.filter { $0.value["Condition"] == nil }
        let types = Set(resources.compactMap { $0.value["Type"]?.stringValue })
        let expected = resources.filter { !Self.knownUnsupportedTypes.contains($0.value["Type"]?.stringValue ?? "") }
        #expect(created.sorted() == expected.map { "\($0.key):CREATE_COMPLETE" }.sorted())
        // Other stacks may have been deployed before.
        let unsupported = try unsupportedTypes()
        #expect(unsupported.isSubset(of: Self.knownUnsupportedTypes))
        #expect(unsupported.intersection(types) == Self.knownUnsupportedTypes.intersection(types))
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
enum EmptyArchive {
    static let data = Data([0x50, 0x4B, 0x05, 0x06] + [UInt8](repeating: 0, count: 18))
}
