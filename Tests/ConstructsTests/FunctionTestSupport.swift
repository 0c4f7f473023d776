import CloudFormation
import TemplateModel

/// A stack `S` that consists of what a test adds.
private struct StackUnderTest: Stack {
    let content: (Scope) -> Void

    func build(in scope: Scope) { content(scope) }
}

/// What a stack of the content synthesizes to.
struct ComputeStack {
    let template: Template
    let warnings: [String]

    /// Adds the content to a stack `S`.
    init(_ content: @escaping (Scope) -> Void) throws {
        let app = App()
        app.add("S", StackUnderTest(content: content))
        let assembly = try app.synthesize()
        template = assembly["S"]?.template ?? Template()
        warnings = assembly.warnings.map(\.message)
    }

    func properties(_ logicalID: String) -> Node? { template.resources[logicalID]?["Properties"] }

    /// The messages of the errors that the content makes; none when it is synthesized.
    static func errors(_ content: @escaping (Scope) -> Void) -> [String] {
        let app = App()
        app.add("S", StackUnderTest(content: content))
        do {
            _ = try app.synthesize()
            return []
        } catch {
            return error.diagnostics.filter { $0.severity == .error }.map(\.message)
        }
    }
}
