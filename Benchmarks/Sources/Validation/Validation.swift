import Measuring
import Samples
import TemplateChecks
import TemplateModel

/// Checks a template of 1 MB, as it is after synthesis and as text from a file.
@main
enum Validation {
    static func main() throws {
        let template = SampleTemplate.template(resources: 395)
        let text = template.text(.json)
        let findings = validate(template)
        precondition(findings.isEmpty, "\(findings[0])")
        let parsed = try ParsedTemplate(parsing: text)
        precondition(parsed.template == template)
        let rounds = 15
        var checking: [Double] = []
        var reading: [Double] = []
        for _ in 0..<rounds {
            checking.append(milliseconds { precondition(validate(template).isEmpty) })
            reading.append(milliseconds { precondition((try? ParsedTemplate(parsing: text)) != nil) })
        }
        print("template: \(template.resources.count) resources, \(shown(Double(text.utf8.count) / 1e6)) MB of JSON")
        print("medians of \(rounds) rounds: validate \(shown(median(checking))) ms, read \(shown(median(reading))) ms")
    }
}
