import ArgumentParser

/// Compares the files in the package with what would be generated.
struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Fail if the generated files in the package are not what the generator makes of the schemas."
    )

    @OptionGroup var options: Options

    func run() throws {
        let catalog = try SchemaCatalog(folder: options.schemas)
        let package = try GeneratedPackage(catalog)
        try PackageFolder(options.root).verify(package)
        print("\(package.summary); all files are up to date")
    }
}
