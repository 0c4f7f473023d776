/// A place in a template that CloudFormation evaluates before there are resources, and where it knows only some functions.
struct EarlyPlace {
    /// The place, as a diagnostic names it.
    let name: String
    /// What a diagnostic offers instead.
    let allowed: String
    /// The functions that the place admits; all when `nil`.
    let functions: Set<String>?

    /// Conditions know few functions.
    ///
    /// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-conditions.html>
    static let condition = EarlyPlace(
        name: "a condition",
        allowed: "parameters, mappings, pseudo parameters and other conditions",
        functions: conditionFunctions
    )

    /// Rules have functions of their own beside those of conditions.
    ///
    /// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-rules.html>
    static let rule = EarlyPlace(
        name: "a rule",
        allowed: "parameters, mappings and pseudo parameters",
        functions: conditionFunctions.union([
            "Fn::Contains", "Fn::EachMemberEquals", "Fn::EachMemberIn", "Fn::RefAll", "Fn::ValueOf", "Fn::ValueOfAll",
        ])
    )

    /// An export has its name before the stack has resources.
    ///
    /// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/outputs-section-structure.html>
    static let exportName = EarlyPlace(
        name: "an export's name",
        allowed: "text, parameters, mappings and pseudo parameters",
        functions: nil
    )

    /// What is imported is looked up before the stack has resources.
    ///
    /// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-importvalue.html>
    static let importName = EarlyPlace(
        name: "the name of an imported value",
        allowed: "text, parameters, mappings and pseudo parameters",
        functions: nil
    )

    private static let conditionFunctions: Set<String> = [
        "Fn::And", "Fn::Equals", "Fn::FindInMap", "Fn::Join", "Fn::Length", "Fn::Not", "Fn::Or", "Fn::Select",
        "Fn::Split",
        "Fn::Sub", "Fn::ToJsonString",
    ]
}

extension Synthesizer {
    /// Whether an early place admits an expression; reports the first part of it that the place does not.
    mutating func isAdmitted(_ expression: Expression, at place: EarlyPlace, in scope: Scope) -> Bool {
        guard let problem = problem(of: expression, at: place, in: scope) else { return true }
        report("\(place.name) cannot use \(problem); allowed are \(place.allowed)", in: scope)
        return false
    }

    private func problem(of expression: Expression, at place: EarlyPlace, in scope: Scope) -> String? {
        func first(_ parts: some Sequence<Expression>) -> String? {
            for part in parts {
                if let problem = problem(of: part, at: place, in: scope) { return problem }
            }
            return nil
        }
        switch expression {
        case .reference(let element, _), .attribute(let element, _, _), .logicalID(let element):
            // An element of another app, and a duplicate, have their own diagnostics.
            guard element.app === graph.identity, element.index >= 0 else { return nil }
            switch element.kind {
            case .resource: return "the resource '\(element.path)'"
            case .parameter where element.stack != scope.stack: return "'\(element.path)' of another stack"
            default: return nil
            }
        case .function(let name, let argument):
            if let functions = place.functions, !functions.contains(name) { return name }
            return problem(of: argument, at: place, in: scope)
        case .array(let elements): return first(elements)
        case .object(let members): return first(members.entries.lazy.map(\.value))
        case .interpolation(let parts): return first(parts)
        case .null, .bool, .int, .double, .string, .pseudo: return nil
        }
    }
}
