extension Quantity {
    /// The number as messages give it: `30 s`, or `30 s, the default,`.
    func text(_ unit: String) -> String { "\(number) \(unit)\(isDefault ? ", the default," : "")" }
}

extension Target {
    /// What the value names, as messages do: the resource of the template, or the name or ARN of another one.
    var name: String {
        if let resource { return "'\(resource.subject.logicalID)'" }
        guard let text = text.literal else { return "a resource of elsewhere" }
        return "'\(text)'"
    }

    /// The queue, if the template has it.
    var queue: ResourceView? {
        resource.flatMap { $0.subject.typeName == "AWS::SQS::Queue" ? $0 : nil }
    }

    /// Whether this is a FIFO queue; `nil` when that is not known, or it is no queue.
    var isFIFOQueue: Bool? {
        if let queue { return queue.isFIFO(under: choices) }
        guard service == "sqs", case .literal(let end)? = text.parts.last else { return nil }
        return end.hasSuffix(".fifo")
    }
}
