import JSONValues
import LambdaEvents

/// The routes of a function behind an HTTP API: what is asked for by its path and method.
struct HTTPRoutes<Route: Sendable>: Sendable {
    private let routes: [(method: String, path: String, route: Route)]

    init(_ routes: [(method: String, path: String, route: Route)]) { self.routes = routes }

    /// What a request asks for.
    /// - Parameter request: The request.
    /// - Returns: The route, or the answer to a request that no route is for.
    func route(of request: APIGatewayV2Request) -> Result<Route, HTTPRefusal> {
        let path = Self.path(of: request)
        let candidates = routes.filter { $0.path == path }
        let method = request.requestContext.method.uppercased()
        if let match = candidates.first(where: { $0.method == method }) { return .success(match.route) }
        guard !candidates.isEmpty else {
            let known = routes.map { "\($0.method) \($0.path)" }.joined(separator: ", ")
            return .failure(HTTPRefusal(.error(404, "there is no \(path); there are \(known)")))
        }
        let allowed = candidates.map(\.method).joined(separator: ", ")
        return .failure(
            HTTPRefusal(.error(405, "\(path) takes \(allowed), not \(method)", headers: ["allow": allowed]))
        )
    }

    /// The path without its stage.
    ///
    /// <https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-stages.html>
    private static func path(of request: APIGatewayV2Request) -> String {
        let stage = "/\(request.requestContext.stage)"
        guard stage != "/$default", request.rawPath.hasPrefix(stage + "/") else { return request.rawPath }
        return String(request.rawPath.dropFirst(stage.count))
    }
}

/// The answer to a request that cannot be done.
struct HTTPRefusal: Error {
    let response: APIGatewayV2Response

    init(_ response: APIGatewayV2Response) { self.response = response }
}

extension APIGatewayV2Response {
    /// An answer in JSON.
    static func json(_ status: Int, _ body: JSONValue, headers: [String: String] = [:]) -> APIGatewayV2Response {
        APIGatewayV2Response(
            statusCode: status,
            headers: headers.merging(["content-type": "application/json"]) { own, _ in own },
            body: body.text
        )
    }

    /// An answer that says what is wrong.
    static func error(_ status: Int, _ reason: String, headers: [String: String] = [:]) -> APIGatewayV2Response {
        .json(status, ["error": .string(reason)], headers: headers)
    }
}

extension APIGatewayV2Request {
    /// What the body says.
    /// - Throws: That there is none, or that it is no JSON.
    func jsonBody() throws(IngestionError) -> JSONValue {
        do {
            let bytes = try bodyBytes()
            guard !bytes.isEmpty else { throw IngestionError.schema("the body is missing; send JSON") }
            return try JSONValue(parsing: bytes)
        } catch let error as IngestionError {
            throw error
        } catch let error as JSONError {
            throw .schema("the body is not JSON: \(error)")
        } catch {
            throw .schema("\(error)")
        }
    }
}
