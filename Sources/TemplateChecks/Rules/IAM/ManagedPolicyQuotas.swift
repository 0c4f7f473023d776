import TemplateModel

extension RelationRule {
    static let managedPolicyQuotas = RelationRule(
        "IAM-02",
        .error,
        "a managed policy has at most 6144 characters, and a role at most 10 of them",
        source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html",
        check: { relations, rule in
            for site in relations.identityDocuments where site.owner.subject.typeName == "AWS::IAM::ManagedPolicy" {
                guard site.minimumSize > 6_144 else { continue }
                relations.report(
                    rule,
                    at: site.value,
                    "the policy has at least \(site.minimumSize) characters, but IAM takes 6144; use wildcards, or several policies"
                )
            }
            for role in relations.resources(of: "AWS::IAM::Role") {
                let policies = role.values("ManagedPolicyArns", .items).filter { !$0.isAbsent }
                guard let last = policies.last, policies.count > 10,
                    policies.allSatisfy(\.value.choices.conditions.isEmpty)
                else {
                    continue
                }
                relations.report(
                    rule,
                    at: last,
                    "the role has \(policies.count) managed policies, but by default IAM takes 10, and 20 at most; join some of them",
                    isPossible: policies.count <= 20
                )
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    IAM refuses a managed policy of more than 6144 characters, white space not counted, and a \
                    role with more than 10 managed policies; the account may have a quota of up to 20.
                    """,
                fix: "Use wildcards, or several policies; join policies of a role.",
                evidence: [.documentation, .knowledgeCentre],
                sources: [
                    "https://repost.aws/knowledge-center/iam-increase-policy-size"
                ],
                examples: [
                    .bad(
                        "96 queues by their ARNs",
                        """
                        Resources:
                          Send:
                            Type: AWS::IAM::ManagedPolicy
                            Properties:
                              PolicyDocument:
                                Statement:
                                  Effect: Allow
                                  Action: sqs:SendMessage
                                  Resource: [arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-000, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-001, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-002, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-003, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-004, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-005, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-006, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-007, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-008, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-009, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-010, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-011, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-012, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-013, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-014, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-015, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-016, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-017, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-018, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-019, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-020, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-021, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-022, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-023, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-024, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-025, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-026, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-027, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-028, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-029, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-030, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-031, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-032, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-033, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-034, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-035, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-036, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-037, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-038, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-039, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-040, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-041, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-042, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-043, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-044, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-045, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-046, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-047, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-048, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-049, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-050, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-051, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-052, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-053, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-054, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-055, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-056, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-057, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-058, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-059, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-060, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-061, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-062, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-063, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-064, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-065, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-066, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-067, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-068, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-069, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-070, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-071, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-072, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-073, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-074, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-075, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-076, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-077, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-078, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-079, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-080, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-081, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-082, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-083, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-084, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-085, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-086, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-087, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-088, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-089, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-090, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-091, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-092, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-093, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-094, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-095]
                        """,
                        finds: """
                            error[IAM-02]: the policy has at least 7080 characters, but IAM takes 6144; use \
                            wildcards, or several policies [Resources/Send/Properties/PolicyDocument]
                            """
                    ),
                    .bad(
                        "Eleven policies",
                        """
                        Resources:
                          Role:
                            Type: AWS::IAM::Role
                            Properties:
                              ManagedPolicyArns:
                                - arn:aws:iam::123456789012:policy/p0
                                - arn:aws:iam::123456789012:policy/p1
                                - arn:aws:iam::123456789012:policy/p2
                                - arn:aws:iam::123456789012:policy/p3
                                - arn:aws:iam::123456789012:policy/p4
                                - arn:aws:iam::123456789012:policy/p5
                                - arn:aws:iam::123456789012:policy/p6
                                - arn:aws:iam::123456789012:policy/p7
                                - arn:aws:iam::123456789012:policy/p8
                                - arn:aws:iam::123456789012:policy/p9
                                - arn:aws:iam::123456789012:policy/p10
                        """,
                        finds: """
                            warning[IAM-02]: the role has 11 managed policies, but by default IAM takes 10, \
                            and 20 at most; join some of them [Resources/Role/Properties/ManagedPolicyArns/10]
                            """
                    ),
                    .good(
                        "Queues by a prefix",
                        """
                        Resources:
                          Send:
                            Type: AWS::IAM::ManagedPolicy
                            Properties:
                              PolicyDocument:
                                Statement:
                                  Effect: Allow
                                  Action: sqs:SendMessage
                                  Resource: arn:aws:sqs:eu-west-1:123456789012:the-queue-of-*
                        """
                    ),
                    .unknown(
                        "Resources that a deployment gives",
                        """
                        Parameters:
                          P: {Type: CommaDelimitedList}
                        Resources:
                          Send:
                            Type: AWS::IAM::ManagedPolicy
                            Properties:
                              PolicyDocument:
                                Statement:
                                  Effect: Allow
                                  Action: sqs:SendMessage
                                  Resource: !Ref P
                        """
                    ),
                ]
            )
        }
    )
}
