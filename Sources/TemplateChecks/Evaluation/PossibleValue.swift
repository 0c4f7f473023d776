import TemplateModel

/// One of the values that an expression can have.
struct PossibleValue {
    /// What is known of the value.
    enum Content {
        /// The value is no function's call; what it holds can be.
        case known(Node)
        /// There is no value: `AWS::NoValue`.
        case absent
        /// The value is decided at deployment.
        case unknown(Knowledge)
    }

    /// What is known of the value.
    let content: Content
    /// What leads to this value.
    let choices: Choices
    /// Where the value is in the template; the place of the expression, as a whole, when it is the result of a function.
    let place: Place

    /// The value as a text; `nil` for lists, objects, and what is not known.
    var text: String? {
        if case .known(let node) = content { node.scalarText } else { nil }
    }
}
