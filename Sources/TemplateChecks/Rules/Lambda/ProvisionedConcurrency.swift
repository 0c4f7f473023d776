import TemplateModel

extension RelationRule {
    static let provisionedConcurrency = RelationRule(
        "LAM-06",
        .error,
        "provisioned concurrency is that of a version, and within the reserve of the function",
        source: "https://docs.aws.amazon.com/lambda/latest/dg/provisioned-concurrency.html",
        check: { relations, rule in
            ProvisionedConcurrency(relations, rule).run()
        },
        explanation: {
            RuleExplanation(
                why: """
                    Executions can be prepared only for a version that does not change, which $LATEST is not. \
                    Those of all versions and aliases of a function count towards its reserve, so that Lambda \
                    refuses more than it reserves.
                    """,
                fix: """
                    Point the alias at an AWS::Lambda::Version; provision at most what the function reserves.
                    """,
                evidence: [.archivedDocumentation],
                examples: [
                    .bad(
                        "An alias of $LATEST",
                        """
                        Resources:
                          Writer:
                            Type: AWS::Lambda::Function
                          Live:
                            Type: AWS::Lambda::Alias
                            Properties:
                              FunctionName: !Ref Writer
                              FunctionVersion: $LATEST
                              Name: live
                              ProvisionedConcurrencyConfig: {ProvisionedConcurrentExecutions: 5}
                        """,
                        finds:
                            """
                            error[LAM-06]: concurrency is provisioned for an alias of $LATEST, which Lambda \
                            refuses; point the alias at a version \
                            [Resources/Live/Properties/ProvisionedConcurrencyConfig/ProvisionedConcurrentExecutions]
                            """
                    ),
                    .bad(
                        "More than the reserve",
                        """
                        Resources:
                          Writer:
                            Type: AWS::Lambda::Function
                            Properties:
                              ReservedConcurrentExecutions: 10
                          Version:
                            Type: AWS::Lambda::Version
                            Properties:
                              FunctionName: !Ref Writer
                              ProvisionedConcurrencyConfig: {ProvisionedConcurrentExecutions: 8}
                          Live:
                            Type: AWS::Lambda::Alias
                            Properties:
                              FunctionName: !Ref Writer
                              FunctionVersion: !GetAtt Version.Version
                              Name: live
                              ProvisionedConcurrencyConfig: {ProvisionedConcurrentExecutions: 5}
                        """,
                        finds:
                            """
                            error[LAM-06]: 13 (8 + 5) executions of 'Writer' are provisioned, but it reserves \
                            10; reserve at least 13, or provision less \
                            [Resources/Version/Properties/ProvisionedConcurrencyConfig/ProvisionedConcurrentExecutions]
                            """
                    ),
                    .good(
                        "An alias of a version",
                        """
                        Resources:
                          Writer:
                            Type: AWS::Lambda::Function
                            Properties:
                              ReservedConcurrentExecutions: 10
                          Version:
                            Type: AWS::Lambda::Version
                            Properties:
                              FunctionName: !Ref Writer
                          Live:
                            Type: AWS::Lambda::Alias
                            Properties:
                              FunctionName: !Ref Writer
                              FunctionVersion: !GetAtt Version.Version
                              Name: live
                              ProvisionedConcurrencyConfig: {ProvisionedConcurrentExecutions: 10}
                        """
                    ),
                    .unknown(
                        "A reserve that a deployment gives",
                        """
                        Parameters:
                          P: {Type: Number}
                        Resources:
                          Writer:
                            Type: AWS::Lambda::Function
                            Properties:
                              ReservedConcurrentExecutions: !Ref P
                          Version:
                            Type: AWS::Lambda::Version
                            Properties:
                              FunctionName: !Ref Writer
                              ProvisionedConcurrencyConfig: {ProvisionedConcurrentExecutions: 8}
                        """
                    ),
                ]
            )
        }
    )
}

/// Compares what is provisioned with what it is provisioned for.
private struct ProvisionedConcurrency {
    private static let path: [ValueStep] = ["ProvisionedConcurrencyConfig", "ProvisionedConcurrentExecutions"]

    private let relations: Relations
    private let rule: Rule

    init(_ relations: Relations, _ rule: Rule) {
        self.relations = relations
        self.rule = rule
    }

    func run() {
        var owners: [String: [ResourceView]] = [:]
        for typeName in ["AWS::Lambda::Version", "AWS::Lambda::Alias"] {
            for owner in relations.resources(of: typeName) {
                let counts = owner.values(at: Self.path).filter { !$0.isAbsent }
                guard !counts.isEmpty else { continue }
                for count in counts { checkVersion(of: owner, count) }
                guard let name = owner.values("FunctionName").only,
                    let function = relations.functionTarget(of: name).resource
                else { continue }
                owners[function.subject.logicalID, default: []].append(owner)
            }
        }
        for function in relations.resources(of: "AWS::Lambda::Function") {
            guard let owners = owners[function.subject.logicalID] else { continue }
            for reserve in function.quantities("ReservedConcurrentExecutions", under: .none) {
                check(owners, of: function, reserve)
            }
        }
    }

    private func checkVersion(of alias: ResourceView, _ count: FoundValue) {
        for version in alias.values("FunctionVersion", under: count.value.choices) where version.text == "$LATEST" {
            relations.report(
                rule,
                at: count,
                with: [version],
                "concurrency is provisioned for an alias of $LATEST, which Lambda refuses; point the alias at a version"
            )
        }
    }

    private func check(_ owners: [ResourceView], of function: ResourceView, _ reserve: Quantity) {
        var choices = reserve.choices
        var counts: [Quantity] = []
        for owner in owners {
            let numbers = owner.quantities(
                "ProvisionedConcurrencyConfig",
                "ProvisionedConcurrentExecutions",
                under: choices
            )
            guard numbers.count == owner.values(at: Self.path, under: choices).count,
                let least = numbers.min(by: { $0.number < $1.number })
            else { continue }
            choices = least.choices
            counts.append(least)
        }
        let sum = counts.reduce(0) { $0 + $1.number }
        guard sum > reserve.number, let first = counts.first else { return }
        let terms = counts.count > 1 ? " (" + counts.map { "\($0.number)" }.joined(separator: " + ") + ")" : ""
        relations.report(
            rule,
            at: first.value,
            with: counts.map(\.value) + [reserve.value],
            "\(sum)\(terms) executions of '\(function.subject.logicalID)' are provisioned, but it reserves "
                + "\(reserve.number); reserve at least \(sum), or provision less"
        )
    }
}
