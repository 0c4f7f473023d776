import Foundation
import Testing

/// What only a process shows: its streams, its exit code, its end.
@Suite final class ProcessTests {
    private let fixture: FixtureProcess

    init() throws {
        fixture = try FixtureProcess()
    }

    deinit {
        fixture.remove()
    }

    private func content(_ name: String) -> String? {
        FileManager.default.contents(atPath: fixture.folder.appending(path: name).path)
            .map { String(decoding: $0, as: UTF8.self) }
    }

    private let template = """
        AWSTemplateFormatVersion: '2010-09-09'
        Description: Stands for a stack
        Resources:
          Topic:
            Type: AWS::SNS::Topic
            Properties:
              DisplayName: text

        """

    @Test func theTemplateAloneIsOnStandardOutput() throws {
        let result = try fixture.run()
        #expect(result.standardOutput == template)
        #expect(
            result.standardError == "note: this is the default stack 'WriteBuffer'; others by name: 'Reports'\n"
        )
        #expect(result.exitCode == 0)
    }

    @Test func errorsLeaveStandardOutputEmptyAndAreNotColoredInAFile() throws {
        let result = try fixture.run(["--environment", "broken"])
        #expect(result.standardOutput.isEmpty)
        #expect(result.standardError.hasSuffix("1 error, 1 warning; no template written\n"))
        #expect(!result.standardError.contains("\u{1B}"))
        #expect(result.exitCode == 1)
    }

    @Test func errorsLeaveAFileWhatItWas() throws {
        try Data("old".utf8).write(to: fixture.folder.appending(path: "a.yaml"))
        #expect(try fixture.run(["--environment", "broken", "--output", "a.yaml"]).exitCode == 1)
        #expect(content("a.yaml") == "old")
    }

    @Test func aFileIsWritten() throws {
        let result = try fixture.run(["Reports", "--output", "a.yaml"])
        #expect(result.standardOutput.isEmpty)
        #expect(result.standardError == "wrote a.yaml\n")
        #expect(result.exitCode == 0)
        #expect(content("a.yaml") == template)
    }

    @Test func everyStackIsWritten() throws {
        let result = try fixture.run(["--all", "--output", "templates"])
        #expect(result.standardOutput.isEmpty)
        #expect(result.standardError == "wrote templates/WriteBuffer.yaml\nwrote templates/Reports.yaml\n")
        #expect(result.exitCode == 0)
        #expect(content("templates/WriteBuffer.yaml") == template)
        #expect(content("templates/Reports.yaml") == template)
    }

    @Test func aFileThatCannotBeWrittenIsReported() throws {
        let result = try fixture.run(["Reports", "--output", "none/a.yaml"])
        #expect(result.standardOutput.isEmpty)
        #expect(
            result.standardError
                == "error: cannot write 'none/a.yaml': there is no folder 'none'; create it first\n"
        )
        #expect(result.exitCode == 1)
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
    func standardOutputOnAFullDiskIsReported() throws {
        let full = try #require(FileHandle(forWritingAtPath: "/dev/full"))
        let result = try fixture.run(["Reports"], standardOutput: full)
        #expect(
            result.standardError == "error: cannot write to standard output: no space left on device\n"
        )
        #expect(result.exitCode == 1)
    }

    @Test func aReaderThatHasSeenEnoughIsNoProblem() throws {
        let pipe = Pipe()
        try pipe.fileHandleForReading.close()
        let result = try fixture.run(["--environment", "large"], standardOutput: pipe.fileHandleForWriting)
        #expect(result.standardError.isEmpty)
        #expect(result.exitCode == 0)
        #expect(!result.isKilled)
    }

    @Test func anUnknownStackIsAFailureAndAnUnknownOptionAMistake() throws {
        let unknownStack = try fixture.run(["WriteBufer"])
        #expect(unknownStack.standardOutput.isEmpty)
        #expect(unknownStack.exitCode == 1)
        let unknownOption = try fixture.run(["--al"])
        #expect(unknownOption.standardOutput.isEmpty)
        #expect(unknownOption.exitCode == 64)
    }
}
