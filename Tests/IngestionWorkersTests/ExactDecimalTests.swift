import DynamoDBValues
import Testing

@testable import IngestionWorkers

@Suite("Exact decimals") struct ExactDecimalTests {
    @Test(
        "are written as JSON and DynamoDB do",
        arguments: [
            ("0", "0"), ("0.000", "0"), ("0e9999", "0"), ("7", "7"), ("10", "10"), ("1.50", "1.5"), ("99.99", "99.99"),
            ("0.001", "0.001"), ("1e3", "1000"), ("1.25E2", "125"), ("12e-1", "1.2"), ("5E-30", "5E-30"),
            ("1e30", "1E30"), ("1200e40", "12E42"),
            ("123456789012345678901234567890123456", "123456789012345678901234567890123456"),
        ]
    ) func texts(text: String, expected: String) throws {
        let number = try #require(ExactDecimal(text))
        #expect(number.text == expected)
        #expect(number == ExactDecimal(expected))
        #expect(DynamoDBNumber(number.text) == DynamoDBNumber(text == "0e9999" ? "0" : text))
    }

    @Test(
        "are not negative, and not without bounds",
        arguments: ["-1", "-0", "1e10000", "1e-99999999999999999999", "NaN", "1.2.3"]
    )
    func refused(text: String) { #expect(ExactDecimal(text) == nil) }

    @Test("lose nothing when they are multiplied") func products() throws {
        // Eleven times the largest that is taken has 38 digits.
        let largest = try #require(ExactDecimal(String(repeating: "9", count: 36)))
        #expect(largest.multiplied(by: 11).text == "10" + String(repeating: "9", count: 34) + "89")
        #expect(largest.multiplied(by: 11).digitCount == 38)
        for amount in 1...2000 {
            let number = ExactDecimal(UInt(amount))
            #expect(number.multiplied(by: 11).dividedByPowerOfTen(2) == ExactDecimal("\(amount * 11)e-2"))
        }
    }

    @Test("are ordered by value") func order() throws {
        let texts = [
            "0", "1e-100", "0.099", "0.1", "0.11", "9", "9.5", "10", "10.1", "9999.99", "10000", "10000.01", "1e50",
        ]
        let numbers = try texts.map { try #require(ExactDecimal($0)) }
        for (left, leftIndex) in zip(numbers, numbers.indices) {
            for (right, rightIndex) in zip(numbers, numbers.indices) {
                #expect((left < right) == (leftIndex < rightIndex), "\(left.text) \(right.text)")
            }
        }
    }
}
