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
                the moment are sent again. There are 500 orders unless a bound is given.

                EXAMPLE:
                  500 orders as fast as the bus takes them:
                    loadgen events --bus Serverlesspresso
                """
        )
    }

    @Option(help: ArgumentHelp("The bus, by its name or ARN.", valueName: "name"))
    var bus: String

    @Option(help: ArgumentHelp("The source of the events.", valueName: "source"))
    var source = "awsserverlessda.serverlesspresso"

    @Option(help: ArgumentHelp("The detail type of the events.", valueName: "type"))
    var detailType = "OrderManager.WaitingCompletion"

    @OptionGroup var bounds: BoundOptions

    func validate() throws {
        for (name, value) in [("--bus", bus), ("--source", source), ("--detail-type", detailType)] where value.isEmpty {
            throw ValidationError("\(name) must not be empty")
        }
    }

    func run() async throws {
        let client = EventBridgeClient(try Connection.client())
        let order = DrinkOrder(busName: bus, source: source, detailType: detailType, run: RandomToken.make())
        let run = LoadRun(
            itemsPerTick: 10,
            interval: .zero,
            count: bounds.count(otherwise: 500),
            duration: bounds.time,
            concurrency: 4
        )
        try await run.perform(to: EventBusTarget(client: client, entry: order.entry))
    }
}
