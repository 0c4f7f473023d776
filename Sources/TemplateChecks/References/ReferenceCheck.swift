import TemplateModel

/// Checks functions, what they refer to, and conditions.
struct ReferenceCheck {
    private let context: TemplateContext

    init(_ context: TemplateContext) {
        self.context = context
    }

    /// Checks the template.
    /// - Parameter findings: Takes the findings.
    func run(into findings: Findings) {
        let check = FunctionCheck(context, findings)
        check.run()
        ConditionCheck(check, findings).run()
        CycleCheck(check, findings).run()
        UseCheck(check, findings).run()
    }
}
