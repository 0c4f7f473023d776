import TemplateModel

extension RelationRule {
    static let runtimeAndHandler = RelationRule(
        "LAM-13",
        .error,
        "a function of a zip file archive has a runtime and a handler",
        source: """
            https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-\
            lambda-function.html
            """,
        check: { relations, rule in
            for function in relations.resources(of: "AWS::Lambda::Function") {
                for code in function.values("Code") {
                    guard let parts = code.node?.objectValue, parts["ZipFile"] != nil || parts["S3Key"] != nil else {
                        continue
                    }
                    for package in function.values("PackageType", under: code.value.choices)
                    where package.isAbsent || package.text == "Zip" {
                        for (key, example) in [("Handler", "bootstrap"), ("Runtime", "provided.al2023")] {
                            for value in function.values(.key(key), under: package.value.choices) where value.isAbsent {
                                relations.report(
                                    rule,
                                    at: value,
                                    with: [package],
                                    "the code is a zip file archive, for which Lambda requires a \(key); for Swift this is \(example)"
                                )
                            }
                        }
                    }
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    Only an image of a container brings its runtime and its entry point along. For an archive \
                    Lambda refuses a function without Runtime, or without Handler. That a runtime is still \
                    supported is RES-01.
                    """,
                fix: """
                    Set Runtime and Handler: provided.al2023 and any handler, such as bootstrap, for Swift.
                    """,
                evidence: [.documentation, .linter("W2533")],
                examples: [
                    .bad(
                        "No handler",
                        """
                        Resources:
                          Writer:
                            Type: AWS::Lambda::Function
                            Properties:
                              Code: {S3Bucket: code, S3Key: writer.zip}
                              Runtime: provided.al2023
                        """,
                        finds:
                            """
                            error[LAM-13]: the code is a zip file archive, for which Lambda requires a \
                            Handler; for Swift this is bootstrap [Resources/Writer/Properties]
                            """
                    ),
                    .bad(
                        "Neither",
                        """
                        Resources:
                          Writer:
                            Type: AWS::Lambda::Function
                            Properties:
                              PackageType: Zip
                              Code: {S3Bucket: code, S3Key: writer.zip}
                        """,
                        finds:
                            """
                            error[LAM-13]: the code is a zip file archive, for which Lambda requires a \
                            Handler; for Swift this is bootstrap [Resources/Writer/Properties]
                            """,
                        """
                        error[LAM-13]: the code is a zip file archive, for which Lambda requires a \
                        Runtime; for Swift this is provided.al2023 [Resources/Writer/Properties]
                        """
                    ),
                    .good(
                        "Both",
                        """
                        Resources:
                          Writer:
                            Type: AWS::Lambda::Function
                            Properties:
                              Code: {S3Bucket: code, S3Key: writer.zip}
                              Runtime: provided.al2023
                              Handler: bootstrap
                        """
                    ),
                    .good(
                        "An image",
                        """
                        Resources:
                          Writer:
                            Type: AWS::Lambda::Function
                            Properties:
                              PackageType: Image
                              Code: {ImageUri: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/writer:1}
                        """
                    ),
                    .unknown(
                        "A deployment decides about the package",
                        """
                        Parameters:
                          P: {Type: String}
                        Resources:
                          Writer:
                            Type: AWS::Lambda::Function
                            Properties:
                              PackageType: !Ref P
                              Code: {S3Bucket: code, S3Key: writer.zip}
                        """
                    ),
                ]
            )
        }
    )
}
