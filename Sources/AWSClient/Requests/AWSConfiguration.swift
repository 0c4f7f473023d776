/// How requests to AWS are made.
///
/// What is not given comes from where AWS's own clients look for it: the environment, then the profile in the shared
/// config and credentials files.
///
/// https://docs.aws.amazon.com/sdkref/latest/guide/settings-reference.html
public struct AWSConfiguration: Sendable {
    /// The Region, such as `eu-west-1`; by default `AWS_REGION`, `AWS_DEFAULT_REGION` or the profile's.
    public var region: String?
    /// The URL that requests to all services go to; by default `AWS_ENDPOINT_URL_DYNAMODB` and the like,
    /// `AWS_ENDPOINT_URL`, the profile's, or the service's own in the Region.
    public var endpoint: String?
    /// Where credentials come from; by default the environment, the profile, the container, the instance.
    public var credentials: CredentialCache?
    /// How often a request is tried, from 1; by default `AWS_MAX_ATTEMPTS`, the profile's `max_attempts`, or what AWS
    /// recommends: 4 for DynamoDB, 3 for others.
    public var maximumAttempts: Int?
    /// How long one try may take; 10 seconds by default.
    ///
    /// A request that asks the service to wait has as much time more.
    public var attemptTimeout: Duration
    /// How long a request may take with everything that is tried again; 60 seconds by default.
    public var timeout: Duration
    /// The variables and files that settings come from; the process's by default.
    public var environment: AWSEnvironment

    /// A configuration from the environment, except for what is given.
    ///
    /// - Parameters:
    ///   - region: the Region.
    ///   - endpoint: the URL that requests to all services go to.
    ///   - credentials: where credentials come from.
    ///   - maximumAttempts: how often a request is tried, from 1.
    ///   - attemptTimeout: how long one try may take; 10 seconds by default.
    ///   - timeout: how long a request may take with everything that is tried again; 60 seconds by default.
    ///   - environment: the variables and files that settings come from; the process's by default.
    public init(
        region: String? = nil,
        endpoint: String? = nil,
        credentials: CredentialCache? = nil,
        maximumAttempts: Int? = nil,
        attemptTimeout: Duration = .seconds(10),
        timeout: Duration = .seconds(60),
        environment: AWSEnvironment = .process
    ) {
        self.region = region
        self.endpoint = endpoint
        self.credentials = credentials
        self.maximumAttempts = maximumAttempts
        self.attemptTimeout = attemptTimeout
        self.timeout = timeout
        self.environment = environment
    }
}
