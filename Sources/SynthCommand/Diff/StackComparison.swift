internal import TemplateDiff

/// What was compared, and with what result.
struct StackComparison {
    /// The stack, or the file.
    let title: String
    /// The result.
    let difference: TemplateDifference
    /// What is good to know about it.
    let notes: [String]
}
