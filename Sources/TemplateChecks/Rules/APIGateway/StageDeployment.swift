import TemplateModel

extension RelationRule {
    static let stageDeployment = RelationRule(
        "API-04",
        .warning,
        "a stage deploys itself, or names its deployment",
        source: """
            https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/\
            aws-resource-apigatewayv2-stage.html
            """,
        check: { relations, rule in
            for stage in relations.resources(of: "AWS::ApiGatewayV2::Stage") {
                for deploys in stage.values("AutoDeploy") where deploys.isAbsent || deploys.node?.truthValue == false {
                    guard stage.values("DeploymentId", under: deploys.value.choices).allSatisfy(\.isAbsent) else {
                        continue
                    }
                    relations.report(
                        rule,
                        at: deploys,
                        "the stage neither deploys itself nor names a deployment, so that nothing answers there; set AutoDeploy to true"
                    )
                }
                for deploys in stage.values("AutoDeploy") where deploys.node?.truthValue == true {
                    let deployment = stage.values("DeploymentId", under: deploys.value.choices)
                    guard let given = deployment.first, !given.isAbsent else { continue }
                    relations.report(
                        rule,
                        at: given,
                        with: [deploys],
                        "a stage that deploys itself has other deployments than the one named here, and cannot be updated with it; leave "
                            + "DeploymentId out"
                    )
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    A stage without a deployment has no routes. One that deploys itself makes a deployment for \
                    each change, so that a named one is soon another one, and updates fail.
                    """,
                fix: "Set AutoDeploy to true, and leave DeploymentId out.",
                evidence: [.archivedDocumentation],
                examples: [
                    .bad(
                        "No deployment",
                        """
                        Resources:
                          Api:
                            Type: AWS::ApiGatewayV2::Api
                            Properties: {Name: orders, ProtocolType: HTTP}
                          Stage:
                            Type: AWS::ApiGatewayV2::Stage
                            Properties:
                              ApiId: !Ref Api
                              StageName: $default
                              Description: live
                        """,
                        finds: """
                            warning[API-04]: the stage neither deploys itself nor names a deployment, so that \
                            nothing answers there; set AutoDeploy to true [Resources/Stage/Properties]
                            """
                    ),
                    .bad(
                        "Both",
                        """
                        Resources:
                          Api:
                            Type: AWS::ApiGatewayV2::Api
                            Properties: {Name: orders, ProtocolType: HTTP}
                          Stage:
                            Type: AWS::ApiGatewayV2::Stage
                            Properties:
                              ApiId: !Ref Api
                              StageName: $default
                              AutoDeploy: true
                              DeploymentId: abc123
                        """,
                        finds: """
                            warning[API-04]: a stage that deploys itself has other deployments than the one \
                            named here, and cannot be updated with it; leave DeploymentId out \
                            [Resources/Stage/Properties/DeploymentId]
                            """
                    ),
                    .good(
                        "A stage that deploys itself",
                        """
                        Resources:
                          Api:
                            Type: AWS::ApiGatewayV2::Api
                            Properties: {Name: orders, ProtocolType: HTTP}
                          Stage:
                            Type: AWS::ApiGatewayV2::Stage
                            Properties:
                              ApiId: !Ref Api
                              StageName: $default
                              AutoDeploy: true
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
                            Properties: {Name: orders, ProtocolType: HTTP}
                          Stage:
                            Type: AWS::ApiGatewayV2::Stage
                            Properties:
                              ApiId: !Ref Api
                              StageName: $default
                              AutoDeploy: !Ref P
                        """
                    ),
                ]
            )
        }
    )
}
