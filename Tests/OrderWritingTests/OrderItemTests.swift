import DynamoDBValues
import Testing
import WorkerPatterns

@testable import OrderWriting

@Suite("The item of a message") struct OrderItemTests {
    @Test("has the members of the body, and all digits of its numbers") func attributes() throws {
        let item = try OrderItem(
            body:
                #"{"id":"1","n":12345678901234567890123456789012345678,"f":0.10,"l":[1,null,true,"é😀"],"m":{"e":""},"x":1e-130}"#
        )
        let number = try #require(DynamoDBNumber("12345678901234567890123456789012345678"))
        #expect(item.id == "1")
        #expect(
            item.attributes == [
                "id": "1", "n": .number(number), "f": .number(try #require(DynamoDBNumber("0.1"))),
                "l": .list([1, .null, true, "é😀"]), "m": ["e": ""],
                "x": .number(try #require(DynamoDBNumber("1e-130"))),
            ]
        )
        #expect(item.attributes["n"]?.asNumber?.text == "12345678901234567890123456789012345678")
        #expect(item.version == nil)
        #expect(try OrderItem(body: #"{"id":"1","timestamp":17}"#).version == 17)
        #expect(try OrderItem(body: #"{"id":"1","timestamp":"17"}"#).version == nil)
    }

    @Test(
        "is not made of anything else",
        arguments: [
            ("", "the body must be JSON: expected a value, found the end at byte 0"),
            ("two records, please", "the body must be JSON: expected a value, found 't' at byte 0"),
            (#"{"id":"1","n":NaN}"#, "the body must be JSON: expected a value, found 'N' at byte 14"),
            (#"{"id":"\ud800"}"#, "the body must be JSON: an escape is half a surrogate pair at byte 7"),
            ("[]", "the body must be a JSON object whose members are the attributes, got an array"),
            ("17", "the body must be a JSON object whose members are the attributes, got a number"),
            ("{}", "the member 'id' is missing; it is the key of the table"),
            (#"{"id":17}"#, "the member 'id' must be a string, got a number"),
            (#"{"id":""}"#, "the member 'id' must have 1 to 2048 bytes, got 0"),
            (
                #"{"id":"1","a":{"b":[0,1e126]}}"#,
                "a number must have at most 38 digits and a magnitude of 1E-130 to 9.99…E+125, got 1e126 in a.b[1]"
            ),
            (
                #"{"id":"1","n":123456789012345678901234567890123456789}"#,
                "a number must have at most 38 digits and a magnitude of 1E-130 to 9.99…E+125, got 123456789012345678901234567890123456789 in n"
            ),
        ]
    ) func malformed(body: String, message: String) throws {
        #expect(throws: WorkerError.validation(message)) { try OrderItem(body: body) }
    }

    @Test("is not made of a key that is too long, or of a body that is too deep") func tooLarge() {
        let key = String(repeating: "k", count: 2049)
        #expect(throws: WorkerError.validation("the member 'id' must have 1 to 2048 bytes, got 2049")) {
            try OrderItem(body: #"{"id":"\#(key)"}"#)
        }
        #expect(throws: WorkerError.self) { try OrderItem(body: String(repeating: "[", count: 1_000_000)) }
    }
}
