/// The one stack of an app that is asked for, and what can matter to it.
///
/// Its template depends on the stack itself and on what others read from it, because that becomes outputs. A stack whose
/// `build(in:)` returns nothing cannot be referred to, so nothing but itself matters to its template.
package struct StackSelection: Sendable {
    /// The name in the app; that of the first stack once it is known, when none was given.
    package private(set) var id: String?
    /// Whether stacks that cannot matter are not even built.
    package let omitsOthers: Bool
    /// The index of the stack, once it was added.
    package private(set) var stack: Int?
    /// The stacks that may refer to the one that is asked for.
    package private(set) var possibleReaders: Set<Int> = []
    /// Whether what is added next may refer to the stack that is asked for.
    private var isReadable = false

    /// Asks for a stack.
    /// - Parameters:
    ///   - id: The name of the stack in the app; the first one that is added when `nil`.
    ///   - omitsOthers: Whether stacks that cannot matter to it are not even built.
    package init(of id: String?, omitsOthers: Bool) {
        self.id = id
        self.omitsOthers = omitsOthers
    }

    /// Whether stacks need not be built that nothing outside of them can refer to.
    func omits(_ ids: [String]) -> Bool {
        guard omitsOthers, !isReadable, let id else { return false }
        return !ids.contains(id)
    }

    /// Takes note of the name of a stack, which may be the first one.
    mutating func register(_ id: String) {
        if self.id == nil { self.id = id }
    }

    /// Takes note of a stack that is about to be built.
    mutating func enter(_ id: String, _ index: Int, returnsNothing: Bool) {
        if isReadable { possibleReaders.insert(index) }
        guard id == self.id, stack == nil else { return }
        stack = index
        if !returnsNothing { isReadable = true }
    }

    /// Takes note that what was added since then cannot be referred to any more.
    mutating func leaveGroup(enteredAs before: StackSelection) {
        isReadable = before.isReadable
    }
}
