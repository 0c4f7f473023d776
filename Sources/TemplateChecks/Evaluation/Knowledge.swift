import ResourceSchemas

/// What is known of a value that is decided at deployment.
struct Knowledge {
    /// A part of a text.
    enum TextPart: Hashable {
        /// It is in the template.
        case literal(String)
        /// It is decided at deployment, possibly empty: the result of a reference, if one gives all of it.
        case unknown(ValueReference?)
    }

    /// The types that the value can have, before conversions.
    var types: Assertion.ValueTypes
    /// What the service says of the attribute or the identifier that is the value, with the type whose schema it is.
    var schema: (schema: Schema, owner: ResourceSchema)?
    /// The attribute that is the value; `nil` for an identifier, which `Ref` returns.
    var attribute: String?
    /// The reference whose result is the value; `nil` when it is no reference, or the name is no literal.
    var reference: ValueReference?
    /// What the value, or each item of it, stands for, as schemas' formats say it: `AWS::EC2::VPC.Id`.
    var format: String?
    /// The parts of a text, in their order; empty when no part is known.
    var text: [TextPart] = []

    /// Nothing is known.
    static var nothing: Knowledge { Knowledge(types: .anything) }
    /// A text, a number or a truth value.
    static var scalar: Knowledge { Knowledge(types: .scalars) }
    /// A list.
    static var list: Knowledge { Knowledge(types: .array) }
}

extension Assertion.ValueTypes {
    /// The types that CloudFormation converts into each other.
    static let scalars: Assertion.ValueTypes = [.boolean, .integer, .number, .string]
    /// All types.
    static let anything: Assertion.ValueTypes = [.array, .boolean, .integer, .null, .number, .object, .string]
}
