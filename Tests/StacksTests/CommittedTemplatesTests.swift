import CloudFormation
import Foundation
import SynthTesting
import Testing

@testable import synth

/// `templates/` can be deployed with no Swift at hand, so it must never be stale.
struct CommittedTemplatesTests {
    @Test func areWhatTheStacksSynthesizeTo() throws {
        let app = App(environment: DeploymentEnvironment.prod.rawValue)
        Synth.addStacks(to: app, for: .prod)
        let stacks = try app.synthesize().stacks
        for stack in stacks { expectTemplate(of: stack, matches: "\(stack.id).yaml", in: "templates") }

        let package = URL(filePath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let files = try FileManager.default.contentsOfDirectory(atPath: package.appending(path: "templates").path)
        #expect(Set(files) == Set(stacks.map { "\($0.id).yaml" }))
    }

    @Test func areTheSameWhenOneStackIsAskedFor() throws {
        let app = App(environment: DeploymentEnvironment.prod.rawValue)
        Synth.addStacks(to: app, for: .prod)
        for stack in try app.synthesize().stacks {
            let alone = App(
                environment: DeploymentEnvironment.prod.rawValue,
                crossStackReferences: .strong,
                selection: StackSelection(of: stack.id, omitsOthers: true)
            )
            Synth.addStacks(to: alone, for: .prod)
            #expect(try alone.synthesize()[stack.id]?.template == stack.template, "\(stack.id)")
        }
    }
}
