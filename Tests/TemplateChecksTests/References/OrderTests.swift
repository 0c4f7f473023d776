import TemplateModel
import Testing

@testable import TemplateChecks

@Suite struct OrderTests {
    @Test func findingsAreInTheOrderOfTheTemplate() throws {
        let template = try ParsedTemplate(
            parsing: """
                Outputs:
                  Own: {Value: !Ref Missing, Unknown: 1}
                Resources:
                  B: {Type: AWS::SQS::Queue, DependsOn: A, Properties: {Unknown: !Ref Missing}}
                  A: {Type: AWS::SQS::Queue, DependsOn: B}
                Parameters:
                  Unused: {Type: String}
                """
        ).template
        #expect(
            validate(template).map(\.path) == [
                "Outputs/Own/Value/Ref", "Outputs/Own/Unknown", "Resources/B/DependsOn",
                "Resources/B/Properties/Unknown",
                "Resources/B/Properties/Unknown/Ref", "Parameters/Unused",
            ]
        )
    }
}
