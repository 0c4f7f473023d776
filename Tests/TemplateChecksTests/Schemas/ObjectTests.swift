import ResourceSchemas
import TemplateModel
import Testing

@testable import TemplateChecks

/// Which members objects must have, and under which conditions.
@Suite struct ObjectTests {
    private let any = Schema([])
    private var names: [String: Schema] { ["Alpha": any, "Beta": any, "Gamma": any] }
    private let conditions = """
        Conditions:
          UseKey: !Equals [!Ref AWS::Region, x]
          Other: !Equals [!Ref AWS::AccountId, y]
        """

    @Test func unknownProperties() throws {
        try expectSchemaFindings(
            "{Alhpa: 1, Omega: 2}",
            of: names,
            [
                "error[SCH-02]: 'Alhpa' is no property; did you mean 'Alpha'? [Alhpa]",
                "error[SCH-02]: 'Omega' is no property; it has 'Alpha', 'Beta' and 'Gamma' [Omega]",
            ]
        )
    }

    @Test func missingProperties() throws {
        let expected = ["error[SCH-03]: 'Alpha' is missing [Resources/Thing/Properties]"]
        try expectSchemaFindings("Beta: 1", of: names, together: [.required(["Alpha", "Beta"])], expected)
        try expectSchemaFindings(
            "{Alpha: !Ref AWS::NoValue, Beta: 1}",
            of: names,
            together: [.required(["Alpha", "Beta"])],
            expected
        )
        try expectSchemaFindings("{Alpha: 1, Beta: 1}", of: names, together: [.required(["Alpha", "Beta"])], [])
    }

    @Test func propertiesCanBeMissingAltogether() throws {
        try expectSchemaFindings(
            "",
            of: names,
            together: [.required(["Alpha"])],
            ["error[SCH-03]: 'Alpha' is missing [Resources/Thing]"]
        )
    }

    @Test func propertiesCanBeNoValue() throws {
        try expectSchemaFindings(
            "Ref: AWS::NoValue",
            of: names,
            together: [.required(["Alpha"])],
            ["error[SCH-03]: 'Alpha' is missing [Resources/Thing/Properties]"]
        )
    }

    @Test func missingUnderACondition() throws {
        try expectSchemaFindings(
            "{Alpha: !If [UseKey, !Ref AWS::NoValue, 1], Beta: !If [Other, 1, 2]}",
            of: names,
            together: [.required(["Alpha"])],
            sections: conditions,
            ["error[SCH-03]: 'Alpha' is missing when condition 'UseKey' is true [Resources/Thing/Properties]"]
        )
    }

    @Test func nestedConditions() throws {
        try expectSchemaFindings(
            "{Alpha: !If [UseKey, !If [Other, !Ref AWS::NoValue, 1], 1]}",
            of: names,
            together: [.required(["Alpha"])],
            sections: conditions,
            [
                "error[SCH-03]: 'Alpha' is missing when condition 'UseKey' is true and condition 'Other' is true "
                    + "[Resources/Thing/Properties]"
            ]
        )
    }

    @Test func theConditionOfTheResourceHolds() throws {
        try expectSchemaFindings(
            "{Alpha: !If [UseKey, 1, !Ref AWS::NoValue]}",
            of: names,
            together: [.required(["Alpha"])],
            sections: conditions,
            attributes: "Condition: UseKey",
            []
        )
    }

    @Test func branchesOfWholeObjects() throws {
        try expectSchemaFindings(
            """
            Fn::If:
              - UseKey
              - {Alpha: 1, Bta: 1}
              - {Beta: 1}
            """,
            of: names,
            together: [.required(["Alpha"])],
            sections: conditions,
            [
                "error[SCH-02]: 'Bta' is no property; did you mean 'Beta'? [Fn::If/1/Bta]",
                "error[SCH-03]: 'Alpha' is missing [Fn::If/2]",
            ]
        )
    }

