import AWSKMS
import AWSLogs
import CloudFormation
import Constructs

/// The API of the ingestion pipeline: events in, its health, and the way back for dead letters.
///
/// | route | answered by | open to |
/// |---|---|---|
/// | `POST /events` | ingest | whom the config says |
/// | `GET /health` | ingest | everybody |
/// | `GET /redrive/preview`, `POST /redrive/start`, `POST /redrive/cancel` | redrive | whom the config says, but nobody without credentials in production |
///
/// Each route admits 1,000 requests a second, and 2,000 at once.
struct IngestionAPIStack: Stack {
    var config: IngestionConfig
    var environment: DeploymentEnvironment
    /// What encrypts the logs; `nil` when keys of AWS do.
    var key: Ref<KMS.Key>?
    var functions: IngestionFunctions

    var templateDescription: String? { "Ingestion pipeline: API" }

    func build(in scope: Scope) -> IngestionAPI {
        // The stack with the queues reports what is wrong.
        let config = config.checked.config
        scope.addTags(of: config, in: environment)

        let accessLogs = scope.add(
            "AccessLogs",
            LogGroup(
                retention: IngestionConfig.logRetention(in: environment),
                encryptionKey: key,
                removalPolicy: environment.removalPolicy
            )
        )
        let api = scope.add(
            "API",
            HTTPAPI(
                routes: routes(config),
                authorization: config.httpAuthorization,
                throttling: Throttling(rate: 1000, burst: 2000),
                cors: cors(config),
                accessLogs: AccessLogs(
                    fields: AccessLogs.defaultFields + [.requestTimeEpoch, .userARN],
                    destination: .logGroup(accessLogs)
                ),
                description: "Takes events in"
            ),
            at: config.location
        )
        scope.add(
            "URLParameter",
            StringParameter(
                api.url,
                name: IngestionConfig.parameter("api_url", in: environment),
                description: "Where events are posted to"
            )
        )
        scope.add("URL", StackOutput(api.url, description: "Where events are posted to, at /events"))
        scope.add("AccessLogsName", StackOutput(accessLogs.name, description: "What is logged of requests"))
        return IngestionAPI(api: api, accessLogs: accessLogs)
    }

    private func routes(_ config: IngestionConfig) -> [HTTPRoute] {
        let integrations = functions.integrations
        // Nobody should be able to bring dead letters back whom the owner of the account does not know.
        let redriveAuthorization: HTTPAuthorization? =
            environment == .prod && config.authorization == .none ? .iam : nil
        return [
            HTTPRoute(.post("/events"), to: integrations.events),
            HTTPRoute(.get("/health"), to: integrations.health, authorization: .anyone),
            HTTPRoute(.get("/redrive/preview"), to: integrations.redrive, authorization: redriveAuthorization),
            HTTPRoute(.post("/redrive/start"), to: integrations.redrive, authorization: redriveAuthorization),
            HTTPRoute(.post("/redrive/cancel"), to: integrations.redrive, authorization: redriveAuthorization),
        ]
    }

    private func cors(_ config: IngestionConfig) -> CORS? {
        let origins: CORS.Origins = environment == .dev ? .any : .only(config.allowedOrigins)
        guard origins != .only([]) else { return nil }
        return CORS(
            origins: origins,
            methods: [.get, .post, .options],
            // The last two are those of signed requests.
            headers: ["Content-Type", "Authorization", "X-Amz-Date", "X-Amz-Security-Token"],
            maxAge: .hours(1)
        )
    }
}

extension IngestionConfig {
    fileprivate var httpAuthorization: HTTPAuthorization {
        switch authorization {
        case .none: .anyone
        case .iam: .iam
        case .jwt(let issuer, let audience):
            .jwt(JWTAuthorizer("Tokens", issuer: Value(issuer), audiences: audience.map { Value($0) }))
        }
    }
}
