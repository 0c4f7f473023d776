import CloudFormation
import Testing

@testable import synth

/// A choice about the ingestion pipeline that its templates show.
enum IngestionOption: String, CaseIterable, Sendable {
    case customerKey
    case vpc
    case iam
    case jwt
    case split
    case insights
    case notified

    func apply(to config: inout IngestionConfig) {
        switch self {
        case .customerKey: config.usesCustomerKey = true
        case .vpc: config.usesVPC = true
        case .iam: config.authorization = .iam
        case .jwt: config.authorization = .jwt(issuer: "https://login.ingestion.internal", audience: ["events"])
        case .split: config.splitsFunctions = true
        case .insights: config.usesLambdaInsights = true
        case .notified:
            config.alarmEmail = "on-call@ingestion.internal"
            config.webhookURL = .secret("ingestion/webhook")
            config.allowedOrigins = ["https://shop.ingestion.internal"]
        }
    }

    /// All sets of options that go together.
    static var combinations: [[IngestionOption]] {
        allCases.reduce(into: [[]]) { sets, option in sets += sets.map { $0 + [option] } }
            .filter { !($0.contains(.iam) && $0.contains(.jwt)) }
    }
}

extension IngestionConfig {
    init(_ options: [IngestionOption]) {
        self.init()
        for option in options { option.apply(to: &self) }
    }

    /// The stacks of a pipeline alone.
    func assembly(for environment: DeploymentEnvironment = .prod) throws -> Assembly {
        let app = App(environment: environment.rawValue)
        app.addIngestion(self, for: environment)
        return try app.synthesize()
    }
}
