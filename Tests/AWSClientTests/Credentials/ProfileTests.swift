import Testing

@testable import AWSClient

@Suite struct ProfileTests {
    private let config = """
        # A comment
        [default]
        region = eu-west-1
        output=json ; a comment
        [profile build]
          region = us-east-1
        aws_access_key_id = AKIDCONFIG
        aws_secret_access_key = a;b#c=d
        services = local
        endpoint_url = http://all
        [ profile   spaced ]
        region = ap-south-1
        ; another comment
        [services local]
        dynamodb =
          endpoint_url = http://127.0.0.1:8000
        sqs =
          endpoint_url = http://127.0.0.1:9324
          other = x
        stray line
        [profile build]
        max_attempts = 7
        """
    private let credentials = """
        [default]
        aws_access_key_id = AKIDDEFAULT
        aws_secret_access_key = secret

        [build]
        aws_access_key_id = AKIDBUILD
        """

    private func profile(_ name: String?, _ files: [String: String]? = nil) -> Profile {
        var variables = ["HOME": "/home/me"]
        variables["AWS_PROFILE"] = name
        return Profile(
            AWSEnvironment(
                variables: variables,
                files: files ?? ["/home/me/.aws/config": config, "/home/me/.aws/credentials": credentials]
            )
        )
    }

    @Test func readsDefault() {
        let profile = profile(nil)
        #expect(profile.name == "default")
        #expect(profile["region"] == "eu-west-1")
        #expect(profile["output"] == "json")
        #expect(profile["aws_access_key_id"] == "AKIDDEFAULT")
    }

    @Test func mergesSectionsAndFiles() {
        let profile = profile("build")
        #expect(profile["region"] == "us-east-1")
        #expect(profile["max_attempts"] == "7")
        #expect(profile["aws_access_key_id"] == "AKIDBUILD")
        #expect(profile["aws_secret_access_key"] == "a;b#c=d")
        #expect(profile.setting("endpoint_url", ofService: "dynamodb") == "http://127.0.0.1:8000")
        #expect(profile.setting("endpoint_url", ofService: "sqs") == "http://127.0.0.1:9324")
        #expect(profile.setting("endpoint_url", ofService: "sns") == nil)
        #expect(profile["endpoint_url"] == "http://all")
    }

    @Test func readsSpacedName() {
        #expect(profile("spaced")["region"] == "ap-south-1")
    }

    @Test func needsTheWordInConfigFile() {
        #expect(!profile("plain", ["/home/me/.aws/config": "[plain]\nregion = x"]).exists)
        #expect(profile("plain", ["/home/me/.aws/credentials": "[plain]\naws_access_key_id = x"]).exists)
    }

    @Test func prefersProfileDefault() {
        let text = "[default]\nregion = a\n[profile default]\nregion = b"
        #expect(profile(nil, ["/home/me/.aws/config": text])["region"] == "b")
    }

    @Test func readsFilesThatTheEnvironmentNames() {
        let environment = AWSEnvironment(
            variables: ["HOME": "/h", "AWS_CONFIG_FILE": "/c", "AWS_SHARED_CREDENTIALS_FILE": "~/k"],
            files: ["/c": "[default]\nregion = r", "/h/k": "[default]\naws_access_key_id = i"]
        )
        #expect(Profile(environment)["region"] == "r")
        #expect(Profile(environment)["aws_access_key_id"] == "i")
    }

    @Test func readsFilesOfTheProcess() throws {
        let text = try #require(AWSEnvironment.process.text(ofFile: #filePath))
        #expect(text.contains("readsFilesOfTheProcess"))
        #expect(AWSEnvironment.process.text(ofFile: "/nowhere") == nil)
        #expect(AWSEnvironment.process["PATH"] != nil)
    }
}
