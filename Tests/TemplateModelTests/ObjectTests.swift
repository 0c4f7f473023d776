import TemplateModel
import Testing

@Suite struct ObjectTests {
    /// Few members are found by scanning, many by hashing.
    static let sizes = [0, 1, 15, 16, 17, 18, 100]

    private static func object(_ keys: some Sequence<Int>) -> Object {
        Object(keys.map { (key: "key\($0)", value: Node.int($0)) })
    }

    @Test(arguments: sizes) func membersKeepTheirOrder(size: Int) {
        let object = Self.object((0..<size).reversed())
        #expect(object.map(\.value) == (0..<size).reversed().map(Node.int))
        #expect(Array(object.keys) == (0..<size).reversed().map { "key\($0)" })
        #expect(object.count == size)
    }

    @Test(arguments: sizes) func equalityAndHashesIgnoreTheOrder(size: Int) {
        let object = Self.object(0..<size)
        let reversed = Self.object((0..<size).reversed())
        #expect(object == reversed)
        #expect(object.hashValue == reversed.hashValue)

        var changed = reversed
        changed["key0"] = "other"
        #expect(object != changed)
        var longer = object
        longer["more"] = nil as Node?
        #expect(object == longer)
        longer["more"] = .some(.null)
        #expect(object != longer)
    }

    @Test(arguments: sizes) func everyMemberIsFoundAndReplacedAtItsPlace(size: Int) {
        var object = Self.object(0..<size)
        for number in 0..<size {
            #expect(object["key\(number)"] == .int(number))
            object["key\(number)"] = .string("new")
        }
        #expect(object["key\(size)"] == nil)
        #expect(Array(object.keys) == (0..<size).map { "key\($0)" })
        #expect(object.allSatisfy { $0.value == "new" })
    }

    @Test(arguments: sizes) func membersAreRemoved(size: Int) {
        var object = Self.object(0..<size)
        for number in 0..<size {
            object["key\(number)"] = nil as Node?
            #expect(object["key\(number)"] == nil)
            #expect(object.count == size - number - 1)
            #expect(object["key\(size - 1)"] == (number == size - 1 ? nil : .int(size - 1)))
        }
        #expect(object == Object())
    }

    @Test(arguments: sizes) func appendedMembersAreFound(size: Int) {
        var object = Object()
        object.reserveCapacity(size)
        for number in 0..<size {
            object.append(uniqueKey: "key\(number)", value: .int(number))
        }
        #expect(object == Self.object(0..<size))
        #expect((0..<size).allSatisfy { object["key\($0)"] == .int($0) })
    }

    @Test func ofMembersWithTheSameKeyTheLastValueCounts() {
        let object: Object = ["a": 1, "b": 2, "a": 3]
        #expect(Array(object.keys) == ["a", "b"])
        #expect(object["a"] == 3)
    }

    @Test func otherKeysWithTheSameValuesAreOtherData() {
        #expect(Object([(key: "a", value: 1)]) != Object([(key: "b", value: 1)]))
    }
}
