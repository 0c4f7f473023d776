import TemplateModel
import Testing

@Suite struct ShortFormTests {
    private func text(_ node: Node) -> String {
        Template(root: ["Outputs": ["A": node]]).text(.yaml).replacing("Outputs:\n  A:", with: "", maxReplacements: 1)
    }

    static let short: [(Node, String)] = [
        (["Ref": "AWS::Region"], " !Ref AWS::Region"),
        (["Fn::GetAtt": ["Queue", "Arn"]], " !GetAtt Queue.Arn"),
        (["Fn::GetAtt": "Stack.Outputs.Name"], " !GetAtt Stack.Outputs.Name"),
        (["Fn::Sub": "${A}-b"], " !Sub ${A}-b"),
        (["Fn::Sub": ["${A}", ["A": ["Ref": "B"]]]], " !Sub\n  - ${A}\n  - A: !Ref B"),
        (["Fn::Base64": "text"], " !Base64 text"),
        (["Fn::GetAZs": ""], " !GetAZs ''"),
        (["Fn::ImportValue": "12"], " !ImportValue '12'"),
        (["Fn::If": ["C", ["Ref": "A"], ["Ref": "AWS::NoValue"]]], " !If\n  - C\n  - !Ref A\n  - !Ref AWS::NoValue"),
        (["Fn::Join": [",", ["Ref": "List"]]], " !Join\n  - ','\n  - !Ref List"),
        (["Fn::Select": [0, ["Fn::GetAZs": ""]]], " !Select\n  - 0\n  - !GetAZs ''"),
        (["Fn::Split": ["|", "a|b"]], " !Split\n  - '|'\n  - a|b"),
        (["Fn::FindInMap": ["M", ["Ref": "A"], "K"]], " !FindInMap\n  - M\n  - !Ref A\n  - K"),
        (
            ["Fn::FindInMap": ["M", "A", "K", ["DefaultValue": "d"]]],
            " !FindInMap\n  - M\n  - A\n  - K\n  - DefaultValue: d"
        ),
        (["Fn::Cidr": ["10.0.0.0/16", 6, 8]], " !Cidr\n  - 10.0.0.0/16\n  - 6\n  - 8"),
        (["Fn::Equals": ["a", "b"]], " !Equals\n  - a\n  - b"),
        (
            ["Fn::And": [["Fn::Equals": ["a", "b"]], ["Condition": "C"]]],
            " !And\n  - !Equals\n    - a\n    - b\n  - !Condition C"
        ),
        (["Fn::Or": [["Condition": "C"], ["Condition": "D"]]], " !Or\n  - !Condition C\n  - !Condition D"),
        (["Fn::Not": [["Condition": "C"]]], " !Not\n  - !Condition C"),
        (
            ["Fn::Transform": ["Name": "M", "Parameters": ["a": "b"]]],
            " !Transform\n    Name: M\n    Parameters:\n      a: b"
        ),
        (
            ["Fn::GetStackOutput": ["StackName": "S", "OutputName": "O"]],
            " !GetStackOutput\n    OutputName: O\n    StackName: S"
        ),
    ]

    @Test(arguments: short)
    func functionsHaveTheirShortForm(node: Node, expected: String) {
        #expect(text(node) == expected + "\n")
    }

    static let nested: [(Node, String)] = [
        (["Fn::Base64": ["Fn::Sub": "a"]], "Fn::Base64: !Sub a"),
        (["Fn::GetAZs": ["Ref": "AWS::Region"]], "Fn::GetAZs: !Ref AWS::Region"),
        (["Fn::ImportValue": ["Fn::Sub": "${S}-a"]], "Fn::ImportValue: !Sub ${S}-a"),
        (["Fn::GetAtt": ["A", ["Ref": "B"]]], "Fn::GetAtt:\n    - A\n    - !Ref B"),
        (
            ["Fn::GetStackOutput": ["StackName": ["Ref": "S"], "OutputName": "O"]],
            "Fn::GetStackOutput:\n      OutputName: O\n      StackName: !Ref S"
        ),
        (
            ["Fn::Transform": ["Name": "M", "Parameters": ["a": [["Fn::Sub": "b"]]]]],
            "Fn::Transform:\n      Name: M\n      Parameters:\n        a:\n        - !Sub b"
        ),
    ]

