import TemplateModel

extension RuleExplanation {
    /// What is to be said of rules about conditions.
    static func ofConditions(_ id: RuleID) -> RuleExplanation? {
        switch id.rawValue {
        case "CON-01":
            RuleExplanation(
                why: """
                    A condition is what a condition function makes of its values: anything else, a name or the value \
                    of a parameter too, has no truth, and CloudFormation refuses the template.
                    """,
                fix: """
                    Compare by 'Fn::Equals'; name another condition by 'Condition', and combine several by 'Fn::And', \
                    'Fn::Or' and 'Fn::Not'.
                    """,
                evidence: [.documentation, .linter("E8001")],
                examples: [
                    .bad(
                        "The value of a parameter",
                        """
                        Parameters:
                          Stage: {Type: String, AllowedValues: [dev, test, prod]}
                        Conditions:
                          IsProd: !Ref Stage
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Condition: IsProd
                        """,
                        finds: """
                            error[CON-01]: condition 'IsProd' is the function 'Ref', but must be 'Fn::And', \
                            'Condition', 'Fn::Equals', 'Fn::Not' or 'Fn::Or' [Conditions/IsProd]
                            """
                    ),
                    .bad(
                        "A name",
                        """
                        Parameters:
                          Stage: {Type: String, AllowedValues: [dev, test, prod]}
                        Conditions:
                          IsProd: !Equals [!Ref Stage, prod]
                          IsLarge: IsProd
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Condition: IsLarge
                        """,
                        finds: """
                            error[CON-01]: condition 'IsLarge' is 'IsProd', but must be 'Fn::And', 'Condition', \
                            'Fn::Equals', 'Fn::Not' or 'Fn::Or'; write 'Condition: IsProd' [Conditions/IsLarge]
                            """
                    ),
                    .good(
                        "A comparison",
                        """
                        Parameters:
                          Stage: {Type: String, AllowedValues: [dev, test, prod]}
                        Conditions:
                          IsProd: !Equals [!Ref Stage, prod]
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Condition: IsProd
                        """
                    ),
                    .good(
                        "Another condition",
                        """
                        Parameters:
                          Stage: {Type: String, AllowedValues: [dev, test, prod]}
                        Conditions:
                          IsProd: !Equals [!Ref Stage, prod]
                          IsLarge: !Condition IsProd
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Condition: IsLarge
                        """
                    ),
                ]
            )
        case "CON-02":
            RuleExplanation(
                why: """
                    CloudFormation refuses a template in which a resource, an output, 'Fn::If' or another condition \
                    names a condition that the section 'Conditions' does not have.
                    """,
                fix: "Correct the name, or declare the condition.",
                evidence: [.documentation, .linter("E8002"), .linter("E3015")],
                examples: [
                    .bad(
                        "A slip in the name",
                        """
                        Parameters:
                          Stage: {Type: String, AllowedValues: [dev, test, prod]}
                        Conditions:
                          IsProd: !Equals [!Ref Stage, prod]
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Condition: IsPord
                        """,
                        finds: """
                            error[CON-02]: there is no condition 'IsPord'; did you mean 'IsProd'? \
                            [Resources/Orders/Condition]
                            """
                    ),
                    .good(
                        "The name of a condition",
                        """
                        Parameters:
                          Stage: {Type: String, AllowedValues: [dev, test, prod]}
                        Conditions:
                          IsProd: !Equals [!Ref Stage, prod]
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Condition: IsProd
                        """
                    ),
                ]
            )
        case "CON-03":
            RuleExplanation(
                why: """
                    A comparison of two values that are the same in every deployment decides nothing: one side of \
                    what depends on it is never used.
                    """,
                fix: """
                    Compare a parameter or a pseudo parameter with a value; remove the condition if it was a switch \
                    for tests.
                    """,
                evidence: [.linter("W8003")],
                examples: [
                    .bad(
                        "Two literals",
                        """
                        Conditions:
                          IsProd: !Equals [prod, dev]
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Condition: IsProd
                        """,
                        finds: """
                            warning[CON-03]: 'Fn::Equals' compares 'prod' with 'dev', so that it is always false; \
                            compare a parameter [Conditions/IsProd/Fn::Equals]
                            """
                    ),
                    .bad(
                        "A parameter with itself",
                        """
                        Parameters:
                          Stage: {Type: String, AllowedValues: [dev, test, prod]}
                        Conditions:
                          IsProd: !Equals [!Ref Stage, !Ref Stage]
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Condition: IsProd
                        """,
                        finds: """
                            warning[CON-03]: 'Fn::Equals' compares equal values, so that it is always true; compare a \
                            parameter [Conditions/IsProd/Fn::Equals]
                            """
                    ),
                    .good(
                        "A parameter with a value",
                        """
                        Parameters:
                          Stage: {Type: String, AllowedValues: [dev, test, prod]}
                        Conditions:
                          IsProd: !Equals [!Ref Stage, prod]
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Condition: IsProd
                        """
                    ),
                ]
            )
        case "CON-04":
            RuleExplanation(
                why: """
                    Where the conditions around, that of the resource and those of the 'Fn::If' that it is in, leave \
                    only one way, the other value is never deployed. Often another condition was meant.
                    """,
                fix: "Put the value that remains in the place of 'Fn::If', or name the condition that was meant.",
                evidence: [.linter("W1028")],
                examples: [
                    .bad(
                        "The condition of the resource again",
                        """
                        Parameters:
                          Stage: {Type: String, AllowedValues: [dev, test, prod]}
                        Conditions:
                          IsProd: !Equals [!Ref Stage, prod]
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Condition: IsProd
                            Properties:
                              DelaySeconds: !If [IsProd, 0, 60]
                        """,
                        finds: """
                            warning[CON-04]: this value is never used: it is for condition 'IsProd' being false, but \
                            here 'IsProd' is true [Resources/Orders/Properties/DelaySeconds/Fn::If/2]
                            """
                    ),
                    .bad(
                        "Conditions that exclude each other",
                        """
                        Parameters:
                          Stage: {Type: String, AllowedValues: [dev, test, prod]}
                        Conditions:
                          IsProd: !Equals [!Ref Stage, prod]
                          IsTest: !Equals [!Ref Stage, test]
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              DelaySeconds: !If [IsProd, !If [IsTest, 10, 0], 60]
                        """,
                        finds: """
                            warning[CON-04]: this value is never used: it is for condition 'IsTest' being true, but \
                            here 'IsProd' is true [Resources/Orders/Properties/DelaySeconds/Fn::If/1/Fn::If/1]
                            """
                    ),
                    .good(
                        "Another condition",
                        """
                        Parameters:
                          Stage: {Type: String, AllowedValues: [dev, test, prod]}
                        Conditions:
                          IsProd: !Equals [!Ref Stage, prod]
                          IsTest: !Equals [!Ref Stage, test]
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              DelaySeconds: !If [IsProd, 0, !If [IsTest, 10, 60]]
                        """
                    ),
                ]
            )
        case "CON-05":
            RuleExplanation(
                why: """
                    A condition that needs itself, directly or through others, has no value that could be worked out: \
                    the deployment fails.
                    """,
                fix: "Write one of the conditions of the cycle with 'Fn::Equals' instead of the name of the next.",
                evidence: [.report],
                sources: ["https://github.com/go-to-k/cdk-real-drift/pull/211"],
                examples: [
                    .bad(
                        "Two conditions that need each other",
                        """
                        Conditions:
                          IsProd: !Not [!Condition IsDev]
                          IsDev: !Not [!Condition IsProd]
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Condition: IsProd
                        """,
                        finds: """
                            error[CON-05]: conditions need each other in a cycle: 'IsProd' -> 'IsDev' -> 'IsProd'; \
                            write one of them without the others [Conditions/IsProd/Fn::Not/0/Condition]
                            """
                    ),
                    .good(
                        "One that compares",
                        """
                        Parameters:
                          Stage: {Type: String, AllowedValues: [dev, test, prod]}
                        Conditions:
                          IsProd: !Not [!Condition IsDev]
                          IsDev: !Equals [!Ref Stage, dev]
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Condition: IsProd
                        """
                    ),
                ]
            )
        case "CON-06":
            RuleExplanation(
                why: """
                    No value that the parameters may have makes the condition false, or none makes it true, so that \
                    what depends on it is always, or never, deployed. Often a value is missing among the allowed \
                    ones, or spelled differently.
                    """,
                fix: "Compare with a value that is allowed, or remove the condition.",
                evidence: [.documentation],
                sources: [
                    "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html"
                ],
                examples: [
                    .bad(
                        "A value that is not allowed",
                        """
                        Parameters:
                          Stage: {Type: String, AllowedValues: [dev, test, prod]}
                        Conditions:
                          IsProd: !Equals [!Ref Stage, production]
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Condition: IsProd
                        """,
                        finds: """
                            warning[CON-06]: condition 'IsProd' is always false, as it means that parameter 'Stage' \
                            is 'production'; the values allowed for 'Stage' are 'dev', 'test' and 'prod' \
                            [Conditions/IsProd]
                            """
                    ),
                    .bad(
                        "Two values at once",
                        """
                        Parameters:
                          Stage: {Type: String, AllowedValues: [dev, test, prod]}
                        Conditions:
                          IsLive: !And [!Equals [!Ref Stage, test], !Equals [!Ref Stage, prod]]
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Condition: IsLive
                        """,
                        finds: """
                            warning[CON-06]: condition 'IsLive' is always false, as it means that parameter 'Stage' \
                            is 'test' and parameter 'Stage' is 'prod'; the values allowed for 'Stage' are 'dev', \
                            'test' and 'prod' [Conditions/IsLive]
                            """
                    ),
                    .good(
                        "A value that is allowed",
                        """
                        Parameters:
                          Stage: {Type: String, AllowedValues: [dev, test, prod]}
                        Conditions:
                          IsProd: !Equals [!Ref Stage, prod]
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Condition: IsProd
                        """
                    ),
                    .good(
                        "One of two values",
                        """
                        Parameters:
                          Stage: {Type: String, AllowedValues: [dev, test, prod]}
                        Conditions:
                          IsLive: !Or [!Equals [!Ref Stage, test], !Equals [!Ref Stage, prod]]
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Condition: IsLive
                        """
                    ),
                    .unknown(
                        "Any value is allowed",
                        """
                        Parameters:
                          Stage: {Type: String}
                        Conditions:
                          IsProd: !Equals [!Ref Stage, production]
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Condition: IsProd
                        """
                    ),
                ]
            )
        default: nil
        }
    }
}
