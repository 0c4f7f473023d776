import Testing

@Suite struct ConditionTests {
    private static func template(_ conditions: String) -> String {
        let names = conditions.split(separator: "\n").filter { $0.first != " " }.map { $0.prefix { $0 != ":" } }
        let lines = conditions.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n")
        let uses = names.map { "!If [\($0), 1, 2]" }.joined(separator: ", ")
        return """
            Parameters:
              Stage: {Type: String, AllowedValues: [dev, prod]}
              Name: {Type: String}
            Conditions:
            \(lines)
            Resources:
              Queue: {Type: AWS::SQS::Queue, Metadata: [!Ref Stage, !Ref Name, \(uses)]}
            """
    }

    @Test(
        arguments: [
            "A: !Equals [!Ref Name, x]\nB: !And [!Condition A, !Not [!Condition A2]]\nA2: !Equals [!Ref Name, y]",
            "A: !Or [!Equals [!Ref Name, x], !Equals [!Ref Stage, dev]]\nB: !Condition A",
            "A: !Equals [!Join [',', [!Ref Name, !Ref Stage]], !Select [0, !Split [',', !Ref Name]]]",
            "A: !If [B, !Condition B, !Condition B]\nB: !Equals [!Ref Name, x]",
            "A: {Fn::Transform: {Name: AWS::Include}}",
        ]
    )
    func acceptsConditions(_ conditions: String) throws {
        try expectReferenceFindings(Self.template(conditions), [])
    }

    @Test(
        arguments: [
            (
                "A: B\nB: !Equals [!Ref Name, x]",
                "error[CON-01]: condition 'A' is 'B', but must be 'Fn::And', 'Condition', 'Fn::Equals', 'Fn::Not' or 'Fn::Or'; "
                    + "write 'Condition: B' [Conditions/A]"
            ),
            (
                "A: !Ref Name",
                "error[CON-01]: condition 'A' is the function 'Ref', but must be 'Fn::And', 'Condition', 'Fn::Equals', "
                    + "'Fn::Not' or 'Fn::Or' [Conditions/A]"
            ),
            (
                "A: {Fn::Equals: [!Ref Name, x], Fn::Not: [!Condition A]}",
                "error[CON-01]: condition 'A' is an object, but must be 'Fn::And', 'Condition', 'Fn::Equals', 'Fn::Not' or "
                    + "'Fn::Or' [Conditions/A]"
            ),
            (
                "A: !Not [!Ref Name]",
                "error[CON-01]: value 1 of 'Fn::Not' is the function 'Ref', but must be 'Fn::And', 'Condition', 'Fn::Equals', "
                    + "'Fn::Not' or 'Fn::Or' [Conditions/A/Fn::Not/0]"
            ),
            (
                "A: !And [!Equals [!Ref Name, x]]",
                "error[FUN-05]: 'Fn::And' takes a list of 2 to 10 conditions, but is given 1 value [Conditions/A/Fn::And]"
            ),
            (
                "A: !Not [!Equals [!Ref Name, x], !Equals [!Ref Name, y]]",
                "error[FUN-05]: 'Fn::Not' takes a list of one condition, but is given 2 values [Conditions/A/Fn::Not]"
            ),
            (
                "A: !Equals [!Ref Name]",
                "error[FUN-05]: 'Fn::Equals' takes a list of two values, but is given 1 value [Conditions/A/Fn::Equals]"
            ),
            (
                "A: !Not [!Condition B]",
                "error[CON-02]: there is no condition 'B' [Conditions/A/Fn::Not/0/Condition]"
            ),
            (
                "A: !Not [{Condition: !Ref Name}]",
                "error[FUN-07]: the name of 'Condition' is the function 'Ref', but must be a string as it is, without functions "
                    + "[Conditions/A/Fn::Not/0/Condition]"
            ),
            (
                "A: !Equals [a, b]",
                "warning[CON-03]: 'Fn::Equals' compares 'a' with 'b', so that it is always false; compare a parameter "
                    + "[Conditions/A/Fn::Equals]"
            ),
            (
                "A: !Equals [!Ref Name, !Ref Name]",
                "warning[CON-03]: 'Fn::Equals' compares equal values, so that it is always true; compare a parameter "
                    + "[Conditions/A/Fn::Equals]"
            ),
            (
                "A: !Equals [!Ref Stage, test]\nB: !Not [!Condition A]",
                "warning[CON-06]: condition 'A' is always false, as it means that parameter 'Stage' is 'test'; the values allowed "
                    + "for 'Stage' are 'dev' and 'prod' [Conditions/A]"
            ),
            (
                "A: !And [!Equals [!Ref Name, x], !Condition B]\nB: !Equals [!Ref Name, y]",
                "warning[CON-06]: condition 'A' is always false, as it means that parameter 'Name' is 'x' and parameter 'Name' is "
                    + "'y' [Conditions/A]"
            ),
            (
                "A: !Condition B\nB: !Not [!Condition C]\nC: !Condition A\nD: !Condition C",
                "error[CON-05]: conditions need each other in a cycle: 'A' -> 'B' -> 'C' -> 'A'; write one of them without the "
                    + "others [Conditions/A/Condition]"
            ),
        ]
    )
    func rejectsConditions(_ conditions: String, _ finding: String) throws {
        try expectReferenceFindings(Self.template(conditions), [finding])
    }

    @Test func valuesOfIfAreUsed() throws {
        try expectReferenceFindings(
            """
            Parameters:
              Stage: {Type: String, AllowedValues: [dev, test, prod]}
            Conditions:
              IsDev: !Equals [!Ref Stage, dev]
              IsProd: !Equals [!Ref Stage, prod]
              IsNone: !Equals [!Ref Stage, none]
            Resources:
              Queue:
                Type: AWS::SQS::Queue
                Condition: IsDev
                Properties:
                  QueueName: !If [IsProd, a, b]
                  DelaySeconds: !If [IsDev, 1, 2]
                  KmsMasterKeyId: !If [IsNone, a, b]
              Topic:
                Type: AWS::SNS::Topic
                Properties:
                  DisplayName: !If [IsDev, a, !If [IsProd, b, !If [IsDev, c, d]]]
            """,
            [
                "warning[CON-04]: this value is never used: it is for condition 'IsProd' being true, but here 'IsDev' is true "
                    + "[Resources/Queue/Properties/QueueName/Fn::If/1]",
                "warning[CON-04]: this value is never used: it is for condition 'IsDev' being false, but here 'IsDev' is true "
                    + "[Resources/Queue/Properties/DelaySeconds/Fn::If/2]",
                "warning[CON-04]: this value is never used: it is for condition 'IsDev' being true, but here 'IsDev' is false and "
                    + "'IsProd' is false [Resources/Topic/Properties/DisplayName/Fn::If/2/Fn::If/2/Fn::If/1]",
                "warning[CON-06]: condition 'IsNone' is always false, as it means that parameter 'Stage' is 'none'; the values "
                    + "allowed for 'Stage' are 'dev', 'test' and 'prod' [Conditions/IsNone]",
            ]
        )
    }
}
