/// What CloudFormation itself knows about a deployment.
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html>
public enum PseudoParameter: String, Hashable, Sendable, CaseIterable {
    /// The account of the stack.
    case accountID = "AWS::AccountId"
    /// The topics that are told about the stack's events.
    case notificationARNs = "AWS::NotificationARNs"
    /// No value at all.
    case noValue = "AWS::NoValue"
    /// The partition: `aws`, `aws-cn`, `aws-us-gov`.
    case partition = "AWS::Partition"
    /// The Region of the stack.
    case region = "AWS::Region"
    /// The ARN of the stack.
    case stackID = "AWS::StackId"
    /// The name of the stack.
    case stackName = "AWS::StackName"
    /// The suffix of host names: `amazonaws.com`, or `amazonaws.com.cn` in China.
    case urlSuffix = "AWS::URLSuffix"
}

/// Typed values of the pseudo parameters.
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html>
public enum Pseudo {
    /// `AWS::AccountId`: the account of the stack.
    public static let accountID = Value<String>(expression: .pseudo(.accountID))
    /// `AWS::NotificationARNs`: the topics that are told about the stack's events.
    public static let notificationARNs = List<Value<String>>(expression: .pseudo(.notificationARNs))
    /// `AWS::Partition`: `aws`, `aws-cn`, `aws-us-gov`.
    public static let partition = Value<String>(expression: .pseudo(.partition))
    /// `AWS::Region`: the Region of the stack.
    public static let region = Value<String>(expression: .pseudo(.region))
    /// `AWS::StackId`: the ARN of the stack.
    public static let stackID = Value<String>(expression: .pseudo(.stackID))
    /// `AWS::StackName`: the name of the stack.
    public static let stackName = Value<String>(expression: .pseudo(.stackName))
    /// `AWS::URLSuffix`: `amazonaws.com`, or `amazonaws.com.cn` in China.
    public static let urlSuffix = Value<String>(expression: .pseudo(.urlSuffix))
}
