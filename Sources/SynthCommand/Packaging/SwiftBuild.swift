internal import ExecutableInspection
internal import TemplateModel

/// Builds executables of the package in the current folder.
struct SwiftBuild {
    let architecture: Architecture
    /// The Swift SDK to build with; what the toolchain has for this machine when `nil`.
    let sdk: String?
    let scratchPath: String
    private let surroundings: Surroundings

    init(architecture: Architecture, sdk: String?, scratchPath: String, _ surroundings: Surroundings) {
        self.architecture = architecture
        self.sdk = sdk
        self.scratchPath = scratchPath
        self.surroundings = surroundings
    }

    /// What to do when an executable would not start in Lambda.
    static let advice = """

        note: build where the C library is that of \(RuntimeImage.providedAl2023.name), or an older one: in a container with \
        Amazon Linux 2023 or Red Hat's Universal Base Image 9, or with Swift's Static Linux SDK, --swift-sdk \
        <architecture>-swift-linux-musl
        """

    /// The names of the package's executable products.
    func executables() throws(CommandFailure) -> [String] {
        let description = try run(["package", "dump-package"])
        let manifest: Node
        do throws(TemplateSyntaxError) {
            manifest = .object(try ParsedTemplate(parsing: description.standardOutput, format: .json).template.root)
        } catch {
            throw .message("what 'swift package dump-package' says cannot be read: \(error.problems[0].message)")
        }
        let products = (manifest["products"]?.arrayValue ?? []).filter { $0["type"]?["executable"] != nil }
        let targets = (manifest["targets"]?.arrayValue ?? []).filter { $0["type"]?.stringValue == "executable" }
        return Set((products + targets).compactMap { $0["name"]?.stringValue }).sorted()
    }

    /// Reports that nothing here can build for the architecture.
    func checkMachine() throws(CommandFailure) {
        guard architecture != .ofThisMachine, sdk == nil else { return }
        let known = String(decoding: try run(["sdk", "list"]).standardOutput, as: UTF8.self)
            .split(whereSeparator: \.isNewline)
            .map(String.init)
            .filter { !$0.contains(" ") }
        let machine = "this machine is \(Architecture.ofThisMachine)"
        guard known.isEmpty else {
            throw .message(
                "\(machine), so \(architecture) takes a Swift SDK; name one with --swift-sdk, of \(UnknownName.list(known))"
            )
        }
        throw .message(
            """
            \(machine), and no Swift SDK is installed, so \(architecture) cannot be built here; run this on a machine of that \
            architecture, install Swift's Static Linux SDK (https://www.swift.org/documentation/articles/static-linux-getting-started.html), \
            or build for \(Architecture.ofThisMachine)
            """
        )
    }

    /// Builds a product, and returns the executable.
    func executable(_ product: String) throws(CommandFailure) -> [UInt8] {
        let result = try start(["build"] + options + ["--product", product], surroundings.runVisibleTool)
        guard result.exitCode == 0 else {
            throw .message("'\(product)' was not built: 'swift build' ended with exit code \(result.exitCode)")
        }
        let folder = String(decoding: try run(["build"] + options + ["--show-bin-path"]).standardOutput, as: UTF8.self)
        let path = "\(folder.split(whereSeparator: \.isNewline).last ?? "")/\(product)"
        do throws(FileFailure) {
            return try FileReader.read(path)
        } catch {
            throw .message(error.sentence)
        }
    }

    /// Why an executable would not start in Lambda, if it would not.
    func problems(of executable: [UInt8], _ product: String) throws(CommandFailure) -> [String] {
        do throws(ExecutableError) {
            return RuntimeImage.providedAl2023.problems(of: try Executable(executable), on: architecture)
        } catch {
            throw .message("what was built of '\(product)' cannot be checked: \(error)")
        }
    }

    /// What keeps executables small, and lets them start in Lambda.
    ///
    /// Swift's own library is part of the executable, because Lambda does not have it; nothing that is only for debuggers, or
    /// for plug-ins, is. Each function has a section of its own, so that the linker leaves out those that nothing calls.
    private var options: [String] {
        let options = [
            "--configuration", "release", "--static-swift-stdlib", "--scratch-path", "\(scratchPath)/\(architecture)",
            "-Xswiftc", "-Xfrontend", "-Xswiftc", "-function-sections", "-Xcc", "-ffunction-sections", "-Xcc",
            "-fdata-sections", "-Xlinker", "--no-export-dynamic", "-Xlinker", "--strip-all",
        ]
        return sdk.map { options + ["--swift-sdk", $0] } ?? options
    }

    private func run(_ arguments: [String]) throws(CommandFailure) -> ToolResult {
        let result = try start(arguments, surroundings.runTool)
        guard result.exitCode == 0 else {
            let lines = String(decoding: result.standardError, as: UTF8.self).split(whereSeparator: \.isNewline)
            let reason =
                lines.last { $0.hasPrefix("error: ") }?.dropFirst(7) ?? lines.last ?? "exit code \(result.exitCode)"
            throw .message("'swift \(arguments.prefix(2).joined(separator: " "))' failed: \(reason)")
        }
        return result
    }

    private func start(_ arguments: [String], _ runTool: ToolRunner) throws(CommandFailure) -> ToolResult {
        do throws(SystemError) {
            return try runTool(["swift"] + arguments)
        } catch {
            guard error.isMissingFile else { throw .message("cannot run 'swift': \(error.meaning)") }
            throw .message(
                "cannot run 'swift': it is not on the PATH; install Swift from https://www.swift.org/install"
            )
        }
    }
}
