import TemplateModel

extension RelationRule {
    static let trustPolicySize = RelationRule(
        "IAM-03",
        .error,
        "a trust policy has at most 2048 characters",
        source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html",
        check: { relations, rule in
            for role in relations.resources(of: "AWS::IAM::Role") {
                for document in role.values("AssumeRolePolicyDocument") {
                    let site = PolicyDocumentSite(owner: role, value: document)
                    guard site.minimumSize > 2_048 else { continue }
                    relations.report(
                        rule,
                        at: document,
                        "the trust policy has at least \(site.minimumSize) characters, but by default IAM takes 2048, and 4096 at most; use "
                            + "a condition on aws:PrincipalArn or aws:PrincipalOrgID for many principals",
                        isPossible: site.minimumSize <= 4_096
                    )
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    IAM refuses a trust policy of more than 2048 characters, white space not counted; the \
                    account may have a quota of up to 4096.
                    """,
                fix: """
                    Use a condition on aws:PrincipalArn with wildcards, or on aws:PrincipalOrgID.
                    """,
                evidence: [.archivedDocumentation],
                examples: [
                    .bad(
                        "80 roles",
                        """
                        Resources:
                          Role:
                            Type: AWS::IAM::Role
                            Properties:
                              AssumeRolePolicyDocument:
                                Statement:
                                  Effect: Allow
                                  Principal: {AWS: [arn:aws:iam::123456789012:role/the-role-of-shop-000, arn:aws:iam::123456789012:role/the-role-of-shop-001, arn:aws:iam::123456789012:role/the-role-of-shop-002, arn:aws:iam::123456789012:role/the-role-of-shop-003, arn:aws:iam::123456789012:role/the-role-of-shop-004, arn:aws:iam::123456789012:role/the-role-of-shop-005, arn:aws:iam::123456789012:role/the-role-of-shop-006, arn:aws:iam::123456789012:role/the-role-of-shop-007, arn:aws:iam::123456789012:role/the-role-of-shop-008, arn:aws:iam::123456789012:role/the-role-of-shop-009, arn:aws:iam::123456789012:role/the-role-of-shop-010, arn:aws:iam::123456789012:role/the-role-of-shop-011, arn:aws:iam::123456789012:role/the-role-of-shop-012, arn:aws:iam::123456789012:role/the-role-of-shop-013, arn:aws:iam::123456789012:role/the-role-of-shop-014, arn:aws:iam::123456789012:role/the-role-of-shop-015, arn:aws:iam::123456789012:role/the-role-of-shop-016, arn:aws:iam::123456789012:role/the-role-of-shop-017, arn:aws:iam::123456789012:role/the-role-of-shop-018, arn:aws:iam::123456789012:role/the-role-of-shop-019, arn:aws:iam::123456789012:role/the-role-of-shop-020, arn:aws:iam::123456789012:role/the-role-of-shop-021, arn:aws:iam::123456789012:role/the-role-of-shop-022, arn:aws:iam::123456789012:role/the-role-of-shop-023, arn:aws:iam::123456789012:role/the-role-of-shop-024, arn:aws:iam::123456789012:role/the-role-of-shop-025, arn:aws:iam::123456789012:role/the-role-of-shop-026, arn:aws:iam::123456789012:role/the-role-of-shop-027, arn:aws:iam::123456789012:role/the-role-of-shop-028, arn:aws:iam::123456789012:role/the-role-of-shop-029, arn:aws:iam::123456789012:role/the-role-of-shop-030, arn:aws:iam::123456789012:role/the-role-of-shop-031, arn:aws:iam::123456789012:role/the-role-of-shop-032, arn:aws:iam::123456789012:role/the-role-of-shop-033, arn:aws:iam::123456789012:role/the-role-of-shop-034, arn:aws:iam::123456789012:role/the-role-of-shop-035, arn:aws:iam::123456789012:role/the-role-of-shop-036, arn:aws:iam::123456789012:role/the-role-of-shop-037, arn:aws:iam::123456789012:role/the-role-of-shop-038, arn:aws:iam::123456789012:role/the-role-of-shop-039, arn:aws:iam::123456789012:role/the-role-of-shop-040, arn:aws:iam::123456789012:role/the-role-of-shop-041, arn:aws:iam::123456789012:role/the-role-of-shop-042, arn:aws:iam::123456789012:role/the-role-of-shop-043, arn:aws:iam::123456789012:role/the-role-of-shop-044, arn:aws:iam::123456789012:role/the-role-of-shop-045, arn:aws:iam::123456789012:role/the-role-of-shop-046, arn:aws:iam::123456789012:role/the-role-of-shop-047, arn:aws:iam::123456789012:role/the-role-of-shop-048, arn:aws:iam::123456789012:role/the-role-of-shop-049, arn:aws:iam::123456789012:role/the-role-of-shop-050, arn:aws:iam::123456789012:role/the-role-of-shop-051, arn:aws:iam::123456789012:role/the-role-of-shop-052, arn:aws:iam::123456789012:role/the-role-of-shop-053, arn:aws:iam::123456789012:role/the-role-of-shop-054, arn:aws:iam::123456789012:role/the-role-of-shop-055, arn:aws:iam::123456789012:role/the-role-of-shop-056, arn:aws:iam::123456789012:role/the-role-of-shop-057, arn:aws:iam::123456789012:role/the-role-of-shop-058, arn:aws:iam::123456789012:role/the-role-of-shop-059, arn:aws:iam::123456789012:role/the-role-of-shop-060, arn:aws:iam::123456789012:role/the-role-of-shop-061, arn:aws:iam::123456789012:role/the-role-of-shop-062, arn:aws:iam::123456789012:role/the-role-of-shop-063, arn:aws:iam::123456789012:role/the-role-of-shop-064, arn:aws:iam::123456789012:role/the-role-of-shop-065, arn:aws:iam::123456789012:role/the-role-of-shop-066, arn:aws:iam::123456789012:role/the-role-of-shop-067, arn:aws:iam::123456789012:role/the-role-of-shop-068, arn:aws:iam::123456789012:role/the-role-of-shop-069, arn:aws:iam::123456789012:role/the-role-of-shop-070, arn:aws:iam::123456789012:role/the-role-of-shop-071, arn:aws:iam::123456789012:role/the-role-of-shop-072, arn:aws:iam::123456789012:role/the-role-of-shop-073, arn:aws:iam::123456789012:role/the-role-of-shop-074, arn:aws:iam::123456789012:role/the-role-of-shop-075, arn:aws:iam::123456789012:role/the-role-of-shop-076, arn:aws:iam::123456789012:role/the-role-of-shop-077, arn:aws:iam::123456789012:role/the-role-of-shop-078, arn:aws:iam::123456789012:role/the-role-of-shop-079]}
                                  Action: sts:AssumeRole
                        """,
                        finds: """
                            error[IAM-03]: the trust policy has at least 4400 characters, but by default IAM \
                            takes 2048, and 4096 at most; use a condition on aws:PrincipalArn or \
                            aws:PrincipalOrgID for many principals \
                            [Resources/Role/Properties/AssumeRolePolicyDocument]
                            """
                    ),
                    .bad(
                        "45 roles, which a higher quota admits",
                        """
                        Resources:
                          Role:
                            Type: AWS::IAM::Role
                            Properties:
                              AssumeRolePolicyDocument:
                                Statement:
                                  Effect: Allow
                                  Principal: {AWS: [arn:aws:iam::123456789012:role/the-role-of-shop-000, arn:aws:iam::123456789012:role/the-role-of-shop-001, arn:aws:iam::123456789012:role/the-role-of-shop-002, arn:aws:iam::123456789012:role/the-role-of-shop-003, arn:aws:iam::123456789012:role/the-role-of-shop-004, arn:aws:iam::123456789012:role/the-role-of-shop-005, arn:aws:iam::123456789012:role/the-role-of-shop-006, arn:aws:iam::123456789012:role/the-role-of-shop-007, arn:aws:iam::123456789012:role/the-role-of-shop-008, arn:aws:iam::123456789012:role/the-role-of-shop-009, arn:aws:iam::123456789012:role/the-role-of-shop-010, arn:aws:iam::123456789012:role/the-role-of-shop-011, arn:aws:iam::123456789012:role/the-role-of-shop-012, arn:aws:iam::123456789012:role/the-role-of-shop-013, arn:aws:iam::123456789012:role/the-role-of-shop-014, arn:aws:iam::123456789012:role/the-role-of-shop-015, arn:aws:iam::123456789012:role/the-role-of-shop-016, arn:aws:iam::123456789012:role/the-role-of-shop-017, arn:aws:iam::123456789012:role/the-role-of-shop-018, arn:aws:iam::123456789012:role/the-role-of-shop-019, arn:aws:iam::123456789012:role/the-role-of-shop-020, arn:aws:iam::123456789012:role/the-role-of-shop-021, arn:aws:iam::123456789012:role/the-role-of-shop-022, arn:aws:iam::123456789012:role/the-role-of-shop-023, arn:aws:iam::123456789012:role/the-role-of-shop-024, arn:aws:iam::123456789012:role/the-role-of-shop-025, arn:aws:iam::123456789012:role/the-role-of-shop-026, arn:aws:iam::123456789012:role/the-role-of-shop-027, arn:aws:iam::123456789012:role/the-role-of-shop-028, arn:aws:iam::123456789012:role/the-role-of-shop-029, arn:aws:iam::123456789012:role/the-role-of-shop-030, arn:aws:iam::123456789012:role/the-role-of-shop-031, arn:aws:iam::123456789012:role/the-role-of-shop-032, arn:aws:iam::123456789012:role/the-role-of-shop-033, arn:aws:iam::123456789012:role/the-role-of-shop-034, arn:aws:iam::123456789012:role/the-role-of-shop-035, arn:aws:iam::123456789012:role/the-role-of-shop-036, arn:aws:iam::123456789012:role/the-role-of-shop-037, arn:aws:iam::123456789012:role/the-role-of-shop-038, arn:aws:iam::123456789012:role/the-role-of-shop-039, arn:aws:iam::123456789012:role/the-role-of-shop-040, arn:aws:iam::123456789012:role/the-role-of-shop-041, arn:aws:iam::123456789012:role/the-role-of-shop-042, arn:aws:iam::123456789012:role/the-role-of-shop-043, arn:aws:iam::123456789012:role/the-role-of-shop-044]}
                                  Action: sts:AssumeRole
                        """,
                        finds: """
                            warning[IAM-03]: the trust policy has at least 2510 characters, but by default IAM \
                            takes 2048, and 4096 at most; use a condition on aws:PrincipalArn or \
                            aws:PrincipalOrgID for many principals \
                            [Resources/Role/Properties/AssumeRolePolicyDocument]
                            """
                    ),
                    .good(
                        "An account",
                        """
                        Resources:
                          Role:
                            Type: AWS::IAM::Role
                            Properties:
                              AssumeRolePolicyDocument:
                                Statement:
                                  Effect: Allow
                                  Principal: {AWS: arn:aws:iam::123456789012:root}
                                  Action: sts:AssumeRole
                        """
                    ),
                    .unknown(
                        "Principals that a deployment gives",
                        """
                        Parameters:
                          P: {Type: CommaDelimitedList}
                        Resources:
                          Role:
                            Type: AWS::IAM::Role
                            Properties:
                              AssumeRolePolicyDocument:
                                Statement:
                                  Effect: Allow
                                  Principal: {AWS: !Ref P}
                                  Action: sts:AssumeRole
                        """
                    ),
                ]
            )
        }
    )
}
