internal import CloudFormation
internal import TemplateChecks

/// What a command comes to: everything that it prints and writes.
struct Outcome: Equatable {
    /// The text for standard output.
    var standardOutput = ""
    /// The text for standard error: what is wrong.
    var standardError = ""
    /// The folder to create if it does not exist.
    var folder: String?
    /// The files to write: all or none.
    var files: [OutputFile] = []
    /// The text for standard error once all has been printed and written: what is good to know.
    var notes = ""
    /// The exit code of the process, unless printing or writing fails.
    var exitCode: Int32 = 0
}

/// A file to write.
struct OutputFile: Equatable {
    /// Where, relative to the current folder.
    var path: String
    /// The whole content.
    var content: [UInt8]

    init(path: String, content: [UInt8]) {
        self.path = path
        self.content = content
    }

    init(path: String, text: String) {
        self.init(path: path, content: Array(text.utf8))
    }
}

extension Outcome {
    /// The outcome of a command, or that of its failure.
    static func reportingFailure(
        in surroundings: Surroundings,
        _ command: () throws -> Outcome
    ) -> Outcome {
        do {
            return try command()
        } catch CommandFailure.diagnostics(let diagnostics, let consequence) {
            let report = DiagnosticReport(diagnostics, consequence: consequence)
            return Outcome(standardError: report.text(in: surroundings), exitCode: 1)
        } catch {
            let line = DiagnosticReport.colored("error: \(error)", in: surroundings)
            return Outcome(standardError: line + "\n", exitCode: 1)
        }
    }

    /// Adds a file that cannot be read, although others can.
    mutating func report(_ failure: FileFailure, in surroundings: Surroundings) {
        standardError += DiagnosticReport.colored("error: \(failure.sentence)", in: surroundings) + "\n"
    }

    /// Adds the diagnostics of an app whose templates can be written all the same.
    mutating func report(_ warnings: [Diagnostic], in surroundings: Surroundings) {
        standardError += DiagnosticReport(warnings, consequence: nil).text(in: surroundings)
    }

    /// Adds a line that is good to know.
    mutating func note(_ sentence: String) {
        notes += "note: \(sentence)\n"
    }

    /// Adds what to do with a template that is too large to be sent to CloudFormation directly.
    ///
    /// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html>
    mutating func note(size: Int, of stack: SynthesizedStack) {
        let limit = TemplateSize.maximumInline
        guard size > limit else { return }
        note(
            """
            the template of '\(stack.id)' has \(size) bytes; 'aws cloudformation deploy' needs --s3-bucket for more \
            than \(limit)
            """
        )
        let paths: TemplateParts.Paths = { stack.origins[$0]?.path.components }
        guard let problem = TemplateSize.diagnostic(byteCount: size, of: stack.template, paths: paths) else { return }
        note("'\(stack.id)': \(problem.message)")
    }
}
