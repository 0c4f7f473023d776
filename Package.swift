// swift-tools-version: 6.2
import PackageDescription

/// The AWS services that have a module of typed resources.
let services = [
    // The generator writes the services between these lines.
    "ACMPCA",
    "AIOps",
    "APS",
    "ARCRegionSwitch",
    "ARCZonalShift",
    "ASK",
    "AWSExternalAnthropic",
    "AccessAnalyzer",
    "AccountAccess",
    "AgentRegistry",
    "AmazonMQ",
    "Amplify",
    "AmplifyUIBuilder",
    "ApiGateway",
    "ApiGatewayV2",
    "AppConfig",
    "AppFabric",
    "AppFlow",
    "AppIntegrations",
    "AppMesh",
    "AppRunner",
    "AppStream",
    "AppSync",
    "AppTest",
    "ApplicationAutoScaling",
    "ApplicationInsights",
    "ApplicationSignals",
    "Athena",
    "AuditManager",
    "AutoScaling",
    "AutoScalingPlans",
    "B2BI",
    "BCM",
    "BCMDataExports",
    "Backup",
    "BackupGateway",
    "Batch",
    "BcmPricingCalculator",
    "Bedrock",
    "BedrockAgentCore",
    "BedrockMantle",
    "Billing",
    "BillingConductor",
    "Braket",
    "Budgets",
    "CDK",
    "CE",
    "CUR",
    "Cases",
    "Cassandra",
    "CertificateManager",
    "Chatbot",
    "Chime",
    "CleanRooms",
    "CleanRoomsML",
    "Cloud9",
    "CloudFormation",
    "CloudFront",
    "CloudHSM",
    "CloudTrail",
    "CloudWatch",
    "CodeArtifact",
    "CodeBuild",
    "CodeCommit",
    "CodeConnections",
    "CodeDeploy",
    "CodeGuruProfiler",
    "CodeGuruReviewer",
    "CodePipeline",
    "CodeStar",
    "CodeStarConnections",
    "CodeStarNotifications",
    "Cognito",
    "Comprehend",
    "ComputeOptimizer",
    "Config",
    "Connect",
    "ConnectCampaigns",
    "ConnectCampaignsV2",
    "ControlTower",
    "CustomerProfiles",
    "DAX",
    "DLM",
    "DMS",
    "DRS",
    "DSQL",
    "DataBrew",
    "DataExchange",
    "DataPipeline",
    "DataSync",
    "DataZone",
    "Deadline",
    "Detective",
    "DevOpsAgent",
    "DevOpsGuru",
    "DeviceFarm",
    "DirectConnect",
    "DirectoryService",
    "DocDB",
    "DocDBElastic",
    "DynamoDB",
    "EC2",
    "ECR",
    "ECS",
    "EFS",
    "EKS",
    "EMR",
    "EMRContainers",
    "EMRServerless",
    "EVS",
    "ElastiCache",
    "ElasticBeanstalk",
    "ElasticLoadBalancing",
    "ElasticLoadBalancingV2",
    "Elasticsearch",
    "ElementalInference",
    "EntityResolution",
    "EventSchemas",
    "Events",
    "EventsV2",
    "Evidently",
    "FIS",
    "FMS",
    "FSx",
    "FinSpace",
    "Forecast",
    "FraudDetector",
    "GameLift",
    "GameLiftStreams",
    "GammaDilithium",
    "GlobalAccelerator",
    "Glue",
    "Grafana",
    "Greengrass",
    "GreengrassV2",
    "GroundStation",
    "GuardDuty",
    "HealthAgent",
    "HealthImaging",
    "HealthLake",
    "IAM",
    "IVS",
    "IVSChat",
    "IdentityStore",
    "ImageBuilder",
    "Inspector",
    "InspectorV2",
    "Interconnect",
    "InternetMonitor",
    "Invoicing",
    "IoT",
    "IoTAnalytics",
    "IoTCoreDeviceAdvisor",
    "IoTEvents",
    "IoTFleetWise",
    "IoTManagedIntegrations",
    "IoTSecureTunneling",
    "IoTSiteWise",
    "IoTThingsGraph",
    "IoTTwinMaker",
    "IoTWireless",
    "KMS",
    "KafkaConnect",
    "Kendra",
    "KendraRanking",
    "Kinesis",
    "KinesisAnalytics",
    "KinesisAnalyticsV2",
    "KinesisFirehose",
    "KinesisVideo",
    "LakeFormation",
    "Lambda",
    "LaunchWizard",
    "Lex",
    "LicenseManager",
    "LicenseManagerLinuxSubscriptions",
    "LicenseManagerUserSubscriptions",
    "Lightsail",
    "Location",
    "Logs",
    "LookoutEquipment",
    "LookoutVision",
    "M2",
    "MGN",
    "MPA",
    "MSK",
    "MWAA",
    "MWAAServerless",
    "Macie",
    "ManagedBlockchain",
    "MediaConnect",
    "MediaConvert",
    "MediaLive",
    "MediaPackage",
    "MediaPackageV2",
    "MediaStore",
    "MediaTailor",
    "MemoryDB",
    "Neptune",
    "NeptuneGraph",
    "NetworkFirewall",
    "NetworkFlowMonitor",
    "NetworkManager",
    "NetworkMonitor",
    "NetworkSecurityManager",
    "NimbleStudio",
    "Notifications",
    "NotificationsContacts",
    "NovaAct",
    "ODB",
    "OSIS",
    "Oam",
    "ObservabilityAdmin",
    "Omics",
    "OpenSearch",
    "OpenSearchServerless",
    "OpenSearchService",
    "OpsWorks",
    "Organizations",
    "Outposts",
    "PCAConnectorAD",
    "PCAConnectorSCEP",
    "PCS",
    "PI",
    "Panorama",
    "PaymentCryptography",
    "Personalize",
    "Pinpoint",
    "PinpointEmail",
    "Pipes",
    "Polly",
    "PricingPlanManager",
    "Proton",
    "QBusiness",
    "QLDB",
    "QuickSight",
    "RAM",
    "RDS",
    "RTBFabric",
    "RUM",
    "Rbin",
    "Redshift",
    "RedshiftServerless",
    "RefactorSpaces",
    "Rekognition",
    "ResilienceHub",
    "ResilienceHubV2",
    "ResourceExplorer2",
    "ResourceGroups",
    "RoboMaker",
    "RolesAnywhere",
    "Route53",
    "Route53GlobalResolver",
    "Route53Profiles",
    "Route53RecoveryControl",
    "Route53RecoveryReadiness",
    "Route53Resolver",
    "S3",
    "S3Express",
    "S3Files",
    "S3ObjectLambda",
    "S3Outposts",
    "S3Tables",
    "S3Vectors",
    "SCN",
    "SDB",
    "SDC",
    "SES",
    "SMSVOICE",
    "SNS",
    "SQS",
    "SSM",
    "SSMContacts",
    "SSMGuiConnect",
    "SSMIncidents",
    "SSMQuickSetup",
    "SSO",
    "SageMaker",
    "Scheduler",
    "SecretsManager",
    "SecurityAgent",
    "SecurityHub",
    "SecurityLake",
    "Serverless",
    "ServerlessRepo",
    "ServiceCatalog",
    "ServiceCatalogAppRegistry",
    "ServiceDiscovery",
    "Shield",
    "Signer",
    "SimSpaceWeaver",
    "StepFunctions",
    "StorageGateway",
    "SupportApp",
    "SupportAuthZ",
    "Synthetics",
    "SystemsManagerSAP",
    "Textract",
    "Timestream",
    "Transcribe",
    "Transfer",
    "Translate",
    "UXC",
    "VerifiedPermissions",
    "VoiceID",
    "VpcLattice",
    "WAF",
    "WAFRegional",
    "WAFv2",
    "WellArchitected",
    "Wickr",
    "Wisdom",
    "WorkSpaces",
    "WorkSpacesThinClient",
    "WorkSpacesWeb",
    "WorkspacesInstances",
    "XRay",
    // End of the services.
]

