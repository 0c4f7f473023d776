import TemplateModel
import Testing

@Suite struct NodeTests {
    @Test func literalsAreTheDataTheyLookLike() {
        let node: Node = ["a": nil, "b": true, "c": 1, "d": 1.5, "e": "text", "f": [1, [:]]]
        let expected = Node.object(
            Object([
                (key: "a", value: .null), (key: "b", value: .bool(true)), (key: "c", value: .int(1)),
                (key: "d", value: .double(1.5)), (key: "e", value: .string("text")),
                (key: "f", value: .array([.int(1), .object(Object())])),
            ])
        )
        #expect(node == expected)
    }

    @Test func valuesAreThereOnlyForTheirKind() {
        #expect(Node.string("a").stringValue == "a")
        #expect(Node.int(1).stringValue == nil)
        #expect(Node.int(1).intValue == 1)
        #expect(Node.double(1).intValue == nil)
        #expect(Node.bool(true).boolValue == true)
        #expect(Node.string("true").boolValue == nil)
        #expect(Node.array([1]).arrayValue == [1])
        #expect(Node.null.arrayValue == nil)
        #expect(Node.object(["a": 1]).objectValue == ["a": 1])
        #expect(Node.array([]).objectValue == nil)
    }

    @Test func subscriptsFindNothingInOtherKindsAndOutOfBounds() {
        let node: Node = ["items": ["first", ["deep": true]]]
        #expect(node["items"]?[1]?["deep"] == true)
        #expect(node["items"]?[2] == nil)
        #expect(node["items"]?[-1] == nil)
        #expect(node["missing"] == nil)
        #expect(node[0] == nil)
        #expect(node["items"]?["first"] == nil)
    }

    @Test func integersAndDoublesAreDifferentData() {
        #expect(Node.int(1) != Node.double(1))
        #expect(Node.string("1") != Node.int(1))
    }
}
