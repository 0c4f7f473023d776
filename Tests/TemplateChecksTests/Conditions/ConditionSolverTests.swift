import ResourceSchemas
import TemplateModel
import Testing

@testable import TemplateChecks

@Suite struct ConditionSolverTests {
    private static let yaml = """
        Parameters:
          Stage:
            Type: String
            AllowedValues: [dev, test, prod]
          Size:
            Type: Number
            AllowedValues: [1, 2]
            Default: 1
          Name:
            Type: String
            Default: ''
          Path:
            Type: AWS::SSM::Parameter::Value<String>
            AllowedValues: [/a, /b]
          Names:
            Type: CommaDelimitedList
            AllowedValues: [a, b]
        Conditions:
          IsDev: !Equals [!Ref Stage, dev]
          IsTest: !Equals [test, !Ref Stage]
          IsProd: !Equals [!Ref Stage, prod]
          IsLive: !Not [!Condition IsDev]
          IsNone: !Equals [!Ref Stage, none]
          IsOne: !Equals [!Ref Size, '1']
          IsTwo: !Equals [!Ref Size, 2]
          HasName: !Not [!Equals [!Ref Name, '']]
          IsAnna: !Equals [!Ref Name, Anna]
          IsDevAndProd: !And [!Condition IsDev, !Condition IsProd]
          IsAny: !Or [!Condition IsDev, !Condition IsTest, !Condition IsProd]
          InMap: !Equals [!FindInMap [Map, !Ref Stage, Kind], big]
          InMapToo: !Equals [!FindInMap [Map, !Ref Stage, Kind], big]
          InMapSmall: !Equals [!FindInMap [Map, !Ref Stage, Kind], small]
          SameBoth: !Equals [!Ref Stage, !Ref Name]
          SameBothToo: !Equals [!Ref Name, !Ref Stage]
          Itself: !Equals [!Ref Name, !Ref Name]
          OnPathA: !Equals [!Ref Path, x]
          Listed: !Equals [!Ref Names, x]
          Fixed: !Equals ['true', true]
          Loop1: !Not [!Condition Loop2]
          Loop2: !Condition Loop1
          Fraction: !Equals [!Ref Size, 1.0]
        """

    private static func solver(_ yaml: String = yaml) throws -> ConditionSolver {
        ConditionSolver(TemplateContext(try ParsedTemplate(parsing: yaml).template, schemas: ResourceSchemas()))
    }

    @Test(
        arguments: [
            [:],
            ["IsDev": true], ["IsDev": false],
            ["IsDev": true, "IsTest": false],
            ["IsDev": false, "IsTest": false],
            ["IsLive": true, "IsProd": true],
            ["IsDev": true, "IsOne": true],
            ["HasName": true, "IsAnna": false],
            ["HasName": false, "IsAnna": false],
            ["InMap": false, "InMapSmall": false],
            ["SameBoth": true], ["SameBoth": false, "IsDev": true],
            ["OnPathA": true], ["Listed": true],
            ["Loop1": true, "Loop2": true],
            ["Unknown": true, "IsDev": true],
            ["Fraction": true, "IsTwo": true],
        ] as [[String: Bool]]
    )
    func canHold(_ values: [String: Bool]) throws {
        #expect(try Self.solver().canHold(values))
    }

    @Test(
        arguments: [
            ["IsDev": true, "IsTest": true],
            ["IsDev": true, "IsLive": true],
            ["IsDev": false, "IsLive": false],
            ["IsDev": false, "IsTest": false, "IsProd": false],
            ["IsNone": true],
            ["IsOne": true, "IsTwo": true],
            ["IsOne": false, "IsTwo": false],
            ["HasName": false, "IsAnna": true],
            ["IsDevAndProd": true],
            ["IsAny": false],
            ["InMap": true, "InMapToo": false],
            ["InMap": true, "InMapSmall": true],
            ["SameBoth": true, "SameBothToo": false],
            ["Itself": false],
            ["Fixed": false],
        ] as [[String: Bool]]
    )
    func cannotHold(_ values: [String: Bool]) throws {
        #expect(try !Self.solver().canHold(values))
    }

    @Test func parametersCanBeGiven() throws {
        let solver = try Self.solver()
        #expect(solver.canHold(["IsDev": true], parameters: ["Stage": "dev"]))
        #expect(!solver.canHold(["IsDev": true], parameters: ["Stage": "test"]))
        #expect(!solver.canHold(["IsDev": true], parameters: ["Stage": "other"]))
        #expect(solver.canHold(["IsDev": true], parameters: ["Other": "test"]))
        #expect(!solver.canHold(["HasName": true], parameters: ["Name": ""]))
        #expect(solver.canHold(["SameBoth": true, "IsAnna": true], parameters: ["Name": "Anna", "Stage": "dev"]))
        #expect(!solver.canHold(["IsDev": true, "IsAnna": true], parameters: ["Name": "Anna", "Stage": "test"]))
    }

    @Test func expandsLoops() throws {
        let solver = try Self.solver(
            """
            Transform: AWS::LanguageExtensions
            Parameters:
              Stage: {Type: String}
            Conditions:
              Fn::ForEach::Stages:
                - Name
                - [Dev, Prod]
                - Is${Name}: !Equals [!Ref Stage, !Ref Name]
            """
        )
        #expect(solver.canHold(["IsDev": true, "IsProd": false]))
        #expect(!solver.canHold(["IsDev": true, "IsProd": true]))
    }

    @Test func givesUpOnManyAtoms() {
        // That these two exclude each other takes 2 to the power of 40 steps to find out, one choice after the other.
        var conditions: [(name: String, expression: Node)] = []
        for index in 0..<40 {
            conditions.append(("C\(index)", ["Fn::Equals": [["Ref": .string("P\(index)")], "x"]]))
            conditions.append(("D\(index)", ["Fn::Equals": [["Ref": .string("P\(index)")], "y"]]))
        }
        let pairs = (0..<40).map { index -> Node in
            ["Fn::Or": [["Condition": .string("C\(index)")], ["Condition": .string("D\(index)")]]]
        }
        conditions.append(("All", ["Fn::And": .array(pairs)]))
        conditions.append(("Odd", ["Fn::Not": [["Condition": "All"]]]))
        let solver = ConditionSolver(conditions, parameters: [:])
        #expect(solver.canHold(["All": true, "Odd": true]))
    }

    @Test func endsOnDeepExpressions() {
        var expression: Node = ["Fn::Equals": [["Ref": "P"], "x"]]
        for _ in 0..<5_000 { expression = ["Fn::Not": [expression]] }
        #expect(ConditionSolver([("Deep", expression)], parameters: [:]).canHold(["Deep": true]))
    }
}
