import CloudFormation
import Foundation
import Testing

@testable import synth

/// Another checker of templates agrees with every template of every environment.
struct TemplateLintTests {
    @Test(arguments: DeploymentEnvironment.allCases)
    func templatesHaveNoErrorsAndNoWarnings(_ environment: DeploymentEnvironment) throws {
        let app = App(environment: environment.rawValue)
        Synth.addStacks(to: app, for: environment)
        let folder = try TemporaryFolder()
        var files: [String] = []
        for stack in try app.synthesize().stacks {
            let file = folder.url.appending(path: "\(stack.id).yaml")
            try stack.text(.yaml).write(to: file, atomically: true, encoding: .utf8)
            files.append(file.path)
        }
        #expect(!files.isEmpty)
        let result = try Tool("cfn-lint").run(
            ["--format", "parseable", "--regions", "us-east-1", "eu-west-1", "--"] + files
        )
        let findings = result.output.split(separator: "\n").filter { $0.contains(":E") || $0.contains(":W") }
        #expect(findings == [], "\(result.errors)")
        #expect(result.status == 0, "\(result.output)\(result.errors)")
    }
}
