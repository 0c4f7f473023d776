import TemplateModel

extension RelationRule {
    static let authorizerSettings = RelationRule(
        "API-05",
        .error,
        "an authorizer has what its type needs",
        source: """
            https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/\
            aws-resource-apigatewayv2-authorizer.html
            """,
        check: { relations, rule in
            for authorizer in relations.resources(of: "AWS::ApiGatewayV2::Authorizer") {
                for type in authorizer.values("AuthorizerType") {
                    let choices = type.value.choices
                    let needed: String
                    switch type.text {
                    case "JWT": needed = "JwtConfiguration"
                    case "REQUEST":
                        guard let id = authorizer.values("ApiId", under: choices).only,
                            relations.protocolName(of: relations.target(of: id)) == "HTTP"
                        else { continue }
                        needed = "AuthorizerPayloadFormatVersion"
                    default: continue
                    }
                    for value in authorizer.values(.key(needed), under: choices) where value.isAbsent {
                        relations.report(
                            rule,
                            at: value,
                            with: [type],
                            "an authorizer of type \(type.text ?? "") of an HTTP API needs \(needed)"
                                + (needed == "JwtConfiguration" ? " with an issuer and an audience" : "; give 2.0")
                        )
                    }
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    API Gateway refuses an authorizer for tokens without issuer and audience, and one of an \
                    HTTP API that is a function without a payload format version.
                    """,
                fix: "Give JwtConfiguration, or AuthorizerPayloadFormatVersion.",
                evidence: [.schema, .archivedDocumentation],
                examples: [
                    .bad(
                        "Tokens of nobody",
                        """
                        Resources:
                          Api:
                            Type: AWS::ApiGatewayV2::Api
                            Properties: {Name: orders, ProtocolType: HTTP}
                          Authorizer:
                            Type: AWS::ApiGatewayV2::Authorizer
                            Properties:
                              ApiId: !Ref Api
                              Name: callers
                              AuthorizerType: JWT
                              IdentitySource: [$request.header.Authorization]
                        """,
                        finds: """
                            error[API-05]: an authorizer of type JWT of an HTTP API needs JwtConfiguration \
                            with an issuer and an audience [Resources/Authorizer/Properties]
                            """
                    ),
                    .bad(
                        "A function without a version",
                        """
                        Resources:
                          Api:
                            Type: AWS::ApiGatewayV2::Api
                            Properties: {Name: orders, ProtocolType: HTTP}
                          Authorizer:
                            Type: AWS::ApiGatewayV2::Authorizer
                            Properties:
                              ApiId: !Ref Api
                              Name: callers
                              AuthorizerType: REQUEST
                              AuthorizerUri: arn:aws:lambda:eu-west-1:123456789012:function:worker
                        """,
                        finds: """
                            error[API-05]: an authorizer of type REQUEST of an HTTP API needs \
                            AuthorizerPayloadFormatVersion; give 2.0 [Resources/Authorizer/Properties]
                            """
                    ),
                    .good(
                        "Tokens of an issuer",
                        """
                        Resources:
                          Api:
                            Type: AWS::ApiGatewayV2::Api
                            Properties: {Name: orders, ProtocolType: HTTP}
                          Authorizer:
                            Type: AWS::ApiGatewayV2::Authorizer
                            Properties:
                              ApiId: !Ref Api
                              Name: callers
                              AuthorizerType: JWT
                              IdentitySource: [$request.header.Authorization]
                              JwtConfiguration: {Issuer: https://example.com, Audience: [orders]}
                        """
                    ),
                    .unknown(
                        "A type that a deployment gives",
                        """
                        Parameters:
                          P: {Type: String}
                        Resources:
                          Api:
                            Type: AWS::ApiGatewayV2::Api
                            Properties: {Name: orders, ProtocolType: HTTP}
                          Authorizer:
                            Type: AWS::ApiGatewayV2::Authorizer
                            Properties:
                              ApiId: !Ref Api
                              Name: callers
                              AuthorizerType: !Ref P
                        """
                    ),
                ]
            )
        }
    )
}
