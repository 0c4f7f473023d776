import ResourceSchemas
import TemplateModel

extension Evaluator {
    /// The values of `Ref`.
    func reference(_ argument: Node, at place: Place, under choices: Choices) -> [PossibleValue] {
        guard let name = argument.stringValue else { return [unknown(.nothing, choices, place)] }
        let reference = ValueReference(name: name, attribute: nil)
        if let value = choices.value(ofParameter: name) {
            return [PossibleValue(content: .known(value), choices: choices, place: place.whole)]
        }
        if let facts = facts(ofParameter: name) {
            return values(of: facts, reference, at: place, under: choices)
        }
        switch name {
        case "AWS::NoValue":
            return [PossibleValue(content: .absent, choices: choices, place: place)]
        case "AWS::NotificationARNs":
            return [unknown(.list, choices, place)]
        case "AWS::AccountId", "AWS::Partition", "AWS::Region", "AWS::StackId", "AWS::StackName", "AWS::URLSuffix":
            return [unknown(Knowledge(types: .string, reference: reference), choices, place)]
        default:
            var knowledge = knowledge(ofReferenceTo: name)
            knowledge.reference = reference
            return [unknown(knowledge, choices, place)]
        }
    }

    private func values(
        of facts: ParameterFacts,
        _ reference: ValueReference,
        at place: Place,
        under choices: Choices
    ) -> [PossibleValue] {
        func value(_ node: Node, from source: Choices.ParameterSource) -> PossibleValue? {
            let choices = choices.parameter(reference.name, node, from: source)
            guard isPossible(choices) else { return nil }
            return PossibleValue(content: .known(node), choices: choices, place: place.whole)
        }
        var knowledge = facts.knowledge
        knowledge.reference = reference
        if let allowed = facts.allowedValues {
            let values = allowed.prefix(Self.maximumValues + 1).compactMap { value($0, from: .allowedValue) }
            return values.isEmpty ? [unknown(knowledge, choices, place)] : values
        }
        return [facts.defaultValue.flatMap { value($0, from: .default) }].compactMap(\.self)
            + [unknown(knowledge, choices, place)]
    }

    private func knowledge(ofReferenceTo name: String) -> Knowledge {
        guard let resource = context.resources[name], let typeName = resource.typeName else { return .nothing }
        // A module's name stands for a text only if it is that of one of its resources.
        guard !typeName.hasSuffix("::MODULE") else { return .nothing }
        var knowledge = Knowledge.scalar
        if let schema = resource.schema, !CustomResource.isType(typeName) {
            knowledge.schema = (schema.reference, schema)
        }
        return knowledge
    }

    /// The values of `Fn::GetAtt`.
    func attribute(_ argument: Node, at place: Place, under choices: Choices) -> [PossibleValue] {
        guard let (name, attribute) = Self.attributePath(argument), let resource = context.resources[name] else {
            return [unknown(.nothing, choices, place)]
        }
        let reference = ValueReference(name: name, attribute: attribute)
        guard let typeName = resource.typeName, !CustomResource.isType(typeName),
            let owner = resource.schema, let schema = owner.attributes[attribute]
        else { return [unknown(Knowledge(types: .anything, reference: reference), choices, place)] }
        var knowledge = Knowledge(types: owner.types(of: schema), reference: reference)
        knowledge.schema = (schema, owner)
        knowledge.attribute = attribute
        return [unknown(knowledge, choices, place)]
    }

    /// The resource and its attribute, from a list of both or a text with a dot; `nil` when one is no literal.
    static func attributePath(_ argument: Node) -> (resource: String, attribute: String)? {
        switch argument {
        case .string(let text):
            guard let dot = text.utf8.firstIndex(of: UInt8(ascii: ".")) else { return nil }
            return (String(text[..<dot]), String(text[text.index(after: dot)...]))
        case .array(let items):
            let names = items.compactMap(\.stringValue)
            guard let first = names.first, names.count > 1, names.count == items.count else { return nil }
            return (first, names.count == 2 ? names[1] : names.dropFirst().joined(separator: "."))
        default:
            return nil
        }
    }
}

/// Resources whose attributes are decided by somebody's code.
enum CustomResource {
    /// Whether a type's resources are made by a function or a topic of one's own.
    ///
    /// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-customresource.html>
    static func isType(_ name: String) -> Bool {
        name == "AWS::CloudFormation::CustomResource" || name.utf8.starts(with: "Custom::".utf8)
    }
}

extension ResourceSchema {
    /// The types that values of a schema have, as far as it says so.
    func types(of schema: Schema, depth: Int = 0) -> Assertion.ValueTypes {
        guard depth < 16 else { return .anything }
        for assertion in schema.assertions {
            switch assertion {
            case .type(let types):
                return types
            case .definition(let name):
                return definition(name).map { types(of: $0, depth: depth + 1) } ?? .anything
            default:
                continue
            }
        }
        return .anything
    }
}
