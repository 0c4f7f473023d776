import AWSSQS
import CloudFormation
import SynthTesting
import TemplateModel
import Testing

@testable import synth

/// The stacks beside the systems that they replace.
struct OriginalsTests {
    @Test(arguments: Original.all.map(\.stack))
    func everyValueIsEqualOrADifferenceOnPurpose(_ stack: String) throws {
        let original = try #require(Original.all.first { $0.stack == stack })
        let app = App(environment: original.environment.rawValue)
        Synth.addStacks(to: app, for: original.environment)
        let template = try #require(try app.synthesize()[stack]?.template)
        #expect(original.problems(in: template) == [])
    }

    @Test func differencesAreAPage() {
        expectText(Original.page, matches: "differences.md", in: "docs")
    }

    /// What the comparison would notice, on a template of its own.
    @Test func theComparisonFindsWhatIsWrong() throws {
        let template = try App.template { scope in
            scope.add("Kept", Resource(SQS.Queue.self, .init(delaySeconds: 1, visibilityTimeout: 30)))
            scope.add("Stray", Resource(SQS.Queue.self, .init()))
        }
        let original = Original(
            stack: "Stack",
            title: "",
            source: "",
            resources: [
                OriginalResource(
                    "Kept",
                    "AWS::SQS::Queue",
                    is: "Kept",
                    [
                        .same("VisibilityTimeout", 30),
                        .same("DelaySeconds", 2),
                        .sameDefault("ReceiveMessageWaitTimeSeconds", 0),
                        .sameDefault("DelaySeconds", 0),
                        .oneOf("DelaySeconds", [3, 4]),
                        .different("DelaySeconds", from: 1, to: 1, because: ""),
                        .different("DelaySeconds", from: 2, to: 3, because: ""),
                    ]
                ),
                OriginalResource("Renamed", "AWS::SQS::Queue", is: "Gone"),
                OriginalResource("Other", "AWS::SNS::Topic", is: "Kept"),
            ],
            additions: [Addition(["Imagined"], because: "")]
        )
        #expect(
            original.problems(in: template) == [
                "Kept, DelaySeconds: is `1`, not `2`",
                "Kept, DelaySeconds: is `1`, not the default `0`",
                "Kept, DelaySeconds: is `1`, none of those allowed",
                "Kept, DelaySeconds: is no difference",
                "Kept, DelaySeconds: is `1`, not `3`",
                "Renamed: there is no 'Gone'",
                "Other: 'Kept' is no AWS::SNS::Topic",
                "'Stray' replaces nothing and is no addition",
                "there is no 'Imagined'",
            ]
        )
    }
}
