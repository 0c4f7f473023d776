import AWSCloudWatch
import CloudFormation
import Constructs

/// Watches the ingestion pipeline: counts log lines, raises alarms, shows dashboards, and saves queries for people to run.
///
/// Alarms, dashboards and queries have names that CloudFormation makes of that of the stack, and metrics have the environment in their namespace, so several
/// environments fit in one account and Region.
struct IngestionObservabilityStack: Stack {
    var config: IngestionConfig
    var environment: DeploymentEnvironment
    var queues: IngestionQueues
    var functions: IngestionFunctions
    var api: IngestionAPI

    var templateDescription: String? { "Ingestion pipeline: alarms, metrics, dashboards and log queries" }

    func build(in scope: Scope) {
        // The stack with the queues reports what is wrong.
        let config = config.checked.config
        scope.addTags(of: config, in: environment)

        let metrics = IngestionMetrics(namespace: config.metricNamespace(in: environment))
        let filters = scope.add("Filter", IngestionMetricFilters(functions: functions, metrics: metrics))
        let alarms = scope.add(
            "Alarm",
            IngestionAlarms(
                queues: queues,
                functions: functions,
                api: api,
                filters: filters,
                metrics: metrics,
                workerTimeout: config.workerTimeout
            )
        )
        let overview = scope.add(
            "Dashboard",
            IngestionDashboard(queues: queues, functions: functions, api: api, filters: filters).dashboard
        )
        let workers = scope.add(
            "WorkerDashboard",
            IngestionWorkerDashboard(queues: queues, functions: functions, metrics: metrics).dashboard(with: alarms)
        )
        scope.add("Query", IngestionQueries(functions: functions))
        scope.add(
            "CriticalAlarm",
            StackOutput(alarms.critical.alarmName, description: "The alarm that tells whether events are lost")
        )
        scope.add(
            "WarningAlarm",
            StackOutput(alarms.warning.alarmName, description: "The alarm that tells whether the pipeline gets slow")
        )
        scope.add("DashboardName", StackOutput(overview.name, description: "The dashboard to look at first"))
        scope.add("WorkerDashboardName", StackOutput(workers.name, description: "The dashboard of alarms and workers"))
    }
}
