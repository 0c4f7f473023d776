import AWSSNS
import CloudFormation
import Constructs

/// The pipeline of one entry of ``tablesConfig``.
struct BufferedTable: Construct {
    var config: TableConfig
    var removalPolicy: ResourceOptions.RemovalPolicy
    var alarmTopic: Ref<SNS.Topic>

    /// Builds the pipeline, or reports what is wrong with the entry at the line of the entry.
    func build(in scope: Scope) -> WritePipeline.Output? {
        let problems = config.problems
        for problem in problems { scope.error(problem, at: config.location) }
        guard problems.isEmpty else { return nil }
        let pipeline = WritePipeline(
            partitionKey: .string("id"),
            billing: .provisioned(read: .fixed(config.readCapacity), write: writeCapacity),
            maximumConcurrency: config.sqsMaxConcurrency,
            receiveCount: config.retryAttempts,
            batchSize: config.batchSize,
            timeout: .seconds(config.timeoutSeconds),
            asyncRetryAttempts: config.lambdaRetryAttempts,
            alarmAge: .seconds(config.alarmAgeSeconds),
            removalPolicy: removalPolicy,
            alarmTopic: alarmTopic
        )
        return pipeline.build(in: scope)
    }

    private var writeCapacity: Table.Capacity {
        guard let maximum = config.maximumWriteCapacity else { return .fixed(config.writeCapacity) }
        return .autoscaled(minimum: config.writeCapacity, maximum: maximum)
    }
}
