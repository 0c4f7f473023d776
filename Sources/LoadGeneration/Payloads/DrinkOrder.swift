internal import AWSClient
internal import JSONValues

/// The event of an order of a drink that waits to be collected.
struct DrinkOrder: Sendable {
    private static let drinks = ["Cappuccino", "Espresso", "Latte"]

    let busName: String
    let source: String
    let detailType: String
    /// What the order IDs begin with, so that the orders of two runs are different ones.
    let run: String

    func entry(_ number: Int) -> EventEntry {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("Message", "The load test wants its coffee")
            writer.member("ORDERSTATE", "Completed")
            writer.member("orderId", "\(run)-\(number)")
            writer.member("userId", "\(number)")
            writer.member("drinkOrder") { writer in
                writer.object { writer in
                    writer.member("userId", "\(number)")
                    writer.member("drink", Self.drinks.randomElement())
                }
            }
        }
        return EventEntry(
            busName: busName,
            source: source,
            detailType: detailType,
            detail: String(decoding: writer.bytes, as: UTF8.self)
        )
    }
}
