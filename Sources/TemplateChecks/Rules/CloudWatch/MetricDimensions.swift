import TemplateModel

extension RelationRule {
    static let metricDimensions = RelationRule(
        "CWA-12",
        .error,
        "the dimensions of a metric are those of the service",
        source: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_concepts.html",
        check: { relations, rule in
            for metric in relations.alarmMetrics {
                guard let name = metric.namespace.text, let namespace = MetricCatalog.namespace(name) else { continue }
                for dimension in metric.dimensionNames {
                    guard let text = dimension.text, !namespace.dimensions.contains(text) else { continue }
                    // Services can have new dimensions.
                    let isSlip =
                        namespace.dimensions.count == 1
                        || Suggestion.nearest(to: text, among: namespace.dimensions) != nil
                    relations.report(
                        rule,
                        at: dimension,
                        with: [metric.namespace],
                        "metrics of \(name) have no dimension '\(text)', so that the alarm gets no data; they have "
                            + ValueText.list(namespace.dimensions.sorted(), joinedBy: "and"),
                        isPossible: !isSlip
                    )
                }
                for (dimension, value) in metric.dimensions.sorted(by: { $0.key < $1.key })
                where dimension.hasSuffix("Name") {
                    guard let reference = SymbolicText(value.value)?.reference,
                        let resource = relations.resource(reference.name),
                        let naming = ResourceNaming.of(resource.subject.typeName),
                        resource.subject.typeName != "AWS::Events::Rule",
                        namespace.dimensions.contains(dimension), !naming.names.contains(reference.attribute)
                    else { continue }
                    let isURL = resource.subject.typeName == "AWS::SQS::Queue" && reference.attribute == nil
                    guard isURL || naming.arns.contains(reference.attribute) else { continue }
                    let name =
                        naming.names.compactMap { $0 }.first.map { "!GetAtt \(reference.name).\($0)" }
                        ?? "!Ref \(reference.name)"
                    relations.report(
                        rule,
                        at: value,
                        with: [metric.namespace],
                        "the value of '\(dimension)' is the \(isURL ? "URL" : "ARN") of '\(reference.name)', but must be its name, so that the "
                            + "alarm gets no data; use \(name)"
                    )
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    CloudWatch does not check whether a metric exists. An alarm on a dimension that the \
                    service does not send, or on an ARN in place of a name, has no data, and never fires.
                    """,
                fix: """
                    Use the dimensions that the service documents, with the name of the resource.
                    """,
                evidence: [.archivedDocumentation, .report],
                sources: [
                    "https://github.com/aws/aws-cdk/issues/13830"
                ],
                examples: [
                    .bad(
                        "A dimension that does not exist",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                          Late:
                            Type: AWS::CloudWatch::Alarm
                            Properties:
                              Namespace: AWS/SQS
                              MetricName: NumberOfMessagesSent
                              Dimensions: [{Name: QueueArn, Value: !GetAtt Orders.Arn}]
                        """,
                        finds: """
                            error[CWA-12]: metrics of AWS/SQS have no dimension 'QueueArn', so that the alarm \
                            gets no data; they have 'QueueName' [Resources/Late/Properties/Dimensions/0/Name]
                            """
                    ),
                    .bad(
                        "The URL of a queue",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                          Late:
                            Type: AWS::CloudWatch::Alarm
                            Properties:
                              Namespace: AWS/SQS
                              MetricName: NumberOfMessagesSent
                              Dimensions: [{Name: QueueName, Value: !Ref Orders}]
                        """,
                        finds: """
                            error[CWA-12]: the value of 'QueueName' is the URL of 'Orders', but must be its \
                            name, so that the alarm gets no data; use !GetAtt Orders.QueueName \
                            [Resources/Late/Properties/Dimensions/0/Value]
                            """
                    ),
                    .good(
                        "The name of a queue",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                          Late:
                            Type: AWS::CloudWatch::Alarm
                            Properties:
                              Namespace: AWS/SQS
                              MetricName: NumberOfMessagesSent
                              Dimensions: [{Name: QueueName, Value: !GetAtt Orders.QueueName}]
                        """
                    ),
                    .unknown(
                        "A name that a deployment gives",
                        """
                        Parameters:
                          P: {Type: String}
                        Resources:
                          Late:
                            Type: AWS::CloudWatch::Alarm
                            Properties:
                              Namespace: AWS/SQS
                              MetricName: NumberOfMessagesSent
                              Dimensions: [{Name: QueueName, Value: !Ref P}]
                        """
                    ),
                ]
            )
        }
    )
}
