#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// A text that a test expects, kept in a file of the package.
struct Snapshot {
    /// The environment variable that makes tests record what they see.
    static let recordingVariable = "RECORD_SNAPSHOTS"

    /// Why a snapshot has no place.
    struct Misplaced: Error {
        let sentence: String
    }

    private let package: String
    private let relativePath: String

    /// Finds the file of a snapshot: in `snapshots/<test file without "Tests">/` unless another folder is given.
    init(_ name: String, folder: String?, testFile: String) throws(Misplaced) {
        var package = Substring(testFile)
        repeat {
            guard let slash = package.lastIndex(of: "/") else {
                throw Misplaced(
                    sentence: "there is no Package.swift in a folder above '\(testFile)', so snapshots have no place"
                )
            }
            package = package[..<slash]
        } while !FileManager.default.fileExists(atPath: "\(package)/Package.swift")
        self.package = String(package)
        relativePath = "\(folder ?? "snapshots/\(Self.suite(of: testFile))")/\(name)"
    }

    private static func suite(of testFile: String) -> Substring {
        var name = testFile.split(separator: "/").last ?? ""
        if let dot = name.lastIndex(of: ".") { name = name[..<dot] }
        if name.hasSuffix("Tests"), name.count > 5 { name = name.dropLast(5) }
        return name
    }

    /// Compares a text with the file, or replaces the file by it.
    ///
    /// Returns why the test fails, `nil` when it passes. It always fails after recording, so that a run that records
    /// proves nothing.
    func failure(of text: String, isRecording: Bool) -> String? {
        let path = "\(package)/\(relativePath)"
        if isRecording { return record(text, at: path) }
        guard let data = FileManager.default.contents(atPath: path) else {
            return "there is no snapshot '\(relativePath)'; \(Self.instruction)"
        }
        let expected = String(decoding: data, as: UTF8.self)
        // Strings are equal when they look equal; snapshots must have equal bytes.
        guard !expected.utf8.elementsEqual(text.utf8) else { return nil }
        let difference = LineDiff.text(from: Self.lines(of: expected), to: Self.lines(of: text))
        return """
            the text is not that of the snapshot '\(relativePath)' (- snapshot, + actual):
            \(difference)
            if the change is right, \(Self.instruction)
            """
    }

    private static let instruction = "record it with '\(recordingVariable)=1 swift test' and look at what changed"

    private func record(_ text: String, at path: String) -> String {
        let folder = path[..<(path.lastIndex(of: "/") ?? path.startIndex)]
        do {
            try FileManager.default.createDirectory(atPath: String(folder), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
        } catch {
            return "cannot record the snapshot '\(relativePath)': \(error)"
        }
        return "recorded the snapshot '\(relativePath)'; run the test again without \(Self.recordingVariable)"
    }

    /// The lines, with a mark for what would not be seen: a missing line break at the end.
    private static func lines(of text: String) -> [String] {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last == "" {
            lines.removeLast()
        } else {
            lines.append("\\ no line break at the end")
        }
        return lines
    }
}
