import Testing

@testable import AWSClient

@Suite struct ConfigurationTests {
    private func region(
        _ variables: [String: String],
        given: String? = nil,
        config: String = ""
    ) throws(ConfigurationError) -> String {
        let environment = AWSEnvironment(
            variables: variables.merging(["HOME": "/h"]) { $1 },
            files: ["/h/.aws/config": config]
        )
        return try AWSHTTPClient(AWSConfiguration(region: given, environment: environment)).region
    }

    @Test func followsOrderOfRegions() throws {
        let config = "[default]\nregion = profile-1"
        let both = ["AWS_REGION": "first-1", "AWS_DEFAULT_REGION": "second-1"]
        #expect(try region(both, given: "given-1", config: config) == "given-1")
        #expect(try region(both, config: config) == "first-1")
        #expect(try region(["AWS_DEFAULT_REGION": "second-1"], config: config) == "second-1")
        #expect(try region([:], config: config) == "profile-1")
    }

    @Test func needsRegion() {
        #expect {
            try region([:])
        } throws: {
            String(describing: $0)
                == "no Region: set AWS_REGION, or 'region' of profile 'default', to one such as 'eu-west-1'"
        }
    }

    @Test(arguments: ["EU-WEST-1", "eu west", "evil.example.com/", "eu-west-1\r\nX: y"])
    func refusesWhatIsNoRegion(text: String) {
        #expect {
            try region(["AWS_REGION": text])
        } throws: {
            String(describing: $0) == "the Region '\(text)' is none; give one such as 'eu-west-1'"
        }
    }

    @Test(arguments: ["0", "-1", "many", "1.5"])
    func refusesNumberOfAttempts(text: String) {
        #expect {
            try region(["AWS_REGION": "eu-west-1", "AWS_MAX_ATTEMPTS": text])
        } throws: {
            String(describing: $0) == "AWS_MAX_ATTEMPTS is '\(text)'; give a whole number from 1"
        }
        #expect {
            try region(["AWS_REGION": "eu-west-1"], config: "[default]\nmax_attempts = \(text)")
        } throws: {
            String(describing: $0) == "max_attempts of profile 'default' is '\(text)'; give a whole number from 1"
        }
    }
}
