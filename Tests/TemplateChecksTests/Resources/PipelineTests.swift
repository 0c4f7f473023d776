import Testing

@Suite("The stages and artifacts of pipelines")
struct PipelineTests {
    private func expect(_ stages: String, _ expected: [String]) throws {
        try expectFindings(
            in: "AWS::CodePipeline::Pipeline",
            """
            RoleArn: arn:aws:iam::123456789012:role/pipeline
            ArtifactStore: { Type: S3, Location: bucket }
            Stages:
            \(stages)
            """,
            expected
        )
    }

    private func stage(_ name: String, _ category: String, _ artifacts: String = "") -> String {
        "  - { Name: \(name), Actions: [{ Name: \(name), ActionTypeId: { Category: \(category), Owner: AWS, "
            + "Provider: Any, Version: '1' }, \(artifacts) }] }\n"
    }

    @Test("Sources are in the first stage, and only there")
    func sources() throws {
        try expect(
            stage("Begin", "Build") + stage("Then", "Source"),
            [
                "error[RES-09]: 'Stages[0].Actions[0].ActionTypeId.Category' is 'Build', but the actions of the first "
                    + "stage must be 'Source' [Stages/0/Actions/0/ActionTypeId/Category]",
                "error[RES-09]: 'Stages[1].Actions[0].ActionTypeId.Category' is 'Source', but only the first stage can "
                    + "have source actions [Stages/1/Actions/0/ActionTypeId/Category]",
            ]
        )
        try expect(stage("Begin", "Source") + stage("Then", "!Ref AWS::StackName"), [])
    }

    @Test("The inputs of actions are the outputs of earlier ones")
    func artifacts() throws {
        try expect(
            stage("Begin", "Source", "OutputArtifacts: [{ Name: code }]")
                + stage("Then", "Build", "InputArtifacts: [{ Name: coed }], OutputArtifacts: [{ Name: code }]"),
            [
                "error[RES-10]: 'Stages[1].Actions[0].InputArtifacts[0].Name' is 'coed', which no earlier action has "
                    + "as an output; did you mean 'code'? [Stages/1/Actions/0/InputArtifacts/0/Name]",
                "error[RES-10]: 'Stages[1].Actions[0].OutputArtifacts[0].Name' is 'code', which is the output of "
                    + "another action, too [Stages/1/Actions/0/OutputArtifacts/0/Name]",
            ]
        )
        try expect(
            stage("Begin", "Source", "OutputArtifacts: [{ Name: code }]")
                + stage("Then", "Build", "InputArtifacts: [{ Name: code }], OutputArtifacts: [{ Name: program }]")
                + stage("Last", "Deploy", "InputArtifacts: [{ Name: program }, { Name: !Ref AWS::StackName }]"),
            []
        )
        try expect(
            stage("Begin", "Source", "OutputArtifacts: [{ Name: !Ref AWS::StackName }]")
                + stage("Then", "Build", "InputArtifacts: [{ Name: code }]"),
            []
        )
    }
}
