import TemplateModel

/// Loops.
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html>
extension FunctionCheck {
    /// Checks the form of the loops of a section.
    func checkLoops(_ node: Node, at place: Place) {
        checkLoops(node, at: place, FunctionSite(.other, .values), isInLoop: false)
    }

    private func checkLoops(_ node: Node, at place: Place, _ site: FunctionSite, isInLoop: Bool) {
        guard case .object(let object) = node, enter() else { return }
        defer { leave() }
        for (key, value) in object where Loop.isLoop(key) {
            let place = place.key(key)
            // The collection of a loop in a loop may be made of the outer one's item.
            checkForm(key, value, at: place, site, checksCollection: !isInLoop)
            if let body = value[2] { checkLoops(body, at: place.item(2), site, isInLoop: true) }
        }
    }

    /// Checks a loop within a value, once for each item.
    func visitLoop(_ key: String, _ node: Node, at place: Place, _ site: FunctionSite) {
        checkForm(key, node, at: place, site, checksCollection: true)
        guard let loop = Loop(node) else { return references.useUnknown() }
        let site = site.with(isInLoop: true)
        for pass in remainingPasses(of: loop) { visit(pass.node(.object(loop.body)), at: place.item(2), site) }
    }

    /// The passes of a loop; one with an unknown item when loops in loops have made too many.
    private func remainingPasses(of loop: Loop) -> [LoopPass] {
        let passes = loop.passes
        guard passes.count <= loopPasses else { return [LoopPass(identifier: loop.identifier, item: nil)] }
        loopPasses -= passes.count
        return passes
    }

    private func checkForm(
        _ key: String,
        _ node: Node,
        at place: Place,
        _ site: FunctionSite,
        checksCollection: Bool
    ) {
        if !hasExtendedLanguage {
            let message = "'\(key)' needs the transform 'AWS::LanguageExtensions'; add it to 'Transform'"
            report(.extendedFunction, at: place, site, message)
        }
        let name = key.dropFirst(Loop.prefix.count)
        if name.isEmpty || !name.utf8.allSatisfy(Self.isAlphanumeric) {
            let message = "the name of the loop '\(key)' must consist of letters and digits"
            report(.loopForm, at: place, site, message)
        }
        guard case .array(let parts) = node, parts.count == 3 else {
            let given = node.arrayValue.map { "\($0.count) values" } ?? node.summary
            let message = "a loop is a list of an identifier, a collection and what is repeated, but is given \(given)"
            return report(.loopForm, at: place, site, message)
        }
        if parts[0].stringValue?.isEmpty ?? true {
            let message = "the identifier of a loop is \(parts[0].summary), but must be a string"
            report(.loopForm, at: place.item(0), site, message)
        }
        if checksCollection {
            expectList(parts[1], at: place.item(1), site, "the collection of a loop") { item, place, _ in
                expectText(item, at: place, site, "an item of the collection of a loop")
            }
        }
        guard case .object(let body) = parts[2], parts[2].functionCall?.function == nil else {
            let message = "what a loop repeats is \(parts[2].summary), but must be an object"
            return report(.loopForm, at: place.item(2), site, message)
        }
        guard let loop = Loop(node), loop.items?.count != 1 else { return }
        for (member, _) in body where !member.isFunctionName {
            let first = LoopPass(identifier: loop.identifier, item: "a").text(member)
            guard first == member else { continue }
            let message =
                "'\(member)' is the same for each item of the loop; add '${\(loop.identifier)}' to its name"
            report(.loopKey, at: place.item(2).key(member), site, message)
        }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default:
            false
        }
    }
}

extension Rule {
    private static let forEach =
        "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html"

    static let loopForm = Rule(
        "FUN-13",
        "loops have an identifier, a collection and what is repeated",
        source: forEach
    )
    static let loopKey = Rule("FUN-14", "loops make different names", source: forEach)
}
