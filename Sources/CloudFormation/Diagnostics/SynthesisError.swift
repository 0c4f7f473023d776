/// The reason why an app gave no templates: every problem that was found, in the order of the source.
public struct SynthesisError: Error, Hashable, Sendable, CustomStringConvertible {
    /// All diagnostics of the run, warnings included.
    public let diagnostics: [Diagnostic]

    package init(diagnostics: [Diagnostic]) {
        self.diagnostics = diagnostics
    }

    /// One diagnostic after the other.
    public var description: String { diagnostics.map(\.description).joined(separator: "\n") }
}
