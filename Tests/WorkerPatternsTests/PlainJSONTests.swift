import DynamoDBValues
import JSONValues
import Testing

@testable import WorkerPatterns

@Suite("Plain JSON") struct PlainJSONTests {
    @Test("is the same after it was a value of DynamoDB") func roundTrip() throws {
        let text = #"{"a":[1,0.10,-12345678901234567890123456789012345678,true,null,"é"],"m":{"e":{}}}"#
        #expect(try AttributeValue(plain: JSONValue(parsing: text)).plainJSON.text == text)
    }

    @Test("has sets as sorted arrays, and bytes in Base64") func sets() throws {
        let value: AttributeValue = [
            "s": .stringSet(["b", "a"]), "n": .numberSet([2, 1]), "x": .binarySet([[1], [0]]), "b": .binary([255, 0]),
            "odd": .number(try #require(DynamoDBNumber("+.5"))),
        ]
        #expect(value.plainJSON.text == #"{"b":"/wA=","n":[1,2],"odd":"+.5","s":["a","b"],"x":["AA==","AQ=="]}"#)
    }
}
