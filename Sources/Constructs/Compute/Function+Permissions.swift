public import AWSLambda
public import CloudFormation
public import ResourceTypes

extension Ref where R == Lambda.Function {
    /// Lets an AWS service invoke the function on behalf of one resource: a statement of the function's resource-based policy.
    ///
    /// Only for services that push events. A queue or stream is polled with the function's own role, and needs none.
    ///
    /// A service acts for many accounts. So the resource is named, and the account too where the ARN of the resource does not have it:
    /// otherwise somebody else's resource could invoke the function.
    ///
    /// <https://docs.aws.amazon.com/lambda/latest/dg/permissions-function-services.html>
    /// - Parameters:
    ///   - id: The name of the permission in the scope.
    ///   - principal: The service, `events.amazonaws.com` for example.
    ///   - sourceARN: The resource that may cause invocations, and nothing else of the service.
    ///   - sourceAccount: The account of the resource; needed for one whose ARN has none, a bucket of Amazon S3 for example.
    ///   - scope: Where the permission is added: usually that of the resource which invokes.
    /// - Returns: The permission.
    @discardableResult
    public func addInvokePermission(
        _ id: String,
        principal: String,
        sourceARN: Value<String>,
        sourceAccount: Value<String>? = nil,
        in scope: Scope
    ) -> Ref<Lambda.Permission> {
        if !principal.contains(".amazonaws.com") {
            scope.error(
                "principal must be the name that policies have for a service, 'events.amazonaws.com' for example, got '\(principal)'; functions and roles are granted to invoke by grantInvoke"
            )
        }
        checkSource(sourceARN, sourceAccount, principal, in: scope)
        return scope.add(
            id,
            Resource(
                Lambda.Permission.self,
                .init(
                    action: "lambda:InvokeFunction",
                    functionName: Value(arn),
                    principal: Value(principal),
                    sourceAccount: sourceAccount,
                    sourceArn: sourceARN
                )
            ),
            at: scope.location
        )
    }

    private func checkSource(
        _ sourceARN: Value<String>,
        _ sourceAccount: Value<String>?,
        _ principal: String,
        in scope: Scope
    ) {
        let fields = sourceARN.expression.knownFields
        if let fields, fields.first != "arn" || fields.count < 6 {
            scope.error(
                "sourceARN must be that of the resource which invokes, 'arn:aws:sns:eu-west-1:123456789012:orders' for example, got '\(fields.joined(separator: ":"))'"
            )
        } else if sourceAccount == nil, principal == "s3.amazonaws.com" || fields?[4].isEmpty == true {
            scope.error(
                "sourceAccount must be given for '\(principal)', because the ARN of the resource names no account and another one could come to own it; use Pseudo.accountID"
            )
        }
    }
}

extension Expression {
    /// What is known of the fields of an ARN, deploy-time values in their places; `nil` when nothing is.
    fileprivate var knownFields: [Substring]? {
        let parts: [Expression]
        switch self {
        case .string: parts = [self]
        case .interpolation(let mixed): parts = mixed
        default: return nil
        }
        // A value at the start may be a whole ARN.
        guard case .string? = parts.first else { return nil }
        let text = parts.map { if case .string(let known) = $0 { known } else { "?" } }.joined()
        return text.split(separator: ":", omittingEmptySubsequences: false)
    }
}

extension Lambda.Function: HasExecutionRole {}

extension Lambda.Function: GrantTarget {
    /// The ARN of the function, without a version.
    public static func arn(of resource: Ref<Lambda.Function>) -> Value<String> { Value(resource.arn) }
}

/// Actions on a function.
///
/// <https://docs.aws.amazon.com/service-authorization/latest/reference/list_awslambda.html>
extension Action where R == Lambda.Function {
    /// Invoke the function, synchronously or not.
    public static var invokeFunction: Self { Action("lambda:InvokeFunction") }
    /// Invoke the function through its URL.
    public static var invokeFunctionURL: Self { Action("lambda:InvokeFunctionUrl") }
    /// Read the configuration of the function, and where its code lies.
    public static var getFunction: Self { Action("lambda:GetFunction") }
    /// Read the configuration of the function.
    public static var getFunctionConfiguration: Self { Action("lambda:GetFunctionConfiguration") }
}

extension Ref where R == Lambda.Function {
    /// Allows another function or role to invoke this function.
    /// - Parameters:
    ///   - grantee: Who may invoke it.
    ///   - filePath: The file of the call.
    ///   - line: The line of the call.
    public func grantInvoke(to grantee: Ref<some HasExecutionRole>, filePath: String = #filePath, line: UInt = #line) {
        grant(.invokeFunction, to: grantee, filePath: filePath, line: line)
    }
}
