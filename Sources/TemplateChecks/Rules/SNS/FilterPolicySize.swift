import TemplateModel

extension RelationRule {
    static let filterPolicySize = RelationRule(
        "SNS-07",
        .error,
        "a filter policy stays within the bounds of Amazon SNS",
        source: "https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html",
        check: { relations, rule in
            for subscription in relations.resources(of: "AWS::SNS::Subscription") {
                for policy in subscription.values("FilterPolicy") {
                    for scope in subscription.values("FilterPolicyScope", under: policy.value.choices) {
                        let isOfBody: Bool? = scope.isAbsent ? false : scope.text.map { $0 == "MessageBody" }
                        guard let isOfBody, let node = policy.readingJSON.node else { continue }
                        for problem in FilterPolicyBounds(node, isOfBody: isOfBody).problems {
                            relations.report(
                                rule,
                                at: policy.readingJSON.at(problem.steps),
                                with: [scope],
                                problem.message
                            )
                        }
                    }
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    Amazon SNS refuses a policy with more than 5 keys, more than 150 combinations of values, \
                    or more than 256 KB; and objects in a policy for attributes, which have no fields.
                    """,
                fix: """
                    Filter on fewer keys, use prefixes for many values, or set FilterPolicyScope to \
                    MessageBody.
                    """,
                evidence: [.documentation],
                examples: [
                    .bad(
                        "An object in a policy for attributes",
                        """
                        Resources:
                          Subscription:
                            Type: AWS::SNS::Subscription
                            Properties:
                              TopicArn: arn:aws:sns:eu-west-1:123456789012:orders-placed
                              Protocol: sqs
                              Endpoint: arn:aws:sqs:eu-west-1:123456789012:orders
                              FilterPolicy:
                                order:
                                  state: [NEW]
                        """,
                        finds: """
                            error[SNS-07]: 'order' is an object, but attributes of messages have no fields; \
                            set FilterPolicyScope to MessageBody, or give a list of values \
                            [Resources/Subscription/Properties/FilterPolicy/order]
                            """
                    ),
                    .bad(
                        "Too many combinations",
                        """
                        Resources:
                          Subscription:
                            Type: AWS::SNS::Subscription
                            Properties:
                              TopicArn: arn:aws:sns:eu-west-1:123456789012:orders-placed
                              Protocol: sqs
                              Endpoint: arn:aws:sqs:eu-west-1:123456789012:orders
                              FilterPolicy:
                                country: [AT, BE, CH, DE, DK, ES, FI, FR, IT, NL, NO, PL, SE]
                                state: [NEW, PAID, PACKED, SENT]
                                kind: [A, B, C]
                        """,
                        finds: """
                            error[SNS-07]: the filter policy has 156 combinations of values (13 x 4 x 3), but \
                            Amazon SNS takes 150 [Resources/Subscription/Properties/FilterPolicy]
                            """
                    ),
                    .good(
                        "A policy for attributes",
                        """
                        Resources:
                          Subscription:
                            Type: AWS::SNS::Subscription
                            Properties:
                              TopicArn: arn:aws:sns:eu-west-1:123456789012:orders-placed
                              Protocol: sqs
                              Endpoint: arn:aws:sqs:eu-west-1:123456789012:orders
                              FilterPolicy:
                                country: [AT, DE]
                                state: [NEW, PAID]
                        """
                    ),
                    .good(
                        "An object in a policy for the body",
                        """
                        Resources:
                          Subscription:
                            Type: AWS::SNS::Subscription
                            Properties:
                              TopicArn: arn:aws:sns:eu-west-1:123456789012:orders-placed
                              Protocol: sqs
                              Endpoint: arn:aws:sqs:eu-west-1:123456789012:orders
                              FilterPolicy:
                                order:
                                  state: [NEW]
                              FilterPolicyScope: MessageBody
                        """
                    ),
                    .unknown(
                        "A scope that a deployment gives",
                        """
                        Parameters:
                          P: {Type: String}
                        Resources:
                          Subscription:
                            Type: AWS::SNS::Subscription
                            Properties:
                              TopicArn: arn:aws:sns:eu-west-1:123456789012:orders-placed
                              Protocol: sqs
                              Endpoint: arn:aws:sqs:eu-west-1:123456789012:orders
                              FilterPolicy:
                                order:
                                  state: [NEW]
                              FilterPolicyScope: !Ref P
                        """
                    ),
                ]
            )
        }
    )
}

/// What Amazon SNS does not take in a filter policy.
private struct FilterPolicyBounds {
    private(set) var problems: [(message: String, steps: [PathStep])] = []
    private let isOfBody: Bool
    private var combinations = 1
    private var factors: [String] = []

    init(_ policy: Node, isOfBody: Bool) {
        self.isOfBody = isOfBody
        guard case .object(let object) = policy, policy.functionCall == nil else { return }
        if object.count > 5, object["$or"] == nil {
            problems.append(("the filter policy has \(object.count) keys, but Amazon SNS takes 5", []))
        }
        visit(object, [], depth: 1)
        if combinations > 150 {
            let product = factors.joined(separator: " x ")
            problems.append(
                (
                    "the filter policy has \(combinations) combinations of values (\(product)), but Amazon SNS takes 150",
                    []
                )
            )
        }
        let size = JSONDocument.minimumSize(of: policy)
        if size > 262_144 {
            problems.append(("the filter policy has at least \(size) bytes, but Amazon SNS takes 262144", []))
        }
    }

    private mutating func visit(_ object: Object, _ steps: [PathStep], depth: Int) {
        for (name, value) in object where name != "$or" {
            let steps = steps + [.key(name)]
            switch value {
            case .array(let items):
                let count = max(items.count, 1) * depth
                guard count > 1 else { continue }
                let (product, overflow) = combinations.multipliedReportingOverflow(by: count)
                combinations = overflow ? .max : product
                factors.append(depth > 1 ? "\(items.count) values at depth \(depth)" : "\(items.count)")
            case .object(let inner) where value.functionCall == nil:
                if isOfBody {
                    visit(inner, steps, depth: depth + 1)
                } else {
                    problems.append(
                        (
                            "'\(name)' is an object, but attributes of messages have no fields; set FilterPolicyScope to "
                                + "MessageBody, or give a list of values", steps
                        )
                    )
                }
            default:
                continue
            }
        }
    }
}
