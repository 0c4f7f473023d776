/// Turns a tree into text: four spaces a level, lines of at most 120 columns where words allow it.
///
/// A link in documentation counts as the text that a reader sees.
public struct SourceRenderer {
    private static let width = 120
    private var lines: [String] = []
    private var level = 0
    /// What stands before a declaration or an import: `public `, or nothing.
    private let access: String

    private init(access: String) {
        self.access = access
    }

    /// The text of a file.
    /// - Parameter file: The file.
    /// - Returns: The text, with a newline at its end.
    public static func text(of file: SourceFile) -> String {
        var renderer = SourceRenderer(access: file.isLibrary ? "public " : "")
        for line in file.header { renderer.line("// \(line)") }
        if !file.imports.isEmpty { renderer.line("") }
        for module in file.imports {
            renderer.line("\(module.isExported ? "@_exported " : "")\(renderer.access)import \(module.module)")
        }
        for declaration in file.declarations {
            renderer.line("")
            renderer.render(declaration)
        }
        return renderer.lines.joined(separator: "\n") + "\n"
    }

    private mutating func line(_ text: String) {
        lines.append(text.isEmpty ? "" : indentation + text)
    }

    private var indentation: String { String(repeating: "    ", count: level) }

    private mutating func render(_ declaration: Declaration) {
        switch declaration {
        case .type(let type): render(type)
        case .stored(let property):
            render(property.documentation)
            line("\(access)let \(property.name): \(text(property.type))")
        case .computed(let property): render(property)
        case .initializer(let initializer): render(initializer)
        }
    }

    private mutating func render(_ type: TypeDeclaration) {
        render(type.documentation)
        var head =
            type.keyword == .extension ? "extension \(type.name)" : "\(access)\(type.keyword.rawValue) \(type.name)"
        if !type.conformances.isEmpty { head += ": " + type.conformances.joined(separator: ", ") }
        if let condition = type.condition { head += " where \(condition)" }
        guard !type.members.isEmpty else { return line(head + " {}") }
        line(head + " {")
        level += 1
        var previous: Declaration?
        for member in type.members {
            if let previous, SourceRenderer.needsBlankLine(between: previous, and: member) { line("") }
            render(member)
            previous = member
        }
        level -= 1
        line("}")
    }

    /// One-line members with no more than a line of documentation stand together.
    private static func needsBlankLine(between first: Declaration, and second: Declaration) -> Bool {
        !(first.isOneLine && second.isOneLine)
    }

    private mutating func render(_ property: ComputedProperty) {
        render(property.documentation)
        let head = "\(access)\(property.isStatic ? "static " : "")var \(property.name): \(text(property.type))"
        let oneLine = "\(head) { \(text(property.value)) }"
        guard level * 4 + oneLine.count > SourceRenderer.width, let parts = property.value.parts else {
            return line(oneLine)
        }
        line("\(head) {")
        level += 1
        line(parts.open)
        for (index, part) in parts.elements.enumerated() {
            let label = part.label.map { "\($0): " } ?? ""
            line("    \(label)\(text(part.value))\(index == parts.elements.count - 1 ? "" : ",")")
        }
        line(parts.close)
        level -= 1
        line("}")
    }

    private mutating func render(_ initializer: Initializer) {
        render(initializer.documentation)
        let parameters = initializer.parameters.map { parameter in
            "\(parameter.name): \(text(parameter.type))\(parameter.isOptional ? "? = nil" : "")"
        }
        let head = "\(access)init(\(parameters.joined(separator: ", "))) {"
        if initializer.isOneLine {
            return line("\(head) \(text(initializer.body[0])) }")
        }
        if level * 4 + head.count <= SourceRenderer.width {
            line(head)
        } else {
            line("\(access)init(")
            for (index, parameter) in parameters.enumerated() {
                lines.append(indentation + "    " + parameter + (index == parameters.count - 1 ? "" : ","))
            }
            line(") {")
        }
        level += 1
        for statement in initializer.body { line(text(statement)) }
        level -= 1
        line("}")
    }

