import CloudFormation
import SynthCommand

/// Names the stacks.
///
/// `swift run synth` prints the template of the first one.
@main
struct Synth: SynthesisCommand {
    typealias Environment = DeploymentEnvironment

    static func addStacks(to app: App, for environment: Environment) {
        app.add("WriteBuffer", WriteBufferStack(tables: tablesConfig, environment: environment))
        app.add("OrderBuffer", OrderBufferStack(environment: environment))
        app.add("TableStream", TableStreamStack(config: tableStreamConfig, environment: environment))
        app.add("OrderMetrics", OrderMetricsStack(config: orderMetricsConfig, environment: environment))
        app.addIngestion(ingestionConfig, for: environment)
    }
}
