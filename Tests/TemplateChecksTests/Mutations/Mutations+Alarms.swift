import TemplateModel

extension Mutation {
    static let ofAlarms: [Mutation] = [
        Mutation("CWA-01", "OrderBuffer", .set("OrdersBacklogAge/Period", "45")),
        Mutation("CWA-02", "OrderBuffer", .set("OrdersBacklogAge/EvaluationPeriods", "1441")),
        Mutation("CWA-03", "OrderBuffer", .set("OrdersBacklogAge/Period", "10")),
        Mutation("CWA-04", "TableStream", .set("AuditErrors/DatapointsToAlarm", "6")),
        Mutation("CWA-05", "OrderBuffer", .set("OrdersBacklogAge/ExtendedStatistic", "p99")),
        Mutation("CWA-06", "OrderBuffer", .set("OrdersBacklogAge/Metrics", "[{Id: m1, Expression: '1'}]")),
        Mutation(
            "CWA-07",
            "OrderBuffer",
            .set(
                "OrdersBacklogAge/AlarmActions",
                "[" + (1...6).map { "'arn:aws:sns:eu-west-1:123456789012:t\($0)'" }.joined(separator: ", ") + "]"
            )
        ),
        Mutation("CWA-08", "IngestionObservability", sumOfElevenMetrics),
        Mutation("CWA-09", "OrderBuffer", .remove("OrdersDeadLetterDepth/TreatMissingData")),
        Mutation(
            "CWA-10",
            "OrderBuffer",
            .set("OrdersBacklogAge/Namespace", "AWS/DynamoDB"),
            .set("OrdersBacklogAge/MetricName", "WriteThrottleEvents"),
            .set("OrdersBacklogAge/Dimensions", "[{Name: TableName, Value: !Ref OrdersTable}]")
        ),
        Mutation("CWA-11", "OrderBuffer", .set("OrdersDeadLetterDepth/MetricName", "NumberOfMessagesSent")),
        Mutation("CWA-12", "OrderBuffer", .set("OrdersBacklogAge/Dimensions/0/Name", "QueueArn")),
        Mutation("CWA-12", "OrderBuffer", .set("OrdersBacklogAge/Dimensions/0/Value", "!Ref OrdersQueue")),
        Mutation("CWA-13", "OrderBuffer", .set("OrdersBacklogAge/MetricName", "ApproximateAgeOfOldestMessages")),
        Mutation("CWA-14", "OrderBuffer", .set("OrdersBacklogAge/AlarmActions/0", "!GetAtt Alarms.TopicName")),
        Mutation("CWA-15", "OrderBuffer", .set("Alarms/KmsMasterKeyId", "alias/aws/sns")),
        Mutation(
            "CWA-16",
            "IngestionObservability",
            .set("AlarmCritical/AlarmName", "critical"),
            .set("AlarmCritical/AlarmRule", "ALARM(critical)")
        ),
        Mutation("CWA-17", "OrderBuffer", .set("Dashboard/DashboardBody", "widgets")),
        Mutation("CWA-18", "OrderBuffer", dashboard(metrics: 501)),
        Mutation("CWA-19", "OrderBuffer", dashboard(width: 25)),
        Mutation("CWA-20", "TableStream", .set("AuditIteratorAge/MetricName", "Duration"), at: "AuditProcessor"),
        Mutation(
            "CWA-21",
            "OrderBuffer",
            .remove("AlarmsPolicy/PolicyDocument/Statement/1"),
            .remove("AlarmsPolicy/PolicyDocument/Statement/0"),
            at: "OrdersBacklogAge"
        ),
        Mutation(
            "CWA-22",
            "OrderBuffer",
            .set("OrdersBacklogAge/Namespace", "AWS/Lambda"),
            .set("OrdersBacklogAge/MetricName", "IteratorAge"),
            .set("OrdersBacklogAge/Dimensions", "[{Name: FunctionName, Value: !Ref OrdersWriter}]")
        ),
    ]

    private static let sumOfElevenMetrics: Edit = {
        let metrics = (1...11).map { number in
            """
            {Id: m\(number), ReturnData: false, MetricStat: {Period: 60, Stat: Sum, \
            Metric: {Namespace: AWS/SQS, MetricName: NumberOfMessagesSent, Dimensions: [{Name: QueueName, Value: q\(number)}]}}}
            """
        }
        let sum = "{Id: e1, Expression: '\((1...11).map { "m\($0)" }.joined(separator: " + "))'}"
        return .set("AlarmHighErrorRate/Metrics", "[\((metrics + [sum]).joined(separator: ", "))]")
    }()

    private static func dashboard(width: Int = 6, metrics count: Int = 1) -> Edit {
        let metrics = (1...count).map { #"["AWS/SQS","NumberOfMessagesSent","QueueName","q\#($0)"]"# }
        let properties = #"{"region":"eu-west-1","metrics":[\#(metrics.joined(separator: ","))]}"#
        let widget = #"{"type":"metric","x":0,"y":0,"width":\#(width),"height":6,"properties":\#(properties)}"#
        return .set("Dashboard/DashboardBody", #"'{"widgets":[\#(widget)]}'"#)
    }
}
