import ResourceSchemas
import TemplateModel
import Testing

@testable import TemplateChecks

@Suite struct FunctionPlaceTests {
    private static let extended = "Transform: AWS::LanguageExtensions"

    @Test func namesTheNearestFunction() throws {
        try expectValueFindings(
            "Fn::GetAttr: [Topic, TopicArn]",
            ["error[FUN-02]: there is no function 'Fn::GetAttr'; did you mean 'Fn::GetAtt'? [Fn::GetAttr]"]
        )
        try expectValueFindings(
            "Fn::Rain::Embed: file",
            ["error[FUN-02]: there is no function 'Fn::Rain::Embed' [Fn::Rain::Embed]"]
        )
    }

    @Test func macrosMayHaveFunctionsOfTheirOwn() throws {
        try expectValueFindings(
            "{Fn::Own: {Ref: Missing}, Fn::Other: 1}",
            sections: "Transform: [AWS::LanguageExtensions, Own]",
            []
        )
        try expectValueFindings("Fn::Own: !GetAtt Missing.Arn", sections: "Transform: Own", [])
    }

    @Test func functionsStandAlone() throws {
        try expectValueFindings(
            "{Fn::Sub: a, Fn::Join: ['', [b]], Other: 1}",
            [
                "error[FUN-01]: 'Fn::Sub' stands beside other members, but a function must be the only member of its object "
                    + "[Fn::Sub]"
            ]
        )
    }

    @Test func functionsOfTheExtendedLanguage() throws {
        try expectValueFindings(
            "[{Fn::Length: !Ref List}, {Fn::ToJsonString: {a: !Ref Text}}]",
            [
                "error[FUN-03]: 'Fn::Length' needs the transform 'AWS::LanguageExtensions'; add it to 'Transform' [0/Fn::Length]",
                "error[FUN-03]: 'Fn::ToJsonString' needs the transform 'AWS::LanguageExtensions'; add it to 'Transform' "
                    + "[1/Fn::ToJsonString]",
            ]
        )
        try expectValueFindings(
            """
            - Fn::Length: !Ref List
            - Fn::Length: [a, !Ref Text]
            - Fn::ToJsonString: {a: !Ref Text}
            - Fn::ToJsonString: [a]
            - Ref: !Sub '${Text}'
            - Fn::GetAtt: [!If [IsBig, Topic, Topic], !Sub '${Text}Arn']
            - !FindInMap [Sizes, !Select [0, !Ref List], Count]
            - !FindInMap [Sizes, tiny, Count, {DefaultValue: [a]}]
            - !Select [{Fn::Length: [a]}, !Ref List]
            """,
            sections: Self.extended,
            []
        )
        try expectValueFindings(
            """
            - Fn::Length: a
            - Fn::ToJsonString: a
            - !FindInMap [Sizes, tiny, Count, 0]
            - Fn::Select: [{Fn::Split: [',', a]}, [b]]
            """,
            sections: Self.extended,
            [
                "error[FUN-06]: the value of 'Fn::Length' is 'a', but must be a list [0/Fn::Length]",
                "error[FUN-05]: 'Fn::ToJsonString' takes an object or a list, but is given 'a' [1/Fn::ToJsonString]",
                "error[FUN-05]: the fourth value of 'Fn::FindInMap' is 0, but must be an object with 'DefaultValue' "
                    + "[2/Fn::FindInMap/3]",
                "error[FUN-06]: the index of 'Fn::Select' is a list, the result of 'Fn::Split', but must be a string; join it by "
                    + "'Fn::Join' or take an item by 'Fn::Select' [3/Fn::Select/0]",
            ]
        )
    }

    @Test func functionsOfRulesAndConditions() throws {
        try expectValueFindings(
            "[!Not [!Condition IsBig], {Fn::Contains: [[a], !Ref Text]}]",
            [
                "error[FUN-04]: 'Fn::Not' is only for the sections 'Conditions' and 'Rules'; declare a condition and use 'Fn::If' "
                    + "[0/Fn::Not]",
                "error[FUN-04]: 'Fn::Contains' is only for the section 'Rules' [1/Fn::Contains]",
            ]
        )
        try expectReferenceFindings(
            """
            Conditions:
              A: !Equals [!GetAtt Queue.Arn, !ImportValue x]
              B: !Equals [!Ref Queue, !Sub '${AWS::Region}-${Queue}']
              C:
                Fn::Contains: [[a], b]
            Resources:
              Queue:
                Type: AWS::SQS::Queue
                Metadata: [!If [A, 1, 2], !If [B, 1, 2], !If [C, 1, 2]]
            """,
            [
                "error[FUN-04]: 'Fn::GetAtt' cannot be in conditions, which are decided before resources exist; use parameters "
                    + "[Conditions/A/Fn::Equals/0/Fn::GetAtt]",
                "error[FUN-04]: 'Fn::ImportValue' cannot be in conditions, which are decided before resources exist; "
                    + "use parameters [Conditions/A/Fn::Equals/1/Fn::ImportValue]",
                "error[REF-04]: conditions cannot refer to the resource 'Queue', as they are decided before resources exist; "
                    + "refer to parameters [Conditions/B/Fn::Equals/0/Ref]",
                "error[REF-04]: conditions cannot refer to the resource 'Queue', as they are decided before resources exist; "
                    + "refer to parameters [Conditions/B/Fn::Equals/1/Fn::Sub]",
                "error[FUN-04]: 'Fn::Contains' is only for the section 'Rules' [Conditions/C/Fn::Contains]",
            ]
        )
    }

