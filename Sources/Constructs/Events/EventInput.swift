public import CloudFormation

/// What a target of a rule gets.
public enum EventInput: Hashable, Sendable {
    /// The whole event.
    case event
    /// The same document for every event, at most 8,192 characters.
    case constant(JSON)
    /// A part of the event, `$.detail` for example; at most 256 characters.
    case path(String)
    /// A document or text that is made of parts of the event.
    case transformed(InputTransformer)
}

/// A text or document that EventBridge makes of parts of an event.
///
/// ```swift
/// InputTransformer(paths: ["id": "$.detail.id"], template: .text("Order <id> was placed."))
/// InputTransformer(paths: ["id": "$.detail.id"], template: .json(["order": "<id>", "rule": "<aws.events.rule-name>"]))
/// ```
///
/// EventBridge does not escape what it fills in: a quotation mark in a value breaks the text around it.
///
/// <https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html>
public struct InputTransformer: Hashable, Sendable {
    /// What the parts of the event are filled into: `<name>` stands for a part.
    public enum Template: Hashable, Sendable {
        /// A text. Each line of it reaches the target in quotation marks.
        case text(Value<String>)
        /// A document. A text that is nothing but `<name>` becomes the part itself, be it a number or an object; elsewhere in a text the
        /// part is filled in as text. Keys are not filled in.
        case json(JSON)
    }

    /// The parts of the event by name: at most 100; names of letters, digits, hyphens and underscores.
    public var paths: [String: String]
    /// What the parts are filled into.
    public var template: Template

    /// Describes a text or document.
    /// - Parameters:
    ///   - paths: The parts of the event by name, `["id": "$.detail.id"]` for example: at most 100; names of letters, digits, hyphens and
    ///     underscores. A part that an event does not have is left out.
    ///   - template: What the parts are filled into. Beside those of `paths` there are `<aws.events.rule-arn>`, `<aws.events.rule-name>`,
    ///     `<aws.events.event.ingestion-time>`, and as whole values of a document `<aws.events.event>` (the event without its detail) and
    ///     `<aws.events.event.json>` (the whole event).
    public init(paths: [String: String] = [:], template: Template) {
        self.paths = paths
        self.template = template
    }
}
