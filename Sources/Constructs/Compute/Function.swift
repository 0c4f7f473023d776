internal import AWSIAM
internal import AWSKMS
internal import AWSLambda
internal import AWSLogs
public import CloudFormation
public import ResourceTypes

/// A Lambda function in Swift, with a role, a log group and, where they are asked for, settings for asynchronous invocation.
///
/// ```swift
/// let writer = scope.add("Writer", Function(
///     code: .swiftProduct("order-writer"),
///     memory: 256,
///     timeout: .seconds(10),
///     environment: ["TABLE_NAME": table.name]
/// ))
/// table.grant(.putItem, to: writer)
/// ```
///
/// The function runs on `provided.al2023`, which starts the executable `bootstrap` of the archive. Its role may write to its own log
/// group, and whatever is granted.
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html>
public struct Function: Construct, Equatable {
    /// The instruction set of the executable.
    ///
    /// <https://docs.aws.amazon.com/lambda/latest/dg/foundation-arch.html>
    public enum Architecture: String, CaseIterable, Hashable, Sendable {
        /// 64-bit Arm, AWS Graviton.
        case arm64
        /// 64-bit x86.
        // swift-format-ignore: AlwaysUseLowerCamelCase
        case x86_64
    }

    /// Whether the function records traces with AWS X-Ray.
    ///
    /// <https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html>
    public enum Tracing: Hashable, Sendable {
        /// Lambda samples requests and sends traces; the role may send some too.
        case active
        /// Lambda traces nothing of its own accord.
        case passThrough
    }

    /// How many invocations of the function may run at a time.
    ///
    /// <https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html>
    public enum Concurrency: Hashable, Sendable {
        /// As many as the account has left.
        case unreserved
        /// At most this many, 1 or more, which no other function of the account can take.
        case reserved(Int)
        /// None: all invocations are refused. The emergency brake.
        case stopped
    }

    /// Where the code lies.
    public var code: Code
    /// The only instruction set that the function can run on; that of its code when `nil`.
    public var architecture: Architecture?
    /// The memory in MB, 128 to 10,240.
    public var memory: Int
    /// How long an invocation may take, 1 to 900 s.
    public var timeout: Duration
    /// The environment variables by name.
    public var environment: [String: Value<String>]
    /// The key that encrypts the environment at rest; one of AWS when `nil`.
    public var environmentKey: Ref<KMS.Key>?
    /// The size of `/tmp` in MB, 512 to 10,240; 512 when `nil`.
    public var ephemeralStorage: Int?
    /// How many invocations may run at a time.
    public var concurrency: Concurrency
    /// What happens to events that invoke the function asynchronously; Lambda's defaults when `nil`.
    public var asyncInvocation: AsyncInvocation?
    /// Whether the function records traces with AWS X-Ray.
    public var tracing: Tracing
    /// What is logged, and how long it is kept.
    public var logging: Logging
    /// The layer with the extension that reports to CloudWatch Lambda Insights; nothing is reported when `nil`.
    ///
    /// <https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Lambda-Insights-extension-versions.html>
    public var insightsLayer: Value<String>?
    /// Where in a network the function runs; in none of the account when `nil`.
    public var vpc: VPCPlacement?
    /// What the function is for, at most 256 characters.
    public var description: String?
    /// The physical name; CloudFormation makes one when `nil`.
    public var name: String?

    /// Describes a function.
    /// - Parameters:
    ///   - code: Where the code lies.
    ///   - architecture: The only instruction set that the function can run on. When not given it is that of its code: for a Swift product
    ///     the parameter `CodeArchitecture` of the stack, arm64 unless the deployment says otherwise, which costs less for the same time;
    ///     for other code arm64.
    ///   - memory: The memory in MB, 128 to 10,240. Lambda assigns CPU in proportion. 128 when not given, Lambda's own default: a Swift
    ///     worker needs little, and whoever needs more sees it in the report of each invocation.
    ///   - timeout: How long an invocation may take, 1 to 900 s. 30 s when not given, so that a batch whose writes are throttled can be
    ///     retried, and a sixth of the default visibility timeout of a ``Queue``, as AWS advises; Lambda's own default is 3 s.
    ///   - environment: The environment variables by name. A name has two letters, digits and underscores or more, starting with a letter,
    ///     and is not one that Lambda itself sets. All names and values together have at most 4 KB. None when not given.
    ///   - environmentKey: The key that encrypts the environment at rest. The role may decrypt with it; whoever deploys needs
    ///     `kms:CreateGrant` and `kms:Encrypt`. A key of AWS when not given.
    ///   - ephemeralStorage: The size of `/tmp` in MB, 512 to 10,240; 512 when not given.
    ///   - concurrency: How many invocations may run at a time; as many as the account has left when not given.
    ///   - asyncInvocation: What happens to events that invoke the function asynchronously, from rules and topics. It has no effect on
    ///     queues and streams. Lambda's defaults when not given: two retries within six hours, then the event is lost.
    ///   - tracing: Whether the function records traces with AWS X-Ray; not of its own accord when not given.
    ///   - logging: What is logged, and how long it is kept; JSON lines for 30 days when not given.
    ///   - insightsLayer: The ARN of the layer version with the extension that reports memory, CPU and network of each invocation to
    ///     CloudWatch Lambda Insights, for the Region of the stack and the architecture of the function, which must be given too. The role may write what the
    ///     extension reports, to a log group that all functions of the account share. Nothing is reported when not given; it is billed.
    ///   - vpc: Where in a network of the account the function runs; in none when not given, then it reaches the internet and so all services
    ///     of AWS. In a network it reaches what the network does.
    ///   - description: What the function is for, at most 256 characters; none when not given.
    ///   - name: The name, at most 64 letters, digits, hyphens and underscores. When not given CloudFormation makes one, so that the
    ///     stack can be deployed twice in an account, and the function can be replaced.
    public init(
        code: Code,
        architecture: Architecture? = nil,
        memory: Int = 128,
        timeout: Duration = .seconds(30),
        environment: [String: Value<String>] = [:],
        environmentKey: Ref<KMS.Key>? = nil,
        ephemeralStorage: Int? = nil,
        concurrency: Concurrency = .unreserved,
        asyncInvocation: AsyncInvocation? = nil,
        tracing: Tracing = .passThrough,
        logging: Logging = Logging(),
        insightsLayer: Value<String>? = nil,
        vpc: VPCPlacement? = nil,
        description: String? = nil,
        name: String? = nil
    ) {
        self.code = code
        self.architecture = architecture
        self.memory = memory
        self.timeout = timeout
        self.environment = environment
        self.environmentKey = environmentKey
        self.ephemeralStorage = ephemeralStorage
        self.concurrency = concurrency
        self.asyncInvocation = asyncInvocation
        self.tracing = tracing
        self.logging = logging
        self.insightsLayer = insightsLayer
        self.vpc = vpc
        self.description = description
        self.name = name
    }

