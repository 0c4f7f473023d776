import CloudFormation
import TemplateModel
import Testing

/// A stack that a closure fills.
struct TestStack<Output>: Stack {
    var templateDescription: String?
    var transforms: [String] = []
    let content: (Scope) -> Output

    init(description: String? = nil, transforms: [String] = [], _ content: @escaping (Scope) -> Output) {
        templateDescription = description
        self.transforms = transforms
        self.content = content
    }

    func build(in scope: Scope) -> Output { content(scope) }
}

/// A construct that a closure fills.
struct Group<Output>: Construct {
    let content: (Scope) -> Output

    init(_ content: @escaping (Scope) -> Output) {
        self.content = content
    }

    func build(in scope: Scope) -> Output { content(scope) }
}

/// The template of an app with one stack, `S`.
func template<Output>(_ content: @escaping (Scope) -> Output) throws -> Template {
    let app = App()
    app.add("S", TestStack(content))
    return try #require(try app.synthesize(checkingTemplates: false)["S"]).template
}

/// What a value becomes as a property of a resource of the stack `S`.
func resolved<V: PropertyValue>(_ value: @escaping (Scope) -> V) throws -> Node {
    let template = try template { scope in
        scope.add("Probe", Resource(Test.Queue.self, .init(document: JSON(value(scope)))))
    }
    return try #require(template.resources["Probe"]?["Properties"]?["Document"])
}

/// What a value becomes that needs no scope.
func resolved(_ value: some PropertyValue) throws -> Node {
    try resolved { _ in value }
}

/// All diagnostics of an app, as `severity: message [path]`.
///
/// The checks of the finished template have tests of their own; most stacks here are no more than their test needs.
func diagnostics(_ app: App, checkingTemplates: Bool = false) -> [String] {
    allDiagnostics(app, checkingTemplates: checkingTemplates)
        .map { "\($0.severity.rawValue): \($0.message) [\($0.path)]" }
}

func allDiagnostics(_ app: App, checkingTemplates: Bool = false) -> [Diagnostic] {
    do {
        return try app.synthesize(checkingTemplates: checkingTemplates).warnings
    } catch {
        return error.diagnostics
    }
}

/// All diagnostics of an app with one stack, `S`.
func diagnostics<Output>(_ content: @escaping (Scope) -> Output) -> [String] {
    let app = App()
    app.add("S", TestStack(content))
    return diagnostics(app)
}
