/// An executable product of the package that has to be built, packaged and copied before a stack is deployed.
public struct RequiredExecutable: Hashable, Sendable {
    /// The name of the product.
    public let product: String
    /// The only instruction set that it can run on, by the name that the service has for it; `nil` if that is decided when the stack is
    /// deployed.
    public let architecture: String?
    /// The construct that runs it.
    public let path: ConstructPath
    /// The line that added the construct.
    public let location: SourceLocation
}

extension Scope {
    /// Says that the construct runs an executable product of the package, which `synth package` then builds.
    /// - Parameters:
    ///   - product: The name of the product.
    ///   - architecture: The only instruction set that it can run on, by the name that the service has for it, `arm64` for example; one
    ///     that is decided when the stack is deployed when not given.
    public func requireExecutable(_ product: String, for architecture: String? = nil) {
        graph.requireUnsynthesized("an executable is required by")
        guard !isDuplicate else { return }
        let executable = RequiredExecutable(
            product: product,
            architecture: architecture,
            path: path,
            location: location
        )
        graph.requiredExecutables[graph.rootStack(of: stack), default: []].append(executable)
    }
}
