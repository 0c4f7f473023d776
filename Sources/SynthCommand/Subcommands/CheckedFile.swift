internal import CloudFormation
internal import TemplateChecks
internal import TemplateModel

/// A file of a template that is checked.
struct CheckedFile {
    private let name: String
    private let byteCount: Int
    private let content: Result<ParsedTemplate, TemplateSyntaxError>

    /// Reads a template.
    /// - Parameters:
    ///   - bytes: The whole file.
    ///   - name: How messages name the file.
    init(_ bytes: [UInt8], called name: String) {
        self.name = name
        byteCount = bytes.count
        content = Result { () throws(TemplateSyntaxError) in try ParsedTemplate(parsing: bytes) }
    }

    /// The template as checks get it; `nil` when the file has none.
    var systemTemplate: SystemTemplate? {
        guard case .success(let parsed) = content else { return nil }
        return SystemTemplate(parsed.template, name: name)
    }

    /// All that is wrong with the file, with its lines and columns.
    /// - Parameter findings: What the checks found in the template.
    /// - Returns: Those of the file as a whole first, then the others in their order.
    func diagnostics(_ findings: [Diagnostic]) -> [Diagnostic] {
        switch content {
        case .failure(let error): return error.diagnostics(in: name)
        case .success(let parsed):
            let size = TemplateSize.diagnostic(byteCount: byteCount, of: parsed.template)?
                .located(at: parsed.location(of: [], in: name))
            return (size.map { [$0] } ?? [])
                + findings.map { $0.located(at: parsed.location(of: $0.templatePath ?? [], in: name)) }
        }
    }
}
