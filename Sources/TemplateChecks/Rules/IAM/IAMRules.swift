import TemplateModel

extension RuleGroup {
    /// Rules of identities and their policies.
    static let iam = RuleGroup(
        id: "IAM",
        title: "Roles and policies",
        rules: [
            .inlinePolicySize, .managedPolicyQuotas, .trustPolicySize, .policyCharacters, .roleName,
            .producerEncryption, .broadStatement, .literalARN,
        ],
        others: {
            [
                RuleEntry(
                    "IAM-04",
                    .error,
                    "the name of a role has at most 64 characters, that of a policy at most 128",
                    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html",
                    .foundBy(["SCH-07"])
                )
            ]
        }
    )
}
