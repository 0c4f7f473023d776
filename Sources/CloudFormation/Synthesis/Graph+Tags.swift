extension Graph {
    /// Writes the tags that were added to the app and parts of it into the properties of resources.
    ///
    /// An app without tags is left alone.
    func applyTags() {
        guard hasTags else { return }
        var writer = TagWriter(self)
        for entry in resources { writer.write(entry.content, entry.element, entry.scope) }
        for entry in loops {
            if let body = entry.content.body { writer.write(body, entry.element, entry.scope) }
        }
    }

    private var hasTags: Bool {
        !tagChanges.isEmpty || resources.contains { !$0.content.tagChanges.isEmpty }
            || loops.contains { $0.content.body?.tagChanges.isEmpty == false }
    }
}
