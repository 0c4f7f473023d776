internal import AWSClient
internal import ArgumentParser

/// Sends messages of 1 KB to a queue, several at a time.
struct PushCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "push",
            abstract: "Send N messages of 1 KB each T milliseconds to a queue.",
            discussion: """
                A message is an object with a random 'id' and a 'payload', 1,022 bytes together, which a table takes for one \
                write capacity unit.

                EXAMPLE:
                  Five messages a second, until Control-C:
                    loadgen push 5 1000 --queue-url https://sqs.eu-west-1.amazonaws.com/123456789012/orders
                """
        )
    }

    @Argument(help: ArgumentHelp("How many messages to send at a time; 1 to 10000.", valueName: "N"))
    var messages: Int

    @Argument(help: ArgumentHelp("Milliseconds from one time to the next; 1 to 86400000.", valueName: "T"))
    var interval: Int

    @Option(name: .customLong("queue-url"), help: ArgumentHelp("The URL of the queue.", valueName: "URL"))
    var queueURL: String

    @OptionGroup var bounds: BoundOptions

    func validate() throws {
        try check("N", messages, in: 1...10_000)
        try check("T", interval, in: 1...86_400_000)
        _ = try Connection.queueURL(queueURL)
    }

    func run() async throws {
        let client = SQSClient(try Connection.client(toQueueAt: try Connection.queueURL(queueURL)))
        let run = LoadRun(
            itemsPerTick: messages,
            interval: .milliseconds(interval),
            count: bounds.count,
            duration: bounds.time,
            concurrency: 64
        )
        try await run.perform(to: QueueTarget(queueURL: queueURL, client: client, body: TestMessage.body))
    }
}
