internal import AWSEvents
internal import CloudFormation
internal import ResourceTypes

extension EventInput {
    /// The most characters of a document or template.
    private static let maximumSize = 8192

    /// The property `Input`.
    func constant(in scope: Scope) -> Value<String>? {
        guard case .constant(let document) = self else { return nil }
        let writer = DocumentText(document, .compact)
        Self.check("the input of a target", writer.knownCount, scope)
        return writer.value
    }

    /// The property `InputPath`.
    func path(in scope: Scope) -> Value<String>? {
        guard case .path(let path) = self else { return nil }
        InputTransformer.check(path: path, scope)
        return Value(path)
    }

    /// The property `InputTransformer`.
    func transformer(in scope: Scope) -> Events.Rule.InputTransformer? {
        guard case .transformed(let transformer) = self else { return nil }
        transformer.check(scope)
        let (template, count) = transformer.written
        Self.check("the template of a target's input", count, scope)
        return .init(
            inputTemplate: template,
            inputPathsMap: transformer.paths.isEmpty ? nil : Map(transformer.paths.mapValues { Value($0) })
        )
    }

    private static func check(_ name: String, _ count: Int, _ scope: Scope) {
        if count > maximumSize {
            scope.error("\(name) must have at most \(maximumSize) characters, got \(count)")
        }
    }
}

extension InputTransformer {
    private static let predefined: Set<String> = [
        "aws.events.rule-arn", "aws.events.rule-name", "aws.events.event", "aws.events.event.json",
        "aws.events.event.ingestion-time",
    ]
    /// Documents, which EventBridge does not escape: within quotation marks they would end the text.
    private static let documents: Set<String> = ["aws.events.event", "aws.events.event.json"]

    fileprivate static func check(path: String, _ scope: Scope) {
        if path != "$", !path.hasPrefix("$.") || path.contains("['") || path.contains("[\"") || path.utf8.count > 256 {
            scope.error(
                "a path into an event must be '$', or '$.' and names joined by dots, at most 256 characters, got '\(path)'"
            )
        }
    }

    fileprivate func check(_ scope: Scope) {
        if paths.count > 100 {
            scope.error("an input transformer must have at most 100 paths, got \(paths.count)")
        }
        for (name, path) in paths.sorted(by: { $0.key < $1.key }) {
            if name.uppercased().hasPrefix("AWS") || !name.isName(upTo: 256, with: "-_") {
                scope.error(
                    "the name of a path must be letters, digits, '-' and '_', and must not begin with 'AWS', got '\(name)'"
                )
            }
            Self.check(path: path, scope)
        }
        var used: Set<String> = []
        switch template {
        case .text(let text): check(text.expression, isWholeValue: false, &used, scope)
        case .json(let document): check(document.expression, isWholeValue: true, &used, scope)
        }
        for name in paths.keys.sorted() where !used.contains(name) {
            scope.warning("the template of an input transformer does not use the path '\(name)'; leave it out")
        }
    }

    private func check(_ expression: Expression, isWholeValue: Bool, _ used: inout Set<String>, _ scope: Scope) {
        switch expression {
        case .string(let text): check(text, isWholeValue: isWholeValue, &used, scope)
        case .array(let elements):
            for element in elements { check(element, isWholeValue: isWholeValue, &used, scope) }
        case .interpolation(let parts):
            for part in parts { check(part, isWholeValue: false, &used, scope) }
        case .object(let members):
            for member in members.entries {
                if member.key.contains("<") {
                    scope.error("a key of an input template must not have a placeholder, got '\(member.key)'")
                }
                check(member.value, isWholeValue: isWholeValue, &used, scope)
            }
        default: break
        }
    }

    private func check(_ text: String, isWholeValue: Bool, _ used: inout Set<String>, _ scope: Scope) {
        for part in text.split(separator: "<", omittingEmptySubsequences: false).dropFirst() {
            let name = part.prefix { $0 != ">" }
            if name.endIndex == part.endIndex || !String(name).isName(upTo: 256, with: ".-_") {
                scope.error("'<' in an input template must begin a placeholder such as '<name>', got '<\(part)'")
            } else if paths[String(name)] != nil || Self.predefined.contains(String(name)) {
                used.insert(String(name))
                if Self.documents.contains(String(name)), !isWholeValue || text != "<\(name)>" {
                    scope.error(
                        "'<\(name)>' must be a whole value of a document: EventBridge does not escape it, and its quotation marks would end the text '\(text)'"
                    )
                }
            } else {
                let known = paths.keys.sorted() + Self.predefined.sorted()
                scope.error(
                    "the input template uses '<\(name)>', which is not among its paths; known are \(known.joined(separator: ", "))"
                )
            }
        }
    }

    /// The template as EventBridge reads it, and how many of its characters are known.
    fileprivate var written: (text: Value<String>, count: Int) {
        switch template {
        case .json(let document):
            let writer = DocumentText(document, .compact) { text in
                text.hasPrefix("<") && text.hasSuffix(">")
                    && text.dropFirst().dropLast().allSatisfy { $0 != "<" && $0 != ">" }
            }
            return (writer.value, writer.knownCount)
        case .text(let text):
            let parts = [.string("\"")] + Self.quoted(text.expression) + [.string("\"")]
            let count = parts.reduce(0) { count, part in
                if case .string(let known) = part { count + known.count } else { count }
            }
            return (Value(expression: .interpolation(parts)), count)
        }
    }

    /// Lines in quotation marks each, without the outermost ones: EventBridge takes no line break within quotation marks.
    private static func quoted(_ expression: Expression) -> [Expression] {
        switch expression {
        case .string(let text):
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            return [.string(lines.map { DocumentText.escaped(String($0)) }.joined(separator: "\"\n\""))]
        case .interpolation(let parts): return parts.flatMap(quoted)
        default: return [expression]
        }
    }
}
