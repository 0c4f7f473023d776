import AWSEC2
import CloudFormation
import Constructs

/// A network without a way to the internet, in which the functions of the ingestion pipeline run, with endpoints for the services that
/// they use.
///
/// Lambda itself reads the queue and the stream, writes the logs and sends the traces, from a network of its own. AWS KMS is asked by
/// the services that encrypt. So there are no endpoints for these, but for CloudWatch Logs when the extension of Lambda Insights
/// writes to it.
struct IngestionNetwork: Construct {
    var config: IngestionConfig

    /// Adds the network.
    /// - Returns: Where the functions run.
    func build(in scope: Scope) -> VPCPlacement {
        let network = scope.add("VPC", VPC())
        let functions = scope.add(
            "Functions",
            SecurityGroup(
                in: network,
                description: "Functions of the ingestion pipeline",
                // To the endpoints, and to Amazon DynamoDB, whose addresses differ from Region to Region.
                outbound: .only([.tcp(443, .anyIPv4)])
            )
        )
        let endpoints = scope.add(
            "Endpoints",
            SecurityGroup(
                in: network,
                description: "Endpoints for the functions of the ingestion pipeline",
                inbound: [.tcp(443, .group(functions))],
                outbound: .only([])
            )
        )
        var services: [(id: String, service: InterfaceEndpointService)] = [
            ("EventBridge", .eventBridge), ("SQS", .sqs), ("SystemsManager", .systemsManager),
        ]
        if config.splitsFunctions { services.append(("Lambda", .lambda)) }
        if config.usesLambdaInsights { services.append(("Logs", .cloudWatchLogs)) }
        for (id, service) in services {
            scope.add(id, InterfaceEndpoint(for: service, in: network, securityGroups: [endpoints]))
        }
        scope.add("DynamoDB", GatewayEndpoint(for: .dynamoDB, in: network))
        return VPCPlacement(in: network, securityGroups: [functions])
    }
}
