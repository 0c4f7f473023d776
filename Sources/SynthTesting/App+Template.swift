public import CloudFormation
public import TemplateModel

extension App {
    /// The template of one stack, for the tests of that stack.
    ///
    /// ```swift
    /// @Test func ordersAreKeptForFourDays() throws {
    ///     let template = try App.template(of: OrdersStack(retention: .days(4)))
    ///     let queue = try #require(template.resources(of: SQS.Queue.self).first)
    ///     #expect(queue["MessageRetentionPeriod"] == 345_600)
    /// }
    /// ```
    /// - Parameters:
    ///   - stack: The stack.
    ///   - id: The name of the stack in the app; `Stack` when not given.
    ///   - environment: The environment to synthesize for; none when not given.
    /// - Returns: The template.
    /// - Throws: What the stack throws, or all problems of the stack as a `SynthesisError`.
    public static func template(
        of stack: some Stack,
        id: String = "Stack",
        environment: String? = nil
    ) throws -> Template {
        let app = App(environment: environment)
        _ = try app.add(id, stack)
        return try app.synthesize().stacks[0].template
    }

    /// The template of a stack of constructs, for the tests of these constructs.
    ///
    /// ```swift
    /// @Test func aMailboxKeepsWhatCannotBeRead() throws {
    ///     let template = try App.template { scope in
    ///         scope.add("Mailbox", Mailbox(receiveCount: 3))
    ///     }
    ///     #expect(template.resourceCount(of: SQS.Queue.self) == 2)
    /// }
    /// ```
    /// - Parameters:
    ///   - id: The name of the stack in the app; `Stack` when not given.
    ///   - environment: The environment to synthesize for; none when not given.
    ///   - build: Adds the constructs.
    /// - Returns: The template.
    /// - Throws: What `build` throws, or all problems of the constructs as a `SynthesisError`.
    public static func template(
        id: String = "Stack",
        environment: String? = nil,
        of build: (Scope) throws -> Void
    ) throws -> Template {
        try withoutActuallyEscaping(build) { build in
            try template(of: ClosureStack(content: build), id: id, environment: environment)
        }
    }
}

/// A stack of what a closure adds.
struct ClosureStack: Stack {
    let content: (Scope) throws -> Void

    func build(in scope: Scope) throws {
        try content(scope)
    }
}
