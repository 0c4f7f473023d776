import AWSClient
import AWSTestSupport

extension AWSEnvironment {
    static func testing(_ variables: [String: String], files: [String: String] = [:]) -> AWSEnvironment {
        AWSEnvironment(variables: testingVariables.merging(variables) { $1 }, files: files)
    }
}

extension AWSHTTPClient {
    /// A client whose waits are half as long as they may be at most.
    static func testing(
        _ transport: any AWSTransport,
        clock: any AWSClock = TestClock.endOfFebruary,
        configuration: AWSConfiguration = AWSConfiguration(environment: .testing)
    ) throws -> AWSHTTPClient {
        try AWSHTTPClient(configuration, transport: transport, clock: clock, random: { 0.5 })
    }
}

extension TestClock {
    /// A clock that shows the last second of a February.
    static var endOfFebruary: TestClock { TestClock(date: Timestamp(secondsSince1970: 1_772_323_199)) }
}