    private mutating func render(_ documentation: Documentation) {
        for (index, paragraph) in documentation.paragraphs.enumerated() {
            if index > 0 { line("///") }
            wrap(paragraph, first: "/// ", others: "/// ")
        }
        let parameters = documentation.parameters
        guard let only = parameters.first else { return }
        guard parameters.count > 1 else {
            return wrap("- Parameter \(only.name): \(only.text)", first: "/// ", others: "///   ")
        }
        line("/// - Parameters:")
        for parameter in parameters {
            wrap("- \(parameter.name): \(parameter.text)", first: "///   ", others: "///     ")
        }
    }

    private mutating func wrap(_ text: String, first: String, others: String) {
        var current = first
        var count = first.count
        var isEmpty = true
        for word in text.split(separator: " ", omittingEmptySubsequences: false) {
            let visible = SourceRenderer.visibleCount(of: word)
            if !isEmpty, level * 4 + count + 1 + visible > SourceRenderer.width {
                line(current)
                current = others + word
                count = others.count + visible
            } else {
                current += (isEmpty ? "" : " ") + word
                count += (isEmpty ? 0 : 1) + visible
            }
            isEmpty = false
        }
        line(current)
    }

    /// The count of characters of a word, of which a link shows only its text.
    private static func visibleCount(of word: Substring) -> Int {
        guard let start = word.firstRange(of: "](")?.lowerBound, let end = word.firstIndex(of: ")") else {
            return word.count
        }
        return word.count - word.distance(from: start, to: end) - 1
    }

    private func text(_ type: TypeReference) -> String {
        switch type {
        case .name(let name): name
        case .generic(let name, let argument): "\(name)<\(text(argument))>"
        }
    }

    private func text(_ statement: Statement) -> String {
        switch statement {
        case .variable(let name, let value): "var \(name) = \(text(value))"
        case .assignment(let target, let value): "\(target) = \(text(value))"
        case .expression(let expression): text(expression)
        }
    }

    private func text(_ expression: SwiftExpression) -> String {
        switch expression {
        case .name(let name): name
        case .string(let text): SourceRenderer.literal(text)
        case .integer(let number): String(number)
        case .number(let text): text
        case .boolean(let truth): String(truth)
        case .list(let elements): "[\(elements.map(text).joined(separator: ", "))]"
        case .map(let members):
            members.isEmpty
                ? "[:]"
                : "[\(members.map { "\(SourceRenderer.literal($0.key)): \(text($0.value))" }.joined(separator: ", "))]"
        case .call(let function, let arguments):
            "\(function)("
                + arguments.map { argument in
                    (argument.label.map { "\($0): " } ?? "") + text(argument.value)
                }.joined(separator: ", ") + ")"
        }
    }

    /// A string literal.
    static func literal(_ text: String) -> String {
        var literal = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": literal += "\\\""
            case "\\": literal += "\\\\"
            case "\n": literal += "\\n"
            case "\r": literal += "\\r"
            case "\t": literal += "\\t"
            default:
                if scalar.value < 0x20 || scalar.value > 0x7E {
                    literal += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
                } else {
                    literal.unicodeScalars.append(scalar)
                }
            }
        }
        return literal + "\""
    }
}

extension Declaration {
    /// Whether the declaration is one line of code with at most a summary.
    fileprivate var isOneLine: Bool {
        switch self {
        case .stored(let property): property.documentation.isSummary
        case .computed(let property): property.documentation.isSummary
        case .type(let type): type.documentation.isSummary && type.members.isEmpty
        case .initializer(let initializer): initializer.isOneLine && initializer.documentation.isSummary
        }
    }
}

extension SwiftExpression {
    /// The parts that stand on lines of their own where one line is too long; `nil` for what is not broken.
    fileprivate var parts: (open: String, elements: [(label: String?, value: SwiftExpression)], close: String)? {
        switch self {
        case .call(let function, let arguments) where arguments.contains { $0.label != nil }:
            ("\(function)(", arguments, ")")
        case .list(let elements) where !elements.isEmpty: ("[", elements.map { (nil, $0) }, "]")
        default: nil
        }
    }
}

extension Initializer {
    fileprivate var isOneLine: Bool { body.count == 1 && parameters.count < 2 }
}

extension Documentation {
    /// Whether there is nothing but a summary.
    fileprivate var isSummary: Bool { paragraphs.count < 2 && parameters.isEmpty }
}
