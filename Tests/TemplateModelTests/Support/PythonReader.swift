import Foundation
import TemplateModel

/// Readers of JSON and YAML that are independent of this package: Python's and cfn-lint's.
///
/// The interpreter is the one that the environment variable `PYTHON` names, else that of `.venv` in the package's folder,
/// else `python3`. It must have PyYAML.
enum PythonReader {
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    struct Document {
        let format: Template.Format
        let text: String
    }

    /// A template of a corpus: its content, or why it cannot be compared.
    struct CorpusTemplate: Decodable {
        let path: String
        let json: String?
        let leftOut: String?

        enum CodingKeys: String, CodingKey {
            case path
            case json
            case leftOut = "left_out"
        }
    }

    static let packageFolder = URL(filePath: #filePath).appending(path: "../../../..").standardizedFileURL

    /// What each reader sees in each document, in the form that `dataText(_:)` gives.
    static func read(_ documents: [Document], with readers: [String]) throws -> [[String: String]] {
        var input = Data()
        for document in documents {
            input.append(Data("\(document.format.rawValue) \(document.text.utf8.count)\n".utf8))
            input.append(Data(document.text.utf8))
        }
        let rows = try run(["read"] + readers, input: input).map {
            try JSONDecoder().decode([String: String].self, from: Data($0))
        }
        guard rows.count == documents.count else {
            throw Failure(description: "\(rows.count) answers to \(documents.count) documents")
        }
        return rows
    }

    /// The templates below a folder.
    static func corpus(_ folder: URL) throws -> [CorpusTemplate] {
        try run(["corpus", folder.path], input: Data()).map {
            try JSONDecoder().decode(CorpusTemplate.self, from: Data($0))
        }
    }

    /// Runs the script and returns the lines that it prints.
    private static func run(_ arguments: [String], input: Data) throws -> [Data.SubSequence] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "TemplateModelTests-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        // Files instead of pipes: neither side has to wait for the other to read.
        let inputFile = folder.appending(path: "input")
        let outputFile = folder.appending(path: "output")
        let errorFile = folder.appending(path: "error")
        try input.write(to: inputFile)
        try Data().write(to: outputFile)
        try Data().write(to: errorFile)

        let script = URL(filePath: #filePath).appending(path: "../../Readers/read_yaml.py").standardizedFileURL
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [interpreter, "-X", "utf8", script.path] + arguments
        process.standardInput = try FileHandle(forReadingFrom: inputFile)
        process.standardOutput = try FileHandle(forWritingTo: outputFile)
        process.standardError = try FileHandle(forWritingTo: errorFile)
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            let message = String(decoding: try Data(contentsOf: errorFile), as: UTF8.self)
            throw Failure(description: "\(interpreter) cannot read templates; does it have PyYAML?\n\(message)")
        }
        return try Data(contentsOf: outputFile).split(separator: UInt8(ascii: "\n"))
    }

    private static var interpreter: String {
        if let path = ProcessInfo.processInfo.environment["PYTHON"], !path.isEmpty {
            return path
        }
        let local = packageFolder.appending(path: ".venv/bin/python3").path
        return FileManager.default.isExecutableFile(atPath: local) ? local : "python3"
    }
}
