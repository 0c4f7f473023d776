/// A construct, or stack, with something set for all that it consists of.
///
/// Made by ``Construct/tagged(_:_:filePath:line:)`` and the other methods that change a construct from outside; it is added in
/// place of the construct, and returns what that returns.
public struct ModifiedConstruct<Base: Construct>: Construct {
    package let base: Base
    private let prepare: (Scope) -> Void
    private let complete: (Scope) -> Void

    /// Wraps a construct.
    /// - Parameters:
    ///   - base: The construct.
    ///   - prepare: What to set before it is built, for what it looks at while it is.
    ///   - complete: What to set afterwards, so that it replaces what the construct sets itself.
    init(
        _ base: Base,
        before prepare: @escaping (Scope) -> Void = { _ in },
        after complete: @escaping (Scope) -> Void = { _ in }
    ) {
        self.base = base
        self.prepare = prepare
        self.complete = complete
    }

    /// Builds the construct in its place.
    public func build(in scope: Scope) throws(Base.Failure) -> Base.Output {
        prepare(scope)
        let output = try base.build(in: scope)
        complete(scope)
        return output
    }
}

extension ModifiedConstruct: Stack where Base: Stack {
    /// The description of the stack.
    public var templateDescription: String? { base.templateDescription }
    /// The macros of the stack.
    public var transforms: [String] { base.transforms }
}
