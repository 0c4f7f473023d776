import CloudFormation
import Foundation
import Testing

@testable import SynthCommand

@Suite struct ValidateCommandTests {
    private let surroundings = Surroundings(currentFolder: "/project", usesColor: false)

    /// Runs the command on files with the given contents, whose names stand in the output without their folder.
    private func validate(_ contents: [String], _ options: String...) throws -> Outcome {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var paths: [String] = []
        for (index, content) in contents.enumerated() {
            let file = folder.appending(path: "\(index).yaml")
            try Data(content.utf8).write(to: file)
            paths.append(file.path)
        }
        let surroundings = Surroundings(currentFolder: folder.path, usesColor: false)
        return Readers.outcome(of: ["validate"] + paths + options, in: surroundings)
    }

    private let good = "Resources:\n  Mail:\n    Type: AWS::SQS::Queue\n"
    private let bad = "Resources:\n  Mail:\n    Type: AWS::SQS::Queue\n    Properties:\n      DelaySeconds: 901\n"
    private let doubtful = "Parameters:\n  Name: {Type: String}\nResources:\n  Mail:\n    Type: AWS::SQS::Queue\n"

    @Test func whatIsWrongIsShownWithItsLineAndColumn() throws {
        let outcome = try validate([good, bad])
        #expect(outcome.exitCode == 1)
        #expect(outcome.standardError.isEmpty)
        #expect(
            outcome.standardOutput == """
                1.yaml:5:7: error[SCH-06]: 'DelaySeconds' of 'Mail' (AWS::SQS::Queue) is 901, but must be from 0 to 900 \
                [Resources/Mail/Properties/DelaySeconds]
                1 error

                """
        )
    }

    @Test func aGoodTemplateHasNoFindings() throws {
        #expect(try validate([good]) == Outcome(notes: "no findings\n"))
    }

    @Test func warningsFailOnlyWhenTheyAreToldTo() throws {
        #expect(try validate([doubtful]).exitCode == 0)
        #expect(try validate([doubtful], "--strict").exitCode == 1)
    }

    @Test func aTextThatIsNoTemplateIsAnErrorAtItsLine() throws {
        let outcome = try validate(["Resources:\n  A: [\n"])
        #expect(outcome.exitCode == 1)
        #expect(outcome.standardOutput.hasPrefix("0.yaml:"))
        #expect(outcome.standardOutput.hasSuffix("1 error\n"))
    }

    @Test func aFileThatIsNotThereIsSaidSo() {
        let outcome = Readers.outcome(of: ["validate", "/nowhere/t.yaml"], in: surroundings)
        #expect(outcome.exitCode == 1)
        #expect(outcome.standardError == "error: cannot read '/nowhere/t.yaml': no such file or directory\n")
    }

    @Test func aFolderIsNoTemplate() {
        let outcome = Readers.outcome(of: ["validate", "/"], in: surroundings)
        #expect(outcome.standardError == "error: cannot read '/': it is a folder; name the files in it\n")
    }

    @Test func filesThatCanBeReadAreCheckedAllTheSame() throws {
        let outcome = try validate([bad], "/nowhere/t.yaml", "/")
        #expect(outcome.exitCode == 1)
        #expect(outcome.standardOutput.hasPrefix("0.yaml:5:7: error[SCH-06]: "))
        #expect(
            outcome.standardError == """
                error: cannot read '/nowhere/t.yaml': no such file or directory
                error: cannot read '/': it is a folder; name the files in it

                """
        )
        let one = try validate([good], "/nowhere/t.yaml")
        #expect(one.exitCode == 1)
        #expect(one.notes.isEmpty)
    }

    @Test func findingsAreJSONOnRequest() throws {
        let outcome = try validate([bad], "--format", "json")
        #expect(outcome.exitCode == 1)
        #expect(outcome.standardOutput.contains(#""rule": "SCH-06""#))
        #expect(outcome.standardOutput.contains(#""line": 5"#))
        #expect(outcome.standardOutput.contains(#""path": "Resources/Mail/Properties/DelaySeconds""#))
    }

    @Test func findingsAreAnnotationsOfAWorkflow() throws {
        let outcome = try validate([bad], "--format", "github")
        #expect(outcome.exitCode == 1)
        #expect(
            outcome.standardOutput == """
                ::error file=0.yaml,line=5,col=7,title=SCH-06::'DelaySeconds' of 'Mail' (AWS::SQS::Queue) is 901, but must \
                be from 0 to 900 [Resources/Mail/Properties/DelaySeconds]

                """
        )
        let doubtful = try validate([doubtful], "--format", "github")
        #expect(doubtful.standardOutput.hasPrefix("::warning file=0.yaml,line=2,col=3,title=REF-06::"))
        #expect(try validate([good], "--format", "github").standardOutput.isEmpty)
    }

    @Test func lineBreaksAndCommasOfAnnotationsAreEscaped() {
        let diagnostic = Diagnostic(
            severity: .info,
            message: "100 %\nof it",
            path: "",
            location: SourceLocation(filePath: "/project/a,b:c.yaml", line: 1)
        )
        #expect(
            GitHubReport([diagnostic]).text(in: surroundings)
                == "::notice file=a%2Cb%3Ac.yaml,line=1::100 %25%0Aof it\n"
        )
    }

    @Test func findingsAreResultsOfCodeScanning() throws {
        let outcome = try validate([bad], "--format", "sarif")
        #expect(outcome.exitCode == 1)
        #expect(
            outcome.standardOutput == """
                {
                  "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
                  "runs": [
                    {
                      "columnKind": "unicodeCodePoints",
                      "results": [
                        {
                          "level": "error",
                          "locations": [
                            {
                              "logicalLocations": [
                                {
                                  "fullyQualifiedName": "Resources/Mail/Properties/DelaySeconds"
                                }
                              ],
                              "physicalLocation": {
                                "artifactLocation": {
                                  "uri": "0.yaml"
                                },
                                "region": {
                                  "startColumn": 7,
                                  "startLine": 5
                                }
                              }
                            }
                          ],
                          "message": {
                            "text": "'DelaySeconds' of 'Mail' (AWS::SQS::Queue) is 901, but must be from 0 to 900"
                          },
                          "ruleId": "SCH-06",
                          "ruleIndex": 0
                        }
                      ],
                      "tool": {
                        "driver": {
                          "informationUri": "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-guide.html",
                          "name": "synth",
                          "rules": [
                            {
                              "defaultConfiguration": {
                                "level": "error"
                              },
                              "fullDescription": {
                                "text": "numbers are in range"
                              },
                              "help": {
                                "text": "See https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html"
                              },
                              "helpUri": "https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html",
                              "id": "SCH-06",
                              "shortDescription": {
                                "text": "numbers are in range"
                              }
                            }
                          ]
                        }
                      }
                    }
                  ],
                  "version": "2.1.0"
                }

                """
        )
    }

    private let ordered = """
        Resources:
          Failed: {Type: AWS::SQS::Queue, Properties: {FifoQueue: true}}
          Orders:
            Type: AWS::SQS::Queue
            Properties:
              FifoQueue: true
              RedrivePolicy: {deadLetterTargetArn: !GetAtt Failed.Arn, maxReceiveCount: 5}

        """

    @Test func remarksAreCountedAndNeverFail() throws {
        let outcome = try validate([ordered], "--strict")
        #expect(outcome.exitCode == 0)
        #expect(outcome.standardOutput.hasPrefix("0.yaml:7:23: info[SQS-23]: a message that becomes a dead letter"))
        #expect(outcome.standardOutput.hasSuffix("\n1 remark\n"))
    }

    @Test func withoutFilesTheStacksAreChecked() {
        #expect(Readers.outcome(of: ["validate"], in: surroundings) == Outcome(notes: "no findings\n"))
        let broken = Broken.outcome(of: ["validate"], in: surroundings)
        #expect(broken.exitCode == 1)
        #expect(broken.standardOutput.hasSuffix("2 errors, 1 warning\n"))
    }

    @Test func anUnknownFormatIsRefused() {
        let outcome = Readers.outcome(of: ["validate", "--format", "jsn"], in: surroundings)
        #expect(outcome.exitCode == 64)
        #expect(outcome.standardError.contains("unknown format 'jsn'; did you mean 'json'?"))
    }
}
