public import AWSLogs
public import CloudFormation
public import ResourceTypes

extension Logs.LogGroup: GrantTarget {
    /// The ARN of the log group and all its streams.
    public static func arn(of resource: Ref<Logs.LogGroup>) -> Value<String> { Value(resource.arn) }
}

/// The actions of applications on log groups.
///
/// <https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatchlogs.html>
extension Action where R == Logs.LogGroup {
    /// `logs:CreateLogStream`: begin a stream of events.
    public static var createLogStream: Self { Action("logs:CreateLogStream") }
    /// `logs:PutLogEvents`: write events.
    public static var putLogEvents: Self { Action("logs:PutLogEvents") }
    /// `logs:FilterLogEvents`: read events that match a pattern.
    public static var filterLogEvents: Self { Action("logs:FilterLogEvents") }
    /// `logs:GetLogEvents`: read the events of a stream.
    public static var getLogEvents: Self { Action("logs:GetLogEvents") }
    /// `logs:StartQuery`: start a query of Logs Insights.
    public static var startQuery: Self { Action("logs:StartQuery") }
}

extension Ref where R == Logs.LogGroup {
    /// Allows a function or role to write events.
    /// - Parameters:
    ///   - grantee: Who may write.
    ///   - filePath: The file of the call.
    ///   - line: The line of the call.
    public func grantWrite(to grantee: Ref<some HasExecutionRole>, filePath: String = #filePath, line: UInt = #line) {
        grant(.createLogStream, .putLogEvents, to: grantee, filePath: filePath, line: line)
    }
}
