internal import TemplateDiff
internal import TemplateModel

/// What stacks are compared with.
enum Baseline {
    /// The version of a stack, and what is good to know about it.
    typealias Version = (version: StackVersion, notes: [String])

    /// A template in a file.
    case file(String)
    /// A folder with the template of each stack.
    case folder(TemplateFolder)
    /// A stack as it is deployed.
    case deployed(StackVersion)

    /// The version of a stack; nothing, for one that has no template in the folder.
    func version(of stack: String) throws(CommandFailure) -> Version {
        switch self {
        case .file(let path):
            return (StackVersion(try TemplateFile.read(path)), [])
        case .deployed(let version):
            return (version, [])
        case .folder(let folder):
            if let path = folder.template(of: stack) { return (StackVersion(try TemplateFile.read(path)), []) }
            return (.nothing, ["there is no template of '\(stack)' in '\(folder.path)', so all of it is new"])
        }
    }

    /// The template of another stack, as it is before; `nil` when it is not known.
    func template(of other: String) throws(CommandFailure) -> Template? {
        guard case .folder(let folder) = self, let path = folder.template(of: other) else { return nil }
        return try TemplateFile.read(path)
    }
}
