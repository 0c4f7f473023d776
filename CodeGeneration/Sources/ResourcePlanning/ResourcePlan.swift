public import SchemaModel

/// What is generated for one resource type, before it is code.
public struct ResourcePlan: Sendable {
    /// The type.
    public let name: ResourceTypeName
    /// Where AWS is in giving up the type; `nil` if it is not.
    public let lifecycle: ResourceSchema.Lifecycle?
    /// Whether a resource that is replaced is deleted before the new one is made.
    public let deletesBeforeReplacing: Bool
    /// The named types; the first is the object of all properties.
    public internal(set) var types: [PlannedType]
    /// What `Ref` and `Fn::GetAtt` return.
    public let attributes: [PlannedAttribute]
    /// The indices of the types that are nested directly in the resource type, those of definitions first.
    public internal(set) var topLevel: [Int]
}

/// What a value is in Swift.
public indirect enum ValueType: Hashable, Sendable {
    case string
    case integer
    case number
    case boolean
    case arn(ResourceTypeName)
    case json
    case list(ValueType)
    case map(ValueType)
    /// A named type, by its index in the plan.
    case named(Int)

    /// The named type at the core of lists and maps.
    public var namedIndex: Int? {
        switch self {
        case .named(let index): index
        case .list(let element), .map(let element): element.namedIndex
        default: nil
        }
    }
}

/// A structure or an enumeration.
public struct PlannedType: Sendable {
    /// What the type consists of.
    public enum Content: Sendable {
        case structure([PlannedProperty])
        case enumeration([String])
    }

    /// The name in the schema: that of the definition, or that of the property with an inline schema.
    public let schemaName: String
    /// The definition, if there is one.
    public let definition: String?
    /// The index of the structure that has the property with the inline schema; `nil` for one of the resource type's own.
    public let owner: Int?
    /// The name in Swift.
    public internal(set) var name: String
    /// What the type consists of.
    public internal(set) var content: Content
    /// The indices of the types that are nested in this one.
    public internal(set) var nested: [Int] = []

    /// The properties of a structure, none of an enumeration.
    public internal(set) var properties: [PlannedProperty] {
        get { if case .structure(let properties) = content { properties } else { [] } }
        set { content = .structure(newValue) }
    }
}

/// A property that a template may set.
public struct PlannedProperty: Sendable {
    /// What a change of the property does to the resource.
    public enum Update: Sendable {
        case unknown
        case mayReplace
        case replaces
    }

    /// The name in templates.
    public let schemaName: String
    /// The name in Swift, not quoted.
    public let name: String
    /// What a value is.
    public let type: ValueType
    /// Whether it must be set.
    public let isRequired: Bool
    /// Facts for the documentation.
    public let facts: PropertyFacts
    /// What a change does to the resource.
    public internal(set) var update = Update.unknown
    /// Whether it should no longer be used.
    public internal(set) var isDeprecated = false
    /// Whether CloudFormation cannot read it back.
    public internal(set) var isWriteOnly = false
}

/// Something that CloudFormation tells about a resource that it made.
public struct PlannedAttribute: Sendable {
    /// How a template asks for it.
    public enum Source: Sendable {
        /// `Ref`
        case reference
        /// `Fn::GetAtt`
        case attribute
    }

    /// The name in templates, with dots.
    public let schemaName: String
    /// The name in Swift, not quoted.
    public let name: String
    /// What the value is.
    public let type: ValueType
    /// How a template asks for it.
    public let source: Source
}
