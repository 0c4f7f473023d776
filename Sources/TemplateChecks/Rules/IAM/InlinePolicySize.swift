import TemplateModel

extension RelationRule {
    static let inlinePolicySize = RelationRule(
        "IAM-01",
        .error,
        "the inline policies of a role have at most 10240 characters together",
        source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html",
        check: { relations, rule in
            for role in relations.resources(of: "AWS::IAM::Role") {
                // In several deployments there are different ones.
                let documents = (relations.inlineDocuments[role.subject.logicalID] ?? []).filter(
                    \.value.value.choices.conditions.isEmpty
                )
                let size = documents.reduce(0) { $0 + $1.minimumSize }
                guard let first = documents.first, size > 10_240 else { continue }
                relations.report(
                    rule,
                    at: first.value,
                    with: documents.dropFirst().map(\.value),
                    "the inline policies of '\(role.subject.logicalID)' have at least \(size) characters, but IAM takes 10240; use "
                        + "wildcards, or a managed policy, which has 6144 of its own"
                )
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    IAM refuses an inline policy with which those of the role exceed 10240 characters, white \
                    space not counted. AWS::IAM::Policy is such a policy too.
                    """,
                fix: """
                    Use wildcards in resources, or put statements into an AWS::IAM::ManagedPolicy.
                    """,
                evidence: [.report],
                sources: [
                    "https://github.com/vincentclee/aws-iam-policy-generator"
                ],
                examples: [
                    .bad(
                        "160 queues by their ARNs",
                        """
                        Resources:
                          Role:
                            Type: AWS::IAM::Role
                            Properties:
                              Policies:
                                - PolicyName: Send
                                  PolicyDocument:
                                    Statement:
                                      Effect: Allow
                                      Action: sqs:SendMessage
                                      Resource: [arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-000, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-001, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-002, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-003, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-004, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-005, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-006, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-007, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-008, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-009, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-010, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-011, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-012, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-013, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-014, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-015, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-016, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-017, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-018, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-019, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-020, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-021, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-022, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-023, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-024, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-025, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-026, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-027, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-028, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-029, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-030, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-031, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-032, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-033, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-034, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-035, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-036, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-037, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-038, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-039, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-040, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-041, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-042, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-043, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-044, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-045, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-046, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-047, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-048, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-049, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-050, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-051, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-052, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-053, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-054, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-055, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-056, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-057, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-058, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-059, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-060, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-061, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-062, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-063, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-064, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-065, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-066, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-067, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-068, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-069, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-070, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-071, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-072, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-073, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-074, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-075, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-076, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-077, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-078, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-079, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-080, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-081, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-082, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-083, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-084, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-085, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-086, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-087, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-088, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-089, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-090, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-091, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-092, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-093, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-094, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-095, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-096, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-097, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-098, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-099, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-100, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-101, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-102, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-103, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-104, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-105, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-106, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-107, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-108, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-109, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-110, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-111, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-112, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-113, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-114, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-115, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-116, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-117, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-118, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-119, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-120, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-121, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-122, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-123, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-124, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-125, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-126, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-127, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-128, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-129, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-130, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-131, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-132, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-133, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-134, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-135, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-136, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-137, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-138, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-139, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-140, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-141, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-142, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-143, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-144, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-145, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-146, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-147, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-148, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-149, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-150, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-151, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-152, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-153, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-154, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-155, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-156, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-157, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-158, arn:aws:sqs:eu-west-1:123456789012:the-queue-of-the-orders-of-shop-159]
                        """,
                        finds: """
                            error[IAM-01]: the inline policies of 'Role' have at least 11752 characters, but \
                            IAM takes 10240; use wildcards, or a managed policy, which has 6144 of its own \
                            [Resources/Role/Properties/Policies/0/PolicyDocument]
                            """
                    ),
                    .good(
                        "Queues by a prefix",
                        """
                        Resources:
                          Role:
                            Type: AWS::IAM::Role
                            Properties:
                              Policies:
                                - PolicyName: Send
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
                          Role:
                            Type: AWS::IAM::Role
                            Properties:
                              Policies:
                                - PolicyName: Send
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
