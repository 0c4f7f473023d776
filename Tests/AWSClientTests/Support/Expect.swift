import AWSClient
import JSONValues
import Testing

/// Checks the target and the body of the last request.
func expectRequest(
    _ transport: StubTransport,
    _ target: String,
    _ version: String,
    _ body: String,
    sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let request = try #require(transport.requests.last, sourceLocation: sourceLocation)
    let headers = Dictionary(request.headers.map { ($0.name, $0.value) }) { first, _ in first }
    #expect(headers["X-Amz-Target"] == target, sourceLocation: sourceLocation)
    #expect(headers["Content-Type"] == "application/x-amz-json-\(version)", sourceLocation: sourceLocation)
    let sent = try JSONValue(parsing: request.body)
    #expect(sent == (try JSONValue(parsing: body)), sourceLocation: sourceLocation)
}
