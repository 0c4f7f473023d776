import CloudFormation
import SynthTesting
import TemplateModel
import Testing

@testable import synth

/// What the pipeline's stacks synthesize to.
struct IngestionSnapshotTests {
    @Test(arguments: DeploymentEnvironment.allCases)
    func environments(_ environment: DeploymentEnvironment) throws {
        for stack in try IngestionConfig().assembly(for: environment).stacks {
            expectTemplate(of: stack, matches: "\(stack.id).yaml", in: "snapshots/Ingestion/\(environment.rawValue)")
        }
    }

    /// An option changes the templates of these stacks, which are recorded, and no others.
    private static let changes: [IngestionOption: [String]] = [
        .customerKey: ["IngestionQueues", "IngestionFunctions", "IngestionAPI"],
        .vpc: ["IngestionFunctions"],
        .iam: ["IngestionAPI"],
        .jwt: ["IngestionAPI"],
        .split: ["IngestionQueues", "IngestionFunctions", "IngestionAPI", "IngestionObservability"],
        .insights: ["IngestionFunctions"],
        .notified: ["IngestionQueues", "IngestionAPI"],
    ]

    @Test(arguments: IngestionOption.allCases)
    func options(_ option: IngestionOption) throws {
        let usual = try IngestionConfig().assembly()
        var changed: [String] = []
        for stack in try IngestionConfig([option]).assembly().stacks where stack.template != usual[stack.id]?.template {
            changed.append(stack.id)
            expectTemplate(of: stack, matches: "\(stack.id).yaml", in: "snapshots/Ingestion/\(option.rawValue)")
        }
        #expect(changed == Self.changes[option])
    }

    /// All that a validator knows of, for everything that can be chosen.
    @Test(arguments: DeploymentEnvironment.allCases)
    func noCombinationOfOptionsHasWarnings(_ environment: DeploymentEnvironment) throws {
        #expect(IngestionOption.combinations.count == 96)
        for options in IngestionOption.combinations {
            let assembly = try IngestionConfig(options).assembly(for: environment)
            #expect(assembly.warnings.map(\.message) == [], "\(options)")
            #expect(
                assembly.stacks.map(\.id) == [
                    "IngestionQueues", "IngestionFunctions", "IngestionAPI", "IngestionObservability",
                ]
            )
        }
    }
}
