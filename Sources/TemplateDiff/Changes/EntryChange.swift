public import TemplateModel

/// An entry of a section other than the resources that changes.
public struct EntryChange: Hashable, Sendable {
    /// The sections of a template.
    public enum Section: String, CaseIterable, Hashable, Sendable {
        case description = "Description"
        case transform = "Transform"
        case parameters = "Parameters"
        case rules = "Rules"
        case mappings = "Mappings"
        case conditions = "Conditions"
        case outputs = "Outputs"
        case metadata = "Metadata"
    }

    /// What a parameter or a condition comes to.
    public struct Value: Hashable, Sendable {
        /// Before; `nil` for none, or one that is not known or not to be shown.
        public let before: Node?
        /// After; `nil` for none, or one that is not known or not to be shown.
        public let after: Node?
    }

    /// The section.
    public let section: Section
    /// The name of the entry; empty for a section that is a single value.
    public let name: String
    /// How the declaration changes, that of an output with the values that are known; `nil` when only what it comes to
    /// or what it refers to does.
    public let change: NodeChange?
    /// What it comes to, if that changes.
    public let value: Value?
    /// The replaced resources whose names or attributes are in the value of an output, sorted.
    public let causes: [String]
}
