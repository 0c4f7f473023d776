import JSONValues
import Testing

@Suite struct JSONWriterTests {
    @Test func writesNestedValues() {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("text", "a\"\\\n\r\t\u{1}é")
            writer.member("absent", nil as String?)
            writer.member("number", 3)
            writer.member("truth", false)
            writer.member("list") { writer in
                writer.array { writer in
                    writer.int(1)
                    writer.object { _ in }
                    writer.array { _ in }
                    writer.null()
                    writer.number("1.50")
                }
            }
            writer.member("last", "x")
        }
        let text = String(decoding: writer.bytes, as: UTF8.self)
        let expected =
            #"{"text":"a\"\\\n\r\t\u0001é","number":3,"truth":false,"#
            + #""list":[1,{},[],null,1.50],"last":"x"}"#
        #expect(text == expected)
    }

    @Test func writesWhatTheReaderReads() throws {
        let text = #"{"a":[1,2.50,"é\u0000\ud83d\ude00",null,true],"b":{"c":{},"d":"\u001f"}}"#
        let value = try JSONValue(parsing: text)
        var writer = JSONWriter()
        writer.value(value)
        #expect(try JSONValue(parsing: writer.bytes) == value)
    }
}
