import JSONValues
import Testing

@Suite struct JSONValueReadingTests {
    @Test(arguments: [
        ("null", JSONValue.null), (" true ", .bool(true)), ("false", .bool(false)), (#""a""#, .string("a")),
        ("[]", .array([])), ("{}", .object([:])), ("[1, [2]]", .array([.number("1"), .array([.number("2")])])),
        (#"{"a": {"b": null}}"#, .object(["a": .object(["b": .null])])),
        (#"{"a":1,"a":2}"#, .object(["a": .number("2")])),
        (#""\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00""#, .string("\"\\/\u{8}\u{c}\n\r\té😀")),
        ("\"\u{e9}😀\"", .string("é😀")),
    ])
    func reads(text: String, value: JSONValue) throws {
        #expect(try JSONValue(parsing: text) == value)
    }

    @Test(arguments: [
        "0", "-0", "1.50", "1E400", "-1.5e-10", "12345678901234567890123456789012345678.123456789",
    ])
    func keepsNumbers(text: String) throws {
        #expect(try JSONValue(parsing: text) == .number(text))
    }

    @Test(arguments: [
        ("", "the text ends where a value is expected at byte 0"),
        ("[1", "the text ends where ',' or ']' after an item is expected at byte 2"),
        ("[1,]", "expected a value at byte 3"), ("{\"a\" 1}", "expected ':' after a name at byte 5"),
        ("{a: 1}", "expected a name in double quotes at byte 1"),
        ("{\"a\":1 \"b\":2}", "expected ',' or '}' after a member at byte 7"),
        ("NaN", "expected a value at byte 0"), ("01", "expected the end of the text at byte 1"),
        ("1.", "the text ends where a digit is expected at byte 2"),
        ("-", "the text ends where a digit is expected at byte 1"),
        ("1 2", "expected the end of the text at byte 2"), (#""\x""#, "an escape that JSON does not have at byte 1"),
        (#""\ud800""#, "an escape of half a surrogate pair at byte 1"),
        (#""\udc00""#, "an escape of half a surrogate pair at byte 1"),
        (#""\ud800\u0041""#, "an escape of half a surrogate pair at byte 1"),
        (#""\u12""#, "expected a hexadecimal digit at byte 5"),
        ("\"a", "the text ends where '\"' at the end of a text is expected at byte 2"),
        ("\"\n\"", "a control character that is not escaped at byte 1"),
    ])
    func refuses(text: String, description: String) {
        #expect { try JSONValue(parsing: text) } throws: { String(describing: $0) == description }
    }

    @Test func refusesBytesThatAreNotUTF8() {
        #expect(throws: JSONError.self) { try JSONValue(parsing: [UInt8(ascii: "\""), 0xff, UInt8(ascii: "\"")]) }
        // Half a surrogate pair, which UTF-8 has no form of.
        #expect(throws: JSONError.self) { try JSONValue(parsing: [0x22, 0xed, 0xa0, 0x80, 0x22]) }
    }

    @Test func refusesDeepNesting() throws {
        let nested = { (depth: Int) in String(repeating: "[", count: depth) + String(repeating: "]", count: depth) }
        _ = try JSONValue(parsing: nested(512))
        #expect { try JSONValue(parsing: nested(513)) } throws: {
            String(describing: $0) == "values nest deeper than 512 levels at byte 512"
        }
        #expect(throws: JSONError.self) { try JSONValue(parsing: String(repeating: "[", count: 1_000_000)) }
    }

    @Test func accessesParts() throws {
        let value = try JSONValue(parsing: #"{"s":"x","n":3,"b":true,"a":[1],"f":1.5}"#)
        #expect(value["s"]?.asString == "x")
        #expect(value["n"]?.asInt == 3)
        #expect(value["f"]?.asInt == nil)
        #expect(value["b"]?.asBool == true)
        #expect(value["a"]?.asArray == [.number("1")])
        #expect(value["missing"] == nil)
        #expect(value["s"]?["x"] == nil)
    }
}
