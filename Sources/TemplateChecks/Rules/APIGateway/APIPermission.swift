import TemplateModel

extension RelationRule {
    static let apiPermission = RelationRule(
        "API-08",
        .error,
        "a function lets the API invoke it that it is behind",
        source: "https://repost.aws/knowledge-center/api-gateway-http-lambda-integrations",
        check: { relations, rule in
            let edges =
                relations.apiIntegrations.map { ($0.integration, "IntegrationUri", "CredentialsArn", $0.choices) }
                + relations.resources(of: "AWS::ApiGatewayV2::Authorizer").map { authorizer in
                    (authorizer, "AuthorizerUri", "AuthorizerCredentialsArn", Choices.none)
                }
            for (resource, property, credentials, choices) in edges {
                for uri in resource.values(.key(property), under: choices) {
                    guard let function = relations.function(ofURI: uri),
                        function.subject.typeName == "AWS::Lambda::Function",
                        resource.values(.key(credentials), under: uri.value.choices).allSatisfy(\.isAbsent),
                        relations.delivery(
                            by: "apigateway.amazonaws.com",
                            "lambda:InvokeFunction",
                            to: function,
                            from: [],
                            under: uri.value.choices
                        ) == .forbidden
                    else { continue }
                    relations.report(
                        rule,
                        at: uri,
                        "'\(function.subject.logicalID)' does not let API Gateway invoke it: callers get the status 500. Add an "
                            + "AWS::Lambda::Permission for apigateway.amazonaws.com with the ARN of the API as SourceArn"
                    )
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    API Gateway invokes a function only if the policy of the function lets it, or with a role. \
                    Without permission the deployment succeeds, and callers get Internal Server Error.
                    """,
                fix: """
                    Add an AWS::Lambda::Permission with the principal apigateway.amazonaws.com, or give \
                    CredentialsArn.
                    """,
                evidence: [.knowledgeCentre],
                examples: [
                    .bad(
                        "No permission",
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
                        """,
                        finds: """
                            error[API-08]: 'Worker' does not let API Gateway invoke it: callers get the status \
                            500. Add an AWS::Lambda::Permission for apigateway.amazonaws.com with the ARN of \
                            the API as SourceArn [Resources/Integration/Properties/IntegrationUri]
                            """
                    ),
                    .bad(
                        "A permission for another service",
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
                          Permission:
                            Type: AWS::Lambda::Permission
                            Properties:
                              FunctionName: !Ref Worker
                              Action: lambda:InvokeFunction
                              Principal: events.amazonaws.com
                              SourceArn: !Sub arn:aws:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/*
                        """,
                        finds: """
                            error[API-08]: 'Worker' does not let API Gateway invoke it: callers get the status \
                            500. Add an AWS::Lambda::Permission for apigateway.amazonaws.com with the ARN of \
                            the API as SourceArn [Resources/Integration/Properties/IntegrationUri]
                            """
                    ),
                    .good(
                        "A permission for API Gateway",
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
                          Permission:
                            Type: AWS::Lambda::Permission
                            Properties:
                              FunctionName: !Ref Worker
                              Action: lambda:InvokeFunction
                              Principal: apigateway.amazonaws.com
                              SourceArn: !Sub arn:aws:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/*
                        """
                    ),
                    .unknown(
                        "A principal that a deployment names",
                        """
                        Parameters:
                          P: {Type: String}
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
                          Permission:
                            Type: AWS::Lambda::Permission
                            Properties:
                              FunctionName: !Ref Worker
                              Action: lambda:InvokeFunction
                              Principal: !Ref P
                              SourceArn: !Sub arn:aws:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/*
                        """
                    ),
                ]
            )
        }
    )
}
