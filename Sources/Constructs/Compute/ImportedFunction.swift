public import CloudFormation
public import ResourceTypes

extension Function {
    /// A function that exists already.
    ///
    /// ```swift
    /// let role = scope.add("NotifierRole", Role.imported(name: "notifier"))
    /// let notifier = scope.add("Notifier", Function.imported(
    ///     arn: "arn:aws:lambda:eu-west-1:123456789012:function:notifier",
    ///     role: role
    /// ))
    /// ```
    /// - Parameters:
    ///   - arn: The ARN of the function, with or without a version or alias.
    ///   - role: The role that the function runs with. When not given the function can be granted no permissions.
    /// - Returns: A construct to add; the template gets nothing of it.
    public static func imported(arn: Value<String>, role: Ref<IAM.Role>? = nil) -> ImportedFunction {
        ImportedFunction(arn: arn, role: role)
    }
}

/// A function that exists already.
public struct ImportedFunction: Construct, Equatable {
    let arn: Value<String>
    let role: Ref<IAM.Role>?

    /// Makes the function known to the app.
    public func build(in scope: Scope) -> Ref<Lambda.Function> {
        let function = Imported(
            Lambda.Function.self,
            reference: name(in: scope),
            attributes: ["Arn": JSON(arn)]
        ).build(in: scope)
        if let role { role.executionRole(at: scope.location)?.attach(to: function) }
        return function
    }

    /// The name: the part after `function`.
    private func name(in scope: Scope) -> Value<String> {
        guard case .string(let text) = arn.expression else {
            return List.splitting(arn, separator: ":").selecting(6)
        }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard (7...8).contains(parts.count), parts[0] == "arn", parts[2] == "lambda", parts[5] == "function" else {
            scope.error(
                "arn must be that of a function, 'arn:aws:lambda:eu-west-1:123456789012:function:name' for example, got '\(text)'"
            )
            return arn
        }
        return Value(String(parts[6]))
    }
}
