import ResourceSchemas
import TemplateModel
import Testing

@testable import TemplateChecks

/// What single values must be.
@Suite struct ScalarTests {
    private let any = Schema([])
    private let string = Schema([.type(.string)])
    private let integer = Schema([.type(.integer)])
    private let number = Schema([.type(.number)])
    private let boolean = Schema([.type(.boolean)])
    private let list = Schema([.type(.array)])
    private let object = Schema([.type(.object)])

    @Test func scalarsAreConverted() throws {
        try expectSchemaFindings(
            """
            A: 30
            B: true
            C: 1.5
            D: '30'
            E: '-1.5'
            F: 'true'
            G: 30.0
            """,
            of: ["A": string, "B": string, "C": string, "D": integer, "E": number, "F": boolean, "G": integer],
            []
        )
    }

    @Test func whatCannotBeConvertedHasTheWrongType() throws {
        try expectSchemaFindings(
            """
            A: abc
            B: 1.5
            C: 'yes it is'
            D: 1
            E: true
            F: {a: 1}
            G: [a]
            H: a
            I: a
            J: null
            """,
            of: [
                "A": integer, "B": integer, "C": boolean, "D": boolean, "E": number, "F": string, "G": string,
                "H": list, "I": object, "J": string,
            ],
            [
                "error[SCH-04]: 'A' is 'abc', but must be an integer [A]",
                "error[SCH-04]: 'B' is 1.5, but must be an integer [B]",
                "error[SCH-04]: 'C' is 'yes it is', but must be a Boolean [C]",
                "error[SCH-04]: 'D' is 1, but must be a Boolean [D]",
                "error[SCH-04]: 'E' is true, but must be a number [E]",
                "error[SCH-04]: 'F' is an object, but must be a string [F]",
                "error[SCH-04]: 'G' is a list, but must be a string; give one item instead of a list [G]",
                "error[SCH-04]: 'H' is 'a', but must be a list; make it an item of a list [H]",
                "error[SCH-04]: 'I' is 'a', but must be an object [I]",
                "error[SCH-04]: 'J' is null, but must be a string [J]",
            ]
        )
    }

    @Test func documentsCanBeGivenAsText() throws {
        try expectSchemaFindings(
            "{A: '{}', B: {a: 1}, C: 1}",
            of: [
                "A": Schema([.type(.object), .format("json")]), "B": Schema([.type(.string), .format("json")]),
                "C": Schema([.type(.object), .format("json")]),
            ],
            ["error[SCH-04]: 'C' is 1, but must be an object [C]"]
        )
    }

    @Test func resultsOfFunctionsHaveTypes() throws {
        try expectSchemaFindings(
            """
            A: !Sub '${AWS::Region}'
            B: !GetAtt Orders.Ports
            C: !Ref Names
            D: !Ref Orders
            E: [!Ref Names]
            F: !GetAtt Orders.Size
            G: !GetAZs ''
            H: !ImportValue x
            I: !Ref AWS::Region
            """,
            of: [
                "A": list, "B": string, "C": string, "D": object, "E": Schema([.items(string)]), "F": string,
                "G": list, "H": list, "I": integer,
            ],
            sections: "Parameters: {Names: {Type: CommaDelimitedList}}",
            resources: "Orders: {Type: AWS::Test::Queue}",
            [
                "error[SCH-04]: 'A' is Fn::Sub, which is a string, but must be a list; make it an item of a list [A]",
                "error[SCH-04]: 'B' is Fn::GetAtt 'Orders.Ports', which is a list, but must be a string; "
                    + "give one item instead of a list [B]",
                "error[SCH-04]: 'C' is Ref 'Names', which is a list, but must be a string; "
                    + "give one item instead of a list [C]",
                "error[SCH-04]: 'D' is Ref 'Orders', which is a string, but must be an object [D]",
                "error[SCH-04]: 'E[0]' is Ref 'Names', which is a list, but must be a string; "
                    + "give one item instead of a list [E/0]",
                "error[SCH-04]: 'H' is Fn::ImportValue, which is a string, but must be a list; "
                    + "make it an item of a list [H]",
            ]
        )
    }

