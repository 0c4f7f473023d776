import AWSClient

extension AWSEnvironment {
    /// Keys and a Region, and nothing of the machine's.
    static let testing = AWSEnvironment(variables: testingVariables)

    static let testingVariables = [
        "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY": "secret", "AWS_REGION": "eu-west-1",
        "AWS_CONFIG_FILE": "/dev/null", "AWS_SHARED_CREDENTIALS_FILE": "/dev/null",
    ]

    static func testing(_ variables: [String: String], files: [String: String] = [:]) -> AWSEnvironment {
        AWSEnvironment(variables: testingVariables.merging(variables) { $1 }, files: files)
    }
}

extension AWSHTTPClient {
    /// A client whose waits are half as long as they may be at most.
    static func testing(
        _ transport: any AWSTransport,
        clock: any AWSClock = TestClock(),
        configuration: AWSConfiguration = AWSConfiguration(environment: .testing)
    ) throws -> AWSHTTPClient {
        try AWSHTTPClient(configuration, transport: transport, clock: clock, random: { 0.5 })
    }
}
