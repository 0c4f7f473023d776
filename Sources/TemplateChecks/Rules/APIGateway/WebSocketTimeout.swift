import TemplateModel

extension RelationRule {
    static let webSocketTimeout = RelationRule(
        "API-02",
        .error,
        "an integration of a WebSocket API waits at most 29 seconds",
        source: """
            https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/\
            aws-resource-apigatewayv2-integration.html
            """,
        check: { relations, rule in
            for edge in relations.apiIntegrations where edge.protocol == "WEBSOCKET" {
                for timeout in edge.integration.quantities("TimeoutInMillis", under: edge.choices)
                where timeout.number > 29_000 {
                    relations.report(
                        rule,
                        at: timeout.value,
                        with: [edge.api.value],
                        "TimeoutInMillis is \(timeout.number), but an integration of a WebSocket API waits 29000 ms at most"
                    )
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    API Gateway refuses a longer timeout for WebSocket APIs. That it is from 50 to 30000 for \
                    HTTP APIs is found by SCH-06.
                    """,
                fix: "Lower the timeout to 29000.",
                evidence: [.archivedDocumentation],
                examples: [
                    .bad(
                        "30 seconds",
                        """
                        Resources:
                          Api:
                            Type: AWS::ApiGatewayV2::Api
                            Properties:
                              Name: orders
                              ProtocolType: WEBSOCKET
                          Integration:
                            Type: AWS::ApiGatewayV2::Integration
                            Properties:
                              ApiId: !Ref Api
                              IntegrationType: AWS_PROXY
                              TimeoutInMillis: 30000
                        """,
                        finds: """
                            error[API-02]: TimeoutInMillis is 30000, but an integration of a WebSocket API \
                            waits 29000 ms at most [Resources/Integration/Properties/TimeoutInMillis]
                            """
                    ),
                    .good(
                        "29 seconds",
                        """
                        Resources:
                          Api:
                            Type: AWS::ApiGatewayV2::Api
                            Properties:
                              Name: orders
                              ProtocolType: WEBSOCKET
                          Integration:
                            Type: AWS::ApiGatewayV2::Integration
                            Properties:
                              ApiId: !Ref Api
                              IntegrationType: AWS_PROXY
                              TimeoutInMillis: 29000
                        """
                    ),
                    .unknown(
                        "A protocol that a deployment gives",
                        """
                        Parameters:
                          P: {Type: String}
                        Resources:
                          Api:
                            Type: AWS::ApiGatewayV2::Api
                            Properties:
                              Name: orders
                              ProtocolType: !Ref P
                          Integration:
                            Type: AWS::ApiGatewayV2::Integration
                            Properties:
                              ApiId: !Ref Api
                              IntegrationType: AWS_PROXY
                              TimeoutInMillis: 30000
                        """
                    ),
                ]
            )
        }
    )
}
