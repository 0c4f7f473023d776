// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "Benchmarks",
    dependencies: [
        .package(name: "swift-cloudformation", path: ".."),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    ],
    targets: [
        .systemLibrary(name: "LibYAML", pkgConfig: "yaml-0.1"),
        .executableTarget(
            name: "Emission",
            dependencies: ["LibYAML", "Measuring", .product(name: "TemplateModel", package: "swift-cloudformation")]
        ),
        .executableTarget(
            name: "EmptyCommand",
            dependencies: [.product(name: "ArgumentParser", package: "swift-argument-parser")]
        ),
        .executableTarget(name: "Harness"),
        .target(name: "Measuring"),
        .target(name: "Samples", dependencies: [.product(name: "TemplateModel", package: "swift-cloudformation")]),
        .executableTarget(
            name: "Difference",
            dependencies: [
                "Measuring", "Samples", .product(name: "TemplateDiff", package: "swift-cloudformation"),
                .product(name: "TemplateModel", package: "swift-cloudformation"),
            ]
        ),
        .executableTarget(
            name: "Validation",
            dependencies: [
                "Measuring", "Samples", .product(name: "TemplateChecks", package: "swift-cloudformation"),
                .product(name: "TemplateModel", package: "swift-cloudformation"),
            ]
        ),
        .executableTarget(
            name: "SixtyTables",
            dependencies: [
                .product(name: "AWSCloudWatch", package: "swift-cloudformation"),
                .product(name: "AWSDynamoDB", package: "swift-cloudformation"),
                .product(name: "AWSLambda", package: "swift-cloudformation"),
                .product(name: "AWSSNS", package: "swift-cloudformation"),
                .product(name: "AWSSQS", package: "swift-cloudformation"),
                .product(name: "CloudFormation", package: "swift-cloudformation"),
                .product(name: "Constructs", package: "swift-cloudformation"),
                .product(name: "SynthCommand", package: "swift-cloudformation"),
                .product(name: "WorkerContracts", package: "swift-cloudformation"),
            ]
        ),
        .executableTarget(
            name: "HundredStacks",
            dependencies: [
                .product(name: "AWSCloudWatch", package: "swift-cloudformation"),
                .product(name: "AWSSQS", package: "swift-cloudformation"),
                .product(name: "CloudFormation", package: "swift-cloudformation"),
                .product(name: "SynthCommand", package: "swift-cloudformation"),
            ]
        ),
    ],
    swiftLanguageModes: [.v6]
)
