import LambdaEvents
import Testing
import WorkerPatterns

@testable import OrderCounting

@Suite("The order of an event") struct OrderTests {
    private let oldest = Timestamp("2026-11-01T00:00:00Z") ?? Timestamp(millisecondsSince1970: 0)

    private static func event(time: String = #""2026-11-21T09:30:00Z""#, detail: String) -> String {
        #"{"id":"e","detail-type":"OrderManager.WaitingCompletion","time":\#(time),"detail":\#(detail)}"#
    }

    private static func detail(id: String = #""1""#, drink: String = #""Latte""#) -> String {
        #"{"orderId":\#(id),"userId":"u","drinkOrder":{"drink":\#(drink)}}"#
    }

    @Test("has its ID, its drink, and the day of the event in UTC") func order() throws {
        let order = try Order(body: Self.event(detail: Self.detail()), notBefore: oldest)
        #expect(order.id == "1")
        #expect(order.drink == "Latte")
        #expect(order.day == "2026-11-21")
        let late = Self.event(time: #""2026-11-21T00:30:00+01:00""#, detail: Self.detail(id: "17"))
        #expect(try Order(body: late, notBefore: oldest).day == "2026-11-20")
        #expect(try Order(body: late, notBefore: oldest).id == "17")
    }

    @Test(
        "is not made of anything else",
        arguments: [
            ("no", "the body must be an event, which is JSON: expected a value, found 'n' at byte 0"),
            ("[]", "the body must be an event, got an array"),
            ("{}", "the event must have a 'time' such as 2026-11-21T09:30:00Z, got none"),
            (
                event(time: #""yesterday""#, detail: detail()),
                #"the event must have a 'time' such as 2026-11-21T09:30:00Z, got "yesterday""#
            ),
            (
                event(time: #""2026-10-31T23:59:59Z""#, detail: detail()),
                "the event of 2026-10-31T23:59:59Z is older than 2026-11-01T00:00:00.000Z; whether its order was counted is no longer known"
            ),
            (event(detail: "[]"), "the event must have an object 'detail'"),
            (
                event(detail: "{}"),
                "'detail.orderId' must be a string of 1 to 2042 bytes or a whole number, got none"
            ),
            (
                event(detail: detail(id: "1.5")),
                "'detail.orderId' must be a string of 1 to 2042 bytes or a whole number, got 1.5"
            ),
            (
                event(detail: detail(id: #""""#)),
                #"'detail.orderId' must be a string of 1 to 2042 bytes or a whole number, got """#
            ),
            (
                event(detail: #"{"orderId":"1"}"#),
                "'detail.drinkOrder.drink' must be a string of 1 to 1013 bytes that is not blank, got none"
            ),
            (
                event(detail: detail(drink: #"" ""#)),
                #"'detail.drinkOrder.drink' must be a string of 1 to 1013 bytes that is not blank, got " ""#
            ),
            (
                event(detail: detail(drink: #""a\u0007b""#)),
                #"'detail.drinkOrder.drink' must be a string of 1 to 1013 bytes that is not blank, got "a\u0007b""#
            ),
            (
                event(detail: detail(drink: #""TotalSales""#)),
                "'detail.drinkOrder.drink' must not be 'TotalSales', which is the name of the sum of all drinks"
            ),
            (
                event(detail: detail(drink: #""Total Orders""#)),
                "'detail.drinkOrder.drink' must not be 'Total Orders', which is the name of the sum of all drinks"
            ),
        ]
    ) func malformed(body: String, message: String) {
        #expect(throws: WorkerError.validation(message)) { try Order(body: body, notBefore: oldest) }
    }

    @Test("is as large as the keys of the table allow") func size() throws {
        func body(id: Int, drink: Int) -> String {
            let text = { String(repeating: "x", count: $0) }
            return Self.event(detail: Self.detail(id: #""\#(text(id))""#, drink: #""\#(text(drink))""#))
        }
        #expect(try Order(body: body(id: 2042, drink: 1013), notBefore: oldest).id.count == 2042)
        #expect(throws: WorkerError.self) { try Order(body: body(id: 2043, drink: 1), notBefore: oldest) }
        #expect(throws: WorkerError.self) { try Order(body: body(id: 1, drink: 1014), notBefore: oldest) }
    }
}
