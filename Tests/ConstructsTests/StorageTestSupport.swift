import AWSIAM
import AWSKMS
import CloudFormation
import Constructs
import ResourceTypes
import TemplateModel

/// A stack `S` that consists of what a test adds.
private struct StackUnderTest: Stack {
    let content: (Scope) -> Void

    func build(in scope: Scope) { content(scope) }
}

/// What a stack of the content synthesizes to.
struct StorageStack {
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

    /// The statements of a policy, in order.
    func statements(_ logicalID: String) -> [Node] {
        properties(logicalID)?["PolicyDocument"]?["Statement"]?.arrayValue ?? []
    }

    /// The errors that the content makes; none when it is synthesized.
    static func problems(_ content: @escaping (Scope) -> Void) -> [Diagnostic] {
        let app = App()
        app.add("S", StackUnderTest(content: content))
        do {
            _ = try app.synthesize()
            return []
        } catch {
            return error.diagnostics.filter { $0.severity == .error }
        }
    }

    /// The messages of the errors that the content makes; none when it is synthesized.
    static func errors(_ content: @escaping (Scope) -> Void) -> [String] { problems(content).map(\.message) }
}

extension Scope {
    /// A role whose grants are in the policy `ReaderPolicy`, for an identifier `Reader`.
    func addRunner(_ id: String) -> Ref<IAM.Role> { add(id, Role(trustedService: "lambda.amazonaws.com")) }

    func addKey() -> Ref<KMS.Key> {
        let administration: JSON = [
            "Effect": "Allow", "Action": "kms:*", "Principal": ["AWS": "123456789012"], "Resource": "*",
        ]
        return add("Key", Resource(KMS.Key.self, .init(keyPolicy: ["Statement": [administration]])))
    }
}
