import Testing

@testable import AWSClient

@Suite struct EndpointResolverTests {
    private func endpoint(
        _ service: AWSService,
        _ region: String = "eu-west-1",
        override: String? = nil,
        variables: [String: String] = [:],
        config: String = ""
    ) throws -> String {
        let environment = AWSEnvironment(
            variables: variables.merging(["HOME": "/h"]) { $1 },
            files: ["/h/.aws/config": config]
        )
        let resolver = EndpointResolver(
            override: override,
            environment: environment,
            profile: Profile(environment)
        )
        let url = try resolver.endpoint(of: service, region: region)
        return "\(url.origin)\(url.path)"
    }

    @Test(arguments: [
        (AWSService.dynamoDB, "eu-west-1", "https://dynamodb.eu-west-1.amazonaws.com/"),
        (.sqs, "us-east-1", "https://sqs.us-east-1.amazonaws.com/"),
        (.eventBridge, "ap-southeast-2", "https://events.ap-southeast-2.amazonaws.com/"),
        (.ssm, "cn-north-1", "https://ssm.cn-north-1.amazonaws.com.cn/"),
        (.sns, "us-gov-west-1", "https://sns.us-gov-west-1.amazonaws.com/"),
        (.sqs, "us-iso-east-1", "https://sqs.us-iso-east-1.c2s.ic.gov/"),
        (.sqs, "us-isob-east-1", "https://sqs.us-isob-east-1.sc2s.sgov.gov/"),
        (.sqs, "eu-isoe-west-1", "https://sqs.eu-isoe-west-1.cloud.adc-e.uk/"),
        (.sqs, "us-isof-south-1", "https://sqs.us-isof-south-1.csp.hci.ic.gov/"),
        (.sqs, "eusc-de-east-1", "https://sqs.eusc-de-east-1.amazonaws.eu/"),
        (.sqs, "xx-new-1", "https://sqs.xx-new-1.amazonaws.com/"),
    ])
    func followsRegion(service: AWSService, region: String, url: String) throws {
        #expect(try endpoint(service, region) == url)
    }

    private static let config = """
        [default]
        endpoint_url = http://profile
        services = local
        [services local]
        dynamodb =
          endpoint_url = http://profile-dynamodb
        """

    @Test func followsOrderOfSettings() throws {
        let all = ["AWS_ENDPOINT_URL": "http://all", "AWS_ENDPOINT_URL_DYNAMODB": "http://one"]
        #expect(try endpoint(.dynamoDB, override: "http://given", variables: all) == "http://given/")
        #expect(try endpoint(.dynamoDB, variables: all, config: Self.config) == "http://one/")
        #expect(try endpoint(.sqs, variables: all, config: Self.config) == "http://all/")
        #expect(try endpoint(.dynamoDB, config: Self.config) == "http://profile-dynamodb/")
        #expect(try endpoint(.sqs, config: Self.config) == "http://profile/")
    }

    @Test(arguments: [
        (AWSService.dynamoDB, "DYNAMODB"), (.sqs, "SQS"), (.eventBridge, "EVENTBRIDGE"), (.ssm, "SSM"), (.sns, "SNS"),
    ])
    func readsVariableOfService(service: AWSService, name: String) throws {
        #expect(try endpoint(service, variables: ["AWS_ENDPOINT_URL_\(name)": "http://x:1/p"]) == "http://x:1/p")
    }

    @Test func canIgnoreSettings() throws {
        let ignoring = ["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "true", "AWS_ENDPOINT_URL": "http://all"]
        #expect(try endpoint(.sqs, variables: ignoring) == "https://sqs.eu-west-1.amazonaws.com/")
        #expect(try endpoint(.sqs, override: "http://given", variables: ignoring) == "http://given/")
        let config = Self.config.replacing("[services", with: "ignore_configured_endpoint_urls = true\n[services")
        #expect(try endpoint(.dynamoDB, config: config) == "https://dynamodb.eu-west-1.amazonaws.com/")
    }

    @Test func refusesWhatIsNoURL() {
        #expect {
            try endpoint(.sqs, variables: ["AWS_ENDPOINT_URL_SQS": "localhost:9324"])
        } throws: { error in
            String(describing: error)
                == "AWS_ENDPOINT_URL_SQS makes the endpoint 'localhost:9324', which is no URL of http or https; "
                + "give one such as 'http://127.0.0.1:8000'"
        }
    }
}
