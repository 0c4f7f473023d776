import TemplateModel

extension RelationRule {
    static let functionMemory = RelationRule(
        "LAM-02",
        .error,
        "a function without a capacity provider has at most 10240 MB",
        source: "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html",
        check: { relations, rule in
            for function in relations.resources(of: "AWS::Lambda::Function") {
                // More than 32768, or less than 128, is outside of the schema's range.
                for memory in function.quantities("MemorySize", under: .none)
                where (10_241...32_768).contains(memory.number) {
                    let providers = function.values("CapacityProviderConfig", under: memory.choices)
                    guard providers.allSatisfy(\.isAbsent) else { continue }
                    relations.report(
                        rule,
                        at: memory.value,
                        "MemorySize is \(memory.number), but at most 10240 MB without CapacityProviderConfig; lower it, or run the "
                            + "function on a capacity provider"
                    )
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    The schema of the type allows 32768 MB, which is for functions that run on instances of a \
                    capacity provider. Lambda refuses more than 10240 MB for all others.
                    """,
                fix: "Set MemorySize to at most 10240.",
                evidence: [.documentation, .schema],
                examples: [
                    .bad(
                        "More than Lambda has for a function",
                        """
                        Resources:
                          Writer:
                            Type: AWS::Lambda::Function
                            Properties:
                              MemorySize: 16384
                        """,
                        finds:
                            """
                            error[LAM-02]: MemorySize is 16384, but at most 10240 MB without \
                            CapacityProviderConfig; lower it, or run the function on a capacity provider \
                            [Resources/Writer/Properties/MemorySize]
                            """
                    ),
                    .good(
                        "A capacity provider",
                        """
                        Resources:
                          Writer:
                            Type: AWS::Lambda::Function
                            Properties:
                              MemorySize: 16384
                              CapacityProviderConfig:
                                LambdaManagedInstancesCapacityProviderConfig:
                                  CapacityProviderArn: arn:aws:lambda:eu-west-1:123456789012:capacity-provider:large
                        """
                    ),
                    .unknown(
                        "A size that a deployment gives",
                        """
                        Parameters:
                          P: {Type: Number}
                        Resources:
                          Writer:
                            Type: AWS::Lambda::Function
                            Properties:
                              MemorySize: !Ref P
                        """
                    ),
                ]
            )
        }
    )
}
