/// Checks what must hold between resources.
///
/// A macro of one's own may replace anything in the template, so that with one nothing is checked.
struct RelationCheck {
    private let session: CheckSession

    init(_ session: CheckSession) {
        self.session = session
    }

    /// Reports what does not hold.
    func run() {
        guard !session.hasUnknownMacro else { return }
        let relations = Relations(session)
        for group in RuleGroup.ofRelations {
            for rule in group.rules { rule.check(relations) }
        }
    }
}
