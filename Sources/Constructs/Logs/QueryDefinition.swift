internal import AWSLogs
public import CloudFormation
public import ResourceTypes

/// A query that is saved in CloudWatch Logs Insights, for people to run.
///
/// ```swift
/// scope.add("Errors", QueryDefinition("Errors", folder: "Ingestion/\(Pseudo.stackName)", [
///     "fields @timestamp, errorType, @message",
///     "filter level = \"ERROR\"",
///     "sort @timestamp desc",
/// ], in: [logGroup]))
/// ```
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-logs-querydefinition.html>
public struct QueryDefinition: Construct, Equatable {
    /// What people see in the list of queries.
    public var name: Value<String>
    /// The folder in the list of queries, with slashes between levels; none when `nil`.
    public var folder: Value<String>?
    /// The query.
    public var query: LogInsightsQuery
    /// The log groups that it searches, at most 50; whoever runs it chooses when empty.
    public var logGroups: [Ref<Logs.LogGroup>]

    /// Describes a saved query.
    /// - Parameters:
    ///   - name: What people see in the list of queries, without slashes.
    ///   - folder: The folder in the list of queries, with slashes between levels; none when not given. Folder and name have at most 255
    ///     characters together. A folder with the name of the stack or environment keeps the queries of several apart.
    ///   - query: The query, at most 10,000 characters.
    ///   - logGroups: The log groups that it searches, at most 50; whoever runs it chooses when not given.
    public init(
        _ name: Value<String>,
        folder: Value<String>? = nil,
        _ query: LogInsightsQuery,
        in logGroups: [Ref<Logs.LogGroup>] = []
    ) {
        self.name = name
        self.folder = folder
        self.query = query
        self.logGroups = logGroups
    }

    /// Adds the query.
    public func build(in scope: Scope) -> Ref<Logs.QueryDefinition> {
        if case .string(let text) = name.expression, text.isEmpty || text.contains("/") {
            scope.error(
                "the name of a query must not be empty or have slashes, got '\(text)'; slashes are for its folder"
            )
        }
        if case .string(let text)? = folder?.expression,
            text.split(separator: "/", omittingEmptySubsequences: false).contains("")
        {
            scope.error("the folder of a query must be names with single slashes between them, got '\(text)'")
        }
        let path: Value<String> = folder.map { "\($0)/\(name)" } ?? name
        if path.knownCount > 255 {
            scope.error("folder and name of a query must have at most 255 characters together, got \(path.knownCount)")
        }
        for problem in query.problems { scope.error(problem) }
        if logGroups.count > 50 { scope.error("a query searches at most 50 log groups, got \(logGroups.count)") }
        return Resource(
            Logs.QueryDefinition.self,
            .init(
                name: path,
                queryString: query.text,
                logGroupNames: logGroups.isEmpty ? nil : List(logGroups.map(\.name))
            )
        ).build(in: scope)
    }
}
