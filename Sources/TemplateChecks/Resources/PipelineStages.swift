import TemplateModel

extension Rule {
    static let pipelineStage = Rule(
        "RES-09",
        "the first stage of a pipeline has source actions, and only it does",
        source: "https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-pipeline-structure.html"
    )
    static let pipelineArtifact = Rule(
        "RES-10",
        "the inputs of an action are the outputs of earlier ones, and the outputs of a pipeline differ",
        source: "https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-pipeline-structure.html"
    )
}

/// Finds source actions that are not in the first stage of a pipeline, and others that are.
enum PipelineStages {
    static func check(_ resource: ResourceView) {
        for (index, stage) in PipelineArtifacts.stages(of: resource).enumerated() {
            for value in resource.values("Actions", .items, "ActionTypeId", "Category", in: stage) {
                guard let category = value.text, (category == "Source") != (index == 0) else { continue }
                let statement = resource.statement(of: value)
                resource.report(
                    .pipelineStage,
                    at: value,
                    index == 0
                        ? "\(statement), but the actions of the first stage must be 'Source'"
                        : "\(statement), but only the first stage can have source actions"
                )
            }
        }
    }
}

/// Finds artifacts of a pipeline that no earlier action makes, and such that several actions make.
enum PipelineArtifacts {
    static func check(_ resource: ResourceView) {
        var outputs: Set<String> = []
        for stage in stages(of: resource) {
            let found = resource.values("Actions", .items, "OutputArtifacts", .items, "Name", in: stage)
            for output in found where !output.isAbsent {
                guard let name = output.text else { return }
                guard output.value.choices.conditions.isEmpty else {
                    outputs.insert(name)
                    continue
                }
                if outputs.insert(name).inserted { continue }
                resource.report(
                    .pipelineArtifact,
                    at: output,
                    "\(resource.statement(of: output)), which is the output of another action, too"
                )
            }
            // Within a stage actions run in the order of 'RunOrder'.
            for input in resource.values("Actions", .items, "InputArtifacts", .items, "Name", in: stage) {
                guard let name = input.text, !outputs.contains(name) else { continue }
                resource.report(
                    .pipelineArtifact,
                    at: input,
                    "\(resource.statement(of: input)), which no earlier action has as an output"
                        + Suggestion.question(for: name, among: outputs)
                )
            }
        }
    }

    /// The stages in their order; none where conditions or functions decide which there are.
    static func stages(of resource: ResourceView) -> [FoundValue] {
        let lists = resource.values("Stages")
        guard lists.count == 1, let list = lists.first, let items = list.node?.arrayValue,
            items.allSatisfy({ $0.functionCall == nil })
        else { return [] }
        return resource.values(.items, in: list)
    }
}
