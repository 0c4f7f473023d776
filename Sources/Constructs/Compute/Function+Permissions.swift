public import AWSLambda
public import CloudFormation
public import ResourceTypes

extension Ref where R == Lambda.Function {
    /// Lets an AWS service invoke the function on behalf of one resource: a statement of the function's resource-based policy.
    ///
    /// Only for services that push events. A queue or stream is polled with the function's own role, and needs none.
    ///
    /// <https://docs.aws.amazon.com/lambda/latest/dg/permissions-function-services.html>
    /// - Parameters:
    ///   - id: The name of the permission in the scope.
    ///   - principal: The service, `events.amazonaws.com` for example.
    ///   - sourceARN: The resource that may cause invocations, and nothing else of the service.
    ///   - scope: Where the permission is added: usually that of the resource which invokes.
    /// - Returns: The permission.
    @discardableResult
    public func addInvokePermission(
        _ id: String,
        principal: String,
        sourceARN: Value<String>,
        in scope: Scope
    ) -> Ref<Lambda.Permission> {
        scope.add(
            id,
            Resource(
                Lambda.Permission.self,
                .init(
                    action: "lambda:InvokeFunction",
                    functionName: Value(arn),
                    principal: Value(principal),
                    sourceArn: sourceARN
                )
            ),
            at: scope.location
        )
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
