import AWSKMS
import CloudFormation
import Constructs

/// What all functions of the ingestion pipeline have in common.
struct IngestionFunctionSettings {
    var environment: DeploymentEnvironment
    /// The container of the metrics that the functions write.
    var metricNamespace: String
    /// What encrypts environment and logs; `nil` when keys of AWS do.
    var key: Ref<KMS.Key>?
    /// Where the functions run; in no network of the account when `nil`.
    var vpc: VPCPlacement?
    /// The extension that reports memory and CPU; none when `nil`.
    var insightsLayer: Value<String>?

    /// Adds a function.
    /// - Parameters:
    ///   - id: The name of the function in the scope.
    ///   - product: The executable product that it runs.
    ///   - memory: The memory in MB.
    ///   - timeout: How long an invocation may take.
    ///   - variables: The environment variables that it has beside those of all functions.
    ///   - description: What it is for.
    ///   - scope: Where it is added.
    /// - Returns: The function and its log.
    func add(
        _ id: String,
        product: String,
        memory: Int,
        timeout: Duration,
        environment variables: [String: Value<String>],
        description: String,
        to scope: Scope
    ) -> IngestionFunction {
        let function = scope.add(
            id,
            Function(
                code: .swiftProduct(product),
                memory: memory,
                timeout: timeout,
                environment: variables.merging(["METRIC_NAMESPACE": Value(metricNamespace)]) { own, _ in own },
                environmentKey: key,
                tracing: .active,
                logging: Function.Logging(
                    retention: IngestionConfig.logRetention(in: environment),
                    encryptionKey: key,
                    removalPolicy: environment.removalPolicy
                ),
                insightsLayer: insightsLayer,
                vpc: vpc,
                description: description
            )
        )
        guard let logGroup = function.logGroup else { preconditionFailure("every Function has a log group") }
        return IngestionFunction(function: function, logGroup: logGroup)
    }
}
