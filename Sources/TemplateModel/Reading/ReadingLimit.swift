/// What a reader accepts, so that no text can exhaust the machine.
enum ReadingLimit {
    /// How deep values may lie in one another; everything that walks a template recurses so deep.
    static let depth = 200
    /// How many values the aliases of a text may stand for.
    static let aliasedValues = 250_000

    static func depthError(at position: TextPosition) -> TemplateSyntaxError {
        TemplateSyntaxError("values are nested more than \(depth) levels deep; flatten the template", at: position)
    }
}
