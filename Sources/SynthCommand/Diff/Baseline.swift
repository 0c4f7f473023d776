internal import TemplateDiff
internal import TemplateModel

/// What a stack is compared with.
enum Baseline {
    /// A template in a file.
    case file(String)
    /// A stack as it is deployed.
    case deployed(StackVersion)
    /// A folder that has no template of the stack.
    case nothing(String)

    /// The version, and what is good to know about it.
    func version() throws(CommandFailure) -> (StackVersion, notes: [String]) {
        switch self {
        case .file(let path): (StackVersion(try TemplateFile.read(path)), [])
        case .deployed(let version): (version, [])
        case .nothing(let folder):
            (.nothing, ["there is no template of the stack in '\(folder)', so all of it is new"])
        }
    }
}
