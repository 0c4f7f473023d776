import TemplateModel

/// What templates that are checked together give each other.
///
/// Only what is certain counts: exports with literal names that one template alone has, and outputs that are always there.
struct StackOutputs {
    /// An output of one of the templates.
    struct Output {
        /// Which of the templates.
        let stack: Int
        /// The value, as that template has it.
        let value: Node
    }

    private var exports: [String: Output] = [:]
    private var outputs: [String: [String: Output]] = [:]

    /// Looks the outputs up.
    /// - Parameter templates: The templates, with the names of their stacks if they are known.
    init(_ templates: [(stack: Int, template: Template, name: String?)]) {
        var ambiguous: Set<String> = []
        for (stack, template, stackName) in templates {
            for (name, output) in template.outputs {
                guard output["Condition"] == nil, let value = output["Value"] else { continue }
                let entry = Output(stack: stack, value: value)
                if let stackName { outputs[stackName, default: [:]][name] = entry }
                guard let export = output["Export"]?["Name"]?.stringValue else { continue }
                if exports.updateValue(entry, forKey: export) != nil { ambiguous.insert(export) }
            }
        }
        for name in ambiguous { exports[name] = nil }
    }

    /// Whether there is nothing that a template can read.
    var isEmpty: Bool { exports.isEmpty && outputs.isEmpty }

    /// What a function of a template reads, if one of the others has it.
    ///
    /// - <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-importvalue.html>
    /// - <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getstackoutput.html>
    func output(readBy call: FunctionCall) -> Output? {
        switch call.function {
        case .importValue: return call.argument.stringValue.flatMap { exports[$0] }
        case .getStackOutput:
            guard let members = call.argument.objectValue, members.count == 2,
                let stack = members["StackName"]?.stringValue, let name = members["OutputName"]?.stringValue
            else { return nil }
            return outputs[stack]?[name]
        default: return nil
        }
    }
}
