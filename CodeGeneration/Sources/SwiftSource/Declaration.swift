/// A file of Swift, as a tree.
public struct SourceFile: Sendable {
    /// The comment lines at the top, without slashes.
    public var header: [String]
    /// The imported modules.
    public var imports: [Import]
    /// The contents.
    public var declarations: [Declaration]
    /// Whether all declarations and imports are public; otherwise they are for the module itself.
    public var isLibrary: Bool

    /// Describes a file.
    /// - Parameters:
    ///   - header: The comment lines at the top, without slashes.
    ///   - imports: The imported modules.
    ///   - declarations: The contents.
    ///   - isLibrary: Whether all declarations and imports are public; they are when not given.
    public init(header: [String], imports: [Import], declarations: [Declaration], isLibrary: Bool = true) {
        self.header = header
        self.imports = imports
        self.declarations = declarations
        self.isLibrary = isLibrary
    }
}

/// An import of a module.
public struct Import: Sendable {
    /// The module.
    public var module: String
    /// Whether users of the importing module see the module too.
    public var isExported: Bool

    /// Describes an import.
    /// - Parameters:
    ///   - module: The module.
    ///   - isExported: Whether users of the importing module see the module too.
    public init(_ module: String, isExported: Bool = false) {
        self.module = module
        self.isExported = isExported
    }
}

/// A declaration.
public indirect enum Declaration: Sendable {
    case type(TypeDeclaration)
    case stored(StoredProperty)
    case computed(ComputedProperty)
    case initializer(Initializer)
}

/// A structure, an enumeration or an extension with its members.
public struct TypeDeclaration: Sendable {
    /// What is declared.
    public enum Keyword: String, Sendable {
        case `enum`, `extension`, `struct`
    }

    /// What is declared.
    public var keyword: Keyword
    /// The name, quoted if need be.
    public var name: String
    /// The protocols that the type conforms to.
    public var conformances: [String] = []
    /// The condition of an extension.
    public var condition: String?
    /// The documentation.
    public var documentation = Documentation()
    /// The contents.
    public var members: [Declaration] = []

    /// Describes a type without members.
    /// - Parameters:
    ///   - keyword: What is declared.
    ///   - name: The name, quoted if need be.
    public init(_ keyword: Keyword, _ name: String) {
        self.keyword = keyword
        self.name = name
    }
}

/// A constant of each value of a type.
public struct StoredProperty: Sendable {
    /// The documentation.
    public var documentation: Documentation
    /// The name, quoted if need be.
    public var name: String
    /// The type.
    public var type: TypeReference

    /// Describes a property.
    /// - Parameters:
    ///   - name: The name, quoted if need be.
    ///   - type: The type.
    ///   - documentation: The documentation.
    public init(_ name: String, _ type: TypeReference, documentation: Documentation = Documentation()) {
        self.name = name
        self.type = type
        self.documentation = documentation
    }
}

/// A property whose value is one expression.
public struct ComputedProperty: Sendable {
    /// The documentation.
    public var documentation: Documentation
    /// Whether the property is one of the type.
    public var isStatic: Bool
    /// The name, quoted if need be.
    public var name: String
    /// The type.
    public var type: TypeReference
    /// The value.
    public var value: SwiftExpression

    /// Describes a property.
    /// - Parameters:
    ///   - name: The name, quoted if need be.
    ///   - type: The type.
    ///   - value: The value.
    ///   - isStatic: Whether the property is one of the type.
    ///   - documentation: The documentation.
    public init(
        _ name: String,
        _ type: TypeReference,
        _ value: SwiftExpression,
        isStatic: Bool = false,
        documentation: Documentation = Documentation()
    ) {
        self.name = name
        self.type = type
        self.value = value
        self.isStatic = isStatic
        self.documentation = documentation
    }
}

/// An initializer.
public struct Initializer: Sendable {
    /// A parameter of an initializer.
    public struct Parameter: Sendable {
        /// The name, quoted if need be.
        public var name: String
        /// The type.
        public var type: TypeReference
        /// Whether the parameter may be left out.
        public var isOptional: Bool

        /// Describes a parameter.
        /// - Parameters:
        ///   - name: The name, quoted if need be.
        ///   - type: The type.
        ///   - isOptional: Whether the parameter may be left out.
        public init(_ name: String, _ type: TypeReference, isOptional: Bool = false) {
            self.name = name
            self.type = type
            self.isOptional = isOptional
        }
    }

    /// The documentation.
    public var documentation: Documentation
    /// The parameters.
    public var parameters: [Parameter]
    /// What it does.
    public var body: [Statement]

    /// Describes an initializer.
    /// - Parameters:
    ///   - parameters: The parameters.
    ///   - body: What it does.
    ///   - documentation: The documentation.
    public init(_ parameters: [Parameter], _ body: [Statement], documentation: Documentation = Documentation()) {
        self.parameters = parameters
        self.body = body
        self.documentation = documentation
    }
}

/// A use of a type.
public indirect enum TypeReference: Sendable {
    case name(String)
    case generic(String, TypeReference)
}

/// A step of an initializer.
public enum Statement: Sendable {
    case variable(String, SwiftExpression)
    case assignment(String, SwiftExpression)
    case expression(SwiftExpression)
}

/// An expression of Swift.
public indirect enum SwiftExpression: Sendable {
    /// A name, quoted if need be; with a leading dot a member of the expected type.
    case name(String)
    /// A text.
    case string(String)
    /// A whole number.
    case integer(Int)
    /// A number as it is written.
    case number(String)
    /// A truth value.
    case boolean(Bool)
    /// A list of elements.
    case list([SwiftExpression])
    /// Members by their keys, which are texts.
    case map([(key: String, value: SwiftExpression)])
    /// A call, with an optional label before each argument.
    case call(String, [(label: String?, value: SwiftExpression)])
}

/// A documentation comment.
public struct Documentation: Sendable {
    /// A summary and further paragraphs.
    public var paragraphs: [String]
    /// What each parameter means.
    public var parameters: [(name: String, text: String)]

    /// Describes a comment.
    /// - Parameters:
    ///   - paragraphs: A summary and further paragraphs; none for no comment.
    ///   - parameters: What each parameter means.
    public init(_ paragraphs: [String] = [], parameters: [(name: String, text: String)] = []) {
        self.paragraphs = paragraphs
        self.parameters = parameters
    }
}
