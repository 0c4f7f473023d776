/// Reads YAML 1.1 as CloudFormation does: short forms become the objects for which they stand.
///
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html
struct YAMLReader: ~Copyable {
    /// A value and its size once aliases are replaced.
    private struct Composed {
        var parsed: ParsedNode
        var count = 1
        var height = 1
    }

    private var parser: YAMLParser
    private var anchors: [String: Composed] = [:]
    private var aliasedValues = 0
    private var problems: [SyntaxProblem] = []

    /// The value that a text consists of; `nil` when it has comments only.
    ///
    /// `bytes` is valid UTF-8 without a byte order mark.
    static func read(_ bytes: [UInt8]) throws(TemplateSyntaxError) -> ParsedNode? {
        var reader = YAMLReader(parser: YAMLParser(bytes))
        let root: ParsedNode?
        do throws(TemplateSyntaxError) {
            root = try reader.document()
        } catch {
            throw TemplateSyntaxError(reader.problems + error.problems)
        }
        guard reader.problems.isEmpty else { throw TemplateSyntaxError(reader.problems) }
        return root
    }

    private init(parser: consuming YAMLParser) {
        self.parser = parser
    }

    private mutating func document() throws(TemplateSyntaxError) -> ParsedNode? {
        _ = try parser.next()
        if case .endStream = try parser.next().kind { return nil }
        let root = try compose(try parser.next(), depth: 1)
        _ = try parser.next()
        let end = try parser.next()
        guard case .endStream = end.kind else {
            throw TemplateSyntaxError(
                "a second document starts here, but a template is one document; remove the others",
                at: end.position
            )
        }
        return root.parsed
    }

    private mutating func compose(_ event: YAMLParser.Event, depth: Int) throws(TemplateSyntaxError) -> Composed {
        guard depth <= ReadingLimit.depth else { throw ReadingLimit.depthError(at: event.position) }
        let composed: Composed
        switch event.kind {
        case .scalar(let text, let isPlain): composed = scalar(text, isPlain: isPlain, event)
        case .startSequence: composed = try sequence(event, depth: depth)
        case .startMapping: composed = try mapping(event, depth: depth)
        case .alias(let name): return try value(ofAlias: name, at: event.position, depth: depth)
        case .end, .startDocument, .endDocument, .startStream, .endStream:
            throw TemplateSyntaxError("the YAML is not well-formed: a value is missing", at: event.position)
        }
        if let anchor = event.anchor {
            anchors[anchor] = composed
        }
        return composed
    }

    private mutating func sequence(
        _ event: YAMLParser.Event,
        depth: Int
    ) throws(TemplateSyntaxError) -> Composed {
        var items: [Node] = []
        var positions = PositionTree(start: event.position)
        var count = 1
        var height = 0
        while true {
            let next = try parser.next()
            if case .end = next.kind { break }
            let item = try compose(next, depth: depth + 1)
            items.append(item.parsed.node)
            positions.children.append(
                PositionTree.Child(start: item.parsed.positions.start, value: item.parsed.positions)
            )
            count += item.count
            height = max(height, item.height)
        }
        let parsed = ParsedNode(.array(items), positions: positions)
        return expanded(Composed(parsed: parsed, count: count, height: height + 1), event, own: "seq")
    }

    private mutating func mapping(
        _ event: YAMLParser.Event,
        depth: Int
    ) throws(TemplateSyntaxError) -> Composed {
        var object = ObjectBuilder(at: event.position)
        var count = 1
        var height = 0
        while true {
            let next = try parser.next()
            if case .end = next.kind { break }
            let key = try key(next, depth: depth + 1)
            let value = try compose(try parser.next(), depth: depth + 1)
            if let key, let problem = object.add(key, at: next.position, value: value.parsed) {
                problems.append(problem)
            }
            count += value.count
            height = max(height, value.height)
        }
        return expanded(Composed(parsed: object.parsed, count: count, height: height + 1), event, own: "map")
    }
}

extension YAMLReader {
    /// The text of a key; `nil` when it cannot be one, which is then a problem.
    private mutating func key(_ event: YAMLParser.Event, depth: Int) throws(TemplateSyntaxError) -> String? {
        if case .scalar(let text, let isPlain) = event.kind {
            if isPlain, text == "<<" {
                report("CloudFormation does not support the merge key '<<'; write the members out", at: event.position)
                return nil
            }
            // A number or a Boolean is the text that stands there, an account ID for instance.
            let isNull = if isPlain, case .node(.null) = PlainScalar(text) { true } else { false }
            if !isNull, event.tag == nil || event.tag == "!" || event.tag == Self.standard + "str" {
                if let anchor = event.anchor {
                    anchors[anchor] = Composed(parsed: ParsedNode(.string(text), at: event.position))
                }
                return text
            }
        } else if case .string(let text) = try compose(event, depth: depth).parsed.node {
            return text
        }
        report("a key must be a string; write it in quotes", at: event.position)
        return nil
    }

