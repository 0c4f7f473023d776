internal import AWSEvents
internal import AWSIAM
internal import AWSLambda
internal import AWSLogs
internal import AWSSNS
internal import AWSSQS
internal import CloudFormation
internal import ResourceTypes

private let eventsService = "events.amazonaws.com"

extension RuleTarget {
    /// Lets EventBridge deliver the events of a rule, and those that it could not deliver.
    func allow(_ rule: Ref<Events.Rule>, in scope: Scope) {
        switch destination {
        case .queue(let queue): queue.allowEvents(from: Value(rule.arn), orAny: .rule, of: scope)
        case .fifoQueue(let queue, _): queue.allowEvents(from: Value(rule.arn), orAny: .rule, of: scope)
        case .function(let function):
            function.addInvokePermission(
                "Invoke-\(path(in: scope))",
                principal: eventsService,
                sourceARN: Value(rule.arn),
                in: scope
            )
        case .topic(let topic): topic.allowPublish(by: .events, at: scope.location)
        case .bus: break
        case .logGroup(let logGroup): logGroup.allowEvents()
        }
        deadLetters?.allowEvents(from: Value(rule.arn), orAny: .rule, of: scope)
    }
}

extension Rule {
    /// The role with which EventBridge sends events to other buses; `nil` when no target needs it.
    static func addRole(to targets: [RuleTarget], in scope: Scope) -> Ref<IAM.Role>? {
        let buses = targets.compactMap { target in
            if case .bus(let bus) = target.destination { JSON(bus.arn) } else { nil as JSON? }
        }
        guard !buses.isEmpty else { return nil }
        return scope.add(
            "Role",
            Resource(
                IAM.Role.self,
                .init(
                    assumeRolePolicyDocument: [
                        "Version": "2012-10-17",
                        "Statement": [
                            [
                                "Effect": "Allow",
                                "Principal": ["Service": JSON(eventsService)],
                                "Action": "sts:AssumeRole",
                            ]
                        ],
                    ],
                    policies: [
                        .init(
                            policyDocument: [
                                "Version": "2012-10-17",
                                "Statement": [
                                    [
                                        "Effect": "Allow",
                                        "Action": "events:PutEvents",
                                        "Resource": buses.count == 1 ? buses[0] : JSON(buses),
                                    ]
                                ],
                            ],
                            policyName: "PutEvents"
                        )
                    ]
                )
            ),
            at: scope.location
        )
    }
}

/// What sends to queues on behalf of its resource, as ARNs spell it.
enum EventSource: String {
    case bus = "event-bus"
    case rule

    /// Names of statements are unique in a policy, and a queue can serve rules and buses of other stacks.
    fileprivate var sidOfOtherStacks: String {
        switch self {
        case .bus: "EventBusesOfOtherStacks"
        case .rule: "EventsOfOtherStacks"
        }
    }
}

extension Ref where R: QueueType {
    /// Lets EventBridge send messages on behalf of a rule or bus.
    ///
    /// A queue of another stack cannot name it: the two stacks would need each other. There, any of the account and Region may send.
    /// - Parameters:
    ///   - source: The ARN of the rule or bus.
    ///   - kind: What the source is.
    ///   - scope: The scope of the rule or bus.
    func allowEvents(from source: Value<String>, orAny kind: EventSource, of scope: Scope) {
        allowUseOfKey(for: .eventDelivery, at: scope.location)
        let isLocal = element.stack == scope.stack
        addToResourcePolicy(
            PolicyStatement(
                sid: isLocal ? "Events\(scope.namePath.logicalID)" : kind.sidOfOtherStacks,
                principals: [.service(Value(eventsService))],
                actions: ["sqs:SendMessage"],
                resources: [Value(arn)],
                conditions: isLocal
                    ? ["ArnEquals": ["aws:SourceArn": JSON(source)]]
                    : [
                        "ArnLike": [
                            "aws:SourceArn":
                                "arn:\(Pseudo.partition):events:\(Pseudo.region):\(Pseudo.accountID):\(kind.rawValue)/*"
                        ]
                    ]
            ),
            at: scope.location
        )
    }
}

extension Ref where R == Logs.LogGroup {
    /// Lets EventBridge write to the log group, once for all rules.
    fileprivate func allowEvents() {
        // An imported log group has a scope too, in which the policy can be declared: it is a resource of its own.
        guard let scope = graph.scope(of: element), graph.attachment(EventAccess.self, of: element) == nil else {
            return
        }
        graph.attach(EventAccess(), to: element)
        let document: JSON = [
            "Version": "2012-10-17",
            "Statement": [
                [
                    "Effect": "Allow",
                    "Principal": ["Service": [JSON(eventsService), "delivery.logs.amazonaws.com"]],
                    "Action": ["logs:CreateLogStream", "logs:PutLogEvents"],
                    "Resource":
                        "arn:\(Pseudo.partition):logs:\(Pseudo.region):\(Pseudo.accountID):log-group:\(name):*",
                ]
            ],
        ]
        scope.add(
            "EventAccess",
            Resource(
                Logs.ResourcePolicy.self,
                .init(
                    policyDocument: JSON(document.text),
                    policyName: "\(Pseudo.stackName)-\(scope.namePath.logicalID)-events"
                )
            ),
            at: scope.location
        )
    }
}

/// Marks a log group to which EventBridge may write.
private struct EventAccess {}
