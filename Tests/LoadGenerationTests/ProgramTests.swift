import AWSTestSupport
import AWSTestTraits
import Foundation
import JSONValues
import Testing

@testable import AWSClient

/// The program, with a server that behaves like AWS.
@Suite("loadgen", .moto, .serialized, .timeLimit(.minutes(3))) struct ProgramTests {
    private let server: MotoServer
    private let aws: AWSHTTPClient
    private let program: Program

    init() throws {
        server = try #require(MotoServer.current)
        aws = try server.client()
        program = .using(server.url)
    }

    /// Makes a queue with a name that no other test has.
    private func makeQueue() async throws -> (name: String, url: String) {
        let name = "queue-\(UUID().uuidString)"
        let answer = try await aws.send(
            .json(.sqs, "CreateQueue", target: "AmazonSQS", version: "1.0") { $0.member("QueueName", name) }
        )
        return (name, try #require(JSONValue(parsing: answer.body)["QueueUrl"]?.asString))
    }

    private func count(in queueURL: String) async throws -> Int {
        let names = ["ApproximateNumberOfMessages"]
        let attributes = try await SQSClient(aws).queueAttributes(of: queueURL, names: names)
        return try #require(attributes["ApproximateNumberOfMessages"].flatMap { Int($0) })
    }

    @Test("pushes messages of 1 KB") func push() async throws {
        let queue = try await makeQueue()
        let result = try await program.run(["push", "12", "10", "--queue-url", queue.url, "--count", "30"])
        #expect(result.exitCode == 0, "\(result.errors)")
        #expect(result.output.hasPrefix("sent 30, failed 0, in "))
        #expect(result.errors == "")
        #expect(try await count(in: queue.url) == 30)
        let messages = try await SQSClient(aws).receiveMessage(.init(queueURL: queue.url, maximumCount: 10))
        #expect(messages.allSatisfy { $0.body.utf8.count == 1022 })
    }

    @Test("sends orders to a queue by its name, and by its URL") func orders() async throws {
        let queue = try await makeQueue()
        let byName = try await program.run(["orders", "-q", queue.name, "-i", "0.01", "--count", "5"])
        #expect(byName.exitCode == 0, "\(byName.errors)")
        let byURL = try await program.run(["orders", "--queue", queue.url, "--interval", "0.01", "--duration", "0.5"])
        #expect(byURL.exitCode == 0, "\(byURL.errors)")
        #expect(try await count(in: queue.url) > 5)
        let message = try #require(try await SQSClient(aws).receiveMessage(.init(queueURL: queue.url)).first)
        #expect(try JSONValue(parsing: message.body)["album"]?["artist_name"]?.asString?.isEmpty == false)
    }

    @Test("puts events on a bus") func events() async throws {
        let result = try await program.run(["events", "--bus", "default", "--count", "25"])
        #expect(result.exitCode == 0, "\(result.errors)")
        #expect(result.output.hasPrefix("sent 25, failed 0, in "))
    }

    @Test("posts to a URL, and counts answers by their status") func http() async throws {
        let result = try await program.run([
            "http", server.url + "/moto-api/reset-not-there", "--count", "7", "--parallel", "3", "--sign",
            "-H", "X-Test: 1",
        ])
        #expect(result.exitCode == 1)
        #expect(result.output.hasPrefix("sent 0, failed 7, in "))
        #expect(result.output.contains("\n  7 failed: status "))
        #expect(result.output.contains("answers within ms: half "))
        let taken = try await program.run([
            "http", server.url + "/moto-api/data.json", "--method", "GET", "--count", "2",
        ])
        #expect(taken.exitCode == 0, "\(taken.errors)")
        #expect(taken.output.hasPrefix("sent 2, failed 0, in "))
    }

    @Test("ends on Control-C with a summary, and all that was sent is there") func interruption() async throws {
        let queue = try await makeQueue()
        let result = try await program.run(
            ["push", "1", "20", "--queue-url", queue.url],
            interruptingWhen: { try await count(in: queue.url) > 2 }
        )
        #expect(result.exitCode == 130)
        let sent = try #require(
            result.output.firstMatch(of: #/^sent ([0-9]+), failed 0, in /#).flatMap { Int($0.output.1) },
            "\(result.output)\(result.errors)"
        )
        #expect(try await count(in: queue.url) == sent)
    }

    @Test("says that there is no such queue") func unknownQueue() async throws {
        let url = server.url + "/123456789012/nowhere"
        let pushed = try await program.run(["push", "5", "10", "--queue-url", url])
        #expect(pushed.exitCode == 1)
        #expect(pushed.output == "")
        #expect(pushed.errors.hasPrefix("error: SQS SendMessageBatch: QueueDoesNotExist: "), "\(pushed.errors)")
        let ordered = try await program.run(["orders", "-q", "nowhere", "-i", "1"])
        #expect(ordered.exitCode == 1)
        #expect(ordered.errors.hasPrefix("error: SQS GetQueueUrl: QueueDoesNotExist: "), "\(ordered.errors)")
    }

    @Test(
        "sends nothing to AWS that is meant for another host",
        arguments: ["push 5 10 --queue-url", "orders -i 1 -q"]
    )
    func otherHost(command: String) async throws {
        var program = program
        program.environment["AWS_ENDPOINT_URL"] = nil
        let url = "http://127.0.0.1:1/123456789012/queue"
        let result = try await program.run(command.split(separator: " ").map(String.init) + [url, "--count", "1"])
        #expect(result.exitCode == 64)
        #expect(
            result.errors.hasPrefix(
                """
                error: the queue is at http://127.0.0.1:1, but requests would go to \
                https://sqs.eu-west-1.amazonaws.com; set AWS_ENDPOINT_URL to http://127.0.0.1:1

                """
            ),
            "\(result.errors)"
        )
    }

    @Test("says what is missing of Region and credentials") func configuration() async throws {
        let arguments = ["push", "5", "10", "--queue-url", "http://127.0.0.1:1/1/queue"]
        var program = program
        program.environment["AWS_REGION"] = nil
        let withoutRegion = try await program.run(arguments)
        #expect(withoutRegion.exitCode == 1)
        #expect(
            withoutRegion.errors == """
                error: no Region: set AWS_REGION, or 'region' of profile 'default', to one such as 'eu-west-1'

                """
        )
        program = .using(server.url)
        program.environment["AWS_SECRET_ACCESS_KEY"] = nil
        program.environment["AWS_EC2_METADATA_DISABLED"] = "true"
        let withoutKey = try await program.run(arguments)
        #expect(withoutKey.exitCode == 1)
        #expect(withoutKey.output == "")
        #expect(withoutKey.errors.hasPrefix("error: no credentials: environment: "), "\(withoutKey.errors)")
    }

    @Test(
        "refuses what it cannot do",
        arguments: [
            ("push five 1000 --queue-url http://a/1/q", "the value 'five' is invalid for '<N>'"),
            ("push 5 1s --queue-url http://a/1/q", "the value '1s' is invalid for '<T>'"),
            ("push 0 1000 --queue-url http://a/1/q", "N must be 1 to 10000, got 0"),
            ("push 5 0 --queue-url http://a/1/q", "T must be 1 to 86400000, got 0"),
            (
                "push 5 1 --queue-url orders",
                "'orders' is not the URL of a queue; give one such as https://sqs.eu-west-1.amazonaws.com/123456789012/orders"
            ),
            ("push 5 1 --queue-url http://a/1/q --count 0", "--count must be 1 to 1000000000, got 0"),
            (
                "push 5 1 --queue-url http://a/1/q --duration 0",
                "--duration must be more than 0 and at most 31536000 seconds, got 0.0"
            ),
            ("orders -q orders -i 0", "--interval must be 0.001 to 86400 seconds, got 0.0"),
            ("orders -q orders -i nan", "--interval must be 0.001 to 86400 seconds, got nan"),
            ("events --bus=", "missing value for '--bus <name>'"),
            ("http ftp://a", "'ftp://a' is no URL of http or https; give one such as https://example.com/events"),
            ("http http://a --parallel 0", "--parallel must be 1 to 1000, got 0"),
            ("http http://a --timeout 901", "--timeout must be 1 to 900, got 901"),
            ("http http://a --method get", "--method must be of upper-case letters, such as POST, got 'get'"),
            ("http http://a -H name", "--header must be 'Name: value', got 'name'"),
        ]
    )
    func mistakes(line: String, sentence: String) async throws {
        let result = try await program.run(line.split(separator: " ").map(String.init))
        #expect(result.exitCode == 64)
        let first = result.errors.split(separator: "\n").first.map { String($0) } ?? ""
        #expect(first.lowercased() == "error: \(sentence)".lowercased())
    }
}
