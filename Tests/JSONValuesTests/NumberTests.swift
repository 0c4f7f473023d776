import JSONValues
import Testing

@Suite("JSON numbers") struct NumberTests {
    @Test("are integers when they are whole and fit") func integers() throws {
        #expect(JSONNumber("12")?.integer(as: Int.self) == 12)
        #expect(JSONNumber("1e3")?.integer(as: Int.self) == 1000)
        #expect(JSONNumber("-7.0")?.integer(as: Int8.self) == -7)
        #expect(JSONNumber("9223372036854775807")?.integer(as: Int.self) == .max)
        #expect(JSONNumber("9223372036854775808")?.integer(as: Int.self) == nil)
        #expect(JSONNumber("1e300")?.integer(as: Int.self) == nil)
        #expect(JSONNumber("0.5")?.integer(as: Int.self) == nil)
        #expect(JSONNumber("300")?.integer(as: UInt8.self) == nil)
    }

    @Test("are floating-point numbers when they are in range") func doubles() {
        #expect(JSONNumber("0.1")?.double == 0.1)
        #expect(JSONNumber("1e999")?.double == nil)
        #expect(JSONNumber(Double.nan) == nil)
        #expect(JSONNumber(-Double.infinity) == nil)
    }

    @Test("have no other texts", arguments: ["", "NaN", "Infinity", "+1", "01", ".5", "1.", "1e", "0x1", " 1", "1 "])
    func others(text: String) {
        #expect(JSONNumber(text) == nil)
    }
}
