import Measuring
import Samples
import TemplateDiff
import TemplateModel

/// Compares two templates of 500 resources.
@main
enum Difference {
    static func main() throws {
        let before = SampleTemplate.template(resources: 500)
        for (name, after) in [
            ("the same", before), ("every 10th resource changed", changed(before, every: 10)),
            ("every resource changed", changed(before, every: 1)), ("every resource renamed", try renamed(before)),
        ] {
            let rounds = 15
            var comparing: [Double] = []
            var printing: [Double] = []
            for _ in 0..<rounds {
                var difference: TemplateDifference?
                comparing.append(
                    milliseconds {
                        difference = TemplateDifference(from: StackVersion(before), to: StackVersion(after))
                    }
                )
                printing.append(milliseconds { precondition(difference?.text(title: "Sample").isEmpty == false) })
            }
            print("\(name): compared in \(shown(median(comparing))) ms, printed in \(shown(median(printing))) ms")
        }
    }

    /// The template with another tag for some of its resources, and another name for the queues among them.
    private static func changed(_ template: Template, every stride: Int) -> Template {
        var template = template
        var resources = template.resources
        for (index, (name, resource)) in resources.enumerated() where index.isMultiple(of: stride) {
            guard case .object(var entry) = resource, case .object(var properties)? = entry["Properties"] else {
                continue
            }
            properties["Tags"] = [["Key": "tag-0", "Value": "another value"]]
            if name.hasSuffix("Queue") { properties["QueueName"] = .string("queue-\(index)") }
            entry["Properties"] = .object(properties)
            resources[name] = .object(entry)
        }
        template.resources = resources
        return template
    }

    private static func renamed(_ template: Template) throws -> Template {
        try ParsedTemplate(parsing: template.text(.json).replacing("Orders", with: "Purchases")).template
    }
}
