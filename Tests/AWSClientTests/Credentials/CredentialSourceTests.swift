import AWSTestSupport
import Foundation
import Testing

@testable import AWSClient

@Suite(.timeLimit(.minutes(1))) struct CredentialSourceTests {
    private static let document = """
        {"AccessKeyId": "AKIDROLE", "SecretAccessKey": "secret", "Token": "token", "Expiration": "2026-03-01T06:00:00Z"}
        """
    private static let credentials = AWSCredentials(
        accessKeyID: "AKIDROLE",
        secretAccessKey: "secret",
        sessionToken: "token",
        expiration: Timestamp(iso8601: "2026-03-01T06:00:00Z")
    )

    // MARK: The environment

    @Test(arguments: [
        (["AWS_ACCESS_KEY_ID": "i", "AWS_SECRET_ACCESS_KEY": "s"], nil as String?),
        (["AWS_ACCESS_KEY_ID": "i", "AWS_SECRET_ACCESS_KEY": "s", "AWS_SESSION_TOKEN": "t"], "t"),
        (["AWS_ACCESS_KEY_ID": "i", "AWS_SECRET_ACCESS_KEY": "s", "AWS_SESSION_TOKEN": ""], nil),
    ])
    func readsEnvironment(variables: [String: String], token: String?) async {
        let answer = await EnvironmentCredentials(environment: AWSEnvironment(variables: variables)).load()
        #expect(answer == .credentials(AWSCredentials(accessKeyID: "i", secretAccessKey: "s", sessionToken: token)))
    }

    @Test func reportsIncompleteEnvironment() async {
        let cases: [([String: String], CredentialAnswer)] = [
            ([:], .notSetUp("AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set")),
            (["AWS_ACCESS_KEY_ID": "i"], .failed("AWS_ACCESS_KEY_ID is set but AWS_SECRET_ACCESS_KEY is not")),
            (["AWS_SECRET_ACCESS_KEY": "s"], .failed("AWS_SECRET_ACCESS_KEY is set but AWS_ACCESS_KEY_ID is not")),
        ]
        for (variables, answer) in cases {
            #expect(await EnvironmentCredentials(environment: AWSEnvironment(variables: variables)).load() == answer)
        }
    }

    @Test func reportsWebIdentity() async {
        let environment = AWSEnvironment(variables: ["AWS_WEB_IDENTITY_TOKEN_FILE": "/token"])
        #expect(
            await WebIdentityCredentials(environment: environment).load()
                == .failed(
                    "AWS_WEB_IDENTITY_TOKEN_FILE is set, but web identities are not supported; "
                        + "set AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN"
                )
        )
        #expect(
            await WebIdentityCredentials(environment: AWSEnvironment(variables: [:])).load()
                == .notSetUp("AWS_WEB_IDENTITY_TOKEN_FILE is not set")
        )
    }

    // MARK: Profiles

    private func profile(_ text: String, chosen: Bool = false) async -> CredentialAnswer {
        var variables = ["HOME": "/h"]
        if chosen { variables["AWS_PROFILE"] = "p" }
        let environment = AWSEnvironment(variables: variables, files: ["/h/.aws/credentials": text])
        return await ProfileCredentials(profile: Profile(environment)).load()
    }

    @Test func readsProfile() async {
        let text = "[default]\naws_access_key_id = i\naws_secret_access_key = s\naws_session_token = t"
        #expect(
            await profile(text)
                == .credentials(AWSCredentials(accessKeyID: "i", secretAccessKey: "s", sessionToken: "t"))
        )
    }

    @Test func reportsProfilesWithoutKeys() async {
        let files = "/h/.aws/config nor /h/.aws/credentials"
        #expect(await profile("") == .notSetUp("neither \(files) has it"))
        #expect(await profile("", chosen: true) == .failed("neither \(files) has it, but AWS_PROFILE names it"))
        #expect(await profile("[default]\nregion = x") == .notSetUp("it has no aws_access_key_id"))
        #expect(
            await profile("[default]\naws_access_key_id = x")
                == .failed("it has aws_access_key_id but no aws_secret_access_key")
        )
        #expect(
            await profile("[default]\naws_secret_access_key = x")
                == .failed("it has aws_secret_access_key but no aws_access_key_id")
        )
    }

    @Test(arguments: ["role_arn", "source_profile", "sso_session", "sso_start_url", "credential_process"])
    func reportsUnsupportedProfile(setting: String) async {
        let text = "[default]\naws_access_key_id = i\naws_secret_access_key = s\n\(setting) = x"
        #expect(
            await profile(text)
                == .failed(
                    "it has '\(setting)', which is not supported; give it aws_access_key_id and aws_secret_access_key, "
                        + "or set AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN, "
                        + "which `aws configure export-credentials --format env` prints"
                )
        )
    }

    // MARK: Containers

    private func container(
        _ variables: [String: String],
        files: [String: String] = [:],
        transport: any AWSTransport = PooledTransport()
    ) async -> CredentialAnswer {
        let environment = AWSEnvironment(variables: variables, files: files)
        return await ContainerCredentials(
            environment: environment,
            transport: transport,
            clock: TestClock.endOfFebruary
        ).load()
    }

    @Test func asksFullURI() async throws {
        let server = try await TestServer.start(.answer(200, body: Self.document))
        let answer = await container([
            "AWS_CONTAINER_CREDENTIALS_FULL_URI": "\(server.url)/role?a=1",
            "AWS_CONTAINER_AUTHORIZATION_TOKEN": "Basic abcd",
        ])
        #expect(answer == .credentials(Self.credentials))
        let received = try #require(server.received.first)
        #expect(received.head.hasPrefix("GET /role?a=1 HTTP/1.1"))
        #expect(received.header("Authorization") == "Basic abcd")
    }

    @Test func asksRelativeURI() async throws {
        let transport = StubTransport(json: Self.document)
        let answer = await container(
            [
                "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/v2/credentials/id",
                "AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://ignored",
            ],
            transport: transport
        )
        #expect(answer == .credentials(Self.credentials))
        #expect(transport.requests.map(\.origin.description) == ["http://169.254.170.2"])
        #expect(transport.requests.map(\.path) == ["/v2/credentials/id"])
    }

    @Test func prefersTokenFile() async throws {
        let transport = StubTransport(json: Self.document)
        _ = await container(
            [
                "AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://169.254.170.23/v1/credentials",
                "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE": "/token", "AWS_CONTAINER_AUTHORIZATION_TOKEN": "other",
            ],
            files: ["/token": "from the file"],
            transport: transport
        )
        #expect(transport.requests.first?.headers.last == HTTPHeader("Authorization", "from the file"))
    }

    @Test(arguments: [
        (
            [:],
            CredentialAnswer.notSetUp(
                "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI and AWS_CONTAINER_CREDENTIALS_FULL_URI are not set"
            )
        ),
        (
            ["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "id"],
            .failed("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI 'id' does not begin with a slash")
        ),
        (["AWS_CONTAINER_CREDENTIALS_FULL_URI": "ftp://x"], .failed("'ftp://x' is no URL of http or https")),
        (
            ["AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://example.com/x"],
            .failed(
                "'example.com' is not allowed over http: only https, 'localhost', loopback addresses, "
                    + "169.254.170.2, 169.254.170.23 and fd00:ec2::23 are"
            )
        ),
        (
            ["AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://127.0.0.1/x", "AWS_CONTAINER_AUTHORIZATION_TOKEN": "a\nb"],
            .failed("the authorization token has a line break")
        ),
        (
            [
                "AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://127.0.0.1/x",
                "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE": "/none",
            ],
            .failed("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE '/none' cannot be read")
        ),
    ])
    func reportsSettingsOfContainers(variables: [String: String], answer: CredentialAnswer) async {
        #expect(await container(variables, transport: StubTransport(json: Self.document)) == answer)
    }

    @Test(arguments: [
        "http://localhost/x", "http://LOCALHOST/x", "http://127.0.0.1/x", "http://127.255.0.9/x", "http://[::1]/x",
        "http://169.254.170.2/x", "http://169.254.170.23/x", "http://[fd00:ec2::23]/x", "https://example.com/x",
    ])
    func allowsHosts(url: String) async {
        let answer = await container(
            ["AWS_CONTAINER_CREDENTIALS_FULL_URI": url],
            transport: StubTransport(json: Self.document)
        )
        #expect(answer == .credentials(Self.credentials))
    }

    @Test(arguments: [
        "http://127.0.0.1.example.com/x", "http://127.0.0/x", "http://127.0.0.256/x", "http://169.254.169.254/x",
        "http://10.0.0.1/x", "http://localhost.example.com/x", "http://[::2]/x",
    ])
    func refusesHosts(url: String) async {
        let transport = StubTransport(json: Self.document)
        let answer = await container(["AWS_CONTAINER_CREDENTIALS_FULL_URI": url], transport: transport)
        guard case .failed = answer else {
            Issue.record("\(url) was allowed")
            return
        }
        #expect(transport.requests.isEmpty)
    }

    @Test func asksContainerAgain() async {
        let transport = StubTransport([
            .json("", status: 500), .failure(.connectionClosed("x")), .json(Self.document),
        ])
        let answer = await container(
            ["AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://127.0.0.1/x"],
            transport: transport
        )
        #expect(answer == .credentials(Self.credentials))
    }

    @Test(arguments: [
        (
            Result<HTTPResponse, AWSTransportError>.json("", status: 404),
            "http://127.0.0.1/x answered with status 404", 1
        ),
        (.json("", status: 500), "http://127.0.0.1/x answered with status 500", 3),
        (
            .failure(.timedOut(.seconds(2))),
            "http://127.0.0.1/x: no whole answer came within 2.0 seconds", 3
        ),
        (
            .json("{"),
            "http://127.0.0.1/x: the answer is not JSON: expected a key in double quotes, found the end at byte 1",
            1
        ),
        (.json("{}"), "http://127.0.0.1/x: the answer has no AccessKeyId and SecretAccessKey", 1),
        (.json(#"{"code":"Denied","message":"why"}"#), "http://127.0.0.1/x: Denied: why", 1),
        (
            .json(#"{"AccessKeyId":"a","SecretAccessKey":"b","Expiration":"soon"}"#),
            "http://127.0.0.1/x: the answer's Expiration 'soon' is no time in UTC", 1
        ),
    ])
    func reportsAnswersOfContainers(
        result: Result<HTTPResponse, AWSTransportError>,
        reason: String,
        requests: Int
    ) async {
        let transport = StubTransport([result])
        let answer = await container(
            ["AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://127.0.0.1/x"],
            transport: transport
        )
        #expect(answer == .failed(reason))
        #expect(transport.requests.count == requests)
    }

    // MARK: Instances

    private func instance(_ variables: [String: String], transport: any AWSTransport) async -> CredentialAnswer {
        let environment = AWSEnvironment(variables: variables)
        let profile = Profile(environment)
        return await InstanceCredentials(environment: environment, profile: profile, transport: transport).load()
    }

    @Test func asksInstanceWithToken() async throws {
        let server = try await TestServer.start { _, request in
            switch request.target {
            case "/latest/api/token": .answer(200, body: "the token")
            case "/latest/meta-data/iam/security-credentials/": .answer(200, body: "the-role\n")
            case "/latest/meta-data/iam/security-credentials/the-role":
                .answer(200, body: #"{"Code": "Success", \#(Self.document.dropFirst())"#)
            default: .answer(404, body: "")
            }
        }
        let answer = await instance(
            ["AWS_EC2_METADATA_SERVICE_ENDPOINT": server.url, "AWS_METADATA_SERVICE_TIMEOUT": "30"],
            transport: PooledTransport()
        )
        #expect(answer == .credentials(Self.credentials))
        #expect(server.received.first?.head.hasPrefix("PUT ") == true)
        #expect(server.received.first?.header("x-aws-ec2-metadata-token-ttl-seconds") == "21600")
        #expect(
            server.received.dropFirst().map { $0.header("x-aws-ec2-metadata-token") } == ["the token", "the token"]
        )
    }

    @Test func reportsInstances() async {
        #expect(
            await instance(["AWS_EC2_METADATA_DISABLED": "TRUE"], transport: StubTransport(json: ""))
                == .notSetUp("AWS_EC2_METADATA_DISABLED is 'true'")
        )
        #expect(
            await instance([:], transport: StubTransport([.failure(.timedOut(.seconds(1)))]))
                == .notSetUp("http://169.254.169.254/latest/api/token: no whole answer came within 1.0 seconds")
        )
        #expect(
            await instance([:], transport: StubTransport(json: "", status: 403))
                == .notSetUp("http://169.254.169.254/latest/api/token answered with status 403")
        )
        #expect(
            await instance([:], transport: StubTransport([.json("t"), .json("")]))
                == .notSetUp("the instance has no role")
        )
        let failure = #"{"Code": "AssumeRoleUnauthorizedAccess", "Message": "why"}"#
        #expect(
            await instance([:], transport: StubTransport([.json("t"), .json("role"), .json(failure)]))
                == .failed("AssumeRoleUnauthorizedAccess: why")
        )
    }

    @Test func heedsSettingsOfInstances() async {
        let transport = StubTransport(json: "", status: 500)
        _ = await instance(
            [
                "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE": "IPv6", "AWS_METADATA_SERVICE_TIMEOUT": "3",
                "AWS_METADATA_SERVICE_NUM_ATTEMPTS": "2",
            ],
            transport: transport
        )
        #expect(transport.requests.map(\.origin.description) == ["http://[fd00:ec2::254]", "http://[fd00:ec2::254]"])
        #expect(transport.timeouts == [.seconds(3), .seconds(3)])
    }
}
