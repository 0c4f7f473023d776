import ResourceSchemas
import TemplateModel

extension Evaluator {
    /// A key of a mapping and what leads to it.
    private struct MappingKey {
        let name: String
        let choices: Choices
    }

    /// The values of `Fn::FindInMap`.
    func mappedValues(_ argument: Node, at place: Place, under choices: Choices) -> [PossibleValue] {
        guard let arguments = argument.arrayValue, arguments.count == 3 || arguments.count == 4 else {
            return [unknown(.nothing, choices, place)]
        }
        var result: [PossibleValue] = []
        for mapping in values(of: arguments[0], at: place.whole, under: choices) {
            guard let name = mapping.text, let table = context.template.mappings[name]?.objectValue,
                !table.keys.contains("Fn::Transform")
            else {
                result.append(unknown(.nothing, mapping.choices, place.whole))
                continue
            }
            for topLevel in keys(arguments[1], of: table, at: place, under: mapping.choices) {
                guard let row = table[topLevel.name]?.objectValue, !row.keys.contains("Fn::Transform") else { continue }
                for secondLevel in keys(arguments[2], of: row, at: place, under: topLevel.choices) {
                    guard let value = row[secondLevel.name] else { continue }
                    let choices = secondLevel.choices.mapping(name, topLevel.name, secondLevel.name)
                    result.append(PossibleValue(content: .known(value), choices: choices, place: place.whole))
                }
                if result.count > Self.maximumValues { return result }
            }
        }
        if arguments.count == 4, let value = arguments[3]["DefaultValue"] {
            result += values(of: value, at: place.whole, under: choices)
        }
        return result.isEmpty ? [unknown(.nothing, choices, place)] : result
    }

    /// Whether a key can be the name of a Region, such as `us-gov-west-1`; tables have other keys besides now and then.
    private static func isRegion(_ key: String) -> Bool {
        let parts = key.utf8.split(separator: UInt8(ascii: "-"))
        guard parts.count >= 3, let number = parts.last, let area = parts.first else { return false }
        return area.count <= 5 && number.allSatisfy { (0x30...0x39).contains($0) }
    }

    /// The keys that an argument can be: all, when it is unknown.
    private func keys(_ argument: Node, of table: Object, at place: Place, under choices: Choices) -> [MappingKey] {
        values(of: argument, at: place.whole, under: choices).flatMap { value -> [MappingKey] in
            if let text = value.text { return [MappingKey(name: text, choices: value.choices)] }
            guard case .unknown = value.content else { return [] }
            let parameter = argument["Ref"]?.stringValue
            return table.keys.compactMap { key in
                if parameter == "AWS::Region", !Self.isRegion(key) { return nil }
                guard let parameter, value.choices.value(ofParameter: parameter) == nil else {
                    return MappingKey(name: key, choices: value.choices)
                }
                let choices = value.choices.parameter(parameter, .string(key), from: .mappingKey)
                return isPossible(choices) ? MappingKey(name: key, choices: choices) : nil
            }
        }
    }
}
