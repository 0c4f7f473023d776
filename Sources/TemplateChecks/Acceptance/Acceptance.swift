package import TemplateModel

extension Rule {
    private static let documentation =
        "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-metadata.html"

    static let acceptedName = Rule("ACC-01", "findings are accepted by rules that exist", source: documentation)
    static let acceptanceReason = Rule("ACC-02", "a finding is accepted for a reason", source: documentation)
    static let unacceptable = Rule(
        "ACC-03",
        "what CloudFormation refuses in every template is not accepted",
        source: documentation
    )
    static let idleAcceptance = Rule(
        "ACC-04",
        .warning,
        "a finding that is accepted is still found",
        source: documentation
    )
    static let acceptanceForm = Rule("ACC-05", "acceptances are rules with reasons", source: documentation)
}

/// Findings of a rule that somebody takes on purpose, and why.
package struct Acceptance {
    /// What is wrong with an acceptance, with the rule that says so.
    package struct Problem {
        /// The rule about acceptances.
        package let rule: RuleID
        /// How bad it is.
        package let severity: Diagnostic.Severity
        /// What is wrong, and what to do.
        package let message: String

        init(_ rule: Rule, _ message: String) {
            self.rule = rule.id
            severity = rule.severity
            self.message = message
        }
    }

    /// The rule whose findings are accepted.
    package let rule: RuleID
    /// Why.
    package let reason: String
    private var isUsed = false
    private var meetsUnacceptable = false

    /// Accepts the findings of a rule.
    /// - Parameters:
    ///   - rule: The rule.
    ///   - reason: Why they are meant.
    package init(_ rule: RuleID, because reason: String) {
        self.rule = rule
        self.reason = reason
    }

    /// Takes a finding that the acceptance is there for.
    /// - Parameter finding: A finding at the place of the acceptance.
    /// - Returns: Whether it is accepted.
    package mutating func accepts(_ finding: Diagnostic) -> Bool {
        guard finding.rule == rule else { return false }
        if finding.severity == .error, Self.refusedGroups.contains(where: { rule.rawValue.hasPrefix($0) }) {
            meetsUnacceptable = true
            return false
        }
        isUsed = true
        return !reason.isBlank
    }

    /// What is wrong with the acceptance, once it has met all findings.
    /// - Parameter hasMetAll: Whether it has; otherwise some were not looked for.
    /// - Returns: `nil` when nothing is.
    package func problem(hasMetAll: Bool) -> Problem? {
        if RuleCatalog.rule(rule) == nil {
            return Problem(.acceptedName, RuleCatalog.sentence(forUnknown: rule.rawValue))
        }
        if reason.isBlank {
            return Problem(
                .acceptanceReason,
                "the acceptance of '\(rule)' gives no reason; say why the finding is meant"
            )
        }
        if meetsUnacceptable {
            return Problem(
                .unacceptable,
                "an error of '\(rule)' cannot be accepted, as CloudFormation refuses the template; correct it, and remove "
                    + "the acceptance"
            )
        }
        guard hasMetAll, !isUsed else { return nil }
        return Problem(.idleAcceptance, "'\(rule)' finds nothing here that is to be accepted; remove the acceptance")
    }

    /// The groups of rules about the language of templates itself.
    ///
    /// What they refuse, CloudFormation refuses in every template, so that an acceptance would only move the error to the
    /// deployment. The others are about services, which change between releases of this package: with a limit that was
    /// raised since, an acceptance is the way on.
    private static let refusedGroups = ["CFN-", "CON-", "FUN-", "REF-", "TPL-"]
}

extension String {
    fileprivate var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
