package import AWSClient

extension AWSEnvironment {
    /// Keys and a Region, and nothing of the machine's.
    package static let testing = AWSEnvironment(variables: testingVariables)

    /// What a worker needs to reach a service on this machine.
    package static let testingVariables = [
        "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY": "secret", "AWS_REGION": "eu-west-1",
        "AWS_CONFIG_FILE": "/dev/null", "AWS_SHARED_CREDENTIALS_FILE": "/dev/null",
    ]
}
