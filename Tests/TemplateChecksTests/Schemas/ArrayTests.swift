import ResourceSchemas
import TemplateModel
import Testing

@testable import TemplateChecks

/// What lists must be.
@Suite struct ArrayTests {
    private let conditions = "Conditions: {C: !Equals [!Ref AWS::Region, x], D: !Equals [!Ref AWS::AccountId, y]}"

    @Test func itemCounts() throws {
        func count(_ minimum: Int?, _ maximum: Int?) -> Schema {
            Schema([.type(.array), .itemCount(.init(minimum: minimum, maximum: maximum))])
        }
        try expectSchemaFindings(
            """
            A: []
            B: [1, 2, 3]
            C: [!If [C, 1, !Ref AWS::NoValue], 1]
            D: [!If [C, 1, !Ref AWS::NoValue]]
            E: [!Ref AWS::NoValue]
            F: !Ref AWS::NotificationARNs
            """,
            of: [
                "A": count(1, nil), "B": count(1, 2), "C": count(2, 2), "D": count(2, 3), "E": count(1, 1),
                "F": count(2, 2),
            ],
            sections: conditions,
            [
                "error[SCH-08]: 'A' has no items, but must have at least 1 [A]",
                "error[SCH-08]: 'B' has 3 items, but must have 1 to 2 [B]",
                "error[SCH-08]: 'D' has 1 item, but must have 2 to 3 [D]",
                "error[SCH-08]: 'E' has no items, but must have 1 [E]",
            ]
        )
    }

    @Test func items() throws {
        let schema = Schema([.type(.array), .items(Schema([.type(.integer)]))])
        try expectSchemaFindings(
            "{A: [1, x, !If [C, y, 2], !Ref AWS::NoValue], B: !If [C, [z], !Ref AWS::NoValue], C: !Split [',', 'a,1']}",
            of: ["A": schema, "B": schema, "C": schema],
            sections: conditions,
            [
                "error[SCH-04]: 'A[1]' is 'x', but must be an integer [A/1]",
                "error[SCH-04]: 'A[2]' is 'y', but must be an integer [A/2/Fn::If/1]",
                "error[SCH-04]: 'B[0]' is 'z', but must be an integer [B/Fn::If/1/0]",
                "error[SCH-04]: 'C' is 'a', but must be an integer [C]",
            ]
        )
    }

    @Test func firstItems() throws {
        let schema = Schema([.firstItems([Schema([.type(.integer)])]), .items(Schema([.type(.boolean)]))])
        try expectSchemaFindings(
            "{A: [1, true], B: [x, y]}",
            of: ["A": schema, "B": schema],
            [
                "error[SCH-04]: 'B[0]' is 'x', but must be an integer [B/0]",
                "error[SCH-04]: 'B[1]' is 'y', but must be a Boolean [B/1]",
            ]
        )
    }

    @Test func uniqueItems() throws {
        let schema = Schema([.uniqueItems])
        try expectSchemaFindings(
            """
            A: [a, b, a]
            B: [a, b]
            C: [!Ref AWS::Region, !Ref AWS::Region]
            D: [!If [C, a, !Ref AWS::NoValue], !If [C, a, !Ref AWS::NoValue]]
            E: [!Ref AWS::NoValue, !Ref AWS::NoValue]
            """,
            of: ["A": schema, "B": schema, "C": schema, "D": schema, "E": schema],
            sections: conditions,
            [
                "error[SCH-10]: 'A' has the same item at 0 and 2, but items must differ [A/2]",
                "error[SCH-10]: 'C' has the same item at 0 and 1, but items must differ [C/1]",
            ]
        )
    }

    @Test func uniqueKeys() throws {
        let schema = Schema([.uniqueKeys(["Key"])])
        try expectSchemaFindings(
            "{A: [{Key: a, Value: 1}, {Key: a, Value: 2}], B: [{Key: !Ref AWS::Region}, {Key: a}]}",
            of: ["A": schema, "B": schema],
            ["error[SCH-10]: 'A' has items with the same 'Key' at 0 and 1, but they must differ [A/1]"]
        )
    }

    @Test func differentItems() throws {
        let schema = Schema([.differentItems(atMost: 1)])
        try expectSchemaFindings(
            "{A: [a, a, b], B: [a, a], C: [a, !Ref AWS::Region]}",
            of: ["A": schema, "B": schema, "C": schema],
            ["error[SCH-10]: 'A' has 2 different items, but must have at most 1 [A]"]
        )
    }

    @Test func contains() throws {
        let schema = Schema([.contains(Schema([.allowed(["x"], ignoringCase: false)]))])
        try expectSchemaFindings(
            "{A: [a, x], B: [a], C: [a, !Ref AWS::Region]}",
            of: ["A": schema, "B": schema, "C": schema],
            ["error[SCH-12]: 'B' lacks an item that must be there [B]"]
        )
    }
}
