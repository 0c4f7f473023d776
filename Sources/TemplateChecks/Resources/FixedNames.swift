import TemplateModel

extension Rule {
    static let fixedName = Rule(
        "RES-26",
        .info,
        "the names of resources are not fixed",
        source: "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-name.html"
    )
}

/// Finds names that are the same in every stack that is made of a template.
///
/// Those of tables and of IAM are found by rules of their own.
enum FixedNames {
    /// The property with the name, by resource type.
    static let properties = [
        "AWS::CloudWatch::Alarm": "AlarmName", "AWS::CloudWatch::CompositeAlarm": "AlarmName",
        "AWS::CloudWatch::Dashboard": "DashboardName", "AWS::Events::EventBus": "Name", "AWS::Events::Rule": "Name",
        "AWS::KMS::Alias": "AliasName", "AWS::Kinesis::Stream": "Name", "AWS::Lambda::Function": "FunctionName",
        "AWS::Logs::LogGroup": "LogGroupName", "AWS::S3::Bucket": "BucketName", "AWS::SNS::Topic": "TopicName",
        "AWS::SQS::Queue": "QueueName", "AWS::SSM::Parameter": "Name", "AWS::Scheduler::Schedule": "Name",
        "AWS::SecretsManager::Secret": "Name", "AWS::StepFunctions::StateMachine": "StateMachineName",
    ]

    static func check(_ resource: ResourceView) {
        guard let property = properties[resource.subject.typeName] else { return }
        for name in resource.values(.key(property)) {
            // A name that a parameter gives, or a mapping by Region or environment, is another in another stack.
            guard let text = name.text, !text.isEmpty, !namesEnvironment(text),
                name.value.choices.parameters.isEmpty, name.value.choices.mappings.isEmpty
            else { continue }
            resource.session.findings.report(
                .fixedName,
                at: name.value.place,
                "\(resource.statement(of: name)) in every stack: a second one of the template in an account and Region fails, "
                    + "and so does a change that replaces the resource; put AWS::StackName into the name, or leave it out "
                    + "where that is possible"
            )
        }
    }

    /// Whether a part of a name is that of an environment, as programs write it that make a template for each.
    private static func namesEnvironment(_ name: String) -> Bool {
        name.lowercased().split { !$0.isLetter }.contains { environments.contains($0) }
    }

    private static let environments: Set<Substring> = [
        "beta", "dev", "development", "gamma", "integration", "preprod", "prod", "production", "qa", "sandbox", "stage",
        "staging", "test", "testing", "uat",
    ]
}
