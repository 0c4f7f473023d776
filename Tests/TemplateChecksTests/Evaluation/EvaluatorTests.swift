import ResourceSchemas
import TemplateModel
import Testing

@testable import TemplateChecks

/// What is known of the values of expressions.
@Suite struct EvaluatorTests {
    /// Every value of an expression as a text: what it is, and what leads to it.
    private func values(of expression: String, _ sections: String = "") throws -> [String] {
        let text = """
            \(sections)
            Resources:
              Orders:
                Type: AWS::Test::Queue
              Job:
                Type: Custom::Job
            Outputs:
              Value: \(expression)
            """
        let template = try ParsedTemplate(parsing: text).template
        let evaluator = Evaluator(TemplateContext(template, schemas: ResourceSchemas([TestTypes.queue])))
        let node = try #require(template.outputs["Value"])
        return evaluator.values(of: node, at: .root.key("Outputs").key("Value")).map(\.testText)
    }

    @Test func literalsAreThemselves() throws {
        #expect(try values(of: "abc") == ["abc"])
        #expect(try values(of: "[1, 2]") == ["[1, 2]"])
    }

    @Test func dynamicReferencesAreUnknown() throws {
        #expect(try values(of: "'{{resolve:ssm:/app/size}}'") == ["unknown scalar"])
    }

    @Test func aDefaultIsOnlyOneOfTheValues() throws {
        let sections = "Parameters: {Size: {Type: Number, Default: 3}}"
        #expect(try values(of: "!Ref Size", sections) == ["3 if Size=3", "unknown scalar"])
    }

    @Test func allowedValuesAreAll() throws {
        let sections = "Parameters: {Stage: {Type: String, Default: a, AllowedValues: [a, b]}}"
        #expect(try values(of: "!Ref Stage", sections) == ["a if Stage=a", "b if Stage=b"])
    }

    @Test func listParametersAreSplit() throws {
        let sections = "Parameters: {Names: {Type: CommaDelimitedList, Default: 'a, b', AllowedValues: [a, b]}}"
        #expect(try values(of: "!Ref Names", sections) == ["[a, b] if Names=[a, b]", "unknown list"])
    }

    @Test func parametersOfTypesOfResourcesHaveTheirFormat() throws {
        let sections = """
            Parameters:
              Vpc: {Type: AWS::EC2::VPC::Id}
              Path: {Type: AWS::SSM::Parameter::Value<String>, Default: /a}
            """
        #expect(try values(of: "!Ref Vpc", sections) == ["unknown scalar AWS::EC2::VPC.Id"])
        #expect(try values(of: "!Ref Path", sections) == ["unknown scalar"])
    }

    @Test func pseudoParameters() throws {
        #expect(try values(of: "!Ref AWS::NoValue") == ["absent"])
        #expect(try values(of: "!Ref AWS::Region") == ["unknown string"])
        #expect(try values(of: "!Ref AWS::NotificationARNs") == ["unknown list"])
    }

    @Test func resourcesAndAttributesHaveTheTypesOfTheirSchemas() throws {
        #expect(try values(of: "!Ref Orders") == ["unknown scalar"])
        #expect(try values(of: "!GetAtt Orders.Ports") == ["unknown list"])
        #expect(try values(of: "!GetAtt Job.Anything") == ["unknown anything"])
        #expect(try values(of: "!GetAtt Orders.Nothing") == ["unknown anything"])
    }

