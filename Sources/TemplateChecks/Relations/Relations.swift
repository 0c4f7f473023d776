import TemplateModel

/// How the resources of a template are connected, as far as the template tells.
///
/// An edge is found through what references and functions result in, and holds under the choices that lead to it; both
/// of its ends are then asked under these choices. What is not known makes no edge, so that no rule sees it. All is
/// looked up once, when the first rule asks.
///
/// Not for use by several threads at once.
final class Relations {
    let session: CheckSession
    /// All resources that the template names, in its order, and then those that AWS SAM makes of events; those of loops are
    /// none.
    private(set) lazy var resources = allResources()
    /// Whether other resources may be made of the template than those that are seen: by macros and in loops.
    private(set) lazy var mayHaveMore = findsMore()
    private lazy var byType = Dictionary(grouping: resources) { $0.subject.typeName }
    private lazy var byLogicalID = Dictionary(resources.map { ($0.subject.logicalID, $0) }) { first, _ in first }
    private var named: [String: [SymbolicText: [String]]] = [:]
    /// What was reported, by its message.
    ///
    /// The keys are texts, since each other type that is one is looked up among the conformances of the whole program.
    private var reported: [String: [Report]] = [:]

    /// All event source mappings, one for each pair of source and function that a mapping can have.
    private(set) lazy var eventSourceMappings = findEventSourceMappings()
    /// The mappings of ``eventSourceMappings`` that take messages from queues of Amazon SQS.
    private(set) lazy var queueMappings = eventSourceMappings.filter { $0.source.service == "sqs" }
    /// The mappings of ``eventSourceMappings`` that read streams.
    private(set) lazy var streamMappings = eventSourceMappings.filter { $0.stream != nil }
    /// The times of ``queueMappings`` whose queue and function the template has.
    private(set) lazy var processingTimes = findProcessingTimes()
    /// The times of ``queueMappings`` whose queue has dead letters.
    private(set) lazy var redriveBudgets = findRedriveBudgets()
    /// The functions of ``queueMappings``, each with all its mappings.
    private(set) lazy var consumers = findConsumers()
    /// What the mappings of each function take of its executions.
    private(set) lazy var concurrencyLedgers = findConcurrencyLedgers()
    /// All that name a queue, or a topic, for what they could not deliver or process.
    private(set) lazy var deadLetterEdges = findDeadLetterEdges()
    /// The same, by the logical ID of the queue or topic.
    private(set) lazy var deadLetterSources = findDeadLetterSources()
    /// The ARNs that were compared with those of policies, by the logical ID and what is behind the ARN.
    var comparedARNs: [String: [(suffix: SymbolicText, arn: ResourceARN)]] = [:]
    /// The statements of the policies of each role, by the role's logical ID.
    var rolePolicies: [String: PolicySet] = [:]
    /// The policies that stand apart from the roles that they are attached to.
    private(set) lazy var attachedPolicies = findAttachedPolicies()
    /// The documents of identities.
    private(set) lazy var identityDocuments = findIdentityDocuments()
    /// The documents that are written into roles.
    private(set) lazy var inlineDocuments = findInlineDocuments()
    /// The statements of the policies that resources have themselves, by the resource's logical ID.
    private(set) lazy var resourcePolicies = findResourcePolicies()

    /// The integrations of APIs.
    private(set) lazy var apiIntegrations = findAPIIntegrations()
    /// What rules of Amazon EventBridge deliver events to.
    private(set) lazy var eventRuleTargets = findEventRuleTargets()
    /// Whether EventBridge may deliver to targets, by their numbers.
    var eventDeliveries: [Int: Delivery] = [:]
    /// The patterns of rules of Amazon EventBridge.
    private(set) lazy var eventPatterns = findEventPatterns()
    /// The subscriptions of topics.
    private(set) lazy var subscriptions = findSubscriptions()
    /// The same, by the logical ID of the topic.
    private(set) lazy var subscriptionsOfTopics = Dictionary(
        grouping: subscriptions.filter { $0.topic.resource != nil }
    ) {
        $0.topic.resource?.subject.logicalID ?? ""
    }
    /// The metrics that alarms watch.
    private(set) lazy var alarmMetrics = findAlarmMetrics()
    /// What alarms notify and start.
    private(set) lazy var alarmActions = findAlarmActions()
    /// The composite alarms.
    private(set) lazy var compositeAlarms = findCompositeAlarms()
    /// The bodies of dashboards.
    private(set) lazy var dashboardBodies = findDashboardBodies()

