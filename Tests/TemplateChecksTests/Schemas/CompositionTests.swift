import ResourceSchemas
import TemplateModel
import Testing

@testable import TemplateChecks

/// Schemas that consist of schemas.
@Suite struct CompositionTests {
    private let any = Schema([])

    @Test func oneOfSeveralMembers() throws {
        let schemas = ["A": any, "B": any, "C": any]
        let lists = [Schema([.required(["A"])]), Schema([.required(["B", "C"])])]
        try expectSchemaFindings(
            "B: 1",
            of: schemas,
            together: [.any(lists)],
            ["error[SCH-11]: 'Thing' (AWS::Test::Thing) needs one of 'A' or 'C' [Resources/Thing/Properties]"]
        )
        try expectSchemaFindings("{A: 1, B: 1, C: 1}", of: schemas, together: [.any(lists)], [])
        try expectSchemaFindings(
            "{A: 1, B: 1, C: 1}",
            of: schemas,
            together: [.one(lists)],
            ["error[SCH-11]: 'A' and 'B' exclude each other; give only one [B]"]
        )
        try expectSchemaFindings(
            "{A: !If [X, 1, !Ref AWS::NoValue]}",
            of: schemas,
            together: [.one(lists)],
            sections: "Conditions: {X: !Equals [!Ref AWS::Region, x]}",
            [
                "error[SCH-11]: 'Thing' (AWS::Test::Thing) needs one of 'A' or 'B' with 'C' when condition 'X' is false "
                    + "[Resources/Thing/Properties]"
            ]
        )
    }

    @Test func theNearestAlternativeIsReported() throws {
        let alternatives = Schema([
            .one([
                Schema([.type(.string)]),
                Schema([.type(.object), .members(.init(["Size": Schema([.type(.integer)])])), .required(["Size"])]),
                Schema([.type(.object), .members(.init(["Name": Schema([.type(.string)])])), .required(["Name"])]),
            ])
        ])
        try expectSchemaFindings(
            "{A: {Size: x}, B: {Name: [a]}, C: {Size: 1}, D: x, E: {}, F: {Size: 1, Name: x}}",
            of: Dictionary(uniqueKeysWithValues: ["A", "B", "C", "D", "E", "F"].map { ($0, alternatives) }),
            [
                "error[SCH-04]: 'A.Size' is 'x', but must be an integer [A/Size]",
                "error[SCH-04]: 'B.Name' is a list, but must be a string; give one item instead of a list [B/Name]",
                "error[SCH-03]: 'Size' of 'E' is missing [E]",
                "error[SCH-11]: 'Size' and 'Name' of 'F' exclude each other; give only one [F/Name]",
            ]
        )
    }

    @Test func unknownValuesMayFit() throws {
        let alternatives = Schema([
            .any([Schema([.allowed(["a"], ignoringCase: false)]), Schema([.allowed(["b"], ignoringCase: false)])])
        ])
        try expectSchemaFindings(
            "{A: !Ref AWS::Region, B: !ImportValue x, C: !If [X, a, b]}",
            of: ["A": alternatives, "B": alternatives, "C": alternatives],
            sections: "Conditions: {X: !Equals [!Ref AWS::Region, x]}",
            []
        )
    }

    @Test func severalAlternativesThatFit() throws {
        try expectSchemaFindings(
            "A: x",
            of: ["A": Schema([.one([Schema([.type(.string)]), Schema([.length(.init(maximum: 3))])])])],
            ["error[SCH-12]: 'A' fits 2 alternatives, but must fit exactly one [A]"]
        )
    }

    @Test func whatMustNotBe() throws {
        try expectSchemaFindings(
            "{A: admin, B: user, C: {X: 1}, D: 1}",
            of: [
                "A": Schema([.not(Schema([.allowed(["admin"], ignoringCase: false)]))]),
                "B": Schema([.not(Schema([.allowed(["admin"], ignoringCase: false)]))]),
                "C": Schema([.not(Schema([.required(["X"])]))]), "D": Schema([.never]),
            ],
            [
                "error[SCH-05]: 'A' is 'admin', which is not allowed [A]",
                "error[SCH-11]: 'X' of 'C' must not be given [C/X]",
                "error[SCH-11]: 'D' must not be given [D]",
            ]
        )
    }

    @Test func definitionsAreFollowedAndEndlessOnesAreLeft() throws {
        var tree = Assertion.Members()
        tree.named = ["Name": Schema([.type(.string)]), "Child": Schema([.definition("Tree")])]
        let members = tree
        let thing = ResourceSchema(
            typeName: "AWS::Test::Thing",
            properties: Schema([
                .members(.init(["Tree": Schema([.definition("Tree")]), "Loop": Schema([.definition("Loop")])]))
            ]),
            readDefinition: { name in
                switch name {
                case "Tree": Schema([.type(.object), .members(members)])
                case "Loop": Schema([.all([Schema([.definition("Loop")])])])
                default: nil
                }
            }
        )
        try expectSchemaFindings(
            "{Tree: {Child: {Child: {Name: [a]}}}, Loop: x}",
            thing: thing,
            [
                "error[SCH-04]: 'Tree.Child.Child.Name' is a list, but must be a string; give one item instead of a list "
                    + "[Tree/Child/Child/Name]"
            ]
        )
    }

    @Test func deepTemplatesBuiltInCodeDoNotCrash() {
        var node: Node = ["Name": "x"]
        for index in 0..<5_000 { node = index.isMultiple(of: 2) ? ["Child": node] : ["Fn::If": ["C", node, 1]] }
        var members = Assertion.Members()
        members.others = .matching(Schema([.definition("Tree")]))
        let schema = Schema([.members(members)])
        let thing = ResourceSchema(typeName: "AWS::Test::Thing", properties: schema, readDefinition: { _ in schema })
        let template = Template(root: ["Resources": ["Thing": ["Type": "AWS::Test::Thing", "Properties": node]]])
        let findings = Findings()
        SchemaCheck(CheckSession(TemplateContext(template, schemas: ResourceSchemas([thing])), findings)).run(
            into: findings
        )
        #expect(findings.diagnostics.isEmpty)
    }
}
