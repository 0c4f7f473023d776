import ResourceSchemas
import TemplateModel

extension Evaluator {
    /// A text that is put together, as far as it is.
    private struct PartialText {
        var parts: [Knowledge.TextPart] = []
        var choices: Choices
        /// Whether a part is no text, so that nothing can be said.
        var isText = true

        mutating func append(_ part: Knowledge.TextPart) {
            guard case .literal(let new) = part, case .literal(var text)? = parts.last else {
                parts.append(part)
                return
            }
            // Nothing else holds the text then, so that it grows in place.
            parts[parts.count - 1] = .literal("")
            text += new
            parts[parts.count - 1] = .literal(text)
        }

        /// The text, of which nothing is left here: bodies of dashboards have thousands of parts, too many to copy for each.
        mutating func take() -> PartialText {
            let text = self
            parts = []
            return text
        }
    }

    /// The values of `Fn::Sub`.
    func substitution(_ argument: Node, at place: Place, under choices: Choices) -> [PossibleValue] {
        let text: String
        var variables = Object()
        switch argument {
        case .string(let given):
            text = given
        case .array(let items):
            guard let given = items.first?.stringValue else {
                return [unknown(Knowledge(types: .string), choices, place)]
            }
            text = given
            variables = items.dropFirst().first?.objectValue ?? Object()
        default:
            return [unknown(Knowledge(types: .string), choices, place)]
        }
        // What a loop replaces is not in the text that the function sees.
        if isInLoop || text.hasDynamicReference { return [unknown(Knowledge(types: .string), choices, place)] }
        var texts = [PartialText(choices: choices)]
        for part in SubstitutionText.parts(of: text) {
            switch part {
            case .literal(let literal):
                for index in texts.indices { texts[index].append(.literal(literal)) }
            case .variable(let name):
                let expression = variables[name] ?? Self.expression(ofVariable: name)
                append(expression, to: &texts, at: place)
            }
            guard texts.count <= Self.maximumValues else {
                return [unknown(Knowledge(types: .string), choices, place)]
            }
        }
        return texts.map { value($0, at: place) }
    }

    private static func expression(ofVariable name: String) -> Node {
        name.utf8.contains(UInt8(ascii: ".")) ? ["Fn::GetAtt": .string(name)] : ["Ref": .string(name)]
    }

    /// The values of `Fn::Join`.
    func join(_ argument: Node, at place: Place, under choices: Choices) -> [PossibleValue] {
        guard let arguments = argument.arrayValue, arguments.count == 2, let delimiter = arguments[0].stringValue else {
            return [unknown(Knowledge(types: .string), choices, place)]
        }
        var values: [PossibleValue] = []
        for list in self.values(of: arguments[1], at: place.whole, under: choices) {
            guard case .known(.array(let items)) = list.content else {
                values.append(unknown(Knowledge(types: .string), list.choices, place))
                continue
            }
            var texts = [PartialText(choices: list.choices)]
            for (index, item) in items.enumerated() {
                if index > 0 {
                    for index in texts.indices { texts[index].append(.literal(delimiter)) }
                }
                append(item, to: &texts, at: place)
                guard texts.count <= Self.maximumValues else {
                    return [unknown(Knowledge(types: .string), choices, place)]
                }
            }
            values += texts.map { value($0, at: place) }
        }
        return values
    }

    private func append(_ expression: Node, to texts: inout [PartialText], at place: Place) {
        var result: [PartialText] = []
        for index in texts.indices {
            let possible = values(of: expression, at: place.whole, under: texts[index].choices)
            for (number, value) in possible.enumerated() {
                var text = number == possible.count - 1 ? texts[index].take() : texts[index]
                text.choices = value.choices
                switch value.content {
                case .known(let node):
                    if let literal = node.scalarText {
                        text.append(.literal(literal))
                    } else {
                        text.isText = false
                    }
                case .absent:
                    // Whether the delimiter before it goes as well is nowhere said.
                    text.isText = false
                case .unknown(let knowledge):
                    let parts = knowledge.text.isEmpty ? [.unknown(knowledge.reference)] : knowledge.text
                    for part in parts { text.append(part) }
                }
                result.append(text)
            }
            if result.count > Self.maximumValues { break }
        }
        texts = result
    }

    private func value(_ text: PartialText, at place: Place) -> PossibleValue {
        guard text.isText else { return unknown(Knowledge(types: .string), text.choices, place.whole) }
        switch (text.parts.first, text.parts.count) {
        case (nil, _):
            return PossibleValue(content: .known(.string("")), choices: text.choices, place: place.whole)
        case (.literal(let literal)?, 1):
            return PossibleValue(content: .known(.string(literal)), choices: text.choices, place: place.whole)
        default:
            return unknown(Knowledge(types: .string, text: text.parts), text.choices, place.whole)
        }
    }

    /// The values of `Fn::Split`.
    func split(_ argument: Node, at place: Place, under choices: Choices) -> [PossibleValue] {
        guard let arguments = argument.arrayValue, arguments.count == 2,
            let delimiter = arguments[0].stringValue, !delimiter.isEmpty
        else { return [unknown(.list, choices, place)] }
        return values(of: arguments[1], at: place.whole, under: choices).map { value in
            guard let text = value.text else { return unknown(.list, value.choices, place.whole) }
            let items = text.pieces(between: delimiter).map(Node.string)
            return PossibleValue(content: .known(.array(items)), choices: value.choices, place: place.whole)
        }
    }
}

extension String {
    /// The parts between a delimiter, which is not empty.
    fileprivate func pieces(between delimiter: String) -> [String] {
        var pieces: [String] = []
        var rest = unicodeScalars[...]
        var piece = String.UnicodeScalarView()
        while let scalar = rest.first {
            if rest.starts(with: delimiter.unicodeScalars) {
                pieces.append(String(piece))
                piece = String.UnicodeScalarView()
                rest = rest.dropFirst(delimiter.unicodeScalars.count)
            } else {
                piece.append(scalar)
                rest = rest.dropFirst()
            }
        }
        return pieces + [String(piece)]
    }
}
