public import SchemaModel

/// A change to a schema that is wrong or says too little.
public struct Correction: Sendable {
    /// What a correction is made for.
    public enum Use: Sendable {
        /// The typed API and the data for checks.
        case everywhere
        /// The typed API, which may offer less than CloudFormation accepts.
        case types
        /// The data for checks, which must accept everything that CloudFormation accepts.
        case checks
    }

    /// The resource type.
    public let typeName: String
    /// What the correction is made for.
    public let use: Use
    /// The JSON pointer to the node that is replaced.
    public let pointer: String
    /// Members that the node must have, so that a schema that AWS repairs is noticed.
    public let finds: JSONValue
    /// The new node.
    public let replacement: JSONValue
    /// Why the schema is wrong.
    public let reason: String

    /// Describes a change.
    /// - Parameters:
    ///   - typeName: The resource type.
    ///   - use: What the correction is made for, everything by default.
    ///   - pointer: The JSON pointer to the node that is replaced.
    ///   - finds: Members that the node must have.
    ///   - replacement: The new node.
    ///   - reason: Why the schema is wrong.
    public init(
        _ typeName: String,
        for use: Use = .everywhere,
        at pointer: String,
        finds: JSONValue,
        replacement: JSONValue,
        reason: String
    ) {
        self.typeName = typeName
        self.use = use
        self.pointer = pointer
        self.finds = finds
        self.replacement = replacement
        self.reason = reason
    }

    /// Changes a schema.
    /// - Parameter schema: The schema as published, or as changed by an earlier correction.
    /// - Returns: The changed schema.
    /// - Throws: ``SchemaError`` if the node is not there or no longer what the correction was made for.
    public func apply(to schema: JSONValue) throws(SchemaError) -> JSONValue {
        let path = pointer.split(separator: "/").map(String.init)[...]
        guard let node = schema.value(at: path), node.contains(finds),
            let corrected = schema.replacing(at: path, with: replacement)
        else {
            throw SchemaError(
                typeName: typeName,
                pointer: pointer,
                message:
                    "the correction no longer applies; look whether the schema is right now (\(reason)), then remove or "
                    + "change it in Corrections.swift"
            )
        }
        return corrected
    }
}

extension Sequence<Correction> {
    /// Changes a schema.
    /// - Parameters:
    ///   - schema: The schema as published.
    ///   - use: What it is read for.
    /// - Returns: The changed schema.
    /// - Throws: ``SchemaError`` if a correction no longer applies.
    public func apply(to schema: JSONValue, for use: Correction.Use) throws(SchemaError) -> JSONValue {
        var schema = schema
        for correction in self where correction.use == use || correction.use == .everywhere {
            schema = try correction.apply(to: schema)
        }
        return schema
    }
}
