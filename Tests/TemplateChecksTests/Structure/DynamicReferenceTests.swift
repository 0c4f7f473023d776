import TemplateModel
import Testing

@testable import TemplateChecks

@Suite("Dynamic references")
struct DynamicReferenceTests {
    private func expectReferenceFindings(
        _ text: String,
        _ expected: [String],
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) throws {
        let resources = "Resources: {Topic: {Type: 'AWS::SNS::Topic', Properties: {DisplayName: \"\(text)\"}}}"
        try expectFindings(
            resources,
            expected.map { "\($0) [Resources/Topic/Properties/DisplayName]" },
            sourceLocation: sourceLocation
        )
    }

    @Test(arguments: [
        "{{resolve:ssm:/my/name_1.x-y}}", "{{resolve:ssm:name:12}}", "{{resolve:ssm:${Name}:1}}",
        "{{resolve:secretsmanager:name}}", "{{resolve:secretsmanager:name::::}}",
        "{{resolve:secretsmanager:my name:SecretString:my key:AWSCURRENT}}",
        "{{resolve:secretsmanager:name:SecretString:key::id}}",
        "{{resolve:secretsmanager:arn:aws:secretsmanager:us-east-1:123456789012:secret:name-abcdef:SecretString:key}}",
        "{{resolve:secretsmanager:arn:aws:secretsmanager:us-east-1:123456789012:secret:name-abcdef}}",
        "{{resolve:secretsmanager:${AWS::StackName}-name:SecretString:key}}", "{{resolve:${Service}:x}}",
        "a {{resolve:ssm:a}} and {{resolve:ssm:b}}", "{{ other }}", "{{resolve:ssm:a", "f'{{resolve:x' + y + '}}'",
    ])
    func aGoodReferenceIsAccepted(_ text: String) throws {
        try expectReferenceFindings(text, [])
    }

    @Test(arguments: [
        (
            "{{resolve:smm:name}}",
            "must name the service 'ssm', 'ssm-secure' or 'secretsmanager'; did you mean 'ssm'?"
        ),
        ("{{resolve:ssm:}}", "must name a parameter, '{{resolve:ssm:name}}'"),
        ("{{resolve:ssm:a b}}", "must have a name of letters, digits, '_', '.', '-' and '/'"),
        ("{{resolve:ssm:name:latest}}", "must have a version that is a number, got 'latest'"),
        ("{{resolve:ssm:name:1:2}}", "must be the name of a parameter and a version, '{{resolve:ssm:name:1}}'"),
        ("{{resolve:secretsmanager:}}", "must name a secret, '{{resolve:secretsmanager:name}}'"),
        (
            "{{resolve:secretsmanager:name:key}}",
            "must have 'SecretString' after the secret, got 'key'"
        ),
        ("{{resolve:secretsmanager:arn:aws:secretsmanager}}", "must have the whole ARN of the secret"),
        (
            "{{resolve:secretsmanager:n:SecretString:key:stage:id}}",
            "must have a version's stage or its ID, not both"
        ),
        (
            "{{resolve:secretsmanager:n:SecretString:k:s:v:x}}",
            "must have at most 4 parts after the secret, as in 'name:SecretString:key:stage:version'"
        ),
    ])
    func aReferenceOfAnotherFormIsReported(_ text: String, _ problem: String) throws {
        try expectReferenceFindings(text, ["error[TPL-31]: dynamic reference '\(text)' \(problem)"])
    }

    @Test func aReferenceOfParametersMustHaveAVersion() throws {
        try expectFindings(
            """
            Parameters: {A: {Type: String, Default: '{{resolve:ssm:name}}'}}
            Resources: {Topic: {Type: 'AWS::SNS::Topic'}}
            """,
            [
                """
                error[TPL-31]: dynamic reference '{{resolve:ssm:name}}' must have a version in the section of parameters, \
                '{{resolve:ssm:name:1}}' [Parameters/A/Default]
                """
            ]
        )
    }

    @Test func aSecretIsReadOnlyWhereItIsKept() throws {
        try expectFindings(
            """
            Resources:
              User:
                Type: AWS::IAM::User
                Metadata: {Secret: '{{resolve:secretsmanager:name}}'}
                Properties:
                  UserName: '{{resolve:ssm-secure:name}}'
                  LoginProfile: {Password: !Sub '{{resolve:ssm-secure:${AWS::StackName}:1}}'}
              Custom:
                Type: Custom::Thing
                Properties: {ServiceToken: arn, Secret: '{{resolve:secretsmanager:name}}'}
            Outputs: {Secret: {Value: '{{resolve:secretsmanager:name}}'}}
            """,
            [
                """
                error[TPL-32]: dynamic reference '{{resolve:secretsmanager:name}}' is a secret, which only properties of \
                resources take [Resources/User/Metadata/Secret]
                """,
                """
                error[TPL-32]: dynamic reference '{{resolve:ssm-secure:name}}' is a secure string, which this property does \
                not take; use Secrets Manager [Resources/User/Properties/UserName]
                """,
                """
                warning[TPL-33]: dynamic reference '{{resolve:secretsmanager:name}}' is a secret, which CloudFormation does \
                not read for custom resources [Resources/Custom/Properties/Secret]
                """,
                """
                error[TPL-32]: dynamic reference '{{resolve:secretsmanager:name}}' is a secret, which only properties of \
                resources take [Outputs/Secret/Value]
                """,
            ]
        )
    }

    @Test func spacesAfterTheBracesAreReported() throws {
        try expectReferenceFindings(
            "{{ resolve:ssm:name }}",
            [
                """
                warning[TPL-34]: '{{ resolve:ssm:name }}' has spaces after '{{', so that it is no dynamic reference; remove \
                them
                """
            ]
        )
    }

    @Test func moreReferencesThanAllowedAreReported() throws {
        let references = String(repeating: "{{resolve:ssm:a}}", count: 61)
        try expectFindings(
            "Resources: {Topic: {Type: 'AWS::SNS::Topic', Properties: {DisplayName: '\(references)'}}}",
            ["error[CFN-13]: the template has 61 dynamic references, but must have at most 60"]
        )
    }
}
