import TemplateModel

/// The event that a service sends because a rule started something.
struct CausedEvent {
    /// The source, `aws.states`.
    let source: String
    /// What kind of event it is.
    let detailType: String
    /// Fields of the content whose values are certain, each with all that it has in the course of time.
    let states: [String: [String]]
    /// The field of the content that has what was started.
    let subject: String
    /// What was started: by its ARN or its name, however it can be written.
    let subjects: [SymbolicText]
    /// What to match instead, as the end of a sentence.
    let advice: String
}

extension Relations {
    /// What the target of a rule sends when it is started; `nil` when that is not known.
    func causedEvent(of edge: EventRuleTarget) -> CausedEvent? {
        // Services send their events to the default bus.
        guard busName(of: edge.rule, under: edge.choices)?.literal == "default" else { return nil }
        if !edge.values("EcsParameters").allSatisfy(\.isAbsent) {
            return CausedEvent(
                source: "aws.ecs",
                detailType: "ECS Task State Change",
                states: ["lastStatus": ["RUNNING", "STOPPED"]],
                subject: "clusterArn",
                subjects: [expanded(edge.target.text)],
                advice: "tasks of other clusters or definitions only"
            )
        }
        guard let resource = edge.target.resource else { return nil }
        switch resource.subject.typeName {
        case "AWS::StepFunctions::StateMachine":
            // Express workflows send no events.
            let types = resource.values("StateMachineType", under: edge.choices)
            guard types.allSatisfy({ $0.isAbsent || $0.text == "STANDARD" }) else { return nil }
            return CausedEvent(
                source: "aws.states",
                detailType: "Step Functions Execution Status Change",
                states: ["status": ["RUNNING"]],
                subject: "stateMachineArn",
                subjects: arns(of: resource),
                advice: "other state machines, or other states than RUNNING"
            )
        case "AWS::CodeBuild::Project":
            return CausedEvent(
                source: "aws.codebuild",
                detailType: "CodeBuild Build State Change",
                states: ["build-status": ["IN_PROGRESS"]],
                subject: "project-name",
                subjects: [SymbolicText(ValueReference(name: resource.subject.logicalID, attribute: nil))]
                    + resource.values("Name").compactMap { SymbolicText($0.value) },
                advice: "other projects, or other states than IN_PROGRESS"
            )
        case "AWS::CodePipeline::Pipeline":
            return CausedEvent(
                source: "aws.codepipeline",
                detailType: "CodePipeline Pipeline Execution State Change",
                states: ["state": ["STARTED"]],
                subject: "pipeline",
                subjects: [SymbolicText(ValueReference(name: resource.subject.logicalID, attribute: nil))]
                    + resource.values("Name").compactMap { SymbolicText($0.value) },
                advice: "other pipelines, or other states than STARTED"
            )
        default:
            return nil
        }
    }

    /// Whether a pattern certainly matches an event.
    func matches(_ pattern: FoundValue, _ event: CausedEvent) -> Bool {
        guard let node = pattern.node, let matcher = try? EventPatternMatcher(inTemplate: node) else { return false }
        return matcher.alternatives.contains { fields in
            fields.allSatisfy { field in
                switch field.path {
                case "source": return field.conditions.contains { $0.matches(.string(event.source)) }
                case "detail-type": return field.conditions.contains { $0.matches(.string(event.detailType)) }
                case "detail." + event.subject: return names(event.subjects, field, of: pattern)
                default:
                    guard let values = states(of: field, event) else { return false }
                    return field.conditions.contains { condition in
                        values.contains { condition.matches(.string($0)) }
                    }
                }
            }
        }
    }

    private func states(of field: EventPatternMatcher.Field, _ event: CausedEvent) -> [String]? {
        field.path.split(separator: ".", maxSplits: 1).last.flatMap { name in
            field.path.hasPrefix("detail.") ? event.states[String(name)] : nil
        }
    }

    /// Whether a field of a pattern certainly has what was started.
    private func names(_ subjects: [SymbolicText], _ field: EventPatternMatcher.Field, of pattern: FoundValue) -> Bool {
        var path: [ValueStep] = []
        for step in field.steps {
            guard case .key(let key) = step else { return false }
            path.append(.key(key))
        }
        return session.evaluator.values(at: path + [.items], of: pattern).contains { value in
            if case .known(.object(let operation)) = value.value.content {
                return operation == ["exists": true]
            }
            return SymbolicText(value.value).map { subjects.contains(expanded($0)) } == true
        }
    }
}
