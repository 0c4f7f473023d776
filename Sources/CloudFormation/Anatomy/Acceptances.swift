public import TemplateModel

extension Scope {
    /// Takes the findings of a rule in this construct, and in all that it adds, on purpose.
    ///
    /// ```swift
    /// scope.allow("ESQ-02", because: "the handler is idempotent, and a backlog matters more than doubles")
    /// ```
    ///
    /// An acceptance that no finding needs any more is a warning, so that none stays behind. What CloudFormation refuses in
    /// every template, the errors of the groups CFN, CON, FUN, REF and TPL, cannot be accepted. `synth explain` tells what
    /// a rule is about.
    /// - Parameters:
    ///   - rule: The rule, as findings show it.
    ///   - reason: Why the finding is meant; for those who read the code.
    ///   - filePath: The file of the call.
    ///   - line: The line of the call.
    public func allow(
        _ rule: RuleID,
        because reason: String,
        filePath: String = #filePath,
        line: UInt = #line
    ) {
        graph.requireUnsynthesized("the acceptance of '\(rule)' is added to")
        graph.accept(rule, because: reason, below: self, at: SourceLocation(filePath: filePath, line: line))
    }
}

extension Construct {
    /// The same construct or stack, with findings of a rule in it taken on purpose.
    ///
    /// ```swift
    /// scope.add("Orders", Queue().allowing("ESQ-02", because: "the handler is idempotent"))
    /// ```
    ///
    /// See ``Scope/allow(_:because:filePath:line:)``.
    /// - Parameters:
    ///   - rule: The rule, as findings show it.
    ///   - reason: Why the finding is meant; for those who read the code.
    ///   - filePath: The file of the call.
    ///   - line: The line of the call.
    /// - Returns: The construct to add.
    public func allowing(
        _ rule: RuleID,
        because reason: String,
        filePath: String = #filePath,
        line: UInt = #line
    ) -> ModifiedConstruct<Self> {
        ModifiedConstruct(self, after: { $0.allow(rule, because: reason, filePath: filePath, line: line) })
    }
}
