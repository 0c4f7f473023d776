import JSONValues
import Testing

@Suite("Types as JSON") struct CodingTests {
    private struct Order: Codable, Equatable {
        enum State: String, Codable { case new, paid }
        struct Item: Codable, Equatable {
            var name: String
            var price: JSONNumber
            var count: Int8?
        }

        var id: UInt64
        var state: State
        var items: [Item]
        var weights: [String: Double]
        var note: String?
        var rest: JSONValue
        var isGift: Bool
    }

    private let text =
        #"{"id":18446744073709551615,"isGift":false,"items":[{"count":2,"name":"cup","price":10.10},{"name":"lid","price":123456789012345678901234567890.5}],"rest":{"x":[1.0,null]},"state":"paid","weights":{"a":0.1}}"#

    @Test("come back as they went, with all digits") func roundTrip() throws {
        let order = try JSONValue(parsing: text).decode(as: Order.self)
        #expect(order.items[1].price.text == "123456789012345678901234567890.5")
        #expect(order.note == nil)
        #expect(try JSONValue(encoding: order).text == text)
    }

    @Test("ignore unknown members and take null for what is optional") func tolerance() throws {
        let item = try JSONValue(parsing: #"{"name":"cup","price":1,"count":null,"colour":"red"}"#)
        #expect(try item.decode(as: Order.Item.self).count == nil)
    }

    @Test(
        "say what is wrong, and where",
        arguments: [
            (#"{"items":[{"price":1}]}"#, "id: is missing"),
            (#"{"id":-1}"#, "id: the number -1 is no UInt64"),
            (#"{"id":"1"}"#, "id: expected a number, found a string"),
            (#"[]"#, "expected an object, found an array"),
            (#"{"id":1,"state":"lost"}"#, "state: Cannot initialize State from invalid String value lost"),
            (#"{"id":1,"state":"new","items":[{"name":"a","price":1},{"name":"b"}]}"#, "items[1].price: is missing"),
            (
                #"{"id":1,"state":"new","items":[{"name":"a","price":1,"count":128}]}"#,
                "items[0].count: the number 128 is no Int8"
            ),
            (#"{"id":1,"state":"new","items":{}}"#, "items: expected an array, found an object"),
            (#"{"id":1,"state":"new","items":[],"weights":{"a":1e400}}"#, "weights.a: the number 1e400 is no Double"),
        ]
    ) func failures(text: String, message: String) throws {
        let value = try JSONValue(parsing: text)
        let error = #expect(throws: JSONDecodingError.self) { try value.decode(as: Order.self) }
        #expect(error?.description == message)
    }

    @Test("refuse to be written when JSON has no text for them") func notFinite() {
        let error = #expect(throws: JSONEncodingError.self) { try JSONValue(encoding: ["a": [1, Double.nan]]) }
        #expect(error?.description == "a[1]: JSON has no text for nan")
    }

    @Test("inherit by members called super") func superclasses() throws {
        class Base: Codable { var a = 1 }
        final class Derived: Base {
            var b = 2
            enum CodingKeys: String, CodingKey { case b }
            override func encode(to encoder: any Encoder) throws {
                var container = encoder.container(keyedBy: CodingKeys.self)
                try container.encode(b, forKey: .b)
                try super.encode(to: container.superEncoder())
            }
        }
        #expect(try JSONValue(encoding: Derived()).text == #"{"b":2,"super":{"a":1}}"#)
    }
}
