import CloudFormation
import TemplateModel

@testable import synth

/// A system as its authors published it, resource by resource, and where the stack that replaces it differs on purpose.
///
/// References in values name the resources of the original; they are compared as those that replace them.
struct Original: Sendable {
    /// The stack that replaces it.
    let stack: String
    /// What it is called, in a heading.
    let title: String
    /// Where it was published, in Markdown.
    let source: String
    /// The environment whose template is compared: one that has all of the stack.
    var environment = DeploymentEnvironment.dev
    let resources: [OriginalResource]
    /// What the stack has beyond the original.
    let additions: [Addition]
}

/// A resource of an original, or what was made by hand.
struct OriginalResource: Sendable {
    enum Replacement: Sendable {
        /// A resource of the stack, by its logical ID; its type when it is another one.
        case resource(String, type: String?)
        /// None.
        case none(because: String)
    }

    let name: String
    let type: String
    let replacement: Replacement
    let properties: [OriginalProperty]

    /// A resource that the stack has too.
    init(
        _ name: String,
        _ type: String,
        is logicalID: String,
        of otherType: String? = nil,
        _ properties: [OriginalProperty] = []
    ) {
        self.name = name
        self.type = type
        self.properties = properties
        replacement = .resource(logicalID, type: otherType)
    }

    private init(name: String, type: String, replacement: Replacement) {
        self.name = name
        self.type = type
        self.replacement = replacement
        properties = []
    }

    /// A resource that the stack does not have.
    static func leftOut(_ name: String, _ type: String, because reason: String) -> OriginalResource {
        OriginalResource(name: name, type: type, replacement: .none(because: reason))
    }
}

/// A value of a resource, and what has become of it.
struct OriginalProperty: Sendable {
    enum Verdict: Sendable {
        /// The same value.
        case same
        /// One of several that the original allows.
        case oneOf([Node])
        /// The value that the service takes when nothing is said: it may be left out, or written out.
        case sameDefault
        /// Another value, or none.
        case different(Node?, because: String)
    }

    /// The way to the value: names of members, numbers of items, and in policies names of statements, with periods between.
    ///
    /// It begins with a property, or with an attribute of the resource.
    let path: String
    /// The value in the original; `nil` when it has none.
    let value: Node?
    let verdict: Verdict

    static func same(_ path: String, _ value: Node?) -> OriginalProperty {
        OriginalProperty(path: path, value: value, verdict: .same)
    }

    static func oneOf(_ path: String, _ values: [Node]) -> OriginalProperty {
        OriginalProperty(path: path, value: .array(values), verdict: .oneOf(values))
    }

    static func sameDefault(_ path: String, _ value: Node) -> OriginalProperty {
        OriginalProperty(path: path, value: value, verdict: .sameDefault)
    }

    static func different(
        _ path: String,
        from value: Node?,
        to ours: Node?,
        because reason: String
    ) -> OriginalProperty {
        OriginalProperty(path: path, value: value, verdict: .different(ours, because: reason))
    }
}

/// Resources that the original does not have.
struct Addition: Sendable {
    let logicalIDs: [String]
    let reason: String

    init(_ logicalIDs: [String], because reason: String) {
        self.logicalIDs = logicalIDs
        self.reason = reason
    }
}

extension Original {
    /// All originals that are compared so.
    static let all: [Original] = [
        writeBuffer, tableStream, orderBuffer, orderMetrics, ingestionQueues, ingestionFunctions, ingestionAPI,
        ingestionObservability,
    ]
}
