import TemplateModel

/// The value of the member `A` of a template in YAML.
func yamlValue(_ text: String) throws -> Node? {
    try ParsedTemplate(parsing: "A: \(text)\n", format: .yaml).template.root["A"]
}

/// The problems of a text, each with its position in front; empty when it has none.
func problems(_ text: String, _ format: Template.Format? = nil) -> [String] {
    problems(Array(text.utf8), format)
}

/// The problems of a file's bytes, each with its position in front; empty when it has none.
func problems(_ bytes: [UInt8], _ format: Template.Format? = nil) -> [String] {
    do throws(TemplateSyntaxError) {
        _ = try ParsedTemplate(parsing: bytes, format: format)
        return []
    } catch {
        return error.problems.map { "\($0.position.line):\($0.position.column): \($0.message)" }
    }
}
