/// Credentials that stand in a profile of the shared files.
///
/// https://docs.aws.amazon.com/sdkref/latest/guide/feature-static-credentials.html
struct ProfileCredentials: CredentialSource {
    let profile: Profile

    var name: String { "profile '\(profile.name)'" }

    func load() async -> CredentialAnswer {
        guard profile.exists else {
            let reason = "neither \(profile.files.joined(separator: " nor ")) has it"
            return profile.isChosen ? .failed("\(reason), but AWS_PROFILE names it") : .notSetUp(reason)
        }
        // As AWS's own clients do: what leads to other credentials counts before keys that stand in the profile.
        if let setting = Self.unsupported.first(where: { profile[$0] != nil }) {
            return .failed(
                "it has '\(setting)', which is not supported; give it aws_access_key_id and aws_secret_access_key, or "
                    + "set AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN, "
                    + "which `aws configure export-credentials --format env` prints"
            )
        }
        switch (profile["aws_access_key_id"], profile["aws_secret_access_key"]) {
        case (let accessKeyID?, let secretAccessKey?):
            return .credentials(
                AWSCredentials(
                    accessKeyID: accessKeyID,
                    secretAccessKey: secretAccessKey,
                    sessionToken: profile["aws_session_token"]
                )
            )
        case (nil, nil): return .notSetUp("it has no aws_access_key_id")
        case (nil, _): return .failed("it has aws_secret_access_key but no aws_access_key_id")
        case (_, nil): return .failed("it has aws_access_key_id but no aws_secret_access_key")
        }
    }

    private static let unsupported = [
        "role_arn", "source_profile", "credential_source", "web_identity_token_file", "sso_session", "sso_start_url",
        "sso_account_id", "login_session", "credential_process",
    ]
}
