internal import AWSLogs
public import CloudFormation
public import ResourceTypes

/// What an ``HTTPAPI`` logs of each request: one JSON object a line, whose members are texts.
///
/// API Gateway writes through the log delivery of CloudWatch Logs, which keeps the resource policy that it needs
/// itself; whoever deploys must be allowed to set delivery up: `logs:CreateLogDelivery`, `logs:PutResourcePolicy` and
/// the others of the page.
///
/// <https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging.html>
public struct AccessLogs: Equatable {
    /// Where the lines are written.
    public enum Destination: Equatable {
        /// A log group of the API's own.
        ///
        /// `retention` is how long lines are kept, `removalPolicy` what happens to them when the API is removed from
        /// the stack: when not given, the default of the app, the stack or a construct around it; they are deleted without
        /// one.
        case ownLogGroup(retention: LogRetention = .days30, removalPolicy: ResourceOptions.RemovalPolicy? = nil)
        /// A log group that there is already.
        case logGroup(Ref<Logs.LogGroup>)
    }

    /// What is logged; `.requestID` must be part of it.
    public var fields: [AccessLogField]
    /// Where the lines are written.
    public var destination: Destination

    /// Describes access logs.
    /// - Parameters:
    ///   - fields: What is logged, at most 3 KB of names and variables; `.requestID` must be part of it. When not given
    ///     who asked for what and when, what the answer was, how long it took, and what went wrong.
    ///   - destination: Where the lines are written; to a log group of the API's own, for 30 days, when not given.
    public init(
        fields: [AccessLogField] = AccessLogs.defaultFields,
        destination: Destination = .ownLogGroup()
    ) {
        self.fields = fields
        self.destination = destination
    }

    /// What is logged when nothing else is said.
    public static let defaultFields: [AccessLogField] = [
        .requestID, .requestTime, .sourceIP, .httpMethod, .path, .routeKey, .status, .protocol, .responseLength,
        .responseLatency, .integrationLatency, .integrationStatus, .errorMessage, .errorResponseType,
        .integrationErrorMessage,
    ]
}

extension AccessLogs {
    /// Adds the log group if it is the API's own.
    /// - Parameter scope: The scope of the API.
    /// - Returns: Where the lines are written.
    func logGroup(in scope: Scope) -> Ref<Logs.LogGroup> {
        switch destination {
        case .logGroup(let group): return group
        case .ownLogGroup(let retention, let removalPolicy):
            var options = ResourceOptions()
            if removalPolicy == .snapshot {
                scope.error(
                    "removalPolicy of accessLogs must be delete, retain or retainExceptOnCreate, got snapshot; log groups have none"
                )
            } else {
                options.setRemovalPolicy(scope.removalPolicy(removalPolicy, otherwise: .delete))
            }
            return scope.add(
                "AccessLogs",
                Resource(
                    Logs.LogGroup.self,
                    .init(retentionInDays: retention == .forever ? nil : Value(retention.rawValue)),
                    options: options
                ),
                at: scope.location
            )
        }
    }

    /// The line as API Gateway fills it in; reports what it would refuse.
    func format(in scope: Scope) -> Value<String> {
        if !fields.contains(.requestID) {
            scope.error("fields of accessLogs must have .requestID, API Gateway refuses a format without it")
        }
        var names: Set<String> = []
        for field in fields {
            if !names.insert(field.name).inserted {
                scope.error("fields of accessLogs must have different names, got '\(field.name)' twice")
            }
            if !field.variable.hasPrefix("$context.")
                || !String(field.variable.dropFirst(9)).isName(upTo: .max, with: "._-:")
            {
                scope.error(
                    "a field of accessLogs must have a variable, '$context.status' for example, got '\(field.variable)'"
                )
            }
        }
        let document = JSON(members: fields.map { (key: $0.name, value: JSON($0.variable)) })
        let text = DocumentText(document, .compact)
        if text.knownCount > Self.longestFormat {
            scope.error(
                "fields of accessLogs must have at most \(Self.longestFormat) characters, names and variables together, got \(text.knownCount); leave some out"
            )
        }
        return text.value
    }

    /// The quota of a format, 3 KB.
    ///
    /// <https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html>
    private static let longestFormat = 3072
}