    private mutating func value(
        ofAlias name: String,
        at position: TextPosition,
        depth: Int
    ) throws(TemplateSyntaxError) -> Composed {
        guard var target = anchors[name] else {
            throw TemplateSyntaxError(
                "the alias *\(name) has no anchor &\(name) on a complete value before it; write the value out",
                at: position
            )
        }
        guard depth + target.height - 1 <= ReadingLimit.depth else { throw ReadingLimit.depthError(at: position) }
        aliasedValues += target.count
        guard aliasedValues <= ReadingLimit.aliasedValues else {
            throw TemplateSyntaxError(
                "aliases stand for more than \(ReadingLimit.aliasedValues) values; use fewer of them",
                at: position
            )
        }
        let positions = PositionTree(start: position, children: target.parsed.positions.children)
        target.parsed = ParsedNode(target.parsed.node, positions: positions)
        return target
    }
}

extension YAMLReader {
    private static let standard = "tag:yaml.org,2002:"
    /// The short forms that stand for `Fn::` and their name.
    private static let functions: Set<String> = [
        "And", "Base64", "Cidr", "Equals", "FindInMap", "GetAZs", "GetAtt", "GetStackOutput", "If", "ImportValue",
        "Join", "Not", "Or", "Select", "Split", "Sub", "Transform",
        // Those of the section Rules, whose tags AWS uses in templates of its own without documenting them.
        "Contains", "EachMemberEquals", "EachMemberIn", "RefAll", "ValueOf", "ValueOfAll",
    ]

    private mutating func scalar(_ text: String, isPlain: Bool, _ event: YAMLParser.Event) -> Composed {
        let string = Composed(parsed: ParsedNode(.string(text), at: event.position))
        guard let tag = event.tag, tag != "!" else {
            return isPlain ? plain(text, event) : string
        }
        let node: Node? =
            switch (tag, PlainScalar(text)) {
            case (Self.standard + "str", _): .string(text)
            case (Self.standard + "null", .node(.null)): .null
            case (Self.standard + "bool", .node(.bool(let value))): .bool(value)
            case (Self.standard + "int", .node(.int(let value))): .int(value)
            case (Self.standard + "float", .node(.double(let value))): .double(value)
            case (Self.standard + "float", .node(.int(let value))): .double(Double(value))
            default: nil
            }
        if let node { return Composed(parsed: ParsedNode(node, at: event.position)) }
        return expanded(string, event, own: "str")
    }

    private mutating func plain(_ text: String, _ event: YAMLParser.Event) -> Composed {
        switch PlainScalar(text) {
        case .node(let node):
            return Composed(parsed: ParsedNode(node, at: event.position))
        case .invalid:
            report(NumberText.tooLarge(text), at: event.position)
            return Composed(parsed: ParsedNode(.null, at: event.position))
        }
    }

    /// What a tagged value stands for.
    ///
    /// `own` is the name of YAML's tag that says nothing new.
    private mutating func expanded(_ composed: Composed, _ event: YAMLParser.Event, own: String) -> Composed {
        guard let tag = event.tag, tag != "!", tag != Self.standard + own else { return composed }
        let name = String(tag.dropFirst())
        guard tag.first == "!" else {
            let suffix = tag.hasPrefix(Self.standard) ? "!!" + tag.dropFirst(Self.standard.count) : tag
            report("the tag \(suffix) does not suit this value; remove it", at: event.position)
            return composed
        }
        let key: String
        if name == "Ref" || name == "Condition" {
            key = name
        } else if Self.functions.contains(name) {
            key = "Fn::" + name
        } else {
            report(
                "the tag !\(name) is no short form that CloudFormation knows; write the function in full",
                at: event.position
            )
            return composed
        }
        let argument = key == "Fn::GetAtt" ? Self.attribute(composed.parsed) : composed.parsed
        let positions = PositionTree(
            start: event.position,
            children: [PositionTree.Child(start: event.position, value: argument.positions)]
        )
        return Composed(
            parsed: ParsedNode(.object([key: argument.node]), positions: positions),
            count: composed.count + 1,
            height: composed.height + 1
        )
    }

    /// The two parts of `resource.attribute`; whatever has no point stays as it is.
    private static func attribute(_ argument: ParsedNode) -> ParsedNode {
        guard case .string(let text) = argument.node,
            let point = text.unicodeScalars.firstIndex(of: ".")
        else { return argument }
        let scalars = text.unicodeScalars
        let parts = [String(scalars[..<point]), String(scalars[scalars.index(after: point)...])]
        let start = argument.positions.start
        let child = PositionTree.Child(start: start, value: PositionTree(start: start))
        return ParsedNode(
            .array(parts.map(Node.string)),
            positions: PositionTree(start: start, children: [child, child])
        )
    }

    private mutating func report(_ message: String, at position: TextPosition) {
        problems.append(SyntaxProblem(message: message, position: position))
    }
}
