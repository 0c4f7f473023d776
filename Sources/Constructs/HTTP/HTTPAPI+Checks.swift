internal import AWSLambda
internal import CloudFormation
internal import ResourceTypes

extension HTTPAPI {
    /// The quota of routes, which AWS raises on request.
    ///
    /// <https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html>
    private static let maximumRouteCount = 300

    func check(in scope: Scope) {
        if !(1...Self.maximumRouteCount).contains(routes.count) {
            scope.error("an API must have 1 to \(Self.maximumRouteCount) routes, got \(routes.count)")
        }
        if let name, !(1...128).contains(name.count) {
            scope.error("name must be 1 to 128 characters, got \(name.count)")
        }
        if let description, description.count > 1024 {
            scope.error("description must have at most 1024 characters, got \(description.count)")
        }
        throttling.check(of: "the API", in: scope)
        authorization.checkScopes(of: "the API", in: scope)
        for route in routes {
            let owner = "'\(route.key.text)'"
            route.key.check(in: scope)
            route.throttling?.check(of: owner, in: scope)
            route.authorization?.checkScopes(of: owner, in: scope)
        }
        checkNames(in: scope)
        checkPreflight(in: scope)
        checkPolicySize(in: scope)
    }

    /// Two routes must not take the same requests, nor have the same name.
    private func checkNames(in scope: Scope) {
        var patterns: [String: RouteKey] = [:]
        var names: [String: RouteKey] = [:]
        for route in routes {
            if let other = patterns.updateValue(route.key, forKey: route.key.pattern) {
                scope.error(
                    other == route.key
                        ? "an API must have each route once, got '\(route.key.text)' twice"
                        : "routes must take different requests, got '\(other.text)' and '\(route.key.text)'"
                )
            } else if let other = names.updateValue(route.key, forKey: ConstructPath(["", route.name]).logicalID) {
                scope.error(
                    "'\(other.text)' and '\(route.key.text)' would have the same name in the template; give one of the two an id"
                )
            }
        }
    }

    /// The default route takes preflight requests too, and browsers send them without authorization.
    ///
    /// <https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html#http-api-cors-default-route>
    private func checkPreflight(in scope: Scope) {
        guard cors != nil, let catchAll = routes.first(where: { $0.key == .default }),
            (catchAll.authorization ?? authorization) != .anyone
        else { return }
        let isHandled = routes.contains { route in
            guard case .path(let path, .options) = route.key.requests else { return false }
            guard case .greedy? = RouteKey.parts(of: path)?.first else { return false }
            return (route.authorization ?? authorization) == .anyone
        }
        if !isHandled {
            scope.error(
                "browsers could not call the API: the default route takes preflight requests and asks for authorization, which they do not have; add a route .method(.options, \"/{proxy+}\") with the authorization .anyone"
            )
        }
    }

    /// A function's resource policy has at most 20 KB, and each route to it needs a statement of about 400 bytes.
    ///
    /// <https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html>
    private func checkPolicySize(in scope: Scope) {
        var counts: [(function: Ref<Lambda.Function>, count: Int)] = []
        for route in routes {
            let function = route.integration.function
            if let index = counts.firstIndex(where: { $0.function == function }) {
                counts[index].count += 1
            } else {
                counts.append((function, 1))
            }
        }
        for (function, count) in counts where count > 40 {
            scope.warning(
                "\(count) routes lead to '\(function.path)', whose policy may become larger than the 20 KB that Lambda allows; let one route with a greedy variable take several, or use several functions"
            )
        }
    }
}

extension HTTPAuthorization {
    fileprivate func checkScopes(of owner: String, in scope: Scope) {
        guard case .jwt(_, let scopes) = self else { return }
        if scopes.count > 10 {
            scope.error("scopes of \(owner) must be at most 10, got \(scopes.count)")
        }
        for text in scopes where text.isEmpty || text.contains(where: \.isWhitespace) {
            scope.error("scopes of \(owner) must be words without spaces, got '\(text)'; give each one of its own")
        }
    }
}

extension HTTPRoute {
    var name: String { id ?? key.id }
}
