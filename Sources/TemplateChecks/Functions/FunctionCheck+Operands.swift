import TemplateModel

/// What functions are given.
extension FunctionCheck {
    /// The functions that may stand in a place.
    enum Functions {
        /// All whose results fit.
        case all
        /// Only these, and macros.
        case only([IntrinsicFunction])
    }

    /// Checks a value that is to be a text.
    /// - Parameters:
    ///   - node: The value.
    ///   - place: Its place.
    ///   - site: What is around.
    ///   - functions: The functions that it may be, all by default.
    ///   - subject: How messages call it.
    func expectText(
        _ node: Node,
        at place: Place,
        _ site: FunctionSite,
        functions: Functions = .all,
        _ subject: @autoclosure () -> String
    ) {
        guard isAllowed(node, at: place, site, functions, subject()) else { return }
        switch visit(node, at: place, site) {
        case .text, .unknown: return
        case .list:
            report(
                .operandKind,
                at: place,
                site,
                "\(subject()) is \(text(node, "a list")), but must be a string; join it by 'Fn::Join' or take "
                    + "an item by 'Fn::Select'"
            )
        case .object, .truth:
            report(.operandKind, at: place, site, "\(subject()) is \(text(node, "an object")), but must be a string")
        }
    }

    /// Checks a value that is to be a list.
    /// - Parameters:
    ///   - node: The value.
    ///   - place: Its place.
    ///   - site: What is around.
    ///   - subject: How messages call it.
    ///   - visitItem: Checks an item of a list that is given as it is.
    func expectList(
        _ node: Node,
        at place: Place,
        _ site: FunctionSite,
        _ subject: @autoclosure () -> String,
        item visitItem: (Node, Place, Int) -> Void
    ) {
        if case .array(let items) = node {
            for (index, item) in items.enumerated() { visitItem(item, place.item(index), index) }
            return
        }
        switch visit(node, at: place, site) {
        case .list, .unknown: return
        case .text:
            report(.operandKind, at: place, site, "\(subject()) is \(text(node, "a string")), but must be a list")
        case .object, .truth:
            report(.operandKind, at: place, site, "\(subject()) is \(text(node, "an object")), but must be a list")
        }
    }

    /// Checks a value that no function can stand for.
    /// - Returns: The text; `nil` when it is none or has unknown parts.
    func expectLiteral(
        _ node: Node,
        at place: Place,
        _ site: FunctionSite,
        _ subject: @autoclosure () -> String
    ) -> String? {
        if node == .null || node.functionCall?.function == .transform { return nil }
        if let text = node.comparedText { return text.hasUnknownPart ? nil : text }
        visit(node, at: place, site)
        if !(node.functionCall != nil && context.hasUnknownMacro) {
            report(
                .literalOperand,
                at: place,
                site,
                "\(subject()) is \(node.summary), but must be a string as it is, without functions"
            )
        }
        return nil
    }

    /// Checks an argument that is to be a list of values.
    /// - Parameters:
    ///   - node: The argument.
    ///   - counts: How many values there may be.
    ///   - place: Its place.
    ///   - site: What is around.
    ///   - form: What the values are, in words.
    ///   - function: The function.
    /// - Returns: The values; `nil` when there are too few or too many.
    func operands(
        _ node: Node,
        _ counts: ClosedRange<Int>,
        at place: Place,
        _ site: FunctionSite,
        _ form: String,
        of function: IntrinsicFunction
    ) -> [Node]? {
        if node == .null || node.functionCall?.function == .transform { return nil }
        guard case .array(let items) = node else {
            visit(node, at: place, site)
            if node.functionCall == nil || !context.hasUnknownMacro {
                report(
                    .argumentForm,
                    at: place,
                    site,
                    "'\(function.rawValue)' takes a list of \(form), but is given \(node.summary)"
                )
            }
            return nil
        }
        guard counts.contains(items.count) else {
            visit(node, at: place, site)
            let given = items.count == 1 ? "1 value" : "\(items.count) values"
            report(
                .argumentForm,
                at: place,
                site,
                "'\(function.rawValue)' takes a list of \(form), but is given \(given)"
            )
            return nil
        }
        return items
    }

    private func isAllowed(
        _ node: Node,
        at place: Place,
        _ site: FunctionSite,
        _ functions: Functions,
        _ subject: @autoclosure () -> String
    ) -> Bool {
        guard case .only(let allowed) = functions, let function = node.functionCall?.function,
            function != .transform, !allowed.contains(function), !context.hasUnknownMacro
        else { return true }
        visit(node, at: place, site)
        let names = ValueText.list(allowed.map(\.rawValue), joinedBy: "or")
        let extended = context.hasLanguageExtensions ? "" : "; the transform 'AWS::LanguageExtensions' allows more"
        report(
            .nestedFunction,
            at: place,
            site,
            "\(subject()) is \(node.summary), but of the functions only \(names) can be there\(extended)"
        )
        return false
    }

    /// A value in words: what it is, and where it is from.
    private func text(_ node: Node, _ kind: String) -> String {
        guard let call = node.functionCall else { return node.summary }
        if call.function == .ref, let name = call.argument.stringValue { return "\(kind), the value of '\(name)'" }
        return "\(kind), the result of '\(call.name)'"
    }
}

extension Rule {
    private static let functions =
        "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html"

    static let argumentForm = Rule("FUN-05", "functions are given what they take", source: functions)
    static let operandKind = Rule("FUN-06", "lists and strings are where functions take them", source: functions)
    static let literalOperand = Rule("FUN-07", "what must be literal is literal", source: functions)
    static let nestedFunction = Rule("FUN-08", "functions are within functions that take them", source: functions)
}
