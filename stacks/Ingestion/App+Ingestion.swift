import CloudFormation

extension App {
    /// Adds the stacks of the ingestion pipeline in the order in which they are deployed.
    func addIngestion(_ config: IngestionConfig, for environment: DeploymentEnvironment) {
        addStacks(named: ["IngestionQueues", "IngestionFunctions", "IngestionAPI", "IngestionObservability"]) {
            let queues = add("IngestionQueues", IngestionQueuesStack(config: config, environment: environment))
            let functions = add(
                "IngestionFunctions",
                IngestionFunctionsStack(config: config, environment: environment, queues: queues)
            )
            let api = add(
                "IngestionAPI",
                IngestionAPIStack(config: config, environment: environment, key: queues.key, functions: functions)
            )
            add(
                "IngestionObservability",
                IngestionObservabilityStack(
                    config: config,
                    environment: environment,
                    queues: queues,
                    functions: functions,
                    api: api
                )
            )
        }
    }
}
