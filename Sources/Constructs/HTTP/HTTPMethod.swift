/// A method of HTTP that an API can have routes for.
///
/// <https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html>
public enum HTTPMethod: String, Hashable, Sendable, CaseIterable {
    /// `DELETE`.
    case delete = "DELETE"
    /// `GET`.
    case get = "GET"
    /// `HEAD`.
    case head = "HEAD"
    /// `OPTIONS`.
    case options = "OPTIONS"
    /// `PATCH`.
    case patch = "PATCH"
    /// `POST`.
    case post = "POST"
    /// `PUT`.
    case put = "PUT"
}