    /// Adds the function, its role, policy and log group.
    public func build(in scope: Scope) -> Ref<Lambda.Function> {
        check(in: scope)
        if case .swiftProduct(let product) = code {
            scope.requireExecutable(product, for: architecture?.rawValue)
        }
        let role = ExecutionRole(
            scope.add(
                "Role",
                Role(trustedService: "lambda.amazonaws.com").resource(policies: rolePolicies),
                at: scope.location
            ),
            in: scope
        )
        let logGroup = logging.addGroup(to: scope)
        role.allow(["logs:CreateLogStream", "logs:PutLogEvents"], on: [Value(logGroup.arn)])
        role.noteUseByService(of: Value(logGroup.arn))
        if let environmentKey { role.allow(["kms:Decrypt"], on: [Value(environmentKey.arn)]) }

        let reserved: Value<Int>? =
            switch concurrency {
            case .unreserved: nil
            case .reserved(let count): Value(count)
            case .stopped: 0
            }
        let function = Resource(
            Lambda.Function.self,
            .init(
                code: code.property(in: scope),
                role: Value(role.role.arn),
                architectures: [architectureProperty(in: scope)],
                description: description.map { Value($0) },
                environment: environment.isEmpty ? nil : .init(variables: Map(environment)),
                ephemeralStorage: ephemeralStorage.map { .init(size: Value($0)) },
                functionName: name.map { Value($0) },
                handler: "bootstrap",
                kmsKeyArn: environmentKey?.arn,
                layers: insightsLayer.map { [$0] },
                loggingConfig: logging.property(writingTo: logGroup),
                memorySize: Value(memory),
                reservedConcurrentExecutions: reserved,
                runtime: .providedAl2023,
                timeout: Value(scope.seconds("timeout", timeout, in: 1...900)),
                tracingConfig: tracing == .active ? .init(mode: .active) : nil,
                vpcConfig: vpc?.property(in: scope)
            )
        ).build(in: scope)
        role.attach(to: function)
        scope.graph.attach(logGroup, to: function.element)
        asyncInvocation?.add(to: function, role: role, in: scope)
        vpc?.checkServices(of: role, in: scope)
        // The extension itself writes, from where the function runs, so a network needs a way for it.
        if insightsLayer != nil { role.allowInsights() }
        return function
    }

    /// What the role may do from its creation on: Lambda refuses a function whose role may not yet do what it is configured for, and what
    /// is granted may come after the function.
    private var rolePolicies: List<IAM.Role.Policy>? {
        var policies: [IAM.Role.Policy] = []
        if vpc != nil { policies.append(VPCPlacement.rolePolicy) }
        if tracing == .active { policies.append(Tracing.rolePolicy) }
        return policies.isEmpty ? nil : List(policies)
    }
}

extension ExecutionRole {
    /// Allows what the extension of CloudWatch Lambda Insights needs.
    ///
    /// <https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Lambda-Insights-Getting-Started.html>
    fileprivate func allowInsights() {
        allow(
            ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
            on: ["arn:\(Pseudo.partition):logs:\(Pseudo.region):\(Pseudo.accountID):log-group:/aws/lambda-insights:*"]
        )
    }
}

extension Function.Tracing {
    /// What the role must be allowed to send traces.
    fileprivate static var rolePolicy: IAM.Role.Policy {
        // The actions of X-Ray know no resources.
        let document: JSON = [
            "Version": "2012-10-17",
            "Statement": [
                [
                    "Effect": "Allow",
                    "Action": ["xray:PutTelemetryRecords", "xray:PutTraceSegments"],
                    "Resource": "*",
                ]
            ],
        ]
        return .init(policyDocument: document, policyName: "Tracing")
    }
}

extension Ref where R == Lambda.Function {
    /// The role that the function runs with, `nil` when the app does not know it: that of a function which is a raw resource, or is
    /// imported without its role.
    public var role: Ref<IAM.Role>? { graph.attachment(ExecutionRole.self, of: element)?.role }

    /// The log group that the function writes to, for metric filters and queries.
    ///
    /// It is `nil` for a function that is a raw resource or is imported.
    public var logGroup: Ref<Logs.LogGroup>? { graph.attachment(Ref<Logs.LogGroup>.self, of: element) }
}
