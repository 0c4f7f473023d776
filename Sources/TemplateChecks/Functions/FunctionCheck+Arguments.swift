import TemplateModel

/// The arguments of each function.
extension FunctionCheck {
    /// Checks the argument of a function.
    /// - Returns: What the function's result is.
    func visit(
        _ node: Node,
        of function: IntrinsicFunction,
        at place: Place,
        _ site: FunctionSite
    ) -> ResultKind {
        switch function {
        case .ref: return visitRef(node, at: place, site)
        case .getAtt: return visitGetAtt(node, at: place, site)
        case .sub: return visitSub(node, at: place, site)
        case .join: return visitJoin(node, at: place, site)
        case .select: return visitSelect(node, at: place, site)
        case .split: return visitSplit(node, at: place, site)
        case .if: return visitIf(node, at: place, site)
        case .findInMap: return visitFindInMap(node, at: place, site)
        case .cidr: return visitCidr(node, at: place, site)
        case .getStackOutput: return visitGetStackOutput(node, at: place, site)
        case .transform: return visitTransform(node, at: place, site)
        case .base64:
            expectText(node, at: place, site, "the value of 'Fn::Base64'")
            return .text
        case .getAZs:
            expectText(node, at: place, site, "the Region of 'Fn::GetAZs'")
            return .list
        case .importValue:
            let site = site.with(independent: site.independent ?? "the name that 'Fn::ImportValue' reads")
            expectText(node, at: place, site, "the name that 'Fn::ImportValue' reads")
            return .text
        case .length:
            expectList(node, at: place, site, "the value of 'Fn::Length'") { item, place, _ in
                visit(item, at: place, site)
            }
            return .text
        case .toJSONString:
            if visit(node, at: place, site) == .text, node.functionCall == nil {
                report(
                    .argumentForm,
                    at: place,
                    site,
                    "'Fn::ToJsonString' takes an object or a list, but is given \(node.summary)"
                )
            }
            return .text
        case .and, .or, .not, .equals, .condition:
            visitTruth(node, of: function, at: place, site)
            return .truth
        case .contains, .eachMemberEquals, .eachMemberIn, .refAll, .valueOf, .valueOfAll:
            return visitRuleFunction(node, of: function, at: place, site)
        }
    }

    private func visitRef(_ node: Node, at place: Place, _ site: FunctionSite) -> ResultKind {
        if node.functionCall != nil, hasExtendedLanguage {
            references.useUnknown()
            expectText(node, at: place, site, "the name of 'Ref'")
            return .unknown
        }
        guard let name = expectLiteral(node, at: place, site, "the name of 'Ref'") else {
            if let name = node.stringValue { references.use(name: name, parameter: true) }
            return .unknown
        }
        return refer(to: name, at: place, site)
    }

    private func visitGetAtt(_ node: Node, at place: Place, _ site: FunctionSite) -> ResultKind {
        let form = "a resource and one of its attributes"
        if case .string(let text) = node {
            guard let dot = text.utf8.firstIndex(of: UInt8(ascii: ".")), dot != text.startIndex else {
                report(
                    .argumentForm,
                    at: place,
                    site,
                    "'Fn::GetAtt' takes \(form), but is given \(ValueText.quoted(text)); write 'Resource.Attribute'"
                )
                return .unknown
            }
            let attribute = String(text[text.utf8.index(after: dot)...])
            return refer(toAttribute: attribute, of: String(text[..<dot]), at: place, site)
        }
        guard let items = operands(node, 2...2, at: place, site, form, of: .getAtt) else { return .unknown }
        if items[0].functionCall != nil, hasExtendedLanguage {
            references.useUnknown()
            expectText(items[0], at: place.item(0), site, "the resource of 'Fn::GetAtt'")
            expectText(items[1], at: place.item(1), site, "the attribute of 'Fn::GetAtt'")
            return .unknown
        }
        let name = expectLiteral(items[0], at: place.item(0), site, "the resource of 'Fn::GetAtt'")
        if items[1].functionCall != nil {
            let functions: Functions = hasExtendedLanguage ? .all : .only([.ref])
            expectText(items[1], at: place.item(1), site, functions: functions, "the attribute of 'Fn::GetAtt'")
            guard let name else { return .unknown }
            return refer(toAttribute: nil, of: name, at: place, site)
        }
        let attribute = expectLiteral(items[1], at: place.item(1), site, "the attribute of 'Fn::GetAtt'")
        guard let name else { return .unknown }
        return refer(toAttribute: attribute, of: name, at: place, site)
    }

    private func visitJoin(_ node: Node, at place: Place, _ site: FunctionSite) -> ResultKind {
        guard let items = operands(node, 2...2, at: place, site, "a delimiter and a list of values", of: .join) else {
            return .text
        }
        _ = expectLiteral(items[0], at: place.item(0), site, "the delimiter of 'Fn::Join'")
        expectList(items[1], at: place.item(1), site, "the second value of 'Fn::Join'") { item, place, index in
            expectText(item, at: place, site, "item \(index + 1) of 'Fn::Join'")
        }
        return .text
    }

