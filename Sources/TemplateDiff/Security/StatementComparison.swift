import TemplateModel

/// Finds out how the statements of one policy change what is possible.
struct StatementComparison {
    /// One finding.
    struct Finding: Hashable {
        let direction: SecurityChange.Direction
        let message: String
        let isExposure: Bool
    }

    private(set) var findings: [Finding] = []

    /// Compares statements.
    /// - Parameters:
    ///   - old: The old statements.
    ///   - new: The new statements.
    init(from old: [PolicyStatement], to new: [PolicyStatement]) {
        var gone = old
        var added: [PolicyStatement] = []
        for statement in new {
            if let index = gone.firstIndex(where: { $0.meaning == statement.meaning }) {
                gone.remove(at: index)
            } else {
                added.append(statement)
            }
        }
        for (before, after) in Self.pairs(&gone, &added) { compare(before, after) }
        for statement in added where !old.contains(where: { $0.covers(statement) }) {
            add(statement.denies ? .narrower : .broader, "\(statement.verb) \(statement.text)", statement.isPublic)
        }
        for statement in gone where !new.contains(where: { $0.covers(statement) }) {
            add(statement.denies ? .broader : .narrower, "no longer \(statement.verb) \(statement.text)", false)
        }
    }

    /// The statements that are the same one, changed: with the same name, or alike.
    private static func pairs(
        _ gone: inout [PolicyStatement],
        _ added: inout [PolicyStatement]
    ) -> [(PolicyStatement, PolicyStatement)] {
        var pairs: [(PolicyStatement, PolicyStatement)] = []
        for isByName in [true, false] {
            for statement in added {
                let index = gone.firstIndex { other in
                    guard other.denies == statement.denies else { return false }
                    return isByName ? other.id != nil && other.id == statement.id : other.isLike(statement)
                }
                guard let index else { continue }
                pairs.append((gone.remove(at: index), statement))
                added.removeAll { $0 == statement }
            }
        }
        return pairs
    }

    private mutating func compare(_ old: PolicyStatement, _ new: PolicyStatement) {
        let elements = [\PolicyStatement.actions, \.resources, \.principals]
        let changed = elements.filter { old[keyPath: $0] != new[keyPath: $0] }
        // With more than one element changed there is no saying which combination is new.
        if changed.count > 1 || changed.contains(where: { old[keyPath: $0].isInverted || new[keyPath: $0].isInverted })
            || changed.contains(where: { old[keyPath: $0].values == nil || new[keyPath: $0].values == nil })
        {
            let direction = Self.direction(new.covers(old), old.covers(new), denies: new.denies)
            return add(direction, "\(new.verb) \(new.text), before: \(old.text)", new.isPublic && !old.isPublic)
        }
        if let element = changed.first {
            let before = old[keyPath: element].values ?? []
            let after = new[keyPath: element].values ?? []
            let isAction = element == \.actions
            func isCovered(_ value: String, by patterns: [String]) -> Bool {
                patterns.contains { Pattern($0, ignoringCase: isAction).covers(value) }
            }
            let more = after.filter { !isCovered($0, by: before) }
            let less = before.filter { !isCovered($0, by: after) }
            if !more.isEmpty {
                add(
                    new.denies ? .narrower : .broader,
                    "also \(new.verb) \(new.text(element, more))",
                    new.isPublic && !old.isPublic
                )
            }
            if !less.isEmpty {
                add(new.denies ? .broader : .narrower, "no longer \(old.verb) \(old.text(element, less))", false)
            }
        }
        compareConditions(old, new)
    }

    private mutating func compareConditions(_ old: PolicyStatement, _ new: PolicyStatement) {
        guard old.condition != new.condition else { return }
        let subject = "\(new.verb) \(new.text(condition: false))"
        let (before, after) = (Self.tests(of: old.condition), Self.tests(of: new.condition))
        let isPublic = new.isPublic && !old.isPublic
        if before.isStrictSubset(of: after) {
            let text = PolicyStatement.text(of: new.condition)
            add(new.denies ? .broader : .narrower, "\(subject) only if \(text)", isPublic)
        } else if after.isStrictSubset(of: before) {
            let text = Self.text(of: before.subtracting(after))
            add(new.denies ? .narrower : .broader, "\(subject) without the condition \(text)", isPublic)
        } else {
            let text = "\(PolicyStatement.text(of: new.condition)), before: \(PolicyStatement.text(of: old.condition))"
            add(.changed, "\(subject) if \(text)", isPublic)
        }
    }

    /// One test of a condition; all of them must pass.
    private struct Test: Hashable {
        let comparison: String
        let key: String
        let value: Node
    }

    private static func tests(of condition: Object) -> Set<Test> {
        Set(
            condition.flatMap { comparison, tests in
                (tests.objectValue ?? Object()).map { Test(comparison: comparison, key: $0.key, value: $0.value) }
            }
        )
    }

    private static func text(of tests: Set<Test>) -> String {
        tests.map { test in
            PolicyStatement.text(of: [test.comparison: .object([test.key: test.value])])
        }.sorted { $0.precedes($1) }.joined(separator: " and ")
    }

    private static func direction(_ isWider: Bool, _ isNarrower: Bool, denies: Bool) -> SecurityChange.Direction {
        if isWider == isNarrower { return .changed }
        return isWider != denies ? .broader : .narrower
    }

    private mutating func add(_ direction: SecurityChange.Direction, _ message: String, _ isExposure: Bool) {
        findings.append(Finding(direction: isExposure ? .broader : direction, message: message, isExposure: isExposure))
    }
}

extension PolicyStatement {
    /// What the statement does.
    fileprivate var verb: String { denies ? "denies" : "allows" }

    /// The statement without its name, which means nothing.
    fileprivate var meaning: [AnyHashable] { [denies, principals, actions, resources, condition] }

    /// Whether two of the three elements that matter most are the same.
    fileprivate func isLike(_ other: PolicyStatement) -> Bool {
        let same = [principals == other.principals, actions == other.actions, resources == other.resources]
        return same.count { $0 } >= 2
    }

    /// What the statement says with other values of one element.
    fileprivate func text(_ element: KeyPath<PolicyStatement, Element>, _ values: [String]) -> String {
        text(
            actions: element == \.actions ? values : nil,
            resources: element == \.resources ? values : nil,
            principals: element == \.principals ? values : nil
        )
    }
}
