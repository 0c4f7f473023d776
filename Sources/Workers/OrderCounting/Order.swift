internal import JSONValues
internal import LambdaEvents
internal import WorkerPatterns

/// An order that is to be counted, as its event tells of it.
struct Order: Equatable, Sendable {
    /// The counter of all drinks in the table, whose name no drink may have.
    static let totalCounter = "TotalSales"
    /// The dimension of all drinks in the metrics, whose name no drink may have.
    static let totalDimension = "Total Orders"
    /// A sort key has at most 1024 bytes, eleven of which are the day.
    ///
    /// <https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html>
    static let maximumDrinkSize = 1013
    /// A partition key has at most 2048 bytes, six of which are the prefix.
    static let maximumIDSize = 2042

    let id: String
    let drink: String
    let time: Timestamp

    /// The day whose counters the order raises.
    var day: String { time.utcDay }

    /// Reads an event of EventBridge, of which an order needs its time and, in the detail, an ID and a drink.
    /// - Parameters:
    ///   - body: The event.
    ///   - oldest: The time of the oldest event that is counted.
    /// - Throws: What is wrong with it.
    init(body: String, notBefore oldest: Timestamp) throws(WorkerError) {
        let event: JSONValue
        do throws(JSONError) {
            event = try JSONValue(parsing: body)
        } catch {
            throw .validation("the body must be an event, which is JSON: \(error)")
        }
        guard case .object = event else { throw .validation("the body must be an event, got \(event.kind)") }
        guard let text = event["time"]?.asString, let time = Timestamp(text) else {
            throw .validation(
                "the event must have a 'time' such as 2026-11-21T09:30:00Z, got \(event["time"]?.text.prefix(64) ?? "none")"
            )
        }
        guard time >= oldest else {
            throw .validation(
                "the event of \(text) is older than \(oldest.text); whether its order was counted is no longer known"
            )
        }
        guard case .object? = event["detail"] else { throw .validation("the event must have an object 'detail'") }
        self.time = time
        id = try Self.id(event["detail"]?["orderId"])
        drink = try Self.drink(event["detail"]?["drinkOrder"]?["drink"])
    }

    private static func id(_ json: JSONValue?) throws(WorkerError) -> String {
        switch json {
        case .string(let id)? where (1...maximumIDSize).contains(id.utf8.count): return id
        // 17 and 1.7e1 are the same, so only one way to write it is an ID.
        case .number(let number)? where number.text.utf8.allSatisfy({ (0x30...0x39).contains($0) }): return number.text
        default:
            throw .validation(
                "'detail.orderId' must be a string of 1 to \(maximumIDSize) bytes or a whole number, got \(json?.text.prefix(64) ?? "none")"
            )
        }
    }

    private static func drink(_ json: JSONValue?) throws(WorkerError) -> String {
        guard let drink = json?.asString, (1...maximumDrinkSize).contains(drink.utf8.count),
            drink.unicodeScalars.contains(where: { !$0.properties.isWhitespace }),
            !drink.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
        else {
            throw .validation(
                "'detail.drinkOrder.drink' must be a string of 1 to \(maximumDrinkSize) bytes that is not blank, got \(json?.text.prefix(64) ?? "none")"
            )
        }
        guard drink != totalCounter, drink != totalDimension else {
            throw .validation(
                "'detail.drinkOrder.drink' must not be '\(drink)', which is the name of the sum of all drinks"
            )
        }
        return drink
    }
}
