import Testing

@testable import AWSClient

@Suite struct HTTPURLTests {
    @Test(arguments: [
        ("http://localhost", HTTPOrigin(isSecure: false, host: "localhost", port: 80), "/", ""),
        ("https://localhost/", HTTPOrigin(isSecure: true, host: "localhost", port: 443), "/", ""),
        ("HTTPS://host:8443/a/b?c=d&e", HTTPOrigin(isSecure: true, host: "host", port: 8443), "/a/b", "c=d&e"),
        ("http://[::1]:8000?x", HTTPOrigin(isSecure: false, host: "::1", port: 8000), "/", "x"),
        ("http://[fd00:ec2::23]/v1", HTTPOrigin(isSecure: false, host: "fd00:ec2::23", port: 80), "/v1", ""),
        ("http://host/a#b", HTTPOrigin(isSecure: false, host: "host", port: 80), "/a", ""),
    ])
    func reads(text: String, origin: HTTPOrigin, path: String, query: String) throws {
        let url = try #require(HTTPURL(text))
        #expect(url.origin == origin)
        #expect(url.path == path)
        #expect(url.query == query)
    }

    @Test(arguments: [
        "", "host", "ftp://host", "http://", "http:///path", "http://host:", "http://host:0", "http://host:65536",
        "http://host:x", "http://user@host", "http://user:secret@host", "http://[::1", "http://[::1]x", "http://a b",
    ])
    func refuses(text: String) {
        #expect(HTTPURL(text) == nil)
    }

    @Test(arguments: [
        (HTTPOrigin(isSecure: true, host: "a"), "https://a"),
        (HTTPOrigin(isSecure: false, host: "a", port: 81), "http://a:81"),
        (HTTPOrigin(isSecure: false, host: "::1"), "http://[::1]"),
    ])
    func describes(origin: HTTPOrigin, description: String) {
        #expect(origin.description == description)
    }
}
