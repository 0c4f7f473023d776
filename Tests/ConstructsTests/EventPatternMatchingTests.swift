import CloudFormation
import Constructs
import Testing

@Suite struct EventPatternMatchingTests {
    private let pattern = EventPattern(
        source: ["my.orders"],
        detailType: ["OrderPlaced"],
        detail: [
            "amount": .numeric(.greaterThan(100).atMost(1000)),
            "state": .anyOf("NEW", .prefix("RE")),
            "customer": ["country": .anythingBut("DE")],
        ]
    )

    private func order(_ detail: JSON) -> JSON {
        ["source": "my.orders", "detail-type": "OrderPlaced", "detail": detail]
    }

    @Test func matchesWhatItDescribes() throws {
        #expect(try pattern.matches(order(["amount": 1000, "state": "REOPENED", "customer": ["country": "FR"]])))
        #expect(try !pattern.matches(order(["amount": 100, "state": "NEW", "customer": ["country": "FR"]])))
        #expect(try !pattern.matches(order(["amount": 200, "state": "OLD", "customer": ["country": "FR"]])))
        #expect(try !pattern.matches(order(["amount": 200, "state": "NEW", "customer": ["country": "DE"]])))
        #expect(try !pattern.matches(order(["amount": 200, "state": "NEW"])))
        #expect(try !pattern.matches(["source": "my.payments"]))
    }

    /// Each way to write a condition is one that EventBridge knows.
    @Test func matchesByAllOperators() throws {
        let all: EventPattern = [
            "text": "a", "number": 4.5, "truth": true, "nothing": nil,
            "ending": .suffix(ignoringCase: "c"), "any": .equals(ignoringCase: "ABC"), "wild": .wildcard("a*c"),
            "exact": .numeric(.equalTo(3)), "address": .cidr("10.0.0.0/8"), "there": .exists(true),
            "absent": .exists(false), "other": .anyOf(.anythingBut("x", "y"), .prefix("x")),
        ]
        var event: JSON = [
            "text": "a", "number": 4.5, "truth": true, "nothing": nil, "ending": "xC", "any": "aBc", "wild": "abbc",
            "exact": 3.0, "address": "10.1.2.3", "there": 0, "other": "xy",
        ]
        #expect(try all.matches(event))
        event = JSON(members: [("absent", 1), ("text", "a")])
        #expect(try !all.matches(event))
    }

    @Test func matchesOneOfAlternatives() throws {
        let either = EventPattern.either(["a": 1], ["b": 2], and: ["c": 3])
        #expect(try either.matches(["b": 2, "c": 3]))
        #expect(try !either.matches(["b": 2]))
        #expect(try !either.matches(["a": 2, "c": 3]))
    }

    @Test func refusesWhatOnlyADeploymentKnows() throws {
        let pattern = EventPattern(account: [.equals(Pseudo.accountID)])
        let error = #expect(throws: EventPatternMatchingError.self) { try pattern.matches(["account": "123456789012"]) }
        #expect(
            error?.description
                == "'account' of the pattern is known only at deployment; compare with a pattern of known values"
        )
    }

    @Test func refusesWhatEventBridgeWouldRefuse() throws {
        let error = #expect(throws: EventPatternMatchingError.self) {
            try (["a": .wildcard("**")] as EventPattern).matches(["a": "b"])
        }
        #expect(error?.description == "'wildcard' of 'a' must not have two asterisks in a row, got '**'")
    }
}
