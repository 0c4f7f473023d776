import Testing

@Suite("Rules for parameters")
struct RuleSectionTests {
    private func expectRuleFindings(
        _ rule: String,
        _ expected: [String],
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        try expectFindings(
            """
            Parameters: {Stage: {Type: String}, Subnets: {Type: 'List<AWS::EC2::Subnet::Id>'}}
            Rules: {Check: \(rule)}
            Conditions: {IsProd: !Equals [!Ref Stage, prod]}
            Resources: {Topic: {Type: 'AWS::SNS::Topic', Condition: IsProd}}
            """,
            expected,
            sourceLocation: sourceLocation
        )
    }

    @Test(arguments: [
        "{RuleCondition: !Equals [!Ref Stage, x], Assertions: [{Assert: {'Fn::Contains': [[a], !Ref Stage]}}]}",
        "{Assertions: [{Assert: {'Fn::EachMemberIn': [{'Fn::ValueOfAll': ['AWS::EC2::Subnet::Id', VpcId]}, {'Fn::RefAll': 'AWS::EC2::VPC::Id'}]}, AssertDescription: x}]}",
        "{RuleCondition: {Condition: IsProd}, Assertions: [{Assert: !Not [{'Fn::EachMemberEquals': [!Ref Subnets, '']}]}]}",
        "{Assertions: [{Assert: !Or [!And [!Equals [a, b], !Equals [c, d]], !Equals [e, {'Fn::ValueOf': [Stage, x]}]]}]}",
    ])
    func aGoodRuleIsAccepted(_ rule: String) throws {
        try expectRuleFindings(rule, [])
    }

    @Test func aRuleOfAnotherFormIsReported() throws {
        try expectRuleFindings("{}", ["error[TPL-20]: rule 'Check' must have 'Assertions' [Rules/Check]"])
        try expectRuleFindings(
            "{Assertions: [{AssetDescription: text}, text]}",
            [
                """
                warning[TPL-35]: item 1 of 'Assertions' of rule 'Check' cannot have 'AssetDescription'; did you mean \
                'AssertDescription'? [Rules/Check/Assertions/0/AssetDescription]
                """,
                """
                error[TPL-20]: item 1 of 'Assertions' of rule 'Check' must have 'Assert' [Rules/Check/Assertions/0]
                """,
                """
                error[TPL-20]: item 2 of 'Assertions' of rule 'Check' is 'text', but must be an object \
                [Rules/Check/Assertions/1]
                """,
            ]
        )
    }

    @Test func aFunctionThatIsNotForRulesIsReported() throws {
        try expectRuleFindings(
            "{RuleCondition: !Ref Stage, Assertions: [{Assert: !Equals [!Sub '${Stage}', {'Fn::ImportValue': x}]}]}",
            [
                """
                error[TPL-21]: 'RuleCondition' of rule 'Check' is the function 'Ref', but must be 'Fn::And', 'Fn::Contains', \
                'Fn::EachMemberEquals', 'Fn::EachMemberIn', 'Fn::Equals', 'Fn::If', 'Fn::Not' or 'Fn::Or' \
                [Rules/Check/RuleCondition]
                """,
                """
                error[TPL-21]: 'Assert' of item 1 of 'Assertions' of rule 'Check' uses the function 'Fn::Sub', but rules can \
                use only 'Fn::And', 'Fn::Contains', 'Fn::EachMemberEquals', 'Fn::EachMemberIn', 'Fn::Equals', 'Fn::If', \
                'Fn::Not', 'Fn::Or', 'Ref', 'Fn::RefAll', 'Fn::ValueOf' and 'Fn::ValueOfAll' \
                [Rules/Check/Assertions/0/Assert/Fn::Equals/0]
                """,
                """
                error[TPL-21]: 'Assert' of item 1 of 'Assertions' of rule 'Check' uses the function 'Fn::ImportValue', but \
                rules can use only 'Fn::And', 'Fn::Contains', 'Fn::EachMemberEquals', 'Fn::EachMemberIn', 'Fn::Equals', \
                'Fn::If', 'Fn::Not', 'Fn::Or', 'Ref', 'Fn::RefAll', 'Fn::ValueOf' and 'Fn::ValueOfAll' \
                [Rules/Check/Assertions/0/Assert/Fn::Equals/1]
                """,
            ]
        )
    }
}
