/// A service of AWS that a network reaches through an interface endpoint.
///
/// <https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html>
public struct InterfaceEndpointService: Hashable, Sendable {
    /// The end of the service's name, `sqs` of `com.amazonaws.eu-west-1.sqs` for example.
    public let name: String

    /// A service that has no constant.
    /// - Parameter name: The end of the service's name, `sqs` of `com.amazonaws.eu-west-1.sqs` for example.
    public init(_ name: String) {
        self.name = name
    }

    /// APIs of Amazon API Gateway: requests to them, those of other networks too.
    public static let apiGateway = InterfaceEndpointService("execute-api")
    /// Amazon CloudWatch: metrics and alarms.
    public static let cloudWatch = InterfaceEndpointService("monitoring")
    /// Amazon CloudWatch Logs; what functions log does not need it.
    public static let cloudWatchLogs = InterfaceEndpointService("logs")
    /// Amazon EventBridge.
    public static let eventBridge = InterfaceEndpointService("events")
    /// AWS KMS; services that encrypt on behalf of a function do not need it.
    public static let kms = InterfaceEndpointService("kms")
    /// Amazon Kinesis Data Streams.
    public static let kinesis = InterfaceEndpointService("kinesis-streams")
    /// AWS Lambda: invocations of functions.
    public static let lambda = InterfaceEndpointService("lambda")
    /// Amazon EventBridge Scheduler.
    public static let scheduler = InterfaceEndpointService("scheduler")
    /// AWS Secrets Manager.
    public static let secretsManager = InterfaceEndpointService("secretsmanager")
    /// Amazon SNS.
    public static let sns = InterfaceEndpointService("sns")
    /// Amazon SQS.
    public static let sqs = InterfaceEndpointService("sqs")
    /// AWS Step Functions.
    public static let stepFunctions = InterfaceEndpointService("states")
    /// AWS STS: roles to assume.
    public static let sts = InterfaceEndpointService("sts")
    /// AWS Systems Manager: parameters of Parameter Store.
    public static let systemsManager = InterfaceEndpointService("ssm")
    /// AWS X-Ray.
    public static let xRay = InterfaceEndpointService("xray")
}

/// A service of AWS that a network reaches through a gateway endpoint, which costs nothing.
///
/// <https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html>
public enum GatewayEndpointService: String, Hashable, Sendable, CaseIterable {
    /// Amazon DynamoDB.
    case dynamoDB = "dynamodb"
    /// Amazon S3.
    case s3
}

/// How a service whose actions are granted is reached.
enum ServiceEndpoint {
    case interface(InterfaceEndpointService)
    case gateway(GatewayEndpointService)

    /// The endpoint for what a function asks of a service itself.
    ///
    /// AWS KMS is left out: its actions are mostly granted for services that encrypt on behalf of the function.
    /// - Parameter action: The name of an action in policies, `sqs:SendMessage` for example.
    init?(of action: String) {
        switch action.prefix(while: { $0 != ":" }) {
        case "cloudwatch": self = .interface(.cloudWatch)
        case "dynamodb": self = .gateway(.dynamoDB)
        case "events": self = .interface(.eventBridge)
        case "execute-api": self = .interface(.apiGateway)
        case "kinesis": self = .interface(.kinesis)
        case "lambda": self = .interface(.lambda)
        case "logs": self = .interface(.cloudWatchLogs)
        case "s3": self = .gateway(.s3)
        case "scheduler": self = .interface(.scheduler)
        case "secretsmanager": self = .interface(.secretsManager)
        case "sns": self = .interface(.sns)
        case "sqs": self = .interface(.sqs)
        case "ssm": self = .interface(.systemsManager)
        case "states": self = .interface(.stepFunctions)
        case "sts": self = .interface(.sts)
        case "xray": self = .interface(.xRay)
        default: return nil
        }
    }

    var name: String {
        switch self {
        case .interface(let service): service.name
        case .gateway(let service): service.rawValue
        }
    }

    /// How a program adds the endpoint.
    var construct: String {
        switch self {
        case .interface: "an InterfaceEndpoint"
        case .gateway: "a GatewayEndpoint"
        }
    }
}
