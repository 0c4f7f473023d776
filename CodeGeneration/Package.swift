// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "CodeGeneration",
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
    ],
    targets: [
        .target(name: "SchemaModel"),
        .target(name: "ResourcePlanning", dependencies: ["SchemaModel"]),
        .target(name: "SwiftSource"),
        .target(name: "SchemaRendering", dependencies: ["ResourcePlanning", "SchemaModel"]),
        .target(name: "ResourceRendering", dependencies: ["ResourcePlanning", "SchemaModel", "SwiftSource"]),
        .target(name: "SampleRendering", dependencies: ["ResourcePlanning", "SchemaModel", "SwiftSource"]),
        .executableTarget(
            name: "codegen",
            dependencies: [
                "ResourcePlanning", "ResourceRendering", "SampleRendering", "SchemaModel", "SchemaRendering",
                "SwiftSource",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),
        .testTarget(
            name: "CodeGenerationTests",
            dependencies: [
                "ResourcePlanning", "ResourceRendering", "SampleRendering", "SchemaModel", "SchemaRendering",
                "SwiftSource", "codegen",
            ]
        ),
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets {
    target.swiftSettings = [
        // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0335-existential-any.md
        .enableUpcomingFeature("ExistentialAny"),
        // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0409-access-level-on-imports.md
        .enableUpcomingFeature("InternalImportsByDefault"),
        // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0444-member-import-visibility.md
        .enableUpcomingFeature("MemberImportVisibility"),
    ]
}
