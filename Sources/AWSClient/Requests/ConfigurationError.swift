/// A setting of the program or its environment that cannot be used.
public struct ConfigurationError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong and how to put it right, in lower case and without a period.
    public let description: String

    init(_ description: String) {
        self.description = description
    }
}
