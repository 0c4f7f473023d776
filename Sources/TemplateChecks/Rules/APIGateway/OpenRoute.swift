import TemplateModel

extension RelationRule {
    static let openRoute = RelationRule(
        "API-09",
        .info,
        "a route that anybody may call is throttled",
        source: "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-throttling.html",
        check: { relations, rule in
            guard !relations.mayHaveMore else { return }
            let stages = Dictionary(grouping: relations.resources(of: "AWS::ApiGatewayV2::Stage")) { stage in
                stage.values("ApiId").only.flatMap { relations.target(of: $0).resource?.subject.logicalID }
            }
            for route in relations.resources(of: "AWS::ApiGatewayV2::Route") {
                for type in route.values("AuthorizationType") where type.isAbsent || type.text == "NONE" {
                    guard let id = route.values("ApiId", under: type.value.choices).only,
                        let api = relations.target(of: id).resource,
                        api.subject.typeName == "AWS::ApiGatewayV2::Api",
                        relations.protocolName(of: relations.target(of: id)) == "HTTP"
                    else { continue }
                    let stages = (stages[api.subject.logicalID] ?? []) + (stages[nil] ?? [])
                    let isThrottled = stages.contains { stage in
                        ["DefaultRouteSettings", "RouteSettings"].contains {
                            !stage.values(.key($0)).allSatisfy(\.isAbsent)
                        }
                    }
                    guard !stages.isEmpty, !isThrottled else { continue }
                    relations.report(
                        rule,
                        at: type,
                        with: [id],
                        "anybody may call the route '\(route.subject.logicalID)', as often as the account admits, which takes the quota of all "
                            + "other APIs of the account; give it an authorizer, or the stage DefaultRouteSettings with ThrottlingRateLimit"
                    )
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    A public route without bounds costs what its callers want, and takes the requests of all \
                    other APIs of the account.
                    """,
                fix: """
                    Give the route an authorizer, or DefaultRouteSettings of the stage a ThrottlingRateLimit \
                    and a ThrottlingBurstLimit.
                    """,
                evidence: [.unverified],
                examples: [
                    .bad(
                        "A route for all",
                        """
                        Resources:
                          Api:
                            Type: AWS::ApiGatewayV2::Api
                            Properties:
                              Name: orders
                              ProtocolType: HTTP
                          Route:
                            Type: AWS::ApiGatewayV2::Route
                            Properties:
                              ApiId: !Ref Api
                              RouteKey: POST /orders
                          Stage:
                            Type: AWS::ApiGatewayV2::Stage
                            Properties: {ApiId: !Ref Api, StageName: $default, AutoDeploy: true}
                        """,
                        finds: """
                            info[API-09]: anybody may call the route 'Route', as often as the account admits, \
                            which takes the quota of all other APIs of the account; give it an authorizer, or \
                            the stage DefaultRouteSettings with ThrottlingRateLimit \
                            [Resources/Route/Properties]
                            """
                    ),
                    .good(
                        "A stage with bounds",
                        """
                        Resources:
                          Api:
                            Type: AWS::ApiGatewayV2::Api
                            Properties:
                              Name: orders
                              ProtocolType: HTTP
                          Route:
                            Type: AWS::ApiGatewayV2::Route
                            Properties:
                              ApiId: !Ref Api
                              RouteKey: POST /orders
                          Stage:
                            Type: AWS::ApiGatewayV2::Stage
                            Properties:
                              ApiId: !Ref Api
                              StageName: $default
                              AutoDeploy: true
                              DefaultRouteSettings: {ThrottlingRateLimit: 10, ThrottlingBurstLimit: 20}
                        """
                    ),
                    .good(
                        "A route with an authorizer",
                        """
                        Resources:
                          Api:
                            Type: AWS::ApiGatewayV2::Api
                            Properties:
                              Name: orders
                              ProtocolType: HTTP
                          Route:
                            Type: AWS::ApiGatewayV2::Route
                            Properties:
                              ApiId: !Ref Api
                              RouteKey: POST /orders
                              AuthorizationType: AWS_IAM
                          Stage:
                            Type: AWS::ApiGatewayV2::Stage
                            Properties: {ApiId: !Ref Api, StageName: $default, AutoDeploy: true}
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
                          Route:
                            Type: AWS::ApiGatewayV2::Route
                            Properties:
                              ApiId: !Ref Api
                              RouteKey: POST /orders
                              AuthorizationType: !Ref P
                          Stage:
                            Type: AWS::ApiGatewayV2::Stage
                            Properties: {ApiId: !Ref Api, StageName: $default, AutoDeploy: true}
                        """
                    ),
                ]
            )
        }
    )
}
