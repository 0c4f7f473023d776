import Foundation

/// The folder of the package that the generated files are part of.
struct PackageFolder {
    private static let generated = [
        "Sources/ResourceSchemas/Generated", "Sources/ResourceTypes", "Sources/Resources",
        "Tests/ResourcesTests/Samples",
    ]
    private static let start = "    // The generator writes the services between these lines."
    private static let end = "    // End of the services."

    private let root: URL

    /// Opens a folder.
    /// - Parameter path: The root of the package.
    init(_ path: String) {
        root = URL(fileURLWithPath: path)
    }

    /// The paths at which the folder differs from what would be generated, sorted.
    /// - Parameter package: What would be generated.
    /// - Returns: The paths from the root.
    /// - Throws: ``CommandError`` if the manifest has no place for the services.
    func differences(from package: GeneratedPackage) throws -> [String] {
        let changed = package.files.filter { text(of: $0.key) != $0.value }.map(\.key)
        let manifest = try manifest(with: package.services)
        let stale = files().subtracting(package.files.keys)
        return (changed + stale + (manifest == nil ? [] : ["Package.swift"])).sorted()
    }

    /// Checks that generating would change nothing.
    /// - Parameter package: What would be generated.
    /// - Throws: ``CommandError`` with the paths that would change and the command that changes them.
    func verify(_ package: GeneratedPackage) throws {
        let differences = try differences(from: package)
        guard differences.isEmpty else {
            throw CommandError(
                "generated files are not up to date; run scripts/generate and commit the result:\n"
                    + differences.map { "  \($0)" }.joined(separator: "\n")
            )
        }
    }

    /// Writes the files that differ and deletes those that are no longer generated.
    /// - Parameter package: What is generated.
    /// - Returns: How many files were written and how many deleted.
    /// - Throws: ``CommandError`` if the manifest has no place for the services, or an error of the file system.
    func write(_ package: GeneratedPackage) throws -> (written: Int, deleted: Int) {
        var written = 0
        for (path, text) in package.files where self.text(of: path) != text {
            try write(text, to: path)
            written += 1
        }
        let stale = files().subtracting(package.files.keys)
        for path in stale { try FileManager.default.removeItem(at: root.appending(path: path)) }
        if let manifest = try manifest(with: package.services) {
            try write(manifest, to: "Package.swift")
            written += 1
        }
        return (written, stale.count)
    }

    /// The manifest with other services; `nil` if it names these already or if there is none.
    private func manifest(with services: [String]) throws -> String? {
        guard let text = text(of: "Package.swift") else { return nil }
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard let start = lines.firstIndex(of: PackageFolder.start), let end = lines.firstIndex(of: PackageFolder.end),
            start < end
        else {
            throw CommandError(
                "Package.swift has no place for the services; it must have the lines '\(PackageFolder.start)' and "
                    + "'\(PackageFolder.end)'"
            )
        }
        lines.replaceSubrange(start + 1..<end, with: services.map { "    \"\($0)\"," })
        let changed = lines.joined(separator: "\n")
        return changed == text ? nil : changed
    }

    private func files() -> Set<String> {
        var files: Set<String> = []
        for folder in PackageFolder.generated {
            let paths = FileManager.default.enumerator(atPath: root.appending(path: folder).path)
            while let path = paths?.nextObject() as? String {
                if path.hasSuffix(".swift") { files.insert("\(folder)/\(path)") }
            }
        }
        return files
    }

    private func text(of path: String) -> String? {
        FileManager.default.contents(atPath: root.appending(path: path).path).map {
            String(decoding: $0, as: UTF8.self)
        }
    }

    private func write(_ text: String, to path: String) throws {
        let file = root.appending(path: path)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(text.utf8).write(to: file, options: .atomic)
    }
}
