import TemplateModel

/// An event source mapping: what invokes a function, and which one.
struct EventSourceMapping {
    /// The mapping.
    let mapping: ResourceView
    /// Where events come from.
    let source: Target
    /// What is invoked, with all choices of the mapping; its resource is `nil` for a function of elsewhere.
    let target: Target

    /// The choices under which the mapping has this source and this function.
    var choices: Choices { target.choices }

    /// The queue, if the template has it.
    var queue: ResourceView? { source.queue }

    /// The function, if the template has it.
    var function: ResourceView? {
        target.resource.flatMap { resource in
            switch resource.subject.typeName {
            case "AWS::Lambda::Function", "AWS::Serverless::Function": resource
            default: nil
            }
        }
    }

    /// Whether the source is a FIFO queue; `nil` when that is not known.
    var isFIFO: Bool? {
        queue.map { $0.isFIFO(under: choices) } ?? source.isFIFOQueue
    }

    /// Whether the mapping is certainly on.
    var isEnabled: Bool {
        mapping.values("Enabled", under: choices).allSatisfy { $0.isAbsent || $0.node?.truthValue == true }
    }
}

extension ResourceView {
    /// Whether this queue or topic is FIFO; `nil` when that is not known.
    func isFIFO(under choices: Choices) -> Bool? {
        let property: ValueStep = subject.typeName == "AWS::SNS::Topic" ? "FifoTopic" : "FifoQueue"
        let values = values(property, under: choices)
        if values.allSatisfy({ $0.isAbsent || $0.node?.truthValue == false }) { return false }
        return values.allSatisfy { $0.node?.truthValue == true } ? true : nil
    }
}

extension ResourceView {
    /// The property of a mapping that names its source; events of AWS SAM have names of their own for it.
    fileprivate var sourceProperty: ValueStep {
        let properties = entry["Properties"]
        if properties?["Queue"] != nil { return "Queue" }
        return properties?["Stream"] == nil ? "EventSourceArn" : "Stream"
    }
}

extension Relations {
    func findEventSourceMappings() -> [EventSourceMapping] {
        resources(of: "AWS::Lambda::EventSourceMapping").flatMap { mapping in
            mapping.values(mapping.sourceProperty).flatMap { source -> [EventSourceMapping] in
                guard !source.isAbsent else { return [] }
                return mapping.values("FunctionName", under: source.value.choices).map { function in
                    EventSourceMapping(
                        mapping: mapping,
                        source: target(of: source),
                        target: functionTarget(of: function)
                    )
                }
            }
        }
    }
}
