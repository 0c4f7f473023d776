internal import AWSApiGatewayV2
public import CloudFormation
public import ResourceTypes

/// What CloudWatch measures of an HTTP API or one of its routes.
///
/// <https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-metrics.html>
public struct HTTPAPIMetrics: Hashable, Sendable {
    let dimensions: [Metric.Dimension]

    private func metric(_ name: String, _ statistic: Statistic) -> Metric {
        Metric(namespace: "AWS/ApiGateway", name: name, dimensions: dimensions, statistic: statistic)
    }

    /// `4xx`: answers that say that the client made a mistake; the sum.
    public var clientErrors: Metric { metric("4xx", .sum) }
    /// `5xx`: answers that say that the API or a function failed; the sum.
    public var serverErrors: Metric { metric("5xx", .sum) }
    /// Requests; the sum.
    public var count: Metric { metric("Count", .sum) }
    /// The time from a request to its answer, in milliseconds; the average.
    public var latency: Metric { metric("Latency", .average) }
    /// The part of ``latency`` that the function took, in milliseconds; the average.
    public var integrationLatency: Metric { metric("IntegrationLatency", .average) }
    /// The bytes that were processed; the sum.
    public var dataProcessed: Metric { metric("DataProcessed", .sum) }
}

extension Ref where R == ApiGatewayV2.Api {
    /// What CloudWatch measures of the API, all routes together.
    public var metrics: HTTPAPIMetrics { HTTPAPIMetrics(dimensions: [.init("ApiId", reference())]) }

    /// What CloudWatch measures of one route.
    ///
    /// The API must have `detailedMetrics`, and the route.
    /// - Parameters:
    ///   - method: The method of the route.
    ///   - path: The path of the route, with variables as the route has them.
    ///   - filePath: The file of the call.
    ///   - line: The line of the call.
    /// - Returns: The metrics.
    public func metrics(
        _ method: HTTPMethod,
        _ path: String,
        filePath: String = #filePath,
        line: UInt = #line
    ) -> HTTPAPIMetrics {
        let location = SourceLocation(filePath: filePath, line: line)
        checkRoute(method, path, at: location)
        if graph.attachment(KnownRoutes.self, of: element)?.hasDetails == false {
            graph.scope(of: element)?.error(
                "routes of '\(self.path)' have no metrics of their own; set detailedMetrics to true, or use those of the API",
                at: location
            )
        }
        return HTTPAPIMetrics(
            dimensions: [
                .init("ApiId", reference()), .init("Method", Value(method.rawValue)), .init("Resource", Value(path)),
                .init("Stage", Value(HTTPAPI.stageName)),
            ]
        )
    }

    /// Reports a route that an API of this app does not have.
    /// - Parameters:
    ///   - method: The method that was named.
    ///   - path: The path that was named.
    ///   - admitsAny: Whether a route for any method will do.
    ///   - location: The line that named it.
    func checkRoute(_ method: HTTPMethod, _ path: String, orAny admitsAny: Bool = false, at location: SourceLocation) {
        guard let known = graph.attachment(KnownRoutes.self, of: element),
            !known.keys.contains(.method(method, path)), !(admitsAny && known.keys.contains(.any(path)))
        else { return }
        graph.scope(of: element)?.error(
            "'\(self.path)' has no route '\(RouteKey.method(method, path).text)'; use a method and path of one of its routes",
            at: location
        )
    }
}

/// The routes of an API of this app, attached to it.
struct KnownRoutes {
    let keys: [RouteKey]
    let hasDetails: Bool
}
