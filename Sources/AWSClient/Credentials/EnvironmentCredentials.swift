/// Credentials from environment variables, as Lambda sets them.
///
/// https://docs.aws.amazon.com/sdkref/latest/guide/feature-static-credentials.html
struct EnvironmentCredentials: CredentialSource {
    let environment: AWSEnvironment

    var name: String { "environment" }

    func load() async -> CredentialAnswer {
        switch (environment["AWS_ACCESS_KEY_ID"], environment["AWS_SECRET_ACCESS_KEY"]) {
        case (let accessKeyID?, let secretAccessKey?):
            .credentials(
                AWSCredentials(
                    accessKeyID: accessKeyID,
                    secretAccessKey: secretAccessKey,
                    sessionToken: environment["AWS_SESSION_TOKEN"]
                )
            )
        case (nil, nil): .notSetUp("AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set")
        case (nil, _): .failed("AWS_SECRET_ACCESS_KEY is set but AWS_ACCESS_KEY_ID is not")
        case (_, nil): .failed("AWS_ACCESS_KEY_ID is set but AWS_SECRET_ACCESS_KEY is not")
        }
    }
}

/// The role that a web identity may take on, which this client does not support.
///
/// https://docs.aws.amazon.com/sdkref/latest/guide/feature-assume-role-credentials.html
struct WebIdentityCredentials: CredentialSource {
    let environment: AWSEnvironment

    var name: String { "web identity" }

    func load() async -> CredentialAnswer {
        guard environment["AWS_WEB_IDENTITY_TOKEN_FILE"] != nil else {
            return .notSetUp("AWS_WEB_IDENTITY_TOKEN_FILE is not set")
        }
        return .failed(
            "AWS_WEB_IDENTITY_TOKEN_FILE is set, but web identities are not supported; "
                + "set AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN"
        )
    }
}
