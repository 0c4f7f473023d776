// swift-tools-version: 6.2
import PackageDescription

/// The AWS services that have a module of typed resources.
let services = [
    // The generator writes the services between these lines.
    "ApiGatewayV2",
    "ApplicationAutoScaling",
    "CloudFormation",
    "CloudWatch",
    "DynamoDB",
    "EC2",
    "Events",
    "IAM",
    "KMS",
    "Lambda",
    "Logs",
    "Pipes",
    "S3",
    "SNS",
    "SQS",
    "SSM",
    "Scheduler",
    "StepFunctions",
    // End of the services.
]

/// The services that the constructs are made of.
let constructServices: [Target.Dependency] = [
    "AWSApiGatewayV2", "AWSApplicationAutoScaling", "AWSCloudWatch", "AWSDynamoDB", "AWSEC2", "AWSEvents", "AWSIAM",
    "AWSKMS", "AWSLambda", "AWSLogs", "AWSS3", "AWSSNS", "AWSSQS", "AWSSSM",
]

/// The modules of all services.
let serviceModules = services.map { Target.Dependency.target(name: "AWS\($0)") }

let package = Package(
    name: "swift-cloudformation",
    products: [
        .library(name: "TemplateModel", targets: ["TemplateModel"]),
        .library(name: "ResourceSchemas", targets: ["ResourceSchemas"]),
        .library(name: "TemplateChecks", targets: ["TemplateChecks"]),
        .library(name: "CloudFormation", targets: ["CloudFormation"]),
        .library(name: "Constructs", targets: ["Constructs"]),
        .library(name: "SynthCommand", targets: ["SynthCommand"]),
        .library(name: "SynthTesting", targets: ["SynthTesting"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
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
        .target(name: "CloudFormation", dependencies: ["ResourceSchemas", "TemplateChecks", "TemplateModel"]),
        .target(name: "ResourceTypes"),
        .target(name: "Constructs", dependencies: ["CloudFormation", "ResourceTypes"] + constructServices),
        .target(
            name: "SynthCommand",
            dependencies: [
                "CloudFormation", "ResourceSchemas", "TemplateChecks", "TemplateModel",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),
        .target(name: "SynthTesting", dependencies: ["CloudFormation", "TemplateModel"]),
        // No product: `swift run synth` in a package that depends on this one must run the `synth` of that package.
        .executableTarget(
            name: "synth",
            dependencies: ["CloudFormation", "Constructs", "SynthCommand"] + constructServices,
            path: "stacks"
        ),
        .testTarget(name: "TemplateModelTests", dependencies: ["TemplateModel"], exclude: ["Readers"]),
        .testTarget(name: "ResourceSchemasTests", dependencies: ["ResourceSchemas", "TemplateModel"]),
        .testTarget(name: "TemplateChecksTests", dependencies: ["TemplateChecks", "ResourceSchemas", "TemplateModel"]),
        .testTarget(
            name: "CloudFormationTests",
            dependencies: ["CloudFormation", "ResourceSchemas", "TemplateModel", "CompilerHarness"]
        ),
        .testTarget(
            name: "ConstructsTests",
            dependencies: ["Constructs", "CloudFormation", "ResourceTypes", "TemplateModel", "CompilerHarness"]
                + constructServices
        ),
        // Builds a sample of every resource type; generated for the services above.
        .testTarget(
            name: "ResourcesTests",
            dependencies: ["CloudFormation", "SynthTesting", "TemplateModel"] + serviceModules
        ),
        .executableTarget(
            name: "synth-fixture",
            dependencies: ["CloudFormation", "SynthCommand"],
            path: "Tests/Fixtures/SynthFixture"
        ),
        .testTarget(
            name: "SynthCommandTests",
            dependencies: ["CloudFormation", "SynthCommand", "SynthTesting", "TemplateModel", "synth-fixture"]
        ),
        .testTarget(name: "SynthTestingTests", dependencies: ["CloudFormation", "SynthTesting", "TemplateModel"]),
        .testTarget(
            name: "StacksTests",
            dependencies: ["synth", "SynthTesting", "Constructs", "CloudFormation", "TemplateModel"] + constructServices
        ),
        .testTarget(
            name: "DeploymentTests",
            dependencies: ["AWSSQS", "synth", "SynthTesting", "CloudFormation", "TemplateModel"]
        ),
        .testTarget(
            name: "DocumentationTests",
            dependencies: ["CloudFormation", "CompilerHarness", "Constructs"] + constructServices
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