    @Test func tooManyConditionsAreNotCombined() throws {
        let names = (1...7).map { "C\($0)" }
        let properties = names.map { "\($0): !If [\($0), 1, !Ref AWS::NoValue]" }.joined(separator: "\n")
        let conditions = names.map { "  \($0): !Equals [!Ref AWS::Region, \($0)]" }.joined(separator: "\n")
        try expectSchemaFindings(
            properties,
            of: Dictionary(uniqueKeysWithValues: names.map { ($0, any) }),
            together: [.required(["C1"])],
            sections: "Conditions:\n\(conditions)",
            []
        )
    }

    @Test func exactlyOne() throws {
        let together = [Assertion.exactlyOne(["Alpha", "Beta"])]
        try expectSchemaFindings("Beta: 1", of: names, together: together, [])
        try expectSchemaFindings(
            "Gamma: 1",
            of: names,
            together: together,
            [
                "error[SCH-11]: 'Thing' (AWS::Test::Thing) needs exactly one of 'Alpha' or 'Beta' "
                    + "[Resources/Thing/Properties]"
            ]
        )
        try expectSchemaFindings(
            "{Alpha: 1, Beta: 1}",
            of: names,
            together: together,
            ["error[SCH-11]: 'Alpha' and 'Beta' exclude each other; give only one [Beta]"]
        )
        try expectSchemaFindings(
            "{Alpha: 1, Beta: !If [UseKey, 1, !Ref AWS::NoValue]}",
            of: names,
            together: together,
            sections: conditions,
            [
                "error[SCH-11]: 'Alpha' and 'Beta' exclude each other; give only one when condition 'UseKey' is true "
                    + "[Beta]"
            ]
        )
    }

    @Test func atLeastOne() throws {
        let together = [Assertion.atLeastOne(["Alpha", "Beta"])]
        try expectSchemaFindings("{Alpha: 1, Beta: 1}", of: names, together: together, [])
        try expectSchemaFindings(
            "Gamma: 1",
            of: names,
            together: together,
            [
                "error[SCH-11]: 'Thing' (AWS::Test::Thing) needs at least one of 'Alpha' or 'Beta' "
                    + "[Resources/Thing/Properties]"
            ]
        )
    }

    @Test func dependentMembers() throws {
        try expectSchemaFindings(
            "Alpha: 1",
            of: names,
            together: [.dependentRequired("Alpha", ["Beta"])],
            ["error[SCH-11]: 'Beta' is missing, because 'Alpha' is given [Resources/Thing/Properties]"]
        )
        try expectSchemaFindings("Gamma: 1", of: names, together: [.dependentRequired("Alpha", ["Beta"])], [])
        try expectSchemaFindings(
            "{Alpha: 1, Beta: 1}",
            of: names,
            together: [.dependentExcluded("Alpha", ["Beta"])],
            ["error[SCH-11]: 'Alpha' and 'Beta' exclude each other; give only one [Beta]"]
        )
        try expectSchemaFindings(
            "{Alpha: 1, Beta: 1}",
            of: names,
            together: [.dependentExcluded("Beta", ["Alpha"]), .dependentExcluded("Alpha", ["Beta"])],
            ["error[SCH-11]: 'Alpha' and 'Beta' exclude each other; give only one [Beta]"]
        )
        try expectSchemaFindings(
            "{Alpha: 1, Beta: 1}",
            of: names,
            together: [.dependentSchema("Alpha", Schema([.required(["Gamma"])]))],
            ["error[SCH-03]: 'Gamma' is missing, because 'Alpha' is given [Resources/Thing/Properties]"]
        )
    }

    @Test func memberCount() throws {
        try expectSchemaFindings(
            "{Alpha: 1, Beta: 1}",
            of: names,
            together: [.memberCount(.init(maximum: 1))],
            [
                "error[SCH-08]: 'Thing' (AWS::Test::Thing) has 2 members, but must have at most 1 "
                    + "[Resources/Thing/Properties]"
            ]
        )
    }