    private func visitSplit(_ node: Node, at place: Place, _ site: FunctionSite) -> ResultKind {
        guard let items = operands(node, 2...2, at: place, site, "a delimiter and a string", of: .split) else {
            return .list
        }
        _ = expectLiteral(items[0], at: place.item(0), site, "the delimiter of 'Fn::Split'")
        expectText(items[1], at: place.item(1), site, "the second value of 'Fn::Split'")
        return .list
    }

    private func visitSelect(_ node: Node, at place: Place, _ site: FunctionSite) -> ResultKind {
        guard let items = operands(node, 2...2, at: place, site, "an index and a list", of: .select) else {
            return .unknown
        }
        expectList(items[1], at: place.item(1), site, "the second value of 'Fn::Select'") { item, place, _ in
            visit(item, at: place, site)
        }
        let subject = "the index of 'Fn::Select'"
        if items[0].functionCall != nil {
            let functions: Functions = hasExtendedLanguage ? .all : .only([.ref, .findInMap])
            expectText(items[0], at: place.item(0), site, functions: functions, subject)
        } else if items[0].stringValue?.hasUnknownPart != true, items[0] != .null {
            let count = items[1].arrayValue?.count
            let indices = 0..<(count ?? Int.max)
            if items[0].integerValue.map({ !indices.contains($0) }) ?? true {
                let fix =
                    count.map { $0 > 0 ? "must be an integer from 0 to \($0 - 1)" : "the list is empty" }
                    ?? "must be an integer from 0"
                report(.selectIndex, at: place.item(0), site, "\(subject) is \(items[0].summary), but \(fix)")
            }
        }
        return .unknown
    }

    private func visitCidr(_ node: Node, at place: Place, _ site: FunctionSite) -> ResultKind {
        let form = "an address block, a count and the bits of each"
        guard let items = operands(node, 2...3, at: place, site, form, of: .cidr) else { return .list }
        expectText(items[0], at: place.item(0), site, "the address block of 'Fn::Cidr'")
        let bounds = [("the count of 'Fn::Cidr'", 1...256), ("the bits of 'Fn::Cidr'", 1...128)]
        for ((index, item), (subject, range)) in zip(items.enumerated().dropFirst(), bounds) {
            expectText(item, at: place.item(index), site, subject)
            guard !item.isContainer, item != .null, item.stringValue?.hasUnknownPart != true else { continue }
            if item.integerValue.map({ !range.contains($0) }) ?? true {
                report(
                    .cidrRange,
                    at: place.item(index),
                    site,
                    "\(subject) is \(item.summary), but must be from \(range.lowerBound) to \(range.upperBound)"
                )
            }
        }
        return .list
    }

    private func visitTransform(_ node: Node, at place: Place, _ site: FunctionSite) -> ResultKind {
        references.useUnknown()
        let calls = node.arrayValue ?? [node]
        for call in calls where call["Name"] == nil && call != .null && call.functionCall == nil {
            report(
                .argumentForm,
                at: place,
                site,
                "'Fn::Transform' takes an object with 'Name' and 'Parameters', but is given \(node.summary)"
            )
            break
        }
        return .unknown
    }

    private func visitRuleFunction(
        _ node: Node,
        of function: IntrinsicFunction,
        at place: Place,
        _ site: FunctionSite
    ) -> ResultKind {
        let name = function.rawValue
        switch function {
        case .refAll:
            _ = expectLiteral(node, at: place, site, "the type of '\(name)'")
            return .list
        case .valueOf, .valueOfAll:
            let first = function == .valueOf ? "a parameter" : "a type of parameters"
            guard let items = operands(node, 2...2, at: place, site, "\(first) and an attribute", of: function) else {
                return .unknown
            }
            let text = expectLiteral(items[0], at: place.item(0), site, "the first value of '\(name)'")
            _ = expectLiteral(items[1], at: place.item(1), site, "the attribute of '\(name)'")
            if function == .valueOf, let text { _ = refer(to: text, at: place.item(0), site) }
            return .unknown
        default:
            let second = function == .eachMemberIn ? "another list" : "a string"
            guard let items = operands(node, 2...2, at: place, site, "a list and \(second)", of: function) else {
                return .truth
            }
            for (index, item) in items.enumerated() {
                let subject = "value \(index + 1) of '\(name)'"
                if index == 0 || function == .eachMemberIn {
                    expectList(item, at: place.item(index), site, subject) { item, place, _ in
                        visit(item, at: place, site)
                    }
                } else {
                    expectText(item, at: place.item(index), site, subject)
                }
            }
            return .truth
        }
    }
}

extension Rule {
    static let selectIndex = Rule(
        "FUN-09",
        "Fn::Select takes an item that is there",
        source:
            "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-select.html"
    )
    static let cidrRange = Rule(
        "FUN-10",
        "Fn::Cidr makes 1 to 256 blocks",
        source:
            "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-cidr.html"
    )
}
