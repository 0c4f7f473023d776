public import AWSSSM
public import CloudFormation
public import ResourceTypes

extension SSM.Parameter: GrantTarget {
    /// The ARN of the parameter.
    public static func arn(of resource: Ref<SSM.Parameter>) -> Value<String> { Value(resource.arn) }
}

/// The actions of applications on parameters.
///
/// <https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssystemsmanager.html>
extension Action where R == SSM.Parameter {
    /// `ssm:GetParameter`: read the value.
    public static var getParameter: Self { Action("ssm:GetParameter") }
    /// `ssm:GetParameters`: read the values of several at once.
    public static var getParameters: Self { Action("ssm:GetParameters") }
    /// `ssm:GetParameterHistory`: read earlier values too.
    public static var getParameterHistory: Self { Action("ssm:GetParameterHistory") }
    /// `ssm:PutParameter`: set the value, until the next deployment that changes it.
    public static var putParameter: Self { Action("ssm:PutParameter") }
}

extension Ref where R == SSM.Parameter {
    /// Allows a function or role to read the value.
    /// - Parameters:
    ///   - grantee: Who may read it.
    ///   - filePath: The file of the call.
    ///   - line: The line of the call.
    public func grantRead(to grantee: Ref<some HasExecutionRole>, filePath: String = #filePath, line: UInt = #line) {
        grant(.getParameter, .getParameters, to: grantee, filePath: filePath, line: line)
    }
}
