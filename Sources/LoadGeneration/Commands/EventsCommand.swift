internal import AWSClient
internal import ArgumentParser

/// Puts events of orders on a bus.
struct EventsCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "events",
            abstract: "Put the orders of a busy coffee bar on an event bus.",
            discussion: """
                Each order is of one of three drinks, and has an ID that no other run has. Orders that the bus refuses for \
                the moment are sent again.

                EXAMPLE:
                  500 orders as fast as the bus takes them:
                    loadgen events --bus Serverlesspresso
                """
        )
    }

    @Option(help: ArgumentHelp("The bus, by its name or ARN.", valueName: "name"))
    var bus: String

    @Option(help: ArgumentHelp("How many orders to send; 1 to 1000000.", valueName: "number"))
    var orders = 500

    @Option(help: ArgumentHelp("End after so many seconds, more than 0.", valueName: "seconds"))
    var duration: Double?

    @Option(help: ArgumentHelp("The source of the events.", valueName: "source"))
    var source = "awsserverlessda.serverlesspresso"

    @Option(help: ArgumentHelp("The detail type of the events.", valueName: "type"))
    var detailType = "OrderManager.WaitingCompletion"

    func validate() throws {
        try check("--orders", orders, in: 1...1_000_000)
        if let duration, !(duration > 0 && duration <= 31_536_000) {
            throw ValidationError("--duration must be more than 0 and at most 31536000 seconds, got \(duration)")
        }
        for (name, value) in [("--bus", bus), ("--source", source), ("--detail-type", detailType)] where value.isEmpty {
            throw ValidationError("\(name) must not be empty")
        }
    }

    func run() async throws {
        let client = EventBridgeClient(try Connection.client())
        let order = DrinkOrder(busName: bus, source: source, detailType: detailType, run: RandomToken.make())
        let run = LoadRun(
            itemsPerTick: orders,
            interval: .zero,
            count: orders,
            duration: duration.map { .seconds($0) },
            concurrency: 4
        )
        try await run.perform(to: EventBusTarget(client: client, entry: order.entry))
    }
}
