import TemplateModel

extension RelationRule {
    static let payloadFormat = RelationRule(
        "API-01",
        .error,
        "an integration of an HTTP API has a payload format version",
        source: """
            https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/\
            aws-resource-apigatewayv2-integration.html
            """,
        check: { relations, rule in
            for edge in relations.apiIntegrations where edge.protocol == "HTTP" {
                let types = edge.integration.values("IntegrationType", under: edge.choices)
                for version in edge.integration.values("PayloadFormatVersion", under: edge.choices) {
                    if version.isAbsent {
                        relations.report(
                            rule,
                            at: version,
                            with: [edge.api.value],
                            "an integration of an HTTP API needs a PayloadFormatVersion; give 2.0 for a function, and 1.0 for anything else"
                        )
                    } else if let text = version.text, text != "1.0", text != "1", let type = types.only,
                        let name = type.text,
                        name != "AWS_PROXY"
                            || !edge.integration.values("IntegrationSubtype", under: edge.choices).allSatisfy(
                                \.isAbsent
                            )
                    {
                        relations.report(
                            rule,
                            at: version,
                            with: [edge.api.value, type],
                            "PayloadFormatVersion is '\(text)', but only functions have other versions than 1.0; use 1.0"
                        )
                    }
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    API Gateway refuses an integration of an HTTP API without a payload format version, and \
                    other versions than 1.0 for anything but a function.
                    """,
                fix: "Give 2.0 for a function, and 1.0 for anything else.",
                evidence: [.schema, .archivedDocumentation],
                sources: [
                    """
                    https://docs.aws.amazon.com/apigateway/latest/developerguide/\
                    http-api-develop-integrations-lambda.html
                    """
                ],
                examples: [
                    .bad(
                        "No version",
                        """
                        Resources:
                          Api:
                            Type: AWS::ApiGatewayV2::Api
                            Properties:
                              Name: orders
                              ProtocolType: HTTP
                          Integration:
                            Type: AWS::ApiGatewayV2::Integration
                            Properties:
                              ApiId: !Ref Api
                              IntegrationType: AWS_PROXY
                              IntegrationUri: arn:aws:lambda:eu-west-1:123456789012:function:worker
                        """,
                        finds: """
                            error[API-01]: an integration of an HTTP API needs a PayloadFormatVersion; give \
                            2.0 for a function, and 1.0 for anything else [Resources/Integration/Properties]
                            """
                    ),
                    .bad(
                        "The version of functions for a URL",
                        """
                        Resources:
                          Api:
                            Type: AWS::ApiGatewayV2::Api
                            Properties:
                              Name: orders
                              ProtocolType: HTTP
                          Integration:
                            Type: AWS::ApiGatewayV2::Integration
                            Properties:
                              ApiId: !Ref Api
                              IntegrationType: HTTP_PROXY
                              IntegrationMethod: ANY
                              IntegrationUri: https://example.com
                              PayloadFormatVersion: "2.0"
                        """,
                        finds: """
                            error[API-01]: PayloadFormatVersion is '2.0', but only functions have other \
                            versions than 1.0; use 1.0 [Resources/Integration/Properties/PayloadFormatVersion]
                            """
                    ),
                    .good(
                        "A function",
                        """
                        Resources:
                          Api:
                            Type: AWS::ApiGatewayV2::Api
                            Properties:
                              Name: orders
                              ProtocolType: HTTP
                          Integration:
                            Type: AWS::ApiGatewayV2::Integration
                            Properties:
                              ApiId: !Ref Api
                              IntegrationType: AWS_PROXY
                              IntegrationUri: arn:aws:lambda:eu-west-1:123456789012:function:worker
                              PayloadFormatVersion: "2.0"
                        """
                    ),
                    .unknown(
                        "A version that a deployment gives",
                        """
                        Parameters:
                          P: {Type: String}
                        Resources:
                          Api:
                            Type: AWS::ApiGatewayV2::Api
                            Properties:
                              Name: orders
                              ProtocolType: HTTP
                          Integration:
                            Type: AWS::ApiGatewayV2::Integration
                            Properties:
                              ApiId: !Ref Api
                              IntegrationType: HTTP_PROXY
                              IntegrationUri: https://example.com
                              PayloadFormatVersion: !Ref P
                        """
                    ),
                ]
            )
        }
    )
}
