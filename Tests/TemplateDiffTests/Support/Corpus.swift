import Foundation
import Testing
import TemplateModel

/// Pairs of templates with the change sets that CloudFormation made of them, kept beside the package on some machines.
struct ChangeSetCase: CustomTestStringConvertible {
    let name: String
    let root: Node

    var testDescription: String { name }

    /// All cases; none where there is no corpus.
    static let all: [ChangeSetCase] = {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../../shared/corpora/change-sets").standardizedFileURL
        let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
        return files.filter { $0.pathExtension == "json" }.sorted { $0.path < $1.path }.compactMap { file in
            guard let data = try? Data(contentsOf: file), let parsed = try? ParsedTemplate(parsing: data, format: .json)
            else { return nil }
            let name = file.deletingPathExtension().lastPathComponent
            return ChangeSetCase(name: name, root: .object(parsed.template.root))
        }
    }()
}
