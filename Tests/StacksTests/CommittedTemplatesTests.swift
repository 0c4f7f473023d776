import CloudFormation
import SynthTesting
import Testing

@testable import synth

/// `templates/` can be deployed with no Swift at hand, so it must never be stale.
struct CommittedTemplatesTests {
    @Test(arguments: ["WriteBuffer", "OrderBuffer"])
    func isWhatTheStacksSynthesizeTo(_ id: String) throws {
        let app = App(environment: DeploymentEnvironment.prod.rawValue)
        Synth.addStacks(to: app, for: .prod)
        let stack = try #require(try app.synthesize()[id])
        expectTemplate(of: stack, matches: "\(id).yaml", in: "templates")
    }
}
