import TemplateChecks
import TemplateModel
import Testing

@testable import SynthCommand

@Suite struct ExplainCommandTests {
    private func explain(_ arguments: String...) -> Outcome {
        Readers.outcome(of: ["explain"] + arguments, in: .plain)
    }

    @Test func aRuleIsExplainedWithItsExamples() {
        let outcome = explain("SQS-14")
        #expect(outcome.exitCode == 0)
        #expect(
            outcome.standardOutput.hasPrefix(
                """
                SQS-14  warning  messages for a function are received at least 5 times before they are dead letters

                Why
                  When the function is throttled, messages that it never saw return to the queue and count as
                  received. With a low count good messages become dead letters in a busy minute.

                Fix
                  Set maxReceiveCount to 5 or more.

                Evidence
                  the documentation of AWS; the documentation of AWS of 2022 and 2023
                  https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html

                Wrong: Two attempts
                    Resources:

                """
            )
        )
        #expect(outcome.standardOutput.contains("    warning[SQS-14]: maxReceiveCount of 2 is less than 5"))
        #expect(outcome.standardOutput.contains("\nRight: Five attempts\n"))
        #expect(outcome.standardOutput.contains("\nNot known, so accepted: A count that a deployment gives\n"))
    }

    @Test func aRuleWithoutExamplesHasItsSource() {
        #expect(
            explain("SCH-06").standardOutput == """
                SCH-06  error  numbers are in range

                Source
                  https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html

                """
        )
    }

    @Test func aRuleThatAnotherOneCoversNamesIt() {
        #expect(
            explain("sqs-01").standardOutput == """
                SQS-01  error  VisibilityTimeout is from 0 to 43200

                Checked
                  The finding is one of SCH-06.

                Source
                  https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sqs-queue.html

                """
        )
    }

    @Test func aRuleThatNoTemplateShowsSaysWhy() {
        #expect(
            explain("ESQ-35").standardOutput.contains(
                """
                Not checked
                  No template shows it: it is about the change from one template to the next, not about one
                  template.
                """
            )
        )
    }

    @Test func allRulesOrThoseOfAGroupAreListed() {
        let all = explain().standardOutput
        #expect(all.hasPrefix("RULE    SEVERITY  WHAT MUST HOLD\n"))
        for rule in RuleCatalog.rules { #expect(all.contains("\n\(rule.id)  ")) }
        let group = explain("acc").standardOutput
        #expect(
            group == """
                RULE    SEVERITY  WHAT MUST HOLD
                ACC-01  error     findings are accepted by rules that exist
                ACC-02  error     a finding is accepted for a reason
                ACC-03  error     what CloudFormation refuses in every template is not accepted
                ACC-04  warning   a finding that is accepted is still found
                ACC-05  error     acceptances are rules with reasons

                """
        )
    }

    @Test func anUnknownRuleIsRefused() {
        let outcome = explain("ESQ-2")
        #expect(outcome.exitCode == 64)
        #expect(outcome.standardError.hasPrefix("error: unknown rule 'ESQ-2'; did you mean 'ESQ-02'?\n"))
    }

    @Test func aNameLikeNoRuleIsAnsweredWithTheGroups() {
        #expect(
            explain("unknown").standardError.hasPrefix(
                """
                error: unknown rule 'unknown'; the groups are ACC, CFN, CON, FUN, POL, REF, RES, SCH, TPL, SQS, ESQ, EST, \
                LAM, DDB, EVB, SNS, CWA, IAM, KMS, LOG, API, DLV

                """
            )
        )
    }
}
