import Foundation
import Testing

@testable import SynthCommand

@Suite final class FileWriterTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "writer-\(UUID().uuidString)").path

    init() throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: folder)
    }

    private func file(_ name: String, _ text: String = "new") -> OutputFile {
        OutputFile(path: "\(folder)/\(name)", text: text)
    }

    private func content(_ name: String) -> String? {
        FileManager.default.contents(atPath: "\(folder)/\(name)").map { String(decoding: $0, as: UTF8.self) }
    }

    private func put(_ name: String, _ text: String = "old") throws {
        try text.write(toFile: "\(folder)/\(name)", atomically: false, encoding: .utf8)
    }

    private var names: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: folder).sorted() }
    }

    private func failure(_ files: [OutputFile], creating newFolder: String? = nil) -> String? {
        do throws(FileFailure) {
            try FileWriter.write(files, creating: newFolder)
            return nil
        } catch {
            return error.sentence
        }
    }

    @Test func aFileIsReplacedAndNothingElseIsLeft() throws {
        try put("a.yaml", "old content that is longer")
        #expect(failure([file("a.yaml"), file("b.yaml")]) == nil)
        #expect(content("a.yaml") == "new")
        #expect(content("b.yaml") == "new")
        #expect(try names == ["a.yaml", "b.yaml"])
    }

    @Test func theContentIsReplacedByAnotherFileSoThatReadersNeverSeeAPart() throws {
        try put("a.yaml")
        let reader = try #require(FileHandle(forReadingAtPath: "\(folder)/a.yaml"))
        #expect(failure([file("a.yaml")]) == nil)
        #expect(try reader.readToEnd() == Data("old".utf8))
    }

    @Test func permissionsStay() throws {
        try put("a.yaml")
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: "\(folder)/a.yaml")
        #expect(failure([file("a.yaml")]) == nil)
        let attributes = try FileManager.default.attributesOfItem(atPath: "\(folder)/a.yaml")
        #expect(attributes[.posixPermissions] as? Int == 0o640)
    }

    @Test func aLinkStaysALink() throws {
        try put("a.yaml")
        try FileManager.default.createSymbolicLink(
            atPath: "\(folder)/link.yaml",
            withDestinationPath: "a.yaml"
        )
        #expect(failure([file("link.yaml")]) == nil)
        #expect(content("a.yaml") == "new")
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/link.yaml") == "a.yaml")
    }

    @Test func everyFileStaysWhatItWasWhenOneCannotBeWritten() throws {
        try put("a.yaml")
        try FileManager.default.createDirectory(atPath: "\(folder)/b.yaml", withIntermediateDirectories: false)
        #expect(
            failure([file("a.yaml"), file("b.yaml")])
                == "cannot write '\(folder)/b.yaml': it is a folder; name a file in it, or write every stack with --all"
        )
        #expect(content("a.yaml") == "old")
        #expect(try names == ["a.yaml", "b.yaml"])
    }

    @Test func theFolderIsCreated() {
        #expect(failure([file("new/a.yaml")], creating: "\(folder)/new") == nil)
        #expect(failure([file("new/b.yaml")], creating: "\(folder)/new/") == nil)
        #expect(content("new/a.yaml") == "new")
        #expect(content("new/b.yaml") == "new")
    }

    @Test func aNewFolderIsRemovedAgainWhenAFileCannotBeWritten() throws {
        #expect(failure([file("new/a.yaml"), file("none/b.yaml")], creating: "\(folder)/new") != nil)
        #expect(try names == [])
    }

    @Test func theFolderOfAFileIsMissing() {
        #expect(
            failure([file("none/a.yaml")])
                == "cannot write '\(folder)/none/a.yaml': there is no folder '\(folder)/none'; create it first"
        )
    }

    @Test func theFolderOfTheNewFolderIsMissing() {
        #expect(
            failure([file("none/new/a.yaml")], creating: "\(folder)/none/new/")
                == "cannot create folder '\(folder)/none/new/': there is no folder '\(folder)/none'; create it first"
        )
    }

    @Test func theFolderIsAFile() throws {
        try put("templates")
        #expect(
            failure([file("templates/a.yaml")], creating: "\(folder)/templates")
                == "cannot write into '\(folder)/templates': it is not a folder; name another one"
        )
        #expect(content("templates") == "old")
    }

    @Test func theFolderOfAFileIsAFile() throws {
        try put("templates")
        #expect(
            failure([file("templates/a.yaml")]) == "cannot write '\(folder)/templates/a.yaml': not a directory"
        )
    }

    @Test func aDeviceIsWrittenToAndStaysADevice() throws {
        #expect(failure([OutputFile(path: "/dev/null", text: "new")]) == nil)
        let attributes = try FileManager.default.attributesOfItem(atPath: "/dev/null")
        #expect(attributes[.type] as? FileAttributeType == .typeCharacterSpecial)
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
    func aFullDiskIsReported() {
        #expect(
            failure([OutputFile(path: "/dev/full", text: "new")])
                == "cannot write '/dev/full': no space left on device"
        )
    }

    @Test func aFolderThatMayNotBeWrittenToIsReported() throws {
        // The file system of the kernel's objects takes no files, not even from the superuser.
        let place = geteuid() == 0 ? "/sys" : folder
        try #require(FileManager.default.fileExists(atPath: place))
        if place == folder {
            try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: folder)
        }
        let sentence = failure([OutputFile(path: "\(place)/a.yaml", text: "new")])
        #expect(
            sentence == "cannot write '\(place)/a.yaml': permission denied"
                || sentence == "cannot write '\(place)/a.yaml': read-only file system"
        )
    }
}
