import TemplateModel

extension RelationRule {
    static let routeKey = RelationRule(
        "API-03",
        .error,
        "the key of a route of an HTTP API is a method and a path",
        source: """
            https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/\
            aws-resource-apigatewayv2-route.html
            """,
        check: { relations, rule in
            let methods: Set = ["ANY", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"]
            for route in relations.resources(of: "AWS::ApiGatewayV2::Route") {
                for key in route.values("RouteKey") {
                    guard let text = key.text, text != "$default" else { continue }
                    let words = text.split(separator: " ", omittingEmptySubsequences: false)
                    let isRight = words.count == 2 && methods.contains(String(words[0])) && words[1].hasPrefix("/")
                    guard !isRight, let id = route.values("ApiId", under: key.value.choices).only,
                        relations.protocolName(of: relations.target(of: id)) == "HTTP"
                    else { continue }
                    relations.report(
                        rule,
                        at: key,
                        with: [id],
                        "'\(text)' is no route of an HTTP API; give a method and a path, such as GET /orders/{id}, or $default"
                    )
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    API Gateway refuses another route key for an HTTP API; those of WebSocket APIs are free.
                    """,
                fix: "Give a method and a path: POST /orders.",
                evidence: [.schema, .archivedDocumentation],
                examples: [
                    .bad(
                        "A path alone",
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
                              RouteKey: /orders
                        """,
                        finds: """
                            error[API-03]: '/orders' is no route of an HTTP API; give a method and a path, \
                            such as GET /orders/{id}, or $default [Resources/Route/Properties/RouteKey]
                            """
                    ),
                    .good(
                        "A method and a path",
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
                        """
                    ),
                    .good(
                        "A route of a WebSocket API",
                        """
                        Resources:
                          Api:
                            Type: AWS::ApiGatewayV2::Api
                            Properties:
                              Name: orders
                              ProtocolType: WEBSOCKET
                          Route:
                            Type: AWS::ApiGatewayV2::Route
                            Properties:
                              ApiId: !Ref Api
                              RouteKey: sendOrder
                        """
                    ),
                    .unknown(
                        "A route that a deployment gives",
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
                              RouteKey: !Ref P
                        """
                    ),
                ]
            )
        }
    )
}
