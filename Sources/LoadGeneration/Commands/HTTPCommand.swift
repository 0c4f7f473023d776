internal import AWSClient
internal import ArgumentParser

/// Posts to a URL, several requests at a time.
struct HTTPCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "http",
            abstract: "Post events to a URL, many at a time.",
            discussion: """
                No request is repeated: every answer outside of 200 to 299 counts as failed, by its status. There \
                are 100 requests unless a bound is given.

                EXAMPLE:
                  1,000 events, 100 at a time, to an API that asks for signatures:
                    loadgen http https://a1b2c3.execute-api.eu-west-1.amazonaws.com/events \\
                      --count 1000 --parallel 100 --sign
                """
        )
    }

    @Argument(help: ArgumentHelp("The URL.", valueName: "URL"))
    var url: String

    @Option(help: ArgumentHelp("How many requests to send at a time; 1 to 1000.", valueName: "number"))
    var parallel = 100

    @Option(name: .shortAndLong, help: ArgumentHelp("The method.", valueName: "method"))
    var method = "POST"

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            "The body; {n} stands for the number of the request and {run} for a random one.",
            valueName: "text"
        )
    )
    var body = #"{"orderId": "load-{run}-{n}", "amount": 5.00}"#

    @Option(
        name: [.customShort("H"), .long],
        help: ArgumentHelp("A header, 'Name: value'; any number of them.", valueName: "header")
    )
    var header: [String] = []

    @Option(help: ArgumentHelp("Seconds that an answer may take; 1 to 900.", valueName: "seconds"))
    var timeout = 30

    @OptionGroup var bounds: BoundOptions

    @Flag(help: "Sign the requests for API Gateway, with the credentials of the AWS CLI.")
    var sign = false

    func validate() throws {
        guard HTTPURL(url) != nil else {
            throw ValidationError("'\(url)' is no URL of http or https; give one such as https://example.com/events")
        }
        try check("--parallel", parallel, in: 1...1000)
        try check("--timeout", timeout, in: 1...900)
        guard !method.isEmpty, method.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else {
            throw ValidationError("--method must be of upper-case letters, such as POST, got '\(method)'")
        }
        _ = try headers()
    }

    func run() async throws {
        guard let target = HTTPURL(url) else { return }
        let transport = PooledTransport(limits: .init(connectionsPerOrigin: parallel))
        var signing: HTTPTarget.Signing?
        if sign {
            let region = Self.region(ofAPIAt: target)
            signing = HTTPTarget.Signing(
                region: try region ?? AWSHTTPClient().region,
                credentials: CredentialCache(transport: PooledTransport())
            )
        }
        let run = LoadRun(
            itemsPerTick: 1,
            interval: .zero,
            count: bounds.count(otherwise: 100),
            duration: bounds.time,
            concurrency: parallel
        )
        let token = RandomToken.make()
        let text = body.replacing("{run}", with: token)
        try await run.perform(
            to: HTTPTarget(
                url: target,
                method: method,
                headers: try headers(),
                timeout: .seconds(timeout),
                transport: transport,
                signing: signing,
                body: { text.replacing("{n}", with: "\($0)") }
            ),
            keepsLatencies: true
        )
    }

    /// The headers, of JSON unless another type is given.
    private func headers() throws(ValidationError) -> [HTTPHeader] {
        var headers: [HTTPHeader] = []
        for text in header {
            let parts = text.split(separator: ":", maxSplits: 1).map {
                String($0.trimmingPrefix(while: \.isWhitespace))
            }
            guard parts.count == 2, !parts[0].isEmpty, text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
                throw ValidationError("--header must be 'Name: value', got '\(text)'")
            }
            headers.append(HTTPHeader(parts[0], parts[1]))
        }
        if !headers.contains(where: { $0.name.lowercased() == "content-type" }) {
            headers.append(HTTPHeader("Content-Type", "application/json"))
        }
        return headers
    }

    /// The Region in the URL of an API, `https://a1b2c3.execute-api.eu-west-1.amazonaws.com`.
    private static func region(ofAPIAt url: HTTPURL) -> String? {
        let labels = url.origin.host.split(separator: ".")
        guard labels.count >= 5, labels[1] == "execute-api" else { return nil }
        return String(labels[2])
    }
}
