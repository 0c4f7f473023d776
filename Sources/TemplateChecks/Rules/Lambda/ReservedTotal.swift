import TemplateModel

extension RelationRule {
    static let reservedTotal = RelationRule(
        "LAM-05",
        .warning,
        "functions reserve no more executions together than an account has",
        source: "https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html",
        check: { relations, rule in
            // What a condition or a deployment decides may be nothing.
            let reserves = relations.resources(of: "AWS::Lambda::Function").compactMap { function -> Quantity? in
                guard function.entry["Condition"] == nil else { return nil }
                let count = function.values("ReservedConcurrentExecutions").count
                let numbers = function.quantities("ReservedConcurrentExecutions", under: .none)
                return numbers.count == count ? numbers.min { $0.number < $1.number } : nil
            }
            let sum = reserves.reduce(0) { $0 + $1.number }
            guard sum > 900, let largest = reserves.max(by: { $0.number < $1.number }) else { return }
            let terms = reserves.filter { $0.number > 0 }.map { "\($0.number)" }
            let sumText = terms.count > 1 && terms.count < 10 ? " (\(terms.joined(separator: " + ")))" : ""
            relations.report(
                rule,
                at: largest.value,
                with: reserves.map(\.value),
                "the functions of the template reserve \(sum) executions\(sumText), but of the 1000 that an account has by "
                    + "default at most 900 can be reserved; reserve less, or have the account's quota raised first",
                isPossible: true
            )
        },
        explanation: {
            RuleExplanation(
                why: """
                    All functions of an account in a Region share 1000 executions unless the quota was raised, \
                    and 100 of them must stay unreserved. Lambda refuses a reserve that leaves less. New \
                    accounts have fewer.
                    """,
                fix: """
                    Reserve only what must be kept from other functions, or must not be exceeded; or have the \
                    quota raised.
                    """,
                evidence: [.archivedDocumentation],
                sources: [
                    "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html"
                ],
                examples: [
                    .bad(
                        "Two large reserves",
                        """
                        Resources:
                          Writer:
                            Type: AWS::Lambda::Function
                            Properties:
                              ReservedConcurrentExecutions: 500
                          Reader:
                            Type: AWS::Lambda::Function
                            Properties:
                              ReservedConcurrentExecutions: 450
                        """,
                        finds:
                            """
                            warning[LAM-05]: the functions of the template reserve 950 executions (500 + 450), \
                            but of the 1000 that an account has by default at most 900 can be reserved; \
                            reserve less, or have the account's quota raised first \
                            [Resources/Writer/Properties/ReservedConcurrentExecutions]
                            """
                    ),
                    .good(
                        "Small ones",
                        """
                        Resources:
                          Writer:
                            Type: AWS::Lambda::Function
                            Properties:
                              ReservedConcurrentExecutions: 50
                          Reader:
                            Type: AWS::Lambda::Function
                            Properties:
                              ReservedConcurrentExecutions: 40
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
                              ReservedConcurrentExecutions: 500
                          Reader:
                            Type: AWS::Lambda::Function
                            Properties:
                              ReservedConcurrentExecutions: !Ref P
                        """
                    ),
                ]
            )
        }
    )
}
