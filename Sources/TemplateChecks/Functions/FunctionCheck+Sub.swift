import TemplateModel

/// `Fn::Sub`.
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html>
extension FunctionCheck {
    /// Checks a text with variables.
    func visitSub(_ node: Node, at place: Place, _ site: FunctionSite) -> ResultKind {
        switch node {
        case .string(let text):
            checkText(text, variables: nil, at: place, site)
        case .array:
            let form = "a text and the values of its variables"
            guard let items = operands(node, 2...2, at: place, site, form, of: .sub) else { break }
            checkText(items[0], items[1], at: place, site)
        default:
            checkText(node, nil, at: place, site)
        }
        return .text
    }

    private func checkText(_ text: Node, _ values: Node?, at place: Place, _ site: FunctionSite) {
        let textPlace = values == nil ? place : place.item(0)
        let isLiteral = text.stringValue != nil
        if !isLiteral, text != .null, text.functionCall?.function != .transform {
            visit(text, at: textPlace, site)
            if !context.hasUnknownMacro {
                report(
                    .textOfSub,
                    at: textPlace,
                    site,
                    "the text of 'Fn::Sub' is \(text.summary), but must be a string as it is, without functions"
                )
            }
        }
        var variables = Object()
        if let values, values != .null {
            if case .object(let object) = values, values.functionCall == nil {
                variables = object
                for (name, value) in object {
                    let subject = "variable '\(name)' of 'Fn::Sub'"
                    expectText(value, at: place.item(1).key(name), site, subject)
                }
            } else {
                visit(values, at: place.item(1), site)
                report(
                    .argumentForm,
                    at: place.item(1),
                    site,
                    "the second value of 'Fn::Sub' is \(values.summary), but must be an object with the values of "
                        + "variables"
                )
                return
            }
        }
        if let text = text.stringValue {
            checkText(text, variables: (variables, place.item(1)), at: textPlace, site)
        }
    }

    private func checkText(
        _ text: String,
        variables: (values: Object, place: Place)?,
        at place: Place,
        _ site: FunctionSite
    ) {
        var used: [String] = []
        for part in SubstitutionText.parts(of: text) {
            // A name that is there twice is wrong once.
            guard case .variable(let name) = part, !used.contains(name) else { continue }
            used.append(name)
            if variables?.values[name] == nil { checkName(name, at: place, site) }
        }
        guard let variables, !text.hasUnknownPart else { return }
        for name in variables.values.keys where !used.contains(name) {
            report(
                .unusedVariable,
                at: variables.place.key(name),
                site,
                "variable '\(name)' is not in the text of 'Fn::Sub'; write '${\(name)}' there or remove it"
            )
        }
    }

    private func checkName(_ name: String, at place: Place, _ site: FunctionSite) {
        if name.hasUnknownPart || context.hasUnknownMacro && !Self.isName(name) {
            references.use(name: String(name.prefix { $0 != "." }), parameter: true)
            return
        }
        guard Self.isName(name) else {
            return report(
                .subName,
                at: place,
                site,
                "'${\(name)}' in the text of 'Fn::Sub' is no variable, whose name has only letters, digits, '_', '.' "
                    + "and ':'; write '${!\(name)}' to keep it as it is"
            )
        }
        let kind: ResultKind
        if let dot = name.firstIndex(of: ".") {
            let attribute = String(name[name.index(after: dot)...])
            kind = refer(toAttribute: attribute, of: String(name[..<dot]), at: place, site)
        } else {
            kind = refer(to: name, at: place, site)
        }
        if kind == .list {
            report(
                .operandKind,
                at: place,
                site,
                "'${\(name)}' in the text of 'Fn::Sub' is a list, but must be a string; give the variable a value by "
                    + "'Fn::Join'"
            )
        }
    }

    private static func isName(_ name: String) -> Bool {
        !name.isEmpty
            && name.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: ":"):
                    true
                default:
                    false
                }
            }
    }
}

extension Rule {
    private static let sub =
        "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html"

    static let textOfSub = Rule("CFN-12", "the text of Fn::Sub is literal", source: sub)
    static let subName = Rule("FUN-11", "variables of Fn::Sub have names", source: sub)
    static let unusedVariable = Rule("FUN-12", .warning, "variables of Fn::Sub are used", source: sub)
}