    @Test func aLocalPathNeedsToBePackaged() throws {
        let function = ResourceSchema(
            typeName: "AWS::Lambda::Function",
            properties: Schema([.members(Assertion.Members(["Code": object]))])
        )
        let template = try ParsedTemplate(
            parsing: "Resources: {Fn: {Type: AWS::Lambda::Function, Properties: {Code: ./src}}}"
        ).template
        let findings = Findings()
        SchemaCheck(CheckSession(TemplateContext(template, schemas: ResourceSchemas([function])), findings)).run(
            into: findings
        )
        #expect(
            findings.diagnostics.map(\.description) == [
                "warning[SCH-17]: 'Code' of 'Fn' (AWS::Lambda::Function) is './src', which only 'aws cloudformation "
                    + "package' understands; run it before the template is deployed [Resources/Fn/Properties/Code]"
            ]
        )
    }

    @Test func valuesMustBeAllowed() throws {
        let modes = Schema([.allowed(["Active", "PassThrough"], ignoringCase: false)])
        let many = Schema([.allowed((1...20).map { .string("v\($0)x") }, ignoringCase: false)])
        try expectSchemaFindings(
            """
            A: active
            B: Activ
            C: Other
            D: ACTIVE
            E: '3'
            F: 'true'
            G: other
            H: Active
            """,
            of: [
                "A": modes, "B": modes, "C": modes,
                "D": Schema([.allowed(["Active", "PassThrough"], ignoringCase: true)]),
                "E": Schema([.allowed([1, 2, 3], ignoringCase: false)]),
                "F": Schema([.allowed([true], ignoringCase: false)]),
                "G": many, "H": modes,
            ],
            [
                "error[SCH-05]: 'A' is 'active', but must be 'Active'; upper and lower case differ [A]",
                "error[SCH-05]: 'B' is 'Activ', but must be 'Active' or 'PassThrough'; did you mean 'Active'? [B]",
                "error[SCH-05]: 'C' is 'Other', but must be 'Active' or 'PassThrough' [C]",
                "error[SCH-05]: 'G' is 'other', but must be 'v1x', 'v2x', 'v3x', 'v4x', 'v5x', 'v6x', 'v7x', 'v8x', "
                    + "'v9x', 'v10x', 'v11x', 'v12x' and 8 more [G]",
            ]
        )
    }

    @Test func numbersMustBeInRange() throws {
        func range(_ minimum: Double?, _ maximum: Double?, excluding: Bool = false) -> Schema {
            var range = Assertion.NumberRange()
            range.minimum = minimum
            range.maximum = maximum
            range.excludesMinimum = excluding
            range.excludesMaximum = excluding
            return Schema([.type(.number), .range(range)])
        }
        try expectSchemaFindings(
            """
            A: 30
            B: '30'
            C: 6
            D: 1.5
            E: 5
            F: 60
            G: 7
            """,
            of: [
                "A": range(60, 1_209_600), "B": range(60, nil), "C": range(nil, 5),
                "D": range(1.5, nil, excluding: true), "E": range(1, 5, excluding: true), "F": range(60, 60),
                "G": Schema([.multiple(of: 5)]),
            ],
            [
                "error[SCH-06]: 'A' is 30, but must be from 60 to 1209600 [A]",
                "error[SCH-06]: 'B' is '30', but must be at least 60 [B]",
                "error[SCH-06]: 'C' is 6, but must be at most 5 [C]",
                "error[SCH-06]: 'D' is 1.5, but must be greater than 1.5 [D]",
                "error[SCH-06]: 'E' is 5, but must be greater than 1 and less than 5 [E]",
                "error[SCH-06]: 'G' is 7, but must be a multiple of 5 [G]",
            ]
        )
    }

    @Test func textsHaveALength() throws {
        func length(_ minimum: Int?, _ maximum: Int?) -> Schema {
            Schema([.type(.string), .length(.init(minimum: minimum, maximum: maximum))])
        }
        try expectSchemaFindings(
            """
            A: abcdef
            B: a
            C: ''
            D: 'äöü'
            E: !Sub 'abc${AWS::Region}def'
            F: !Sub 'abc${AWS::Region}'
            """,
            of: [
                "A": length(1, 5), "B": length(2, nil), "C": length(3, 3), "D": length(3, 3), "E": length(1, 5),
                "F": length(5, 5),
            ],
            [
                "error[SCH-07]: 'A' is 'abcdef', which has 6 characters, but must have 1 to 5 [A]",
                "error[SCH-07]: 'B' is 'a', which has 1 character, but must have at least 2 [B]",
                "error[SCH-07]: 'C' is '', which has 0 characters, but must have 3 [C]",
                "error[SCH-07]: 'E' has at least 6 characters, but must have 1 to 5 [E]",
            ]
        )
    }

    @Test func textsMatchPatterns() throws {
        let long = "^(" + String(repeating: "abc|", count: 30) + "x)$"
        try expectSchemaFindings(
            """
            A: a b
            B: 12
            C: a b
            D: '{{resolve:ssm:/a}}'
            E: !Sub '${AWS::Region}'
            F: \(String(repeating: "x ", count: 40))
            """,
            of: [
                "A": Schema([.pattern("^[a-z]+$")]), "B": Schema([.pattern("^[0-9]$")]), "C": Schema([.pattern(long)]),
                "D": Schema([.pattern("^[a-z]+$")]), "E": Schema([.pattern("^[0-9]+$")]),
                "F": Schema([.pattern("^[a-z]+$")]),
            ],
            [
                "error[SCH-09]: 'A' is 'a b', but must match the pattern ^[a-z]+$ [A]",
                "error[SCH-09]: 'B' is 12, but must match the pattern ^[0-9]$ [B]",
                "error[SCH-09]: 'C' is 'a b', but must match the pattern of the property [C]",
                "error[SCH-09]: 'F' is '\(String(repeating: "x ", count: 29))x…', but must match the pattern ^[a-z]+$ [F]",
            ]
        )
    }

    @Test func oneMistakeIsOneFinding() throws {
        try expectSchemaFindings(
            "{A: a b, B: [[]]}",
            of: [
                "A": Schema([
                    .type(.string), .length(.init(minimum: 5)), .pattern("^[a-z]+$"),
                    .all([
                        Schema([.allowed(["x"], ignoringCase: false)]), Schema([.allowed(["y"], ignoringCase: false)]),
                    ]),
                ]),
                "B": Schema([.type(.string), .itemCount(.init(minimum: 2))]),
            ],
            [
                "error[SCH-07]: 'A' is 'a b', which has 3 characters, but must have at least 5 [A]",
                "error[SCH-04]: 'B' is a list, but must be a string; give one item instead of a list [B]",
            ]
        )
    }

    @Test func defaultsThatFailAreWarnings() throws {
        let size = Schema([.type(.integer), .allowed([60, 120], ignoringCase: false)])
        try expectSchemaFindings(
            "{A: !Ref Retention, B: !Ref Good}",
            of: ["A": size, "B": size],
            sections: "Parameters: {Retention: {Type: Number, Default: 30}, Good: {Type: Number, Default: 60}}",
            [
                "warning[SCH-05]: 'A' is 30 from the default of parameter 'Retention', but must be 60 or 120 [A]"
            ]
        )
    }

    @Test func allowedValuesAreErrorsOnlyIfAllFail() throws {
        let size = Schema([.type(.integer), .allowed([60, 120], ignoringCase: false)])
        try expectSchemaFindings(
            "{A: !Ref All, B: !Ref Some, C: !Ref None}",
            of: ["A": size, "B": size, "C": size],
            sections: """
                Parameters:
                  All: {Type: Number, AllowedValues: [30, 31]}
                  Some: {Type: Number, AllowedValues: [60, 31]}
                  None: {Type: Number, AllowedValues: [60, 120]}
                """,
            [
                "error[SCH-05]: 'A' is 30 from an allowed value of parameter 'All', but must be 60 or 120 [A]",
                "warning[SCH-05]: 'B' is 31 from an allowed value of parameter 'Some', but must be 60 or 120 [B]",
            ]
        )
    }

    @Test func valuesOfMappingsAreErrorsIfTheKeyIsKnownOrAllFail() throws {
        let size = Schema([.type(.integer), .allowed([60, 120], ignoringCase: false)])
        try expectSchemaFindings(
            """
            A: !FindInMap [Sizes, b, size]
            B: !FindInMap [Sizes, !Ref AWS::StackName, size]
            C: !FindInMap [Sizes, !Ref AWS::StackName, wrong]
            D: !FindInMap [Sizes, a, size]
            """,
            of: ["A": size, "B": size, "C": size, "D": size],
            sections: "Mappings: {Sizes: {a: {size: 60, wrong: 1}, b: {size: 61, wrong: 2}}}",
            [
                "error[SCH-05]: 'A' is 61 from 'b' and 'size' of mapping 'Sizes', but must be 60 or 120 [A]",
                "warning[SCH-05]: 'B' is 61 from 'b' and 'size' of mapping 'Sizes', but must be 60 or 120 [B]",
                "error[SCH-05]: 'C' is 1 from 'a' and 'wrong' of mapping 'Sizes', but must be 60 or 120 [C]",
            ]
        )
    }

    @Test func branchesAndTextsAreErrors() throws {
        let name = Schema([.type(.string), .pattern("^[a-z]+$")])
        try expectSchemaFindings(
            """
            A: !If [C, good, BAD]
            B: !Sub ['x${y}', {y: !If [C, good, BAD]}]
            """,
            of: ["A": name, "B": name],
            sections: "Conditions: {C: !Equals [!Ref AWS::Region, x]}",
            [
                "error[SCH-09]: 'A' is 'BAD', but must match the pattern ^[a-z]+$ [A/Fn::If/2]",
                "error[SCH-09]: 'B' is 'xBAD' when condition 'C' is false, but must match the pattern ^[a-z]+$ [B]",
            ]
        )
    }
}

extension Assertion.Members {
    /// Members that may be there, and no others.
    init(_ named: [String: Schema], others: Others = .forbidden) {
        self.init()
        self.named = named
        self.others = others
    }
}
