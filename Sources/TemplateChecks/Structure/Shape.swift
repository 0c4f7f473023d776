import TemplateModel

/// The form of a part of a template that is not a property of a resource.
indirect enum Shape: Sendable {
    /// Any value.
    case anything
    /// A scalar; CloudFormation makes strings of numbers and Booleans.
    case string
    /// A string, and nothing that is made one.
    case name
    /// A Boolean, or a string that spells one.
    case boolean
    /// A number, or a string that spells one.
    case number
    /// An integer, or a string that spells one, of a range.
    case integer(ClosedRange<Int>)
    /// A time such as `PT1H30M`, of at most a number of seconds.
    case duration(atMost: Int)
    /// One of some strings.
    case choice([String])
    /// A list of values of a shape.
    case list(Shape)
    /// An object with members of some names.
    case object([String: Shape], required: [String] = [])
    /// An object with members of any name.
    case map(Shape)

    /// An integer that is not negative.
    static var count: Shape { .integer(0...Int.max) }
    /// An integer from 0 to 100.
    static var percent: Shape { .integer(0...100) }
}

/// Compares parts of a template with what they must be.
struct ShapeCheck {
    private let rule: Rule
    private let unknownMembers: Rule?
    private let findings: Findings
    private let acceptsFunctions: Bool

    /// Makes a check.
    /// - Parameters:
    ///   - rule: The rule whose findings the check reports.
    ///   - unknownMembers: The rule for members of objects that their shape does not name, which are accepted without.
    ///   - findings: Takes the findings.
    ///   - acceptsFunctions: Whether functions may stand for values.
    init(_ rule: Rule, unknownMembers: Rule?, _ findings: Findings, acceptsFunctions: Bool) {
        self.rule = rule
        self.unknownMembers = unknownMembers
        self.findings = findings
        self.acceptsFunctions = acceptsFunctions
    }

    /// Compares a part.
    /// - Parameters:
    ///   - node: The part.
    ///   - shape: What it must be.
    ///   - place: Where it is.
    ///   - subject: How messages call it.
    func check(_ node: Node, _ shape: Shape, at place: Place, _ subject: @autoclosure () -> String) {
        // What is wrong with null is told for the whole template.
        if node == .null { return }
        if let call = node.functionCall, acceptsFunctions || call.function == .transform { return }
        switch shape {
        case .anything: return
        case .name: expect(node.stringValue != nil, node, "a string", place, subject())
        case .string: expect(node.scalarText != nil, node, "a string", place, subject())
        case .boolean: expect(node.truthValue != nil, node, "true or false", place, subject())
        case .number: expect(node.numberValue != nil, node, "a number", place, subject())
        case .integer(let range): checkInteger(node, range, place, subject())
        case .duration(let maximum): checkDuration(node, maximum, place, subject())
        case .choice(let names):
            guard let text = node.stringValue, names.contains(text) else {
                return report(node, ValueText.choice(names.map { .string($0) }), place, subject())
            }
        case .list(let items):
            guard case .array(let nodes) = node else { return report(node, "a list", place, subject()) }
            for (index, node) in nodes.enumerated() {
                check(node, items, at: place.item(index), "item \(index + 1) of \(subject())")
            }
        case .map(.anything): expect(node.objectValue != nil, node, "an object", place, subject())
        case .map(let values):
            guard case .object(let members) = node else { return report(node, "an object", place, subject()) }
            for (name, node) in members { check(node, values, at: place.key(name), "'\(name)' of \(subject())") }
        case .object(let shapes, let required):
            guard case .object(let members) = node else { return report(node, "an object", place, subject()) }
            checkMembers(members, shapes, required, place, subject())
        }
    }

    private func checkMembers(
        _ members: Object,
        _ shapes: [String: Shape],
        _ required: [String],
        _ place: Place,
        _ subject: @autoclosure () -> String
    ) {
        // What a macro in the object adds, and what it reads, is not known.
        let hasMacro = members[IntrinsicFunction.transform.rawValue] != nil
        for (name, node) in members {
            if let shape = shapes[name] {
                check(node, shape, at: place.key(name), "'\(name)' of \(subject())")
            } else if let unknownMembers, !hasMacro {
                let names = shapes.keys.sorted()
                let hint =
                    Suggestion.nearest(to: name, among: names).map { "; did you mean '\($0)'?" }
                    ?? ", but only \(ValueText.list(names, joinedBy: "and"))"
                findings.report(unknownMembers, at: place.key(name), "\(subject()) cannot have '\(name)'\(hint)")
            }
        }
        for name in required where members[name] == nil && !hasMacro {
            findings.report(rule, at: place, "\(subject()) must have '\(name)'")
        }
    }

    private func checkInteger(
        _ node: Node,
        _ range: ClosedRange<Int>,
        _ place: Place,
        _ subject: @autoclosure () -> String
    ) {
        guard let number = node.integerValue else { return report(node, "an integer", place, subject()) }
        guard !range.contains(number) else { return }
        let bounds =
            range.upperBound == Int.max
            ? "at least \(range.lowerBound)" : "from \(range.lowerBound) to \(range.upperBound)"
        report(node, bounds, place, subject())
    }

    private func checkDuration(_ node: Node, _ maximum: Int, _ place: Place, _ subject: @autoclosure () -> String) {
        guard let text = node.stringValue, let seconds = Self.seconds(text) else {
            return report(node, "a time in the form 'PT1H30M10S'", place, subject())
        }
        if seconds > maximum { report(node, "at most 'PT\(maximum / 3600)H'", place, subject()) }
    }

    /// The seconds of a time such as `PT1H30M10S`.
    private static func seconds(_ text: String) -> Int? {
        guard text.hasPrefix("PT"), text.utf8.count > 2 else { return nil }
        var units = [(UInt8(ascii: "H"), 3600), (UInt8(ascii: "M"), 60), (UInt8(ascii: "S"), 1)][...]
        var total = 0
        var digits = ""
        for byte in text.utf8.dropFirst(2) {
            if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
                digits.unicodeScalars.append(Unicode.Scalar(byte))
                continue
            }
            guard let index = units.firstIndex(where: { $0.0 == byte }), digits.utf8.count < 9,
                let number = Int(digits)
            else { return nil }
            total += number * units[index].1
            units = units[(index + 1)...]
            digits = ""
        }
        return digits.isEmpty ? total : nil
    }

    private func expect(
        _ holds: Bool,
        _ node: Node,
        _ expected: String,
        _ place: Place,
        _ subject: @autoclosure () -> String
    ) {
        if !holds { report(node, expected, place, subject()) }
    }

    private func report(_ node: Node, _ expected: String, _ place: Place, _ subject: @autoclosure () -> String) {
        findings.report(rule, at: place, "\(subject()) is \(node.summary), but must be \(expected)")
    }
}

extension Node {
    /// How messages call this value.
    var summary: String {
        functionCall.map { "the function '\($0.name)'" } ?? ValueText.quoted(self)
    }
}