    @Test func rules() throws {
        try expectReferenceFindings(
            """
            Parameters:
              Size: {Type: String}
              Subnets: {Type: 'List<AWS::EC2::Subnet::Id>'}
            Rules:
              Good:
                RuleCondition: !Equals [!Ref Size, big]
                Assertions:
                  - Assert:
                      Fn::EachMemberIn: [{Fn::ValueOfAll: [AWS::EC2::Subnet::Id, VpcId]}, {Fn::RefAll: AWS::EC2::VPC::Id}]
                  - Assert: !And [{Fn::Contains: [[a], !Ref Size]}, !Not [!Equals [!Ref Size, !Ref AWS::Region]]]
                  - Assert:
                      Fn::EachMemberEquals: [{Fn::ValueOf: [Subnets, VpcId]}, !Ref Size]
              Bad:
                RuleCondition: !Equals [!Ref Queue, big]
                Assertions:
                  - Assert:
                      Fn::Contains: [a, !Ref Sizee]
                  - Assert:
                      Fn::EachMemberIn: [{Fn::ValueOf: [!Ref Size]}, {Fn::RefAll: [a]}]
                  - Assert:
                      Fn::EachMemberEquals: [{Fn::ValueOf: [Subnet, VpcId]}, [a]]
            Resources:
              Queue: {Type: AWS::SQS::Queue}
            """,
            [
                "error[REF-04]: rules cannot refer to the resource 'Queue', as they are decided before resources exist; "
                    + "refer to parameters [Rules/Bad/RuleCondition/Fn::Equals/0/Ref]",
                "error[FUN-06]: value 1 of 'Fn::Contains' is 'a', but must be a list "
                    + "[Rules/Bad/Assertions/0/Assert/Fn::Contains/0]",
                "error[REF-02]: there is no parameter or pseudo parameter 'Sizee'; did you mean 'Size'? "
                    + "[Rules/Bad/Assertions/0/Assert/Fn::Contains/1/Ref]",
                "error[FUN-05]: 'Fn::ValueOf' takes a list of a parameter and an attribute, but is given 1 value "
                    + "[Rules/Bad/Assertions/1/Assert/Fn::EachMemberIn/0/Fn::ValueOf]",
                "error[FUN-07]: the type of 'Fn::RefAll' is a list, but must be a string as it is, without functions "
                    + "[Rules/Bad/Assertions/1/Assert/Fn::EachMemberIn/1/Fn::RefAll]",
                "error[REF-02]: there is no parameter or pseudo parameter 'Subnet'; did you mean 'Subnets'? "
                    + "[Rules/Bad/Assertions/2/Assert/Fn::EachMemberEquals/0/Fn::ValueOf/0]",
                "error[FUN-06]: value 2 of 'Fn::EachMemberEquals' is a list, but must be a string; join it by 'Fn::Join' or take "
                    + "an item by 'Fn::Select' [Rules/Bad/Assertions/2/Assert/Fn::EachMemberEquals/1]",
            ]
        )
    }

    @Test(arguments: ["Fn::Join", "Fn::Not", "Fn::ForEach::A", "Other"])
    func endsOnDeepValues(_ key: String) {
        var value: Node = ["Ref": "Missing"]
        for index in 0..<2_000 {
            let argument: Node = key == "Fn::ForEach::A" ? ["X", [.string("a\(index)")], value] : ["", [value]]
            value = .object(Object([(key: key, value: argument)]))
        }
        let queue: Node = ["Type": "AWS::SQS::Queue", "Metadata": value]
        let template = Template(root: [
            "Transform": "AWS::LanguageExtensions", "Conditions": ["A": value, "B": ["Fn::Not": [value]]],
            "Resources": [
                "Queue": queue, "Fn::ForEach::B": ["X", ["a", "b"], ["Q${X}": queue]], "Fn::ForEach::A": value,
            ],
        ])
        let findings = Findings()
        ReferenceCheck(TemplateContext(template, schemas: ResourceSchemas())).run(into: findings)
        #expect(!findings.diagnostics.contains { $0.message.contains("'Missing'") })
    }
}