    @Test func conditionsHaveBothBranches() throws {
        let sections = "Conditions: {C: !Equals [!Ref AWS::Region, x]}"
        #expect(try values(of: "!If [C, 1, !Ref AWS::NoValue]", sections) == ["1 if C", "absent if !C"])
        #expect(
            try values(of: "!If [C, !If [C, 1, 2], !If [C, 3, 4]]", sections) == ["1 if C", "4 if !C"]
        )
    }

    @Test func aDefaultThatContradictsTheConditionIsLeftOut() throws {
        let sections = """
            Parameters: {Key: {Type: String, Default: ''}}
            Conditions: {HasKey: !Not [!Equals [!Ref Key, '']]}
            """
        #expect(
            try values(of: "!If [HasKey, !Ref Key, none]", sections) == ["unknown scalar if HasKey", "none if !HasKey"]
        )
    }

    @Test func textsArePutTogether() throws {
        let sections = "Parameters: {Stage: {Type: String, AllowedValues: [a, b]}}"
        #expect(try values(of: "!Sub 'x-${Stage}-${!y}'", sections) == ["x-a-${y} if Stage=a", "x-b-${y} if Stage=b"])
        #expect(try values(of: "!Sub ['${v}${v}', {v: !Ref Stage}]", sections) == ["aa if Stage=a", "bb if Stage=b"])
        #expect(try values(of: "!Sub 'x-${AWS::Region}-z'") == ["unknown string 'x-'…'-z'"])
        #expect(try values(of: "!Join ['-', [a, 1, true]]") == ["a-1-true"])
        #expect(try values(of: "!Join ['-', [a, !GetAtt Orders.Arn]]") == ["unknown string 'a-'…"])
        #expect(try values(of: "!Join ['-', !Ref AWS::NotificationARNs]") == ["unknown string"])
    }

    @Test func listsAreTakenApart() throws {
        #expect(try values(of: "!Split ['--', 'a--b-c--']") == ["[a, b-c, ]"])
        #expect(try values(of: "!Select [1, !Split [',', 'a,b']]") == ["b"])
        #expect(try values(of: "!Select [2, [a, b]]") == ["unknown anything"])
        #expect(try values(of: "!Select [0, !GetAZs '']") == ["unknown anything"])
        #expect(try values(of: "{Fn::Length: [a, b]}") == ["2"])
        #expect(try values(of: "{Fn::Length: !Ref AWS::NotificationARNs}") == ["unknown integer"])
    }

    @Test func mappingsAreLookedUp() throws {
        let sections = """
            Parameters: {Stage: {Type: String, AllowedValues: [dev, prod]}}
            Mappings:
              M:
                dev: {size: 1, extra: x}
                prod: {size: 2}
              Regions:
                us-east-1: {size: 3}
                us-gov-west-1: {size: 4}
                other: {size: 5}
            """
        #expect(try values(of: "!FindInMap [M, prod, size]", sections) == ["2 if M.prod.size"])
        #expect(
            try values(of: "!FindInMap [M, !Ref Stage, size]", sections)
                == ["1 if Stage=dev M.dev.size", "2 if Stage=prod M.prod.size"]
        )
        #expect(
            try values(of: "!FindInMap [Regions, !Ref AWS::Region, size]", sections)
                == [
                    "3 if AWS::Region=us-east-1 Regions.us-east-1.size",
                    "4 if AWS::Region=us-gov-west-1 Regions.us-gov-west-1.size",
                ]
        )
        #expect(
            try values(of: "!FindInMap [M, !Ref Stage, extra, {DefaultValue: none}]", sections)
                == ["x if Stage=dev M.dev.extra", "none"]
        )
        #expect(try values(of: "!FindInMap [M, test, size]", sections) == ["unknown anything"])
        #expect(try values(of: "!FindInMap [N, test, size]", sections) == ["unknown anything"])
    }

    @Test func tooManyValuesAreUnknown() throws {
        let allowed = (0..<70).map(String.init).joined(separator: ",")
        let sections = "Parameters: {P: {Type: String, AllowedValues: [\(allowed)]}}"
        #expect(try values(of: "!Ref P", sections) == ["unknown anything"])
    }
}

extension PossibleValue {
    fileprivate var testText: String {
        var reasons = choices.conditions.map { $0.value ? $0.name : "!\($0.name)" }
        reasons += choices.parameters.map { "\($0.name)=\($0.value.testText)" }
        reasons += choices.mappings.map { "\($0.mapping).\($0.topLevelKey).\($0.secondLevelKey)" }
        let reason = reasons.isEmpty ? "" : " if " + reasons.joined(separator: " ")
        switch content {
        case .known(let node): return node.testText + reason
        case .absent: return "absent" + reason
        case .unknown(let knowledge): return knowledge.testText + reason
        }
    }
}

extension Node {
    fileprivate var testText: String {
        if case .array(let items) = self { return "[\(items.map(\.testText).joined(separator: ", "))]" }
        return scalarText ?? "object"
    }
}

extension Knowledge {
    fileprivate var testText: String {
        let kind =
            switch types {
            case .scalars: "scalar"
            case .anything: "anything"
            case .array: "list"
            case .string: "string"
            case .integer: "integer"
            default: "\(types.rawValue)"
            }
        let parts = text.map { part in
            switch part {
            case .literal(let text): "'\(text)'"
            case .unknown: "…"
            }
        }
        return (["unknown", kind] + [format].compactMap(\.self) + [parts.joined()].filter { !$0.isEmpty })
            .joined(separator: " ")
    }
}
