import TemplateChecks
import TemplateModel

/// A statement of a policy, each of its elements in one form.
///
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
struct PolicyStatement: Hashable {
    /// An element that lists things, or all but these.
    struct Element: Hashable {
        /// What is listed, sorted, each once; `nil` when there is no such element.
        var values: [String]?
        /// Whether all but these are meant.
        var isInverted = false

        /// Whether everything is meant.
        var isEverything: Bool { !isInverted && (values ?? []).contains { $0 == "*" || $0 == "AWS *" } }
    }

    /// The name; `nil` for none.
    let id: String?
    /// Whether this denies.
    let denies: Bool
    /// Who; without values the one whom the policy belongs to.
    let principals: Element
    /// What is done.
    let actions: Element
    /// With what; without values the resource that the policy belongs to.
    let resources: Element
    /// When.
    let condition: Object

    /// Reads a statement; `nil` when it is none.
    init?(_ node: Node) {
        guard case .object(let object) = node, !node.isCall, let effect = object["Effect"]?.stringValue else {
            return nil
        }
        id = object["Sid"]?.stringValue
        denies = effect == "Deny"
        principals = Self.element(object, "Principal") { Self.principals($0) }
        actions = Self.element(object, "Action") { Self.texts($0) }
        resources = Self.element(object, "Resource") { Self.texts($0) }
        condition = object["Condition"]?.objectValue ?? Object()
    }

    /// Makes a statement of what stands elsewhere.
    init(allowing action: String, to principal: String, on resource: String, if condition: Object) {
        id = nil
        denies = false
        principals = Element(values: [principal])
        actions = Element(values: [action])
        resources = Element(values: [resource])
        self.condition = condition
    }

    private static func element(_ object: Object, _ name: String, _ texts: (Node) -> [String]) -> Element {
        if let node = object[name] { return Element(values: sorted(texts(node))) }
        guard let node = object["Not\(name)"] else { return Element() }
        return Element(values: sorted(texts(node)), isInverted: true)
    }

    private static func sorted(_ texts: [String]) -> [String] { Set(texts).sorted { $0.precedes($1) } }

    private static func texts(_ node: Node) -> [String] {
        switch node {
        case .array(let items): items.map { $0.stringValue ?? ValueText($0).line }
        case .string(let text): [text]
        default: [ValueText(node).line]
        }
    }

    private static func principals(_ node: Node) -> [String] {
        guard case .object(let object) = node, !node.isCall else { return texts(node) }
        return object.flatMap { kind, value in
            texts(value).map { kind == "Service" ? $0 : "\(kind) \(ValueText.withoutSign($0))" }
        }
    }

    // MARK: Meaning

    /// Whether everybody is meant, whatever their account, and nothing else limits that.
    var isPublic: Bool { !denies && principals.isEverything && !isLimited }

    /// Whether a condition limits who can use the statement; how they connect does not.
    private var isLimited: Bool {
        condition.contains { _, test in
            (test.objectValue ?? Object()).keys.contains { $0.lowercased() != "aws:securetransport" }
        }
    }

    /// Whether what another statement allows or denies is all allowed or denied by this one.
    func covers(_ other: PolicyStatement) -> Bool {
        denies == other.denies && (condition.isEmpty || condition == other.condition)
            && Self.covers(actions, other.actions, ignoringCase: true) && Self.covers(resources, other.resources)
            && (Self.covers(principals, other.principals) || principals.isEverything)
    }

    private static func covers(_ left: Element, _ right: Element, ignoringCase: Bool = false) -> Bool {
        if left == right { return true }
        guard !left.isInverted, !right.isInverted, let patterns = left.values, let values = right.values else {
            return false
        }
        let compiled = patterns.map { Pattern($0, ignoringCase: ignoringCase) }
        return values.allSatisfy { value in compiled.contains { $0.covers(value) } }
    }

    // MARK: Text

    /// What the statement says after its effect: `sqs:* on Queue.Arn to everybody if …`.
    var text: String { text() }

    /// What the statement says, with other values of some of its elements.
    func text(
        actions: [String]? = nil,
        resources: [String]? = nil,
        principals: [String]? = nil,
        condition: Bool = true
    ) -> String {
        var text = Self.list(self.actions, actions) ?? "nothing"
        if let resources = Self.list(self.resources, resources),
            resources != "everything" || self.principals.values == nil
        {
            text += " on \(resources)"
        }
        if let principals = Self.list(self.principals, principals, everything: "everybody") {
            text += " to \(principals)"
        }
        if condition, !self.condition.isEmpty { text += " if \(Self.text(of: self.condition))" }
        return text
    }

    private static func list(_ element: Element, _ other: [String]?, everything: String = "everything") -> String? {
        guard let values = other ?? element.values else { return nil }
        let isInverted = other == nil && element.isInverted
        let texts = values.map { value in
            if value == "*" || value == "AWS *" { return everything }
            return value == ownAccount ? "this account" : ValueText.withoutSign(value)
        }
        return (isInverted ? "all but " : "") + texts.joined(separator: ", ")
    }

    /// The principal of all in the account that lets them.
    private static let ownAccount = "AWS arn:${AWS::Partition}:iam::${AWS::AccountId}:root"

    /// A condition in one line: `aws:SourceArn is like x and …`.
    static func text(of condition: Object) -> String {
        condition.sorted { $0.key.precedes($1.key) }.flatMap { comparison, tests in
            (tests.objectValue ?? Object()).sorted { $0.key.precedes($1.key) }.map { key, value in
                let values = texts(value).map(ValueText.withoutSign).joined(separator: " or ")
                return "\(key) \(verbs[comparison] ?? comparison) \(values)"
            }
        }.joined(separator: " and ")
    }

    /// How comparisons are read.
    ///
    /// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
    private static let verbs = [
        "ArnEquals": "is like", "ArnLike": "is like", "Bool": "is", "NumericEquals": "is", "StringEquals": "is",
        "StringLike": "is like", "StringNotEquals": "is not", "StringNotLike": "is not like",
    ]
}
