/// Asks sources for credentials in turn, and keeps what they give until it is about to expire.
///
/// Callers that come while the sources are being asked wait for the same answer.
public actor CredentialCache {
    private let sources: [any CredentialSource]
    private let clock: any AWSClock
    private var current: Current?
    private var loading: Task<Result<AWSCredentials, CredentialsError>, Never>?

    private struct Current {
        let credentials: AWSCredentials
        /// From when on new ones are asked for.
        let renewal: Timestamp?
    }

    /// A cache that has asked for nothing.
    ///
    /// - Parameters:
    ///   - sources: the sources, in the order in which they are asked.
    ///   - clock: what tells when credentials expire; the machine's by default.
    public init(_ sources: [any CredentialSource], clock: any AWSClock = SystemClock()) {
        self.sources = sources
        self.clock = clock
    }

    /// Credentials that are valid for a while.
    ///
    /// They are asked for anew from five minutes before they expire. If that fails, those at hand are given until they
    /// do expire.
    ///
    /// - Returns: the credentials.
    /// - Throws: `CredentialsError` if no source gives any.
    public func credentials() async throws(CredentialsError) -> AWSCredentials {
        let now = clock.date
        if let current, current.renewal.map({ now < $0 }) ?? true { return current.credentials }
        switch await load() {
        case .success(let credentials): return credentials
        case .failure(let error):
            if let current, let expiration = current.credentials.expiration, now < expiration {
                self.current = Current(
                    credentials: current.credentials,
                    renewal: min(expiration, now + Self.shortestUse)
                )
                return current.credentials
            }
            throw error
        }
    }

    /// Seconds before the expiration from which on new credentials are asked for.
    private static let margin = 300.0
    /// Seconds for which credentials are used before new ones are asked for, however soon they expire.
    private static let shortestUse = 10.0

    private func load() async -> Result<AWSCredentials, CredentialsError> {
        if let loading { return await loading.value }
        // A task of its own, since the first caller's cancellation must not take the answer from the others; it ends
        // within the sources' time-outs.
        let task = Task { await Self.ask(sources) }
        loading = task
        let result = await task.value
        loading = nil
        if case .success(let credentials) = result {
            let now = clock.date
            let renewal = credentials.expiration.map { max($0 - Self.margin, min($0, now + Self.shortestUse)) }
            current = Current(credentials: credentials, renewal: renewal)
        }
        return result
    }

    private static func ask(_ sources: [any CredentialSource]) async -> Result<AWSCredentials, CredentialsError> {
        var attempts: [CredentialsError.Attempt] = []
        for source in sources {
            switch await source.load() {
            case .credentials(let credentials):
                return .success(credentials)
            case .notSetUp(let reason):
                attempts.append(CredentialsError.Attempt(source: source.name, reason: reason))
            case .failed(let reason):
                attempts.append(CredentialsError.Attempt(source: source.name, reason: reason))
                return .failure(CredentialsError(attempts: attempts))
            }
        }
        return .failure(CredentialsError(attempts: attempts))
    }
}

extension CredentialCache {
    /// The sources that AWS's own clients ask: environment, profile, container, instance.
    ///
    /// Roles, web identities, single sign-on and credential processes are not supported; a set-up that has one is
    /// reported as such rather than passed over.
    ///
    /// https://docs.aws.amazon.com/sdkref/latest/guide/standardized-credentials.html
    ///
    /// - Parameters:
    ///   - environment: the variables and files; the process's by default.
    ///   - transport: what asks the container's and the instance's endpoints.
    ///   - clock: what tells when credentials expire; the machine's by default.
    public init(
        environment: AWSEnvironment = .process,
        transport: any AWSTransport,
        clock: any AWSClock = SystemClock()
    ) {
        let profile = Profile(environment)
        self.init(
            [
                EnvironmentCredentials(environment: environment),
                WebIdentityCredentials(environment: environment),
                ProfileCredentials(profile: profile),
                ContainerCredentials(environment: environment, transport: transport, clock: clock),
                InstanceCredentials(environment: environment, profile: profile, transport: transport),
            ],
            clock: clock
        )
    }
}

private func + (time: Timestamp, seconds: Double) -> Timestamp {
    Timestamp(secondsSince1970: time.secondsSince1970 + seconds)
}

private func - (time: Timestamp, seconds: Double) -> Timestamp {
    Timestamp(secondsSince1970: time.secondsSince1970 - seconds)
}
