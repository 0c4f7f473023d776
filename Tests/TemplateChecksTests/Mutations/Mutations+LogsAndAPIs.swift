import TemplateModel

extension Mutation {
    static let ofLogs: [Mutation] = [
        Mutation("LOG-01", "OrderBuffer", .set("OrdersWriterLogs/RetentionInDays", "31")),
        Mutation(
            "LOG-02",
            "OrderBuffer",
            .set("OrdersWriterLogs/KmsKeyId", "!GetAtt Key.Arn"),
            .add(
                "Key",
                "AWS::KMS::Key",
                """
                {KeyPolicy: {Version: '2012-10-17', Statement: [{Effect: Allow, Action: 'kms:*', Resource: '*', \
                Principal: {AWS: !Sub 'arn:${AWS::Partition}:iam::${AWS::AccountId}:root'}}]}}
                """
            )
        ),
        Mutation("LOG-03", "OrderBuffer", .remove("OrdersWriterLogs/RetentionInDays")),
        Mutation("LOG-03", "OrderBuffer", .remove("OrdersWriter/LoggingConfig/LogGroup")),
        Mutation(
            "LOG-04",
            "OrderBuffer",
            (1...3).map { number in
                .add(
                    "Filter\(number)",
                    "AWS::Logs::SubscriptionFilter",
                    """
                    {LogGroupName: !Ref OrdersWriterLogs, FilterPattern: '', \
                    DestinationArn: 'arn:aws:lambda:eu-west-1:123456789012:function:reader-\(number)'}
                    """
                )
            },
            at: "Filter3"
        ),
        Mutation(
            "LOG-05",
            "IngestionObservability",
            .set(
                "FilterRedrivenMessages/MetricTransformations/+",
                "{MetricName: Again, MetricNamespace: IngestionLab, MetricValue: '1'}"
            )
        ),
        Mutation(
            "LOG-06",
            "IngestionObservability",
            .remove("FilterRedrivenMessages/MetricTransformations/0/DefaultValue")
        ),
    ]

    static let ofAPIs: [Mutation] = [
        Mutation("API-01", "IngestionAPI", .remove("APIIntegrationIngestionFunctionsIngest/PayloadFormatVersion")),
        Mutation(
            "API-02",
            "IngestionAPI",
            .set("APIIntegrationIngestionFunctionsIngest/TimeoutInMillis", "30000"),
            .set("API/ProtocolType", "WEBSOCKET"),
            .set("API/RouteSelectionExpression", "$request.body.action")
        ),
        Mutation("API-03", "IngestionAPI", .set("APIRoutePostEvents/RouteKey", "/events")),
        Mutation("API-04", "IngestionAPI", .remove("APIStage/AutoDeploy")),
        Mutation("API-05", "Ingestion/jwt/IngestionAPI", .remove("APIAuthorizerTokens/JwtConfiguration")),
        Mutation(
            "API-06",
            "IngestionAPI",
            .set("API/CorsConfiguration", "{AllowCredentials: true, AllowOrigins: ['*']}")
        ),
        Mutation("API-07", "IngestionFunctions", apiOfRedrive, at: "Redrive", also: ["API-08"]),
        Mutation("API-08", "IngestionFunctions", apiOfRedrive, at: "Integration"),
        Mutation("API-09", "IngestionAPI", .remove("APIStage/DefaultRouteSettings"), at: "APIRoutePostEvents"),
    ]

    /// An API before a function that runs for 60 s, without a permission.
    private static let apiOfRedrive: [Edit] = [
        .add("API", "AWS::ApiGatewayV2::Api", "{Name: redrive, ProtocolType: HTTP}"),
        .add(
            "Integration",
            "AWS::ApiGatewayV2::Integration",
            """
            {ApiId: !Ref API, IntegrationType: AWS_PROXY, IntegrationUri: !GetAtt Redrive.Arn, \
            PayloadFormatVersion: '2.0'}
            """
        ),
        .add(
            "Route",
            "AWS::ApiGatewayV2::Route",
            "{ApiId: !Ref API, RouteKey: POST /redrive, AuthorizationType: AWS_IAM, Target: !Sub 'integrations/${Integration}'}"
        ),
    ]
}
