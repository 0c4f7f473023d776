import JSONValues
import Testing

@Suite("Writing JSON") struct WritingTests {
    @Test("writes keys in order, nothing superfluous, and escapes what must be") func writes() {
        let value: JSONValue = ["b": [1, true, nil], "a": "\"\\\n\r\t\u{1}\u{1f}/é\u{2028}😀", "": [:]]
        #expect(value.text == "{\"\":{},\"a\":\"\\\"\\\\\\n\\r\\t\\u0001\\u001f/é\u{2028}😀\",\"b\":[1,true,null]}")
    }

    @Test("writes members in the order in which they are given") func members() {
        var writer = JSONWriter()
        writer.object { object in
            object.member("z", "text")
            object.member("nothing", String?.none)
            object.member("list") {
                $0.array {
                    $0.int(1)
                    $0.bool(false)
                }
            }
            object.member("a") { $0.object { $0.member("b", 2) } }
        }
        #expect(String(decoding: writer.bytes, as: UTF8.self) == #"{"z":"text","list":[1,false],"a":{"b":2}}"#)
    }
}
