/// What CloudFormation limits in a template.
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html>
enum Limits {
    private static let resources = 500
    private static let descriptionBytes = 1024
    /// Those of a stack and all stacks nested in it, in one operation.
    private static let operationResources = 2500

    /// Checks the counts of a stack.
    /// - Parameters:
    ///   - draft: The stack.
    ///   - hasErrors: Whether the run has errors already; then a stack may be empty because of them.
    /// - Returns: What exceeds a limit, or comes near it.
    static func diagnostics(for draft: StackDraft, hasErrors: Bool) -> [Diagnostic] {
        let scope = draft.record.scope
        guard !scope.isDuplicate else { return [] }
        var result: [Diagnostic] = []
        let count = draft.resources.count
        if count == 0, !hasErrors {
            result.append(scope.diagnostic(.error, "a stack must have at least one resource, got none"))
        } else if count > resources {
            result.append(
                scope.diagnostic(
                    .error,
                    "a stack must have at most \(resources) resources, got \(count); move some of them to another stack"
                )
            )
        } else if count * 10 > resources * 8 {
            result.append(
                scope.diagnostic(
                    .warning,
                    "the stack has \(count) of at most \(resources) resources; plan to move some of them to another stack"
                )
            )
        }
        for (kind, count) in [
            ("parameters", draft.parameters.count), ("outputs", draft.outputs.count),
            ("mappings", draft.mappings.count),
        ] where count > 200 {
            result.append(scope.diagnostic(.error, "a stack must have at most 200 \(kind), got \(count)"))
        }
        if let bytes = draft.record.description?.utf8.count, bytes > descriptionBytes {
            result.append(
                scope.diagnostic(
                    .error,
                    "a template's description must have at most \(descriptionBytes) bytes, got \(bytes)"
                )
            )
        }
        return result
    }

    /// Checks the count of what is deployed in one operation.
    static func diagnostics(forNestedStacks nested: [StackDraft], in draft: StackDraft) -> [Diagnostic] {
        let scope = draft.record.scope
        let count = nested.reduce(draft.resources.count) { $0 + $1.resources.count }
        guard !nested.isEmpty, !scope.isDuplicate, count > operationResources else { return [] }
        return [
            scope.diagnostic(
                .error,
                "a stack and those nested in it must have at most \(operationResources) resources, got \(count); make some of them stacks of the app"
            )
        ]
    }
}
