internal import AWSClient
internal import ArgumentParser

/// Sends orders of records to a queue, one at a time.
struct OrdersCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "orders",
            abstract: "Send an order each I seconds to a queue.",
            discussion: """
                An order is an object with a random 'id', 'timestamp' in milliseconds, 'amount', 'email' and 'album', less \
                than 1 KB.

                EXAMPLE:
                  Ten orders a second, until Control-C:
                    loadgen orders -q orders -i 0.1
                """
        )
    }

    @Option(
        name: [.customShort("q"), .customLong("queue")],
        help: ArgumentHelp("The queue, by its name or URL.", valueName: "queue")
    )
    var queue: String

    @Option(
        name: [.short, .long],
        help: ArgumentHelp("Seconds from one order to the next; 0.001 to 86400.", valueName: "seconds")
    )
    var interval: Double

    @OptionGroup var bounds: BoundOptions

    func validate() throws {
        guard (0.001...86_400).contains(interval) else {
            throw ValidationError("--interval must be 0.001 to 86400 seconds, got \(interval)")
        }
        if queue.contains("/") {
            _ = try Connection.queueURL(queue)
        } else if queue.isEmpty || queue.utf8.count > 80 {
            throw ValidationError("--queue must be a name of 1 to 80 characters, or a URL, got '\(queue)'")
        }
    }

    func run() async throws {
        let isURL = queue.contains("/")
        let client = SQSClient(try Connection.client(toQueueAt: isURL ? try Connection.queueURL(queue) : nil))
        let run = LoadRun(
            itemsPerTick: 1,
            interval: .seconds(interval),
            count: bounds.count,
            duration: bounds.time,
            concurrency: 64
        )
        let queueURL = isURL ? queue : try await client.queueURL(named: queue)
        try await run.perform(to: QueueTarget(queueURL: queueURL, client: client, body: RecordOrder.body))
    }
}
