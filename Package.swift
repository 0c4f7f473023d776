// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "swift-cloudformation",
    products: [
        .library(name: "TemplateModel", targets: ["TemplateModel"]),
        .library(name: "CloudFormation", targets: ["CloudFormation"]),
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
        .target(name: "CloudFormation", dependencies: ["TemplateModel"]),
        .target(
            name: "SynthCommand",
            dependencies: [
                "CloudFormation", "TemplateModel", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),
        .target(name: "SynthTesting", dependencies: ["CloudFormation", "TemplateModel"]),
        .testTarget(name: "TemplateModelTests", dependencies: ["TemplateModel"]),
        .testTarget(name: "CloudFormationTests", dependencies: ["CloudFormation", "TemplateModel"]),
        .executableTarget(
            name: "synth-fixture",
            dependencies: ["CloudFormation", "SynthCommand"],
            path: "Tests/Fixtures/SynthFixture"
        ),
        .testTarget(
            name: "SynthCommandTests",
            dependencies: ["CloudFormation", "SynthCommand", "SynthTesting", "TemplateModel", "synth-fixture"]
        ),
        .testTarget(
            name: "SynthTestingTests",
            dependencies: ["CloudFormation", "SynthTesting", "TemplateModel"]
        ),
    ],
    swiftLanguageModes: [.v6]
)

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
