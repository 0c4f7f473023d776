import Foundation
import TemplateModel
import Testing

@testable import TemplateDiff

/// Data that is kept beside the package on some machines; tests of it have no cases elsewhere.
enum Corpus {
    /// The files of a folder of the corpora, and of those in it, sorted.
    static func files(_ folder: String) -> [URL] {
        let root = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../../shared/corpora/\(folder)").standardizedFileURL.resolvingSymlinksInPath()
        let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
        return (files?.compactMap { $0 as? URL } ?? []).sorted { $0.path < $1.path }
    }
}

/// A pair of templates with the change sets that CloudFormation made of them.
struct ChangeSetCase: CustomTestStringConvertible {
    let name: String
    let root: Node

    var testDescription: String { name }

    /// The number that the name starts with.
    var number: String { String(name.prefix(3)) }

    static let all: [ChangeSetCase] = Corpus.files("change-sets").filter { $0.pathExtension == "json" }.compactMap {
        file in
        guard let data = try? Data(contentsOf: file), let parsed = try? ParsedTemplate(parsing: data, format: .json)
        else { return nil }
        let name = file.deletingPathExtension().lastPathComponent
        return ChangeSetCase(name: name, root: .object(parsed.template.root))
    }

    /// The changes of one of the change sets; `nil` when it is not among the data.
    func changes(_ key: String) -> [Node]? {
        root["aws"]?[key]?["Changes"]?.arrayValue?.compactMap { $0["ResourceChange"] }
    }

    /// What the templates tell of the creation of the stack, or of its update.
    func difference(isUpdate: Bool) -> TemplateDifference {
        isUpdate
            ? TemplateDifference(from: version("1"), to: version("2"))
            : TemplateDifference(from: .nothing, to: version("1"))
    }

    private func version(_ number: String) -> StackVersion {
        let parameters = root["parameters\(number)"]?.objectValue ?? [:]
        return StackVersion(
            Template(root: root["template\(number)"]?.objectValue ?? [:]),
            parameters: Dictionary(uniqueKeysWithValues: parameters.map { ($0.key, $0.value.stringValue ?? "") })
        )
    }
}
