public import CloudFormation
public import Testing

/// Expects that an app has exactly certain problems.
///
/// ```swift
/// let app = App()
/// app.add("Orders", OrdersStack(receiveCount: 0))
/// expectDiagnostics(of: app, [
///     "error: maxReceiveCount must be between 1 and 1000, got 0 [Orders/Queue]"
/// ])
/// ```
///
/// The app is synthesized, so nothing can be added to it afterwards.
/// - Parameters:
///   - app: The app.
///   - expected: Each problem as it is printed, without the file and line: the severity, the whole sentence, the
///     construct. In the order of the source. Empty for an app without errors and warnings.
///   - sourceLocation: The line that a failure is shown at; that of the call when not given.
public func expectDiagnostics(
    of app: App,
    _ expected: [String],
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let diagnostics: [Diagnostic]
    do throws(SynthesisError) {
        diagnostics = try app.synthesize().warnings
    } catch {
        diagnostics = error.diagnostics
    }
    let actual = diagnostics.map { "\($0.severity.rawValue): \($0.message) [\($0.path)]" }
    guard actual != expected else { return }
    let difference = LineDiff.text(from: expected, to: actual)
    Issue.record(
        "the diagnostics are not those expected (- expected, + actual):\n\(difference)",
        sourceLocation: sourceLocation
    )
}

/// Expects that what a closure adds to a stack has exactly certain problems.
///
/// ```swift
/// expectDiagnostics(["error: maxReceiveCount must be between 1 and 1000, got 0 [Stack/Mailbox]"]) { scope in
///     scope.add("Mailbox", Mailbox(receiveCount: 0))
/// }
/// ```
/// - Parameters:
///   - expected: Each problem as ``expectDiagnostics(of:_:sourceLocation:)`` takes it. The stack is named `Stack`.
///   - sourceLocation: The line that a failure is shown at; that of the call when not given.
///   - build: Adds the constructs.
/// - Throws: What `build` throws.
public func expectDiagnostics(
    _ expected: [String],
    sourceLocation: Testing.SourceLocation = #_sourceLocation,
    of build: (Scope) throws -> Void
) throws {
    let app = App()
    try withoutActuallyEscaping(build) { build in
        try app.add("Stack", ClosureStack(content: build))
    }
    expectDiagnostics(of: app, expected, sourceLocation: sourceLocation)
}
