import TemplateModel

extension RelationRule {
    static let roleName = RelationRule(
        "IAM-06",
        .warning,
        "the name of a role has the name of the stack or the Region in it",
        source: """
            https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/\
            aws-resource-iam-role.html
            """,
        check: { relations, rule in
            for (typeName, property) in [
                ("AWS::IAM::Role", "RoleName"), ("AWS::IAM::User", "UserName"), ("AWS::IAM::Group", "GroupName"),
                ("AWS::IAM::ManagedPolicy", "ManagedPolicyName"),
            ] {
                for resource in relations.resources(of: typeName) {
                    for name in resource.values(.key(property)) {
                        // Only a name without any reference is the same in each stack.
                        guard let text = SymbolicText(name.value)?.literal, name.value.choices.parameters.isEmpty,
                            name.value.choices.mappings.isEmpty
                        else { continue }
                        relations.report(
                            rule,
                            at: name,
                            "the name '\(text)' is the same in all Regions and stacks: a second stack of the template in the account "
                                + "fails, and the first one needs CAPABILITY_NAMED_IAM. Leave \(property) out, or put the name of the stack "
                                + "and the Region into it"
                        )
                    }
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    Names of IAM are those of the whole account. A template with a fixed one can be deployed \
                    once; in a second Region it can cause an error that cannot be recovered from. Each \
                    deployment needs CAPABILITY_NAMED_IAM.
                    """,
                fix: "Leave the name out, or make it of AWS::StackName and AWS::Region.",
                evidence: [.schema],
                sources: [
                    """
                    https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/\
                    using-iam-template.html
                    """
                ],
                examples: [
                    .bad(
                        "A fixed name",
                        """
                        Resources:
                          Role:
                            Type: AWS::IAM::Role
                            Properties:
                              RoleName: orders-writer
                        """,
                        finds: """
                            warning[IAM-06]: the name 'orders-writer' is the same in all Regions and stacks: a \
                            second stack of the template in the account fails, and the first one needs \
                            CAPABILITY_NAMED_IAM. Leave RoleName out, or put the name of the stack and the \
                            Region into it [Resources/Role/Properties/RoleName]
                            """
                    ),
                    .good(
                        "No name",
                        """
                        Resources:
                          Role:
                            Type: AWS::IAM::Role
                            Properties:
                              Path: /orders/
                        """
                    ),
                    .good(
                        "A name for each stack and Region",
                        """
                        Resources:
                          Role:
                            Type: AWS::IAM::Role
                            Properties:
                              RoleName: !Sub '${AWS::StackName}-${AWS::Region}'
                        """
                    ),
                    .unknown(
                        "A name that a deployment gives",
                        """
                        Parameters:
                          P: {Type: String}
                        Resources:
                          Role:
                            Type: AWS::IAM::Role
                            Properties:
                              RoleName: !Ref P
                        """
                    ),
                ]
            )
        }
    )
}
