import JSONValues
import Testing

@Suite("Reading JSON") struct ReadingTests {
    @Test(
        "reads every kind of value",
        arguments: [
            ("null", .null), (" true\n", true), ("false", false), ("[]", []), ("{}", [:]),
            (#"{"a":[1,"x",{"b":null}]}"#, ["a": [1, "x", ["b": nil]]]),
            (#""\"\\\/\b\f\n\r\t\u00e9\uD83D\uDE00é""#, "\"\\/\u{8}\u{c}\n\r\té😀é"),
        ] as [(String, JSONValue)]
    ) func reads(text: String, value: JSONValue) throws {
        #expect(try JSONValue(parsing: text) == value)
        #expect(try JSONValue(parsing: Array(text.utf8)) == value)
    }

    @Test(
        "keeps all digits of a number",
        arguments: ["12345678901234567890123456789012345678", "-0.10", "1E+125", "0"]
    )
    func keepsDigits(text: String) throws {
        let value = try JSONValue(parsing: text)
        #expect(value == .number(try #require(JSONNumber(text))))
        #expect(value.text == text)
    }

    @Test("of members with the same key the last is kept") func lastMember() throws {
        #expect(try JSONValue(parsing: #"{"a":1,"a":2}"#) == ["a": 2])
    }

    @Test(
        "refuses what is not JSON, and says where",
        arguments: [
            ("", "expected a value, found the end at byte 0"),
            ("NaN", "expected a value, found 'N' at byte 0"),
            ("[1,]", "expected a value, found ']' at byte 3"),
            ("{a:1}", "expected a key in double quotes, found 'a' at byte 1"),
            (#"{"a" 1}"#, "expected ':' after a key, found '1' at byte 5"),
            (#"{"a":1 "b":2}"#, "expected ',' or '}' after a member, found '\"' at byte 7"),
            ("[1 2]", "expected ',' or ']' after an item, found '2' at byte 3"),
            ("1 2", "expected the end of the text, found '2' at byte 2"),
            ("01", "expected the end of the text, found '1' at byte 1"),
            ("-", "a number is incomplete at byte 0"),
            ("1.", "a number is incomplete at byte 0"),
            ("1e", "a number is incomplete at byte 0"),
            ("\"a", "expected '\"' at the end of a string, found the end at byte 2"),
            ("\"a\\", "an escape is unknown at byte 2"),
            ("\"a\nb\"", "a string holds a control character; it must be escaped at byte 2"),
            (#""\x""#, "an escape is unknown at byte 1"),
            (#""\u12""#, "\\u must be followed by four hexadecimal digits at byte 1"),
            (#""\u12+4""#, "\\u must be followed by four hexadecimal digits at byte 1"),
            (#""\ud800""#, "an escape is half a surrogate pair at byte 1"),
            (#""\udc00\ud800""#, "an escape is half a surrogate pair at byte 1"),
            (#""\ud800\u0041""#, "an escape is half a surrogate pair at byte 1"),
        ]
    ) func refuses(text: String, message: String) {
        let error = #expect(throws: JSONError.self) { try JSONValue(parsing: text) }
        #expect(error?.description == message)
    }

    @Test(
        "refuses bytes that are not UTF-8",
        arguments: [[0x22, 0xFF, 0x22], [0x22, 0x5C, 0x6E, 0xC3, 0x22]] as [[UInt8]]
    )
    func refusesOtherEncodings(bytes: [UInt8]) {
        let error = #expect(throws: JSONError.self) { try JSONValue(parsing: bytes) }
        #expect(error?.description == "a string is not valid UTF-8 at byte 1")
    }

    @Test("depth is bounded, so that no text exhausts the stack") func depth() throws {
        let deepest = String(repeating: "[", count: 512) + String(repeating: "]", count: 512)
        _ = try JSONValue(parsing: deepest)
        let error = #expect(throws: JSONError.self) {
            try JSONValue(parsing: String(repeating: "[", count: 1_000_000))
        }
        #expect(error?.description == "values are nested more than 512 levels deep at byte 512")
    }

    @Test("reads a string of a megabyte that is full of escapes") func large() throws {
        let body = String(repeating: #"{"a":"é\n"}"#, count: 100_000)
        #expect(try JSONValue(parsing: JSONValue.string(body).text) == .string(body))
    }
}
