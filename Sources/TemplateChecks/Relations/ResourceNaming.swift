/// How the resources of a type are named, and how their ARNs are made of the names.
///
/// <https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html>
struct ResourceNaming {
    /// The type.
    let typeName: String
    /// The part of an ARN that says which service.
    let service: String
    /// What is before the name in the last part of an ARN.
    var prefix = ""
    /// The property with the name that was chosen; `nil` when the service always makes one.
    let property: String?
    /// The attributes that are the name; `nil` is what `Ref` returns.
    let names: [String?]
    /// The attributes that are the ARN; `nil` is what `Ref` returns.
    var arns: [String?] = ["Arn"]
    /// What is behind the name in the ARN that the service tells.
    var arnSuffix = ""
    /// Whether ARNs say in which Region, and in which account, the resource is.
    var hasPlace = (region: true, account: true)

    /// The naming of a type; `nil` for one that is not known here.
    static func of(_ typeName: String) -> ResourceNaming? { byType[typeName] }

    /// The namings of the types of a service.
    static func ofService(_ service: String) -> [ResourceNaming] { byService[service] ?? [] }

    private static let byService = Dictionary(grouping: all) { $0.service }
    private static let byType = Dictionary(uniqueKeysWithValues: all.map { ($0.typeName, $0) })

    private static let all = [
        ResourceNaming(
            typeName: "AWS::CloudWatch::Alarm",
            service: "cloudwatch",
            prefix: "alarm:",
            property: "AlarmName",
            names: [nil]
        ),
        ResourceNaming(
            typeName: "AWS::DynamoDB::GlobalTable",
            service: "dynamodb",
            prefix: "table/",
            property: "TableName",
            names: [nil]
        ),
        ResourceNaming(
            typeName: "AWS::CloudWatch::CompositeAlarm",
            service: "cloudwatch",
            prefix: "alarm:",
            property: "AlarmName",
            names: [nil]
        ),
        ResourceNaming(
            typeName: "AWS::DynamoDB::Table",
            service: "dynamodb",
            prefix: "table/",
            property: "TableName",
            names: [nil]
        ),
        ResourceNaming(
            typeName: "AWS::Events::EventBus",
            service: "events",
            prefix: "event-bus/",
            property: "Name",
            names: [nil, "Name"]
        ),
        // The name of the bus, if it is not the default one, is in ARNs too.
        ResourceNaming(
            typeName: "AWS::Events::Rule",
            service: "events",
            prefix: "rule/",
            property: nil,
            names: [nil, "RuleName"]
        ),
        ResourceNaming(
            typeName: "AWS::IAM::Role",
            service: "iam",
            prefix: "role/",
            property: "RoleName",
            names: [nil],
            hasPlace: (false, true)
        ),
        ResourceNaming(
            typeName: "AWS::KMS::Key",
            service: "kms",
            prefix: "key/",
            property: nil,
            names: [nil, "KeyId"]
        ),
        ResourceNaming(
            typeName: "AWS::Kinesis::Stream",
            service: "kinesis",
            prefix: "stream/",
            property: "Name",
            names: [nil]
        ),
        ResourceNaming(
            typeName: "AWS::Lambda::Function",
            service: "lambda",
            prefix: "function:",
            property: "FunctionName",
            names: [nil]
        ),
        ResourceNaming(
            typeName: "AWS::Logs::LogGroup",
            service: "logs",
            prefix: "log-group:",
            property: "LogGroupName",
            names: [nil],
            arnSuffix: ":*"
        ),
        ResourceNaming(
            typeName: "AWS::S3::Bucket",
            service: "s3",
            property: "BucketName",
            names: [nil],
            hasPlace: (false, false)
        ),
        ResourceNaming(
            typeName: "AWS::SNS::Topic",
            service: "sns",
            property: "TopicName",
            names: ["TopicName"],
            arns: [nil, "TopicArn"]
        ),
        ResourceNaming(typeName: "AWS::SQS::Queue", service: "sqs", property: "QueueName", names: ["QueueName"]),
        ResourceNaming(
            typeName: "AWS::StepFunctions::StateMachine",
            service: "states",
            prefix: "stateMachine:",
            property: "StateMachineName",
            names: ["Name"],
            arns: [nil, "Arn"]
        ),
    ]
}
