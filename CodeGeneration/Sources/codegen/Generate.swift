import ArgumentParser

/// Writes the generated files.
struct Generate: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Write the generated files, delete those that are no longer generated, and list the services in Package.swift."
    )

    @OptionGroup var options: Options

    func run() throws {
        let catalog = try SchemaCatalog(folder: options.schemas)
        let package = try GeneratedPackage(catalog)
        let result = try PackageFolder(options.root).write(package)
        print("\(package.summary); \(result.written) files written, \(result.deleted) deleted")
    }
}
