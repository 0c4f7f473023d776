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
