import CloudFormation
import SynthTesting
import TemplateModel
import Testing

@testable import synth

struct IngestionObservabilityStackTests {
    private func template(
        _ environment: DeploymentEnvironment = .prod,
        _ config: IngestionConfig = IngestionConfig()
    ) throws -> Template {
        let app = App(environment: environment.rawValue)
        try IngestionStandIns.addStacks(to: app, for: environment, config)
        return try #require(try app.synthesize()["IngestionObservability"]).template
    }

    @Test(arguments: DeploymentEnvironment.allCases)
    func templates(_ environment: DeploymentEnvironment) throws {
        expectTemplate(try template(environment), matches: "\(environment.rawValue).yaml")
    }
}