/// The services that the constructs are made of.
let constructServices: [Target.Dependency] = [
    "AWSApiGatewayV2", "AWSApplicationAutoScaling", "AWSCloudWatch", "AWSDynamoDB", "AWSEC2", "AWSEvents", "AWSIAM",
    "AWSKMS", "AWSLambda", "AWSLogs", "AWSS3", "AWSSNS", "AWSSQS", "AWSSSM",
]

/// The workers of the ingestion pipeline: the folder in `Sources/Workers` by the name of the executable.
let ingestionWorkers = [
    "ingestion-events": "OutcomePublisher",
    "ingestion-idempotency": "IdempotencyCheck",
    "ingestion-ingest": "Ingest",
    "ingestion-processor": "OrderProcessor",
    "ingestion-publish": "PublishOrder",
    "ingestion-redrive": "Redrive",
    "ingestion-validate": "ValidateOrder",
    "ingestion-worker": "IngestionWorker",
]

/// The modules of all services.
let serviceModules = services.map { Target.Dependency.target(name: "AWS\($0)") }

let package = Package(
    name: "swift-cloudformation",
    products: [
        .library(name: "TemplateModel", targets: ["TemplateModel"]),
        .library(name: "ResourceSchemas", targets: ["ResourceSchemas"]),
        .library(name: "TemplateChecks", targets: ["TemplateChecks"]),
        .library(name: "TemplateDiff", targets: ["TemplateDiff"]),
        .library(name: "CloudFormation", targets: ["CloudFormation"]),
        .library(name: "Constructs", targets: ["Constructs"]),
        .library(name: "SynthCommand", targets: ["SynthCommand"]),
        .library(name: "SynthTesting", targets: ["SynthTesting"]),
        .library(name: "JSONValues", targets: ["JSONValues"]),
        .library(name: "DynamoDBValues", targets: ["DynamoDBValues"]),
        .library(name: "LambdaEvents", targets: ["LambdaEvents"]),
        .library(name: "LambdaContracts", targets: ["LambdaContracts"]),
        .library(name: "LambdaRuntime", targets: ["LambdaRuntime"]),
        .library(name: "AWSClient", targets: ["AWSClient"]),
        .library(name: "WorkerContracts", targets: ["WorkerContracts"]),
        .library(name: "WorkerPatterns", targets: ["WorkerPatterns"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
    ],
    targets: [
        .systemLibrary(
            name: "CLibYAML",
            pkgConfig: "yaml-0.1",
            providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]
        ),
        .target(name: "TemplateModel", dependencies: ["CLibYAML"]),
        .target(name: "ResourceSchemas", dependencies: ["TemplateModel"]),
        .target(name: "TemplateChecks", dependencies: ["ResourceSchemas", "TemplateModel"]),
        .target(name: "TemplateDiff", dependencies: ["ResourceSchemas", "TemplateChecks", "TemplateModel"]),
        .target(name: "CloudFormation", dependencies: ["ResourceSchemas", "TemplateChecks", "TemplateModel"]),
        .target(name: "ResourceTypes"),
        .target(
            name: "Constructs",
            dependencies: [
                "CloudFormation", "LambdaContracts", "ResourceTypes", "TemplateChecks", "TemplateModel",
            ] + constructServices
        ),
        .systemLibrary(
            name: "CZlib",
            pkgConfig: "zlib",
            providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]
        ),
        .target(name: "ZipArchives", dependencies: ["CZlib"]),
        // Reads what an executable asks of the machine that is to run it.
        .target(name: "ExecutableInspection"),
        .target(
            name: "SynthCommand",
            dependencies: [
                "CloudFormation", "ExecutableInspection", "ResourceSchemas", "TemplateChecks", "TemplateDiff",
                "TemplateModel", "ZipArchives",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),
        .target(name: "SynthTesting", dependencies: ["CloudFormation", "TemplateModel"]),
        // What stacks and workers share knows neither CloudFormation nor the network.
        .target(name: "JSONValues"),
        .target(name: "DynamoDBValues"),
        .target(name: "LambdaEvents", dependencies: ["DynamoDBValues", "JSONValues"]),
        .target(name: "LambdaContracts", dependencies: ["JSONValues", "LambdaEvents"]),
        .target(name: "WorkerContracts", dependencies: ["JSONValues", "LambdaContracts", "LambdaEvents"]),
        // Workers ask for functions of the C library in the versions that Amazon Linux 2023 has.
        .target(name: "COlderGlibc"),
        // Links no full Foundation, which would cost a worker 60 MB.
        .target(
            name: "LambdaRuntime",
            dependencies: [
                "COlderGlibc", "JSONValues", "LambdaContracts", "LambdaEvents",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOConcurrencyHelpers", package: "swift-nio"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ]
        ),
        // HTTP, TLS and signatures; the same limit.
        .target(
            name: "AWSClient",
            dependencies: [
                "DynamoDBValues", "JSONValues",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "NIOTLS", package: "swift-nio"),
            ]
        ),
        // Sends load to what is deployed.
        .target(
            name: "LoadGeneration",
            dependencies: [
                "AWSClient", "JSONValues",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),
        .executableTarget(
            name: "loadgen",
            dependencies: ["LoadGeneration", .product(name: "ArgumentParser", package: "swift-argument-parser")],
            path: "Sources/LoadGenerator"
        ),
        // What workers do alike, whatever they do.
        .target(
            name: "WorkerPatterns",
            dependencies: [
                "AWSClient", "DynamoDBValues", "JSONValues", "LambdaContracts", "LambdaEvents", "LambdaRuntime",
                .product(name: "Logging", package: "swift-log"),
            ]
        ),
        .target(
            name: "IngestionWorkers",
            dependencies: [
                "AWSClient", "DynamoDBValues", "JSONValues", "LambdaContracts", "LambdaEvents", "LambdaRuntime",
                "WorkerContracts", "WorkerPatterns",
                .product(name: "Logging", package: "swift-log"),
            ],
            path: "Sources/Workers/Ingestion"
        ),
        // The orders that queues and streams bring: logic in libraries, and executables that hold nearly nothing.
        .target(
            name: "OrderWriting",
            dependencies: [
                "AWSClient", "DynamoDBValues", "JSONValues", "LambdaEvents", "LambdaRuntime", "WorkerContracts",
                "WorkerPatterns", .product(name: "Logging", package: "swift-log"),
            ],
            path: "Sources/Workers/OrderWriting"
        ),
        .target(
            name: "OrderCounting",
            dependencies: [
                "AWSClient", "DynamoDBValues", "JSONValues", "LambdaContracts", "LambdaEvents", "LambdaRuntime",
                "WorkerContracts", "WorkerPatterns", .product(name: "Logging", package: "swift-log"),
            ],
            path: "Sources/Workers/OrderCounting"
        ),
        .target(
            name: "StreamProcessing",
            dependencies: [
                "AWSClient", "DynamoDBValues", "JSONValues", "LambdaContracts", "LambdaEvents", "LambdaRuntime",
                "WorkerContracts", "WorkerPatterns",
            ],
            path: "Sources/Workers/StreamProcessing"
        ),
        .executableTarget(
            name: "order-writer",
            dependencies: ["LambdaEvents", "LambdaRuntime", "OrderWriting", "WorkerContracts"],
            path: "Sources/Workers/OrderWriter"
        ),
        .executableTarget(
            name: "publish-metrics",
            dependencies: ["LambdaEvents", "LambdaRuntime", "OrderCounting", "WorkerContracts"],
            path: "Sources/Workers/PublishMetrics"
        ),
        .executableTarget(
            name: "events-load-test",
            dependencies: ["JSONValues", "LambdaRuntime", "OrderCounting", "WorkerContracts"],
            path: "Sources/Workers/EventsLoadTest"
        ),
        .executableTarget(
            name: "stream-processor",
            dependencies: ["LambdaEvents", "LambdaRuntime", "StreamProcessing", "WorkerContracts"],
            path: "Sources/Workers/StreamProcessor"
        ),
        // No product: `swift run synth` in a package that depends on this one must run the `synth` of that package.
        .executableTarget(
            name: "synth",
            dependencies: [
                "CloudFormation", "Constructs", "LambdaContracts", "LambdaEvents", "SynthCommand", "WorkerContracts",
            ] + constructServices,
            path: "stacks"
        ),
        .testTarget(name: "TemplateModelTests", dependencies: ["TemplateModel"], exclude: ["Readers"]),
        .testTarget(name: "ResourceSchemasTests", dependencies: ["ResourceSchemas", "TemplateModel"]),
        .testTarget(name: "TemplateChecksTests", dependencies: ["TemplateChecks", "ResourceSchemas", "TemplateModel"]),
        .testTarget(
            name: "TemplateDiffTests",
            dependencies: ["TemplateDiff", "ResourceSchemas", "SynthTesting", "TemplateModel"],
            exclude: ["Fixtures"]
        ),
        .testTarget(
            name: "CloudFormationTests",
            dependencies: ["CloudFormation", "ResourceSchemas", "TemplateModel", "CompilerHarness"]
        ),
        .testTarget(
            name: "ConstructsTests",
            dependencies: [
                "Constructs", "CloudFormation", "JSONValues", "LambdaContracts", "LambdaEvents", "ResourceTypes",
                "TemplateModel", "CompilerHarness",
            ] + constructServices
        ),
        // Builds a sample of every resource type; generated for the services above.
        .testTarget(
            name: "ResourcesTests",
            dependencies: ["CloudFormation", "ResourceSchemas", "TemplateChecks", "TemplateModel"] + serviceModules
        ),
        .executableTarget(
            name: "synth-fixture",
            dependencies: ["CloudFormation", "SynthCommand"],
            path: "Tests/Fixtures/SynthFixture"
        ),
        .testTarget(
            name: "SynthCommandTests",
            dependencies: [
                "CloudFormation", "ExecutableInspection", "ResourceSchemas", "SynthCommand", "SynthTesting",
                "TemplateChecks", "TemplateModel", "synth-fixture",
            ]
        ),
        .testTarget(name: "SynthTestingTests", dependencies: ["CloudFormation", "SynthTesting", "TemplateModel"]),
        .testTarget(
            name: "StacksTests",
            dependencies: [
                "synth", "SynthTesting", "Constructs", "CloudFormation", "LambdaContracts", "TemplateDiff",
                "TemplateModel", "WorkerContracts",
            ] + constructServices
        ),
        .testTarget(
            name: "DeploymentTests",
            dependencies: ["AWSSQS", "synth", "SynthTesting", "CloudFormation", "TemplateModel"]
        ),
        .testTarget(name: "ExecutableInspectionTests", dependencies: ["ExecutableInspection"]),
        .testTarget(name: "ZipArchivesTests", dependencies: ["ZipArchives"]),
        .testTarget(name: "JSONValuesTests", dependencies: ["JSONValues"]),
        .testTarget(name: "LambdaEventsTests", dependencies: ["DynamoDBValues", "JSONValues", "LambdaEvents"]),
        .testTarget(
            name: "LambdaContractsTests",
            dependencies: ["CompilerHarness", "JSONValues", "LambdaContracts", "LambdaEvents", "WorkerContracts"]
        ),
        .executableTarget(
            name: "lambda-fixture",
            dependencies: [
                "LambdaContracts", "LambdaEvents", "LambdaRuntime", .product(name: "Logging", package: "swift-log"),
            ],
            path: "Tests/Fixtures/LambdaFixture"
        ),
        // Plays Lambda to workers that run as processes.
        .target(
            name: "RuntimeAPIServer",
            dependencies: [
                .product(name: "NIOConcurrencyHelpers", package: "swift-nio"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            path: "Tests/RuntimeAPIServer"
        ),
        .testTarget(
            name: "LambdaRuntimeTests",
            dependencies: [
                "JSONValues", "LambdaContracts", "LambdaEvents", "LambdaRuntime", "RuntimeAPIServer", "lambda-fixture",
                .product(name: "Logging", package: "swift-log"),
            ]
        ),
        .testTarget(
            name: "DocumentationTests",
            dependencies: ["CloudFormation", "CompilerHarness", "Constructs", "WorkerContracts"] + constructServices
        ),
        .testTarget(name: "DynamoDBValuesTests", dependencies: ["DynamoDBValues"]),
        // A server that behaves like AWS, a clock that stands still, and what else tests and measurements share.
        .target(
            name: "AWSTestSupport",
            dependencies: [
                "AWSClient", "JSONValues",
                .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
            ],
            path: "Tests/AWSTestSupport"
        ),
        // Apart, since measurements are no tests.
        .target(name: "AWSTestTraits", dependencies: ["AWSTestSupport"], path: "Tests/AWSTestTraits"),
        .testTarget(
            name: "AWSClientTests",
            dependencies: [
                "AWSClient", "AWSTestSupport", "AWSTestTraits", "DynamoDBValues", "JSONValues",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ]
        ),
        .testTarget(
            name: "LoadGenerationTests",
            dependencies: [
                "AWSClient", "AWSTestSupport", "AWSTestTraits", "JSONValues", "LoadGeneration", "loadgen",
            ]
        ),
        .testTarget(
            name: "WorkerPatternsTests",
            dependencies: [
                "AWSClient", "AWSTestSupport", "DynamoDBValues", "JSONValues", "LambdaEvents", "LambdaRuntime",
                "WorkerPatterns", .product(name: "Logging", package: "swift-log"),
            ]
        ),
        .testTarget(
            name: "IngestionWorkersTests",
            dependencies: [
                "AWSClient", "DynamoDBValues", "IngestionWorkers", "JSONValues", "LambdaContracts", "LambdaEvents",
                "LambdaRuntime", "WorkerContracts", "WorkerPatterns", "WorkerTestSupport",
            ]
        ),
        // Tables in memory that fail on purpose, and what else tests of workers share.
        .target(
            name: "WorkerTestSupport",
            dependencies: [
                "AWSClient", "AWSTestSupport", "JSONValues", "LambdaRuntime", "RuntimeAPIServer",
                .product(name: "Logging", package: "swift-log"), .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
            ],
            path: "Tests/WorkerTestSupport"
        ),
        .executableTarget(
            name: "fault-run",
            dependencies: ["WorkerTestSupport", "order-writer", "publish-metrics"],
            path: "Tests/Fixtures/FaultRun"
        ),
        // Measures workers beside others; `Benchmarks/Workers/compare` runs it.
        .executableTarget(
            name: "worker-benchmark",
            dependencies: [
                "AWSClient", "AWSTestSupport", "JSONValues", "RuntimeAPIServer", "WorkerTestSupport",
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            path: "Tests/Fixtures/WorkerBenchmark"
        ),
        .testTarget(
            name: "OrderWritingTests",
            dependencies: [
                "AWSClient", "AWSTestSupport", "DynamoDBValues", "JSONValues", "LambdaEvents", "LambdaRuntime",
                "OrderWriting", "WorkerPatterns", "WorkerTestSupport",
            ]
        ),
        .testTarget(
            name: "OrderCountingTests",
            dependencies: [
                "AWSClient", "AWSTestSupport", "JSONValues", "LambdaEvents", "LambdaRuntime", "OrderCounting",
                "WorkerContracts",
                "WorkerPatterns", "WorkerTestSupport",
            ]
        ),
        .testTarget(
            name: "StreamProcessingTests",
            dependencies: [
                "AWSClient", "DynamoDBValues", "JSONValues", "LambdaEvents", "LambdaRuntime", "StreamProcessing",
                "WorkerContracts", "WorkerTestSupport",
            ]
        ),
        // The example of docs/workers.md.
        .executableTarget(
            name: "note-writer",
            dependencies: [
                "AWSClient", "DynamoDBValues", "JSONValues", "LambdaContracts", "LambdaEvents", "LambdaRuntime",
                "WorkerPatterns",
            ],
            path: "Tests/Fixtures/NoteWriter"
        ),
        // Workers as processes, against what plays Lambda and AWS: a file for each system.
        .testTarget(
            name: "WorkerTests",
            dependencies: [
                "AWSClient", "AWSTestSupport", "AWSTestTraits", "DynamoDBValues", "JSONValues", "LambdaEvents",
                "RuntimeAPIServer", "WorkerContracts", "WorkerTestSupport", "order-writer", "publish-metrics",
                "events-load-test", "stream-processor",
                "note-writer",
                .product(name: "NIOConcurrencyHelpers", package: "swift-nio"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ] + ingestionWorkers.keys.sorted().map { .target(name: $0) }
        ),
        // Runs the compiler on what must not compile.
        .target(name: "CompilerHarness", path: "Tests/CompilerHarness"),
    ],
    swiftLanguageModes: [.v6]
)

for service in services {
    package.products.append(.library(name: "AWS\(service)", targets: ["AWS\(service)"]))
    package.targets.append(
        .target(
            name: "AWS\(service)",
            dependencies: ["CloudFormation", "ResourceTypes"],
            path: "Sources/Resources/\(service)"
        )
    )
}

for (name, folder) in ingestionWorkers {
    package.targets.append(
        .executableTarget(
            name: name,
            dependencies: [
                "IngestionWorkers", "LambdaContracts", "LambdaEvents", "LambdaRuntime", "WorkerContracts",
            ],
            path: "Sources/Workers/\(folder)"
        )
    )
}

for target in package.targets where target.type != .system {
    target.swiftSettings = [
        // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0335-existential-any.md
        .enableUpcomingFeature("ExistentialAny"),
        // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0409-access-level-on-imports.md
        .enableUpcomingFeature("InternalImportsByDefault"),
        // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0444-member-import-visibility.md
        .enableUpcomingFeature("MemberImportVisibility"),
    ]
}