    @Test(arguments: nested)
    func aFunctionOfAFunctionIsLong(node: Node, expected: String) {
        #expect(text(node) == "\n    \(expected)\n")
    }

    static let long: [(Node, String)] = [
        (["Fn::Length": ["a"]], "Fn::Length:\n    - a"),
        (["Fn::ToJsonString": ["a": ["Ref": "B"]]], "Fn::ToJsonString:\n      a: !Ref B"),
        (["Fn::Contains": [["a"], ["Ref": "B"]]], "Fn::Contains:\n    - - a\n    - !Ref B"),
        (["Fn::RefAll": "AWS::EC2::VPC::Id"], "Fn::RefAll: AWS::EC2::VPC::Id"),
        (["Fn::ForEach::X": ["I", ["a"], ["${I}": 1]]], "Fn::ForEach::X:\n    - I\n    - - a\n    - ${I}: 1"),
    ]

    @Test(arguments: long)
    func functionsWithoutAShortFormAreLong(node: Node, expected: String) {
        #expect(text(node) == "\n    \(expected)\n")
    }

    static let unexpected: [(Node, String)] = [
        (["Ref": 5], "Ref: 5"), (["Ref": ["a": "b"]], "Ref:\n      a: b"),
        (["Fn::GetAtt": "Queue"], "Fn::GetAtt: Queue"),
        (["Fn::GetAtt": "Queue."], "Fn::GetAtt: Queue."), (["Fn::GetAtt": ".Arn"], "Fn::GetAtt: '.Arn'"),
        (["Fn::GetAtt": ["My.Queue", "Arn"]], "Fn::GetAtt:\n    - My.Queue\n    - Arn"),
        (["Fn::GetAtt": ["Queue", ""]], "Fn::GetAtt:\n    - Queue\n    - ''"),
        (["Fn::GetAtt": ["A", "B", "C"]], "Fn::GetAtt:\n    - A\n    - B\n    - C"),
        (["Fn::Sub": ["${A}"]], "Fn::Sub:\n    - ${A}"), (["Fn::Join": "a"], "Fn::Join: a"),
        (["Fn::If": ["C", "a"]], "Fn::If:\n    - C\n    - a"), (["Fn::Not": []], "Fn::Not: []"),
        (["Fn::Base64": nil], "Fn::Base64: null"), (["Ref": "A", "More": 1], "More: 1\n    Ref: A"),
        (["Fn::Transform": "M"], "Fn::Transform: M"),
    ]

    @Test(arguments: unexpected)
    func unexpectedArgumentsStayAsTheyAre(node: Node, expected: String) {
        #expect(text(node) == "\n    \(expected)\n")
    }

    @Test func conditionIsAFunctionOnlyAmongConditions() {
        #expect(text(["Condition": "C"]) == "\n    Condition: C\n")
        #expect(text([["Condition": "C"]]) == "\n  - Condition: C\n")
        #expect(
            Template(root: ["Conditions": ["A": ["Condition": "C"], "B": ["Fn::Equals": [["Condition": "C"], "x"]]]])
                .text(.yaml) == "Conditions:\n  A: !Condition C\n  B: !Equals\n  - Condition: C\n  - x\n"
        )
        #expect(Template(root: ["Conditions": ["Condition": "C"]]).text(.yaml) == "Conditions:\n  Condition: C\n")
    }

    @Test func namesInSectionsAndMappingsAreNotFunctions() {
        #expect(Template(root: ["Ref": "A"]).text(.yaml) == "Ref: A\n")
        #expect(Template(root: ["Outputs": ["Ref": "A"]]).text(.yaml) == "Outputs:\n  Ref: A\n")
        #expect(
            Template(root: ["Mappings": ["M": ["a": ["Ref": "b"]]], "Outputs": ["A": ["Ref": "b"]]]).text(.yaml)
                == "Mappings:\n  M:\n    a:\n      Ref: b\nOutputs:\n  A: !Ref b\n"
        )
    }
}
