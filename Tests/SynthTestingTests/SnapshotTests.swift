import CloudFormation
import Foundation
import TemplateModel
import Testing

@testable import SynthTesting

@Suite final class SnapshotTests {
    private let package = FileManager.default.temporaryDirectory.appending(path: "package-\(UUID().uuidString)").path

    private var testFile: String { "\(package)/Tests/OrdersTests/OrdersStackTests.swift" }
    private var snapshotFile: String { "\(package)/snapshots/OrdersStack/a.txt" }

    init() throws {
        try FileManager.default.createDirectory(
            atPath: "\(package)/Tests/OrdersTests",
            withIntermediateDirectories: true
        )
        try Data().write(to: URL(filePath: "\(package)/Package.swift"))
    }

    deinit {
        try? FileManager.default.removeItem(atPath: package)
    }

    private func failure(
        of text: String,
        _ name: String = "a.txt",
        in folder: String? = nil,
        isRecording: Bool = false
    ) throws -> String? {
        try Snapshot(name, folder: folder, testFile: testFile).failure(of: text, isRecording: isRecording)
    }

    @Test func recordingFailsAndComparingPassesThen() throws {
        #expect(
            try failure(of: "one\n", isRecording: true)
                == "recorded the snapshot 'snapshots/OrdersStack/a.txt'; run the test again without RECORD_SNAPSHOTS"
        )
        #expect(try String(contentsOfFile: snapshotFile, encoding: .utf8) == "one\n")
        #expect(try failure(of: "one\n") == nil)
    }

    @Test func recordingFailsAlsoWhenNothingChanges() throws {
        _ = try failure(of: "one\n", isRecording: true)
        #expect(try failure(of: "one\n", isRecording: true) != nil)
    }

    @Test func aMissingSnapshotIsNotRecorded() throws {
        #expect(
            try failure(of: "one\n")
                == """
                there is no snapshot 'snapshots/OrdersStack/a.txt'; record it with 'RECORD_SNAPSHOTS=1 swift test' and \
                look at what changed
                """
        )
        #expect(!FileManager.default.fileExists(atPath: snapshotFile))
    }

    @Test func aMismatchShowsTheLinesThatDiffer() throws {
        let lines = (1...25).map { "line \($0)" }
        var changed = lines
        changed[9] = "line ten"
        changed.insert("line 22.5", at: 22)
        _ = try failure(of: lines.joined(separator: "\n") + "\n", isRecording: true)
        #expect(
            try failure(of: changed.joined(separator: "\n"))
                == """
                the text is not that of the snapshot 'snapshots/OrdersStack/a.txt' (- snapshot, + actual):
                @@ -7 +7 @@
                  line 7
                  line 8
                  line 9
                - line 10
                + line ten
                  line 11
                  line 12
                  line 13
                @@ -20 +20 @@
                  line 20
                  line 21
                  line 22
                + line 22.5
                  line 23
                  line 24
                  line 25
                + \\ no line break at the end
                if the change is right, record it with 'RECORD_SNAPSHOTS=1 swift test' and look at what changed
                """
        )
    }

    @Test func textsThatOnlyLookEqualDiffer() throws {
        _ = try failure(of: "caf\u{E9}\n", isRecording: true)
        #expect(try failure(of: "cafe\u{301}\n") != nil)
    }

    @Test func aLongDifferenceIsCut() {
        let difference = LineDiff.text(from: [], to: (1...5000).map { "line \($0)" })
        let lines = difference.split(separator: "\n")
        #expect(lines.count == 101)
        #expect(lines.first == "@@ -1 +1 @@")
        #expect(lines.last == "… 4901 more lines")
    }

    @Test func anotherFolderIsGivenRelativeToThePackage() throws {
        #expect(
            try failure(of: "one\n", in: "templates", isRecording: true)
                == "recorded the snapshot 'templates/a.txt'; run the test again without RECORD_SNAPSHOTS"
        )
        #expect(FileManager.default.fileExists(atPath: "\(package)/templates/a.txt"))
    }

    @Test func aPlaceThatCannotBeWrittenToIsReported() throws {
        try Data().write(to: URL(filePath: "\(package)/templates"))
        let sentence = try #require(try failure(of: "one\n", in: "templates", isRecording: true))
        #expect(sentence.hasPrefix("cannot record the snapshot 'templates/a.txt': "))
    }

    @Test func aTestOutsideOfAPackageHasNoSnapshots() {
        do {
            _ = try Snapshot("a.txt", folder: nil, testFile: "/none/OrdersTests.swift")
            Issue.record("a place was found")
        } catch {
            #expect(
                error.sentence
                    == "there is no Package.swift in a folder above '/none/OrdersTests.swift', so snapshots have no place"
            )
        }
    }

    @Test func expectationsCompareWithTheFilesOfTheirPackage() throws {
        let template = try App.template { $0.add("Topic", Resource(Topic.self, ["DisplayName": "one"])) }
        let other = try App.template { $0.add("Topic", Resource(Topic.self, ["DisplayName": "two"])) }
        let place = Testing.SourceLocation(fileID: "OrdersTests/a.swift", filePath: testFile, line: 1, column: 1)
        for format in Template.Format.allCases {
            _ = try failure(of: template.text(format), "a.\(format.rawValue)", isRecording: true)
            expectTemplate(template, matches: "a.\(format.rawValue)", sourceLocation: place)
            let failures = failures { expectTemplate(other, matches: "a.\(format.rawValue)", sourceLocation: place) }
            #expect(failures.count == 1)
            #expect(failures.first?.contains("snapshots/OrdersStack/a.\(format.rawValue)") == true)
        }
    }

    @Test func theNameOfATemplatesSnapshotIsItsFormat() {
        let failures = failures { expectTemplate(Template(), matches: "a.txt") }
        #expect(failures == ["the name of a template's snapshot must end in .yaml or .json, got 'a.txt'"])
    }
}
