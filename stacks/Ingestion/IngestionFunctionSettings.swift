import AWSKMS
import AWSLambda
import CloudFormation
import Constructs
import LambdaContracts

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
    ///   - contract: What the worker that it runs and this stack agree on.
    ///   - memory: The memory in MB.
    ///   - timeout: How long an invocation may take.
    ///   - variables: The values of the contract's variables.
    ///   - description: What it is for.
    ///   - scope: Where it is added.
    /// - Returns: The function.
    func add<Contract: LambdaContract>(
        _ id: String,
        _ contract: Contract.Type,
        memory: Int,
        timeout: Duration,
        environment variables: KeyValuePairs<Contract.Environment, Value<String>>,
        description: String,
        to scope: Scope
    ) -> Ref<Lambda.SwiftFunction<Contract>> {
        scope.add(
            id,
            SwiftFunction(
                contract,
                environment: variables,
                // The layer is for Arm.
                architecture: insightsLayer == nil ? nil : .arm64,
                memory: memory,
                timeout: timeout,
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
    }
}
