import TemplateModel

extension RelationRule {
    static let functionTimeout = RelationRule(
        "API-07",
        .warning,
        "a function behind an HTTP API answers before the API does",
        source: "https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html",
        check: { relations, rule in
            for edge in relations.apiIntegrations where edge.protocol == "HTTP" {
                for uri in edge.integration.values("IntegrationUri", under: edge.choices) {
                    guard let function = relations.function(ofURI: uri) else { continue }
                    for wait in edge.integration.quantities(
                        "TimeoutInMillis",
                        default: 30_000,
                        under: uri.value.choices
                    ) {
                        for timeout in function.quantities("Timeout", default: 3, under: wait.choices)
                        where timeout.number * 1_000 > wait.number {
                            relations.report(
                                rule,
                                at: timeout.value,
                                with: [uri, wait.value],
                                "'\(function.subject.logicalID)' may run \(timeout.number) s, but the API answers after \(wait.number) ms with "
                                    + "the status 503, while the function works on; use a timeout of less than \(wait.number / 1_000) s, or "
                                    + "answer first and let a queue do the work"
                            )
                        }
                    }
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    API Gateway waits 30 seconds at most. A caller gets the status 503 while the function \
                    still works, and then tries again.
                    """,
                fix: "Lower the timeout of the function, or put a queue behind the API.",
                evidence: [.archivedDocumentation],
                examples: [
                    .bad(
                        "A minute",
                        """
                        Resources:
                          Api:
                            Type: AWS::ApiGatewayV2::Api
                            Properties: {Name: orders, ProtocolType: HTTP}
                          Worker:
                            Type: AWS::Lambda::Function
                            Properties: {Timeout: 60}
                          Integration:
                            Type: AWS::ApiGatewayV2::Integration
                            Properties:
                              ApiId: !Ref Api
                              IntegrationType: AWS_PROXY
                              IntegrationUri: !GetAtt Worker.Arn
                              PayloadFormatVersion: "2.0"
                        """,
                        finds: """
                            warning[API-07]: 'Worker' may run 60 s, but the API answers after 30000 ms with \
                            the status 503, while the function works on; use a timeout of less than 30 s, or \
                            answer first and let a queue do the work [Resources/Worker/Properties/Timeout]
                            """
                    ),
                    .good(
                        "20 seconds",
                        """
                        Resources:
                          Api:
                            Type: AWS::ApiGatewayV2::Api
                            Properties: {Name: orders, ProtocolType: HTTP}
                          Worker:
                            Type: AWS::Lambda::Function
                            Properties: {Timeout: 20}
                          Integration:
                            Type: AWS::ApiGatewayV2::Integration
                            Properties:
                              ApiId: !Ref Api
                              IntegrationType: AWS_PROXY
                              IntegrationUri: !GetAtt Worker.Arn
                              PayloadFormatVersion: "2.0"
                        """
                    ),
                    .unknown(
                        "A timeout that a deployment gives",
                        """
                        Parameters:
                          P: {Type: Number}
                        Resources:
                          Api:
                            Type: AWS::ApiGatewayV2::Api
                            Properties: {Name: orders, ProtocolType: HTTP}
                          Worker:
                            Type: AWS::Lambda::Function
                            Properties: {Timeout: !Ref P}
                          Integration:
                            Type: AWS::ApiGatewayV2::Integration
                            Properties:
                              ApiId: !Ref Api
                              IntegrationType: AWS_PROXY
                              IntegrationUri: !GetAtt Worker.Arn
                              PayloadFormatVersion: "2.0"
                        """
                    ),
                ]
            )
        }
    )
}
