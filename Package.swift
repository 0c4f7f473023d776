// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "swift-cloudformation",
    products: [
        .library(name: "TemplateModel", targets: ["TemplateModel"]),
        .library(name: "CloudFormation", targets: ["CloudFormation"]),
    ],
    targets: [
        .systemLibrary(
            name: "CLibYAML",
            pkgConfig: "yaml-0.1",
            providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]
        ),
        .target(name: "TemplateModel", dependencies: ["CLibYAML"]),
        .target(name: "CloudFormation", dependencies: ["TemplateModel"]),
        .testTarget(name: "TemplateModelTests", dependencies: ["TemplateModel"]),
        .target(name: "CompilerHarness", path: "Tests/CompilerHarness"),
        .testTarget(
            name: "CloudFormationTests",
            dependencies: ["CloudFormation", "CompilerHarness", "TemplateModel"]
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
