import TemplateModel

extension RelationRule {
    static let corsCredentials = RelationRule(
        "API-06",
        .error,
        "an API that allows credentials names its origins",
        source: "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html",
        check: { relations, rule in
            for api in relations.resources(of: "AWS::ApiGatewayV2::Api") {
                for origin in api.values("CorsConfiguration", "AllowOrigins", .items) where origin.text == "*" {
                    for credentials in api.values("CorsConfiguration", "AllowCredentials", under: origin.value.choices)
                    where credentials.node?.truthValue == true {
                        relations.report(
                            rule,
                            at: origin,
                            with: [credentials],
                            "AllowCredentials is true, with which API Gateway refuses the origin '*'; name the origins, or take "
                                + "AllowCredentials away"
                        )
                    }
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    API Gateway answers: allow-credentials is not supported if 'allow-origin' is *. Browsers \
                    ignore such an answer too.
                    """,
                fix: "Name the origins that may send credentials.",
                evidence: [.cdk, .report],
                sources: [
                    "https://github.com/aws/aws-cdk/issues/9076",
                    "https://github.com/aws/aws-cdk/pull/9415",
                ],
                examples: [
                    .bad(
                        "Any origin",
                        """
                        Resources:
                          Api:
                            Type: AWS::ApiGatewayV2::Api
                            Properties:
                              Name: orders
                              ProtocolType: HTTP
                              CorsConfiguration:
                                AllowOrigins: ['*']
                                AllowCredentials: true
                        """,
                        finds: """
                            error[API-06]: AllowCredentials is true, with which API Gateway refuses the origin \
                            '*'; name the origins, or take AllowCredentials away \
                            [Resources/Api/Properties/CorsConfiguration/AllowOrigins/0]
                            """
                    ),
                    .good(
                        "An origin",
                        """
                        Resources:
                          Api:
                            Type: AWS::ApiGatewayV2::Api
                            Properties:
                              Name: orders
                              ProtocolType: HTTP
                              CorsConfiguration:
                                AllowOrigins: [https://example.com]
                                AllowCredentials: true
                        """
                    ),
                    .good(
                        "No credentials",
                        """
                        Resources:
                          Api:
                            Type: AWS::ApiGatewayV2::Api
                            Properties:
                              Name: orders
                              ProtocolType: HTTP
                              CorsConfiguration:
                                AllowOrigins: ['*']
                                AllowCredentials: false
                        """
                    ),
                    .unknown(
                        "As a deployment wants it",
                        """
                        Parameters:
                          P: {Type: String}
                        Resources:
                          Api:
                            Type: AWS::ApiGatewayV2::Api
                            Properties:
                              Name: orders
                              ProtocolType: HTTP
                              CorsConfiguration:
                                AllowOrigins: ['*']
                                AllowCredentials: !Ref P
                        """
                    ),
                ]
            )
        }
    )
}
