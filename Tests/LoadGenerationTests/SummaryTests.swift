import AWSClient
import JSONValues
import Testing

@testable import LoadGeneration

/// What is said of a run, and what is sent.
@Suite("Summaries") struct SummaryTests {
    @Test("tell what was sent, and why some was not") func failures() {
        let counts = Tally.Counts(sent: 1234, sentAgain: 5, failures: ["busy": 2, "broken": 7])
        #expect(
            Summary(counts: counts, elapsed: .milliseconds(12_340)).text == """
                sent 1234, failed 9, sent again 5, in 12.3 s: 100.0 a second
                  7 failed: broken
                  2 failed: busy

                """
        )
        #expect(Summary(counts: counts, elapsed: .seconds(10)).progress == "sent 1234, failed 9, 123.4 a second")
    }

    @Test("of nothing have no rate") func nothing() {
        #expect(Summary(counts: Tally.Counts(), elapsed: .zero).text == "sent 0, failed 0, in 0.0 s: 0.0 a second\n")
        #expect(Summary(counts: Tally.Counts(), elapsed: .seconds(1)).progress == "sent 0, 0.0 a second")
    }

    @Test("tell within what time answers came") func latencies() {
        let counts = Tally.Counts(sent: 100, latencies: (1...100).reversed().map { $0 * 1000 })
        #expect(
            Summary(counts: counts, elapsed: .seconds(1)).text.hasSuffix(
                "answers within ms: half 50.0, 95 % 95.0, 99 % 99.0, all 100.0\n"
            )
        )
    }

    @Test("count what the messages are") func payloads() throws {
        #expect(TestMessage.body().utf8.count == 1022)
        #expect(TestMessage.body() != TestMessage.body())
        for _ in 0..<100 {
            let order = try JSONValue(parsing: RecordOrder.body())
            #expect(order["id"]?.asString?.utf8.count == 36)
            let amount = try #require(order["amount"]?.text)
            #expect(amount.split(separator: ".").last?.count == 2)
            #expect(order["email"]?.asString?.contains("@example.com") == true)
            #expect(order["album"]?["title"]?.asString?.split(separator: " ").count == 3)
            #expect(RecordOrder.body().utf8.count < 1000)
        }
        let order = DrinkOrder(busName: "bus", source: "source", detailType: "type", run: "run")
        let detail = try JSONValue(parsing: order.entry(7).detail)
        #expect(detail["orderId"] == "run-7")
        #expect(detail["drinkOrder"]?["drink"]?.asString?.isEmpty == false)
    }
}