    @Test func namesThatMatch() throws {
        var members = Assertion.Members()
        members.matching = [("^[a-z]+$", Schema([.type(.integer)]))]
        members.others = .forbidden
        try expectSchemaFindings(
            "Map: {a: 1, b: x, C: 1}",
            of: ["Map": Schema([.members(members)])],
            [
                "error[SCH-04]: 'Map.b' is 'x', but must be an integer [Map/b]",
                "error[SCH-09]: 'C' is no name for a member of 'Map', which must match the pattern ^[a-z]+$ [Map/C]",
            ]
        )
        try expectSchemaFindings(
            "Map: {a: 1, BC: 1}",
            of: ["Map": Schema([.names(Schema([.length(.init(maximum: 1))]))])],
            ["error[SCH-09]: 'BC' is no name for a member of 'Map' [Map/BC]"]
        )
    }

    @Test func conditionalDemandsSayWhy() throws {
        let onDemand = Schema([
            .required(["Mode"]),
            .members(.init(["Mode": Schema([.allowed(["PAY"], ignoringCase: false)])], others: .allowed)),
        ])
        let demand = Assertion.conditional(
            onDemand,
            then: Schema([.members(.init(["Throughput": Schema([.never])], others: .allowed))]),
            otherwise: Schema([.required(["Throughput"])])
        )
        let schemas = ["Mode": any, "Throughput": any]
        try expectSchemaFindings(
            "{Mode: PAY, Throughput: 1}",
            of: schemas,
            together: [demand],
            ["error[SCH-11]: 'Throughput' must not be given, because 'Mode' is 'PAY' [Throughput]"]
        )
        try expectSchemaFindings(
            "{}",
            of: schemas,
            together: [demand],
            ["error[SCH-03]: 'Throughput' is missing, because 'Mode' is not given [Resources/Thing/Properties]"]
        )
        try expectSchemaFindings(
            "Mode: !If [UseKey, PROVISIONED, PAY]",
            of: schemas,
            together: [demand],
            sections: conditions,
            [
                "error[SCH-03]: 'Throughput' is missing, because 'Mode' is 'PROVISIONED' when condition 'UseKey' is true "
                    + "[Resources/Thing/Properties]"
            ]
        )
        try expectSchemaFindings("Mode: !Sub '${AWS::Region}'", of: schemas, together: [demand], [])
        try expectSchemaFindings(
            "{Mode: !Ref Mode, Throughput: 1}",
            of: schemas,
            together: [demand],
            sections: "Parameters: {Mode: {Type: String, Default: PAY}}",
            []
        )
    }

    @Test func loopsAndMacrosCanAddMembers() throws {
        let together = [Assertion.required(["Alpha"])]
        try expectSchemaFindings(
            "{Fn::Transform: {Name: AWS::Include}, Bta: 1}",
            of: names,
            together: together,
            ["error[SCH-02]: 'Bta' is no property; did you mean 'Beta'? [Bta]"]
        )
        try expectSchemaFindings("{Fn::Transform: {Name: Mine}, Bta: 1}", of: names, together: together, [])
        try expectSchemaFindings(
            "{'Fn::ForEach::Loop': [Name, [Alpha], {'${Name}': 1}]}",
            of: names,
            together: together,
            sections: "Transform: AWS::LanguageExtensions",
            []
        )
    }

    @Test func aMacroOfOnesOwnCanChangeAnything() throws {
        let schemas = [
            "Alpha": Schema([.type(.integer), .allowed([1, 2], ignoringCase: false)]), "Beta": Schema([.type(.array)]),
        ]
        try expectSchemaFindings(
            "{Alpha: 3, Beta: x, Count: 2}",
            of: schemas,
            together: [.required(["Gamma"])],
            sections: "Transform: [Mine]",
            ["warning[SCH-05]: 'Alpha' is 3, but must be 1 or 2 [Alpha]"]
        )
    }
}
