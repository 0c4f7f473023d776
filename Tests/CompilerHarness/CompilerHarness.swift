import Foundation

/// Runs the compiler on small sources that use modules of this package, for tests of what must not compile.
///
/// A source announces in comments what the compiler says, and a test compares:
///
/// ```swift
/// let compilation = try CompilerHarness(modules: ["CloudFormation"]).compile("""
///     let name: Value<String> = 3  // error: generic struct 'Value' requires that 'String' conform to 'NumericLiteral'
///     """)
/// #expect(compilation.found == compilation.announced)
/// ```
public struct CompilerHarness: Sendable {
    /// How far the compiler goes.
    public enum Depth: Sendable {
        /// It checks types. Most mistakes show here.
        case types
        /// It also follows the flow of values, which it does only in a source whose types are right.
        case flow
    }

    /// What the compiler said, and what the source announced.
    public struct Compilation: Sendable {
        /// What the compiler said, by line, each once.
        public let found: [CompilerDiagnostic]
        /// What the comments of the source announce, by line.
        public let announced: [CompilerDiagnostic]
    }

    /// Why the compiler could not be asked.
    public struct Failure: Error, CustomStringConvertible {
        /// The reason.
        public let description: String
    }

    private let modules: [String]
    private let prelude: String
    private let modulesFolder: URL

    /// Prepares for sources.
    /// - Parameters:
    ///   - modules: The modules that every source imports; the test target must depend on them, so that they are built.
    ///   - prelude: Declarations that every source may use; none when not given.
    /// - Throws: ``Failure`` when a module is not beside the running tests.
    public init(modules: [String], prelude: String = "") throws {
        self.modules = modules
        self.prelude = prelude
        modulesFolder = try Self.folder(of: modules)
    }

    /// Compiles a source of its own module.
    /// - Parameters:
    ///   - source: Swift without imports, with comments that announce diagnostics.
    ///   - depth: How far the compiler goes; it checks types when not given.
    /// - Returns: What the compiler said, and what the source announced.
    /// - Throws: ``Failure`` when the compiler cannot be run, or fails without saying why.
    public func compile(_ source: String, to depth: Depth = .types) throws -> Compilation {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let imports = modules.map { "import \($0)\n" }.joined()
        let files = [("Snippet.swift", source), ("Prelude.swift", prelude)]
        for (name, text) in files {
            let text = "\(imports)#sourceLocation(file: \"\(name)\", line: 1)\n\(text)\n"
            try text.write(to: folder.appendingPathComponent(name), atomically: false, encoding: .utf8)
        }
        let (output, status) = try run(files.map(\.0), depth, in: folder)
        let found = CompilerDiagnostic.parsed(from: output, file: "Snippet.swift")
        guard status == 0 || found.contains(where: { $0.severity == .error }) else {
            throw Failure(description: "the compiler failed with status \(status):\n\(output)")
        }
        return Compilation(found: found, announced: CompilerDiagnostic.announced(in: source))
    }

    private func run(_ files: [String], _ depth: Depth, in folder: URL) throws -> (output: String, status: Int32) {
        let log = folder.appendingPathComponent("log")
        guard FileManager.default.createFile(atPath: log.path, contents: nil) else {
            throw Failure(description: "cannot write \(log.path)")
        }
        let handle = try FileHandle(forWritingTo: log)
        defer { try? handle.close() }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.currentDirectoryURL = folder
        process.arguments =
            [
                "swiftc", "-swift-version", "6", "-parse-as-library", "-module-name", "Snippet",
                "-diagnostic-style", "llvm", "-I", modulesFolder.path,
            ]
            + ["ExistentialAny", "InternalImportsByDefault", "MemberImportVisibility"].flatMap {
                ["-enable-upcoming-feature", $0]
            }
            + Self.systemLibraryFolders.flatMap { ["-I", $0.path] }
            + (depth == .types ? ["-typecheck"] : ["-emit-sil", "-wmo", "-o", "/dev/null"]) + files
        process.standardOutput = handle
        process.standardError = handle
        try process.run()
        process.waitUntilExit()
        return (try String(contentsOf: log, encoding: .utf8), process.terminationStatus)
    }
}

extension CompilerHarness {
    private final class Anchor {}

    /// The folder that has the modules which the running tests were built with: at or beside the test bundle.
    private static func folder(of modules: [String]) throws -> URL {
        let starts = [Bundle(for: Anchor.self).bundleURL, Bundle.main.executableURL, Bundle.main.bundleURL]
        for start in starts.compactMap(\.self) {
            var folder = start.resolvingSymlinksInPath()
            while folder.path != "/" {
                folder.deleteLastPathComponent()
                let candidate = folder.appendingPathComponent("Modules")
                let hasAll = modules.allSatisfy {
                    FileManager.default.fileExists(atPath: candidate.appendingPathComponent("\($0).swiftmodule").path)
                }
                if hasAll { return candidate }
            }
        }
        throw Failure(
            description:
                "no folder 'Modules' with \(modules) above \(starts.compactMap { $0?.path }); build the tests first"
        )
    }

    /// The module maps of the package's system libraries, which modules that use them ask for.
    private static var systemLibraryFolders: [URL] {
        let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Sources")
        let folders = try? FileManager.default.contentsOfDirectory(at: sources, includingPropertiesForKeys: nil)
        return (folders ?? []).filter {
            FileManager.default.fileExists(atPath: $0.appendingPathComponent("module.modulemap").path)
        }
    }
}
