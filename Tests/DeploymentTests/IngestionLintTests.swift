import CloudFormation
import Foundation
import Testing

@testable import synth

/// Another checker of templates agrees with the ingestion pipeline, whatever is chosen about it.
struct IngestionLintTests {
    /// The templates of all combinations of options, each different one once.
    private func templates(for environment: DeploymentEnvironment) throws -> Set<String> {
        let choices = [false, true]
        let authorizations: [IngestionConfig.Authorization] = [
            .none, .iam, .jwt(issuer: "https://login.ingestion.internal", audience: ["events"]),
        ]
        var texts: Set<String> = []
        for key in choices {
            for vpc in choices {
                for insights in choices {
                    for split in choices {
                        for notified in choices {
                            for authorization in authorizations {
                                let app = App(environment: environment.rawValue)
                                let config = IngestionConfig(
                                    usesCustomerKey: key,
                                    alarmEmail: notified ? "on-call@ingestion.internal" : nil,
                                    webhookURL: notified ? .secret("ingestion/webhook") : nil,
                                    authorization: authorization,
                                    allowedOrigins: notified ? ["https://shop.ingestion.internal"] : [],
                                    usesVPC: vpc,
                                    usesLambdaInsights: insights,
                                    splitsFunctions: split
                                )
                                app.addIngestion(config, for: environment)
                                for stack in try app.synthesize().stacks { texts.insert(try stack.text(.yaml)) }
                            }
                        }
                    }
                }
            }
        }
        return texts
    }

    @Test(arguments: [DeploymentEnvironment.dev, .prod])
    func templatesHaveNoErrorsAndNoWarnings(_ environment: DeploymentEnvironment) throws {
        let folder = try TemporaryFolder()
        let texts = try templates(for: environment)
        // Queues: key, split, notified. Functions: key, VPC, Insights, split. API: key, split, authorization, and origins outside of dev.
        // Observability: split.
        #expect(texts.count == 8 + 16 + 12 * (environment == .dev ? 1 : 2) + 2)
        let files = try texts.sorted().enumerated().map { number, text in
            let file = folder.url.appending(path: "\(number).yaml")
            try text.write(to: file, atomically: true, encoding: .utf8)
            return file.path
        }
        let result = try Tool("cfn-lint").run(
            ["--format", "parseable", "--regions", "us-east-1", "eu-west-1", "--"] + files
        )
        let findings = result.output.split(separator: "\n").filter { $0.contains(":E") || $0.contains(":W") }
        #expect(findings == [], "\(result.errors)")
        #expect(result.status == 0, "\(result.output)\(result.errors)")
    }
}