    /// What buckets tell of their objects.
    private(set) lazy var bucketNotifications = findBucketNotifications()
    /// What schedules start.
    private(set) lazy var scheduleTargets = findScheduleTargets()

    init(_ session: CheckSession) {
        self.session = session
    }

    /// The resources of a type, in the order of the template.
    func resources(of typeName: String) -> [ResourceView] { byType[typeName] ?? [] }

    /// The resource with a logical ID.
    func resource(_ logicalID: String) -> ResourceView? { byLogicalID[logicalID] }

    /// The resources of a type that have a name, by what they were named; several may if conditions choose one.
    func resources(of naming: ResourceNaming, named name: SymbolicText) -> [ResourceView] {
        if named[naming.typeName] == nil {
            var names: [SymbolicText: [String]] = [:]
            for resource in resources(of: naming.typeName) {
                for text in self.names(of: resource, naming) {
                    names[text, default: []].append(resource.subject.logicalID)
                }
            }
            named[naming.typeName] = names
        }
        return (named[naming.typeName]?[name] ?? []).compactMap(resource)
    }

    private func allResources() -> [ResourceView] {
        var resources: [ResourceView] = []
        var events: [ResourceView] = []
        let isServerless = session.context.isServerless
        session.forEachResource { resource in
            guard !resource.isInLoop else { return }
            guard isServerless, resource.subject.typeName == "AWS::Serverless::Function" else {
                resources.append(resource)
                return
            }
            let function = ServerlessEvents(of: resource)
            resources.append(function.settled)
            events += function.resources
        }
        return resources + events
    }

    private func findsMore() -> Bool {
        !session.context.transforms.isSubset(of: ["AWS::LanguageExtensions"])
            || session.context.hasUnseenParts
            || session.context.template.resources.contains { name, entry in
                name.utf8.starts(with: "Fn::".utf8) || entry["Type"]?.stringValue?.hasSuffix("::MODULE") == true
            }
    }
}

// MARK: - Reports

extension Relations {
    private struct Report: Equatable {
        let rule: RuleID
        let path: [PathStep]
    }

    /// Reports what is wrong with a value because of others.
    ///
    /// A finding that holds only with the default of a parameter, or one of several values of a mapping, is a warning at
    /// most. The same finding is reported once.
    /// - Parameters:
    ///   - rule: The rule.
    ///   - value: Where to change it, with all choices under which the finding holds.
    ///   - others: What else the finding depends on.
    ///   - message: What is wrong, the values, the arithmetic, the fix.
    ///   - isPossible: Whether it can be right in some account, so that it is a warning at most; it cannot by default.
    ///   - isAdvice: Whether nothing is lost if nobody follows it, so that it never fails a build; no by default.
    func report(
        _ rule: Rule,
        at value: FoundValue,
        with others: [FoundValue] = [],
        _ message: String,
        isPossible: Bool = false,
        isAdvice: Bool = false
    ) {
        let isCertain = value.isCertain && others.allSatisfy(\.isCertain) && !isPossible
        let place = value.value.place
        let message = message + circumstances(of: ([value] + others).map(\.value.choices))
        let report = Report(rule: rule.id, path: place.steps)
        guard reported[message]?.contains(report) != true else { return }
        reported[message, default: []].append(report)
        let severity = isAdvice ? .info : isCertain ? nil : max(rule.severity, .warning)
        session.findings.report(rule, at: place, message, severity: severity)
    }

    /// What a finding holds with, in brackets; nothing when it always does.
    private func circumstances(of choices: [Choices]) -> String {
        var parts: [String] = []
        var names: Set<String> = []
        for choices in choices {
            for choice in choices.mappings where names.insert("mapping \(choice)").inserted {
                parts.append("'\(choice.topLevelKey)' and '\(choice.secondLevelKey)' of mapping '\(choice.mapping)'")
            }
            for choice in choices.parameters where names.insert(choice.name).inserted {
                switch choice.source {
                case .default: parts.append("the default of parameter '\(choice.name)'")
                case .allowedValue:
                    parts.append("'\(choice.value.scalarText ?? "")' for parameter '\(choice.name)'")
                case .mappingKey: continue
                }
            }
        }
        return parts.isEmpty ? "" : " (with " + parts.joined(separator: ", ") + ")"
    }
}
