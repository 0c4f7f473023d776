internal import TemplateModel

/// A template in a file.
enum TemplateFile {
    /// The template of a file; of standard input when the path is `-`.
    static func read(_ path: String) throws(CommandFailure) -> Template {
        let content: [UInt8]
        do throws(FileFailure) {
            content = try FileReader.read(path)
        } catch {
            throw .message(error.sentence)
        }
        return try template(in: content, called: path == "-" ? "<stdin>" : path)
    }

    /// The template that a text is.
    static func template(in content: [UInt8], called name: String) throws(CommandFailure) -> Template {
        let template: Template
        do throws(TemplateSyntaxError) {
            template = try ParsedTemplate(parsing: content).template
        } catch {
            throw .diagnostics(error.diagnostics(in: name), consequence: "nothing compared")
        }
        guard template.root["Resources"]?.objectValue != nil else {
            throw .message("'\(name)' is no template: it has no section Resources")
        }
        return template
    }
}
