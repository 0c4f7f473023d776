internal import ArgumentParser
internal import CloudFormation
internal import ExecutableInspection

/// Builds and archives what functions run.
struct PackageCommand<Definition: SynthesisCommand>: Subcommand {
    static var configuration: CommandConfiguration {
        let name = ProgramName.current
        return CommandConfiguration(
            commandName: "package",
            abstract: "Build the executables of the functions, and archive them for Lambda.",
            usage: "\(name) package [<stack or product> ...] [<options>]",
            discussion: """
                Every executable product that a function of the app runs is built for release, with Swift's library in \
                it, checked to start on \(RuntimeImage.providedAl2023.name), and written to a zip archive of its own, \
                <product>.zip, as 'bootstrap'. With names, only those of these stacks, or these products; without \
                --environment, those of every environment. The same executable gives the same archive.

                EXAMPLES:
                  Build everything, and copy it to where the templates expect it:
                    swift run \(name) package
                    aws s3 cp --recursive build/lambda s3://$CODE_BUCKET/$CODE_VERSION/
                  Build one executable:
                    swift run \(name) package order-writer
                """
        )
    }

    @Argument(
        help: ArgumentHelp("Stacks, by their names in the app, or products; all when not given.", valueName: "name")
    )
    var names: [String] = []

    @Option(help: ArgumentHelp("The folder to write to.", valueName: "folder"))
    var output = "build/lambda"

    @Option(help: "The instruction set to build for, x86_64 or arm64; that of this machine when not given.")
    var arch: String?

    @Option(
        help: ArgumentHelp(
            "The Swift SDK to build with, which another instruction set than this machine's takes.",
            valueName: "name"
        )
    )
    var swiftSDK: String?

    @Option(help: ArgumentHelp("The folder for what is built.", valueName: "folder"))
    var scratchPath = ".build/lambda"

    @OptionGroup var environment: EnvironmentOption<Definition>

    func validate() throws {
        _ = try architecture()
        if output.isEmpty { throw ValidationError("--output must name a folder, got ''") }
    }

    func outcome(in surroundings: Surroundings) -> Outcome {
        Outcome.reportingFailure(in: surroundings) {
            let architecture = try architecture()
            let selection = try PackageSelection(names, of: apps())
            let build = SwiftBuild(architecture: architecture, sdk: swiftSDK, scratchPath: scratchPath, surroundings)
            try selection.check(against: architecture, executables: try build.executables())
            try build.checkMachine()
            try Folder.create(output)
            var outcome = Outcome()
            var table = TextTable(
                ["PRODUCT", "ARCHITECTURE", "FUNCTIONS", "EXECUTABLE", "ARCHIVE"],
                rightAligned: [2, 3, 4]
            )
            var problems: [String] = []
            for (product, functions) in selection.functions {
                let executable = try build.executable(product)
                let reasons = try build.problems(of: executable, product)
                problems += reasons.map { "'\(product)' would not start: \($0)" }
                guard reasons.isEmpty else { continue }
                let archive = try FunctionArchive.bytes(executable)
                outcome.files.append(OutputFile(path: Folder.path(of: "\(product).zip", in: output), content: archive))
                table.append([
                    product, "\(architecture)", String(functions.count), ByteCount.text(executable.count),
                    ByteCount.text(archive.count),
                ])
            }
            guard problems.isEmpty else {
                throw CommandFailure.message(problems.joined(separator: "\nerror: ") + SwiftBuild.advice)
            }
            outcome.standardOutput = table.text
            return outcome
        }
    }

    private func architecture() throws(ValidationError) -> Architecture {
        switch arch {
        case nil: return .ofThisMachine
        case "x86_64": return .x86_64
        case "arm64": return .arm64
        case .some(let name):
            let sentence = UnknownName.sentence(name, among: ["x86_64", "arm64"], called: "instruction sets")
            throw ValidationError("unknown instruction set \(sentence)")
        }
    }

    /// The app in the environment that was chosen, in each one when none was: their stacks differ.
    private func apps() throws -> [SynthesizedApp] {
        guard environment.environment == nil else {
            return [try SynthesizedApp(Definition.self, for: environment.chosen(), .everything)]
        }
        return try Definition.Environment.allCases.map { try SynthesizedApp(Definition.self, for: $0, .everything) }
    }
}

extension Architecture {
    static var ofThisMachine: Architecture {
        #if arch(arm64)
        .arm64
        #else
        .x86_64
        #endif
    }
}
