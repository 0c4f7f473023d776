import DynamoDBValues
import Testing

@Suite struct DynamoDBNumberTests {
    @Test(arguments: [
        "0", "-0", "1", "+1", "12.50", "-12.50", "1e3", "1E+3", "1E-130",
        "9.9999999999999999999999999999999999999E+125",
        "12345678901234567890123456789012345678", "0.00000000000000000000000000000000000000000001",
    ])
    func keepsText(text: String) throws {
        #expect(try #require(DynamoDBNumber(text)).text == text)
    }

    @Test(arguments: [
        "", "-", ".", "1.2.3", "1e", "e1", "NaN", "Infinity", " 1", "1 ", "0x10", "1E126", "1E-131", "--1", "1e--2",
        "123456789012345678901234567890123456789", "1E99999999",
    ])
    func refuses(text: String) {
        #expect(DynamoDBNumber(text) == nil)
    }

    @Test(arguments: [("1", "1.0"), ("100", "1E2"), ("0", "-0.00"), ("0.5", ".5"), ("-12.50", "-0.125e2")])
    func comparesByValue(left: String, right: String) throws {
        let left = try #require(DynamoDBNumber(left))
        let right = try #require(DynamoDBNumber(right))
        #expect(left == right)
        #expect(Set([left, right]).count == 1)
    }

    @Test(arguments: [("1", "-1"), ("0.1", "0.10000000000000000000000000000000000001"), ("10", "1")])
    func tellsApart(left: String, right: String) throws {
        #expect(try #require(DynamoDBNumber(left)) != #require(DynamoDBNumber(right)))
    }

    @Test(arguments: [
        ("12", 12), ("12.0", 12), ("1.2E1", 12), ("-9223372036854775808", Int.min), ("9223372036854775807", Int.max),
        ("0E5", 0), ("1.5", nil), ("9223372036854775808", nil), ("1E19", nil), ("1E100", nil), ("1E-1", nil),
    ])
    func convertsToInt(text: String, int: Int?) throws {
        #expect(try #require(DynamoDBNumber(text)).int == int)
    }

    @Test(arguments: [0, 7, -120, Int.max, Int.min])
    func takesAnyInt(integer: Int) {
        let number = DynamoDBNumber(integer)
        #expect(number.int == integer)
        #expect(number == DynamoDBNumber(String(integer)))
    }
}
