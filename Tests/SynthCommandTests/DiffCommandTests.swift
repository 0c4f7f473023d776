import Foundation
import Testing

@testable import SynthCommand

@Suite struct DiffCommandTests {
    /// A folder of files, and the command that runs beside them.
    private struct Place {
        let folder: URL
        /// What the AWS CLI answers, by the command of CloudFormation.
        var answers: [String: Result<ToolResult, SystemError>] = [:]

        init(_ files: [String: String]) throws {
            folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            for (name, content) in files { try Data(content.utf8).write(to: folder.appending(path: name)) }
        }

        func remove() {
            try? FileManager.default.removeItem(at: folder)
        }

        func path(_ name: String) -> String { folder.appending(path: name).path }

        func run<Definition: SynthesisCommand>(_ definition: Definition.Type, _ arguments: String...) -> Outcome {
            var surroundings = Surroundings(currentFolder: folder.path, usesColor: false)
            let answers = answers
            surroundings.runTool = { (command) throws(SystemError) in
                let answer = answers[command.count > 2 ? command[2] : ""] ?? .failure(SystemError(code: ENOENT))
                return try answer.get()
            }
            var outcome = definition.outcome(of: ["diff"] + arguments, in: surroundings)
            outcome.standardOutput = outcome.standardOutput.replacing(folder.path + "/", with: "")
            outcome.standardError = outcome.standardError.replacing(folder.path, with: "<folder>")
            outcome.notes = outcome.notes.replacing(folder.path, with: "<folder>")
            return outcome
        }
    }

    private func succeeding(_ text: String) -> Result<ToolResult, SystemError> {
        .success(ToolResult(standardOutput: Array(text.utf8)))
    }

    private func failing(_ text: String) -> Result<ToolResult, SystemError> {
        .success(ToolResult(standardError: Array(text.utf8), exitCode: 254))
    }

    private let queue = "Resources:\n  Mail:\n    Type: AWS::SQS::Queue\n    Properties: {DelaySeconds: 1}\n"
    private let fifo = "Resources:\n  Mail:\n    Type: AWS::SQS::Queue\n    Properties: {FifoQueue: true}\n"
    private let topic = """
        Resources: {Topic: {Type: AWS::SNS::Topic, Properties: {DisplayName: old}}}
        """

    // MARK: What is compared

    @Test func aStackIsComparedWithItsTemplateInAFolder() throws {
        let place = try Place(["Orders.yaml": topic])
        defer { place.remove() }
        let outcome = place.run(Orders.self, "--against", place.folder.path)
        #expect(
            outcome
                == Outcome(
                    standardOutput: """
                        Orders: 1 to change

                        Change
                          ~ Topic  AWS::SNS::Topic
                              ~ DisplayName: old → prod

                        """
                )
        )
    }

    @Test func aStackIsComparedWithAFile() throws {
        let place = try Place(["old.yaml": topic])
        defer { place.remove() }
        let outcome = place.run(Orders.self, "Reports", "--against", place.path("old.yaml"))
        #expect(outcome.standardOutput.hasPrefix("Reports: 1 to change\n"))
        #expect(outcome.standardOutput.contains("DisplayName: old → text"))
    }

    @Test func aMistakeInAnotherStackDoesNotMatter() throws {
        let place = try Place(["old.yaml": topic])
        defer { place.remove() }
        let outcome = place.run(Mixed.self, "Good", "--against", place.path("old.yaml"))
        #expect(outcome.standardOutput.hasPrefix("Good: 1 to remove, 1 to add\n"))
        #expect(outcome.standardError.isEmpty)
        #expect(place.run(Mixed.self, "--all").standardError.contains("error: Broken is broken"))
    }

    @Test func everyStackIsCompared() throws {
        let place = try Place(["Orders.json": #"{"Resources": {"Topic": {"Type": "AWS::SNS::Topic"}}}"#])
        defer { place.remove() }
        let outcome = place.run(Orders.self, "--all", "--against", place.folder.path)
        #expect(outcome.standardOutput.contains("Orders: 1 to change\n"))
        #expect(outcome.standardOutput.contains("\n\nReports: 1 to add\n"))
        #expect(outcome.notes == "note: there is no template of 'Reports' in '<folder>', so all of it is new\n")
    }

    @Test func anyTwoTemplatesAreCompared() throws {
        let place = try Place(["old.yaml": queue, "new.yaml": fifo])
        defer { place.remove() }
        let outcome = place.run(
            Orders.self,
            "--template",
            place.path("new.yaml"),
            "--against",
            place.path("old.yaml"),
            "--format",
            "json"
        )
        #expect(outcome.standardOutput.contains(#""Replacement": "True""#))
        let markdown = place.run(
            Orders.self,
            "--template",
            place.path("new.yaml"),
            "--against",
            place.path("old.yaml"),
            "--format",
            "markdown"
        )
        #expect(markdown.standardOutput.hasPrefix("### `new.yaml`: 1 to replace\n"))
    }

    @Test func parametersHaveTheirValues() throws {
        let template = """
            Parameters: {Seconds: {Type: Number, Default: 1}}
            Resources: {Mail: {Type: AWS::SQS::Queue, Properties: {DelaySeconds: !Ref Seconds}}}
            """
        let place = try Place(["t.yaml": template])
        defer { place.remove() }
        let file = place.path("t.yaml")
        let same = place.run(Orders.self, "--template", file, "--against", file, "--parameter", "Seconds=2")
        #expect(same.standardOutput == "t.yaml: no changes\n")
        let other = place.run(
            Orders.self,
            "--template",
            file,
            "--against",
            file,
            "--parameter",
            "Seconds=2",
            "--against-parameter",
            "Seconds=3"
        )
        #expect(other.standardOutput.contains("DelaySeconds: 3 → 2  (through Seconds)"))
        let unknown = place.run(Orders.self, "--template", file, "--against", file, "--parameter", "Secnds=2")
        #expect(
            unknown.standardError
                == "error: unknown parameter 'Secnds'; did you mean 'Seconds'? the only one is 'Seconds'\n"
        )
    }

    @Test func anExportThatAnotherStackImportsStays() throws {
        let place = try Place([:])
        defer { place.remove() }
        let app = Readers.outcome(of: ["template", "Writer"], in: .plain).standardOutput
        let output = try #require(app.firstMatch(of: /Name: (\S+)\n/)).output.1
        let old = app + "  Other:\n    Value: x\n    Export:\n      Name: \(output)-other\n"
        try Data(old.utf8).write(to: URL(filePath: place.path("Writer.yaml")))
        let reader =
            "Resources: {T: {Type: AWS::SNS::Topic, Properties: {DisplayName: !ImportValue '\(output)-other'}}}"
        try Data(reader.utf8).write(to: URL(filePath: place.path("Reader.yaml")))
        let outcome = place.run(Readers.self, "--against", place.folder.path, "--fail-on", "refusal")
        #expect(
            outcome.standardOutput.contains("the export '\(output)-other' is removed, but stack 'Reader' imports it")
        )
        #expect(outcome.exitCode == 2)
    }

    @Test func transformsAreSaidNotToBeFollowed() throws {
        let place = try Place(["t.yaml": "Transform: [AWS::Serverless-2016-10-31, AWS::LanguageExtensions]\n\(queue)"])
        defer { place.remove() }
        let outcome = place.run(Orders.self, "--template", place.path("t.yaml"), "--against", place.path("t.yaml"))
        #expect(
            outcome.notes
                == "note: the templates were compared as they are before the transforms 'AWS::Serverless-2016-10-31'\n"
        )
    }

    @Test func transformsInsideTemplatesAreSaidToo() throws {
        let template = "\(queue)  Fn::Transform: {Name: AWS::Include, Parameters: {Location: 's3://b/k'}}\n"
        let place = try Place(["t.yaml": template, "old.yaml": queue])
        defer { place.remove() }
        let outcome = place.run(Orders.self, "--template", place.path("t.yaml"), "--against", place.path("old.yaml"))
        #expect(outcome.standardOutput.hasPrefix("t.yaml: no resource changes\n"))
        #expect(outcome.notes == "note: the templates were compared as they are before the transforms 'AWS::Include'\n")
    }

    // MARK: Regrouping

    /// A template of an app, the app after its constructs were regrouped, and with what the difference says to write.
    @Test func regroupedConstructsKeepTheirResourcesWhenToldTo() throws {
        let before = Regrouped.outcome(of: ["template", "--environment", "before"], in: .plain).standardOutput
        let place = try Place(["Store.yaml": before])
        defer { place.remove() }
        let folder = place.folder.path
        let moved = place.run(Regrouped.self, "--against", folder, "--environment", "moved", "--fail-on", "data-loss")
        #expect(moved.exitCode == 2)
        #expect(
            moved.standardOutput == """
                Store: 2 to remove, 2 to add

                Data is lost
                  ! 'OrdersFailed' (AWS::SQS::Queue) and 'OrdersQueue' (AWS::SQS::Queue) are removed, and their data is
                    deleted with them
                      1. if they are only renamed, append .moved(from: "Orders") to 'Shop/Orders' (/project/Shop.swift:31);
                         else:
                      2. set DeletionPolicy of each to Retain, and deploy that while they are still there
                      3. remove them and deploy again; the physical resources stay, outside of the stack
                      4. delete them by hand when nothing uses them any more

                Renamed?
                  ± OrdersFailed → ShopOrdersFailed  AWS::SQS::Queue  the data of the old one is deleted
                  ± OrdersQueue  → ShopOrdersQueue   AWS::SQS::Queue  the data of the old one is deleted
                    CloudFormation makes new resources and removes the old ones. To keep what is there, append where it was:
                      .moved(from: "Orders") to 'Shop/Orders' (/project/Shop.swift:31)

                """
        )
        let declared = place.run(Regrouped.self, "--against", folder, "--environment", "declared", "--exit-code")
        #expect(declared == Outcome(standardOutput: "Store: no changes\n"))
    }

    // MARK: Exit codes

    @Test func differencesFailOnlyWhenTheyAreToldTo() throws {
        let place = try Place(["old.yaml": queue, "new.yaml": fifo])
        defer { place.remove() }
        let (old, new) = (place.path("old.yaml"), place.path("new.yaml"))
        func exitCode(_ template: String, _ options: String...) -> Int32 {
            switch options.count {
            case 0: place.run(Orders.self, "--template", template, "--against", old).exitCode
            case 1: place.run(Orders.self, "--template", template, "--against", old, options[0]).exitCode
            default: place.run(Orders.self, "--template", template, "--against", old, options[0], options[1]).exitCode
            }
        }
        #expect(exitCode(new) == 0)
        #expect(exitCode(new, "--exit-code") == 2)
        #expect(exitCode(old, "--exit-code") == 0)
        #expect(exitCode(new, "--fail-on", "remove,security,refusal") == 0)
        #expect(exitCode(new, "--fail-on", "remove,replace") == 2)
        #expect(exitCode(new, "--fail-on", "data-loss") == 2)
    }

    @Test func anotherWayToSayTheSameIsNoDifference() throws {
        let place = try Place([
            "old.yaml": queue, "new.yaml": queue.replacing("DelaySeconds: 1", with: "DelaySeconds: '1'"),
        ])
        defer { place.remove() }
        let outcome = place.run(
            Orders.self,
            "--template",
            place.path("new.yaml"),
            "--against",
            place.path("old.yaml"),
            "--exit-code"
        )
        #expect(outcome.exitCode == 0)
        #expect(outcome.standardOutput.hasPrefix("new.yaml: no resource changes\n"))
    }

    // MARK: Deployed stacks

    private let described = """
        {"Stacks": [{
          "StackId": "arn:aws:cloudformation:eu-west-1:123456789012:stack/live/1", "StackName": "live",
          "Parameters": [{"ParameterKey": "Seconds", "ParameterValue": "7"}]
        }]}
        """

    @Test func aDeployedStackHasItsParameters() throws {
        let body = """
            Parameters: {Seconds: {Type: Number, Default: 1}}
            Resources: {Mail: {Type: AWS::SQS::Queue, Properties: {DelaySeconds: !Ref Seconds, QueueName: !Ref 'AWS::Region'}}}
            """
        var place = try Place(["new.yaml": body.replacing("Default: 1", with: "Default: 2")])
        defer { place.remove() }
        let text = body.replacing("\n", with: "\\n")
        place.answers = [
            "describe-stacks": succeeding(described), "get-template": succeeding(#"{"TemplateBody": "\#(text)"}"#),
        ]
        let new = place.path("new.yaml")
        let kept = place.run(Orders.self, "--template", new, "--against-stack", "live")
        #expect(kept.standardOutput.hasPrefix("new.yaml: no resource changes\n"))
        let changed = place.run(Orders.self, "--template", new, "--against-stack", "live", "--parameter", "Seconds=8")
        #expect(changed.standardOutput.contains("DelaySeconds: 7 → 8  (through Seconds)"))
    }

    @Test func aDeployedTemplateCanBeJSON() throws {
        var place = try Place([:])
        defer { place.remove() }
        place.answers = [
            "describe-stacks": succeeding(described),
            "get-template": succeeding(#"{"TemplateBody": {"Resources": {"Topic": {"Type": "AWS::SNS::Topic"}}}}"#),
        ]
        let outcome = place.run(Orders.self, "--against-stack", "live")
        #expect(outcome.standardOutput.contains("+ DisplayName: prod"))
    }

    @Test(arguments: [
        (
            "An error occurred (ValidationError) when calling the DescribeStacks operation: Stack with id live does not exist",
            """
            there is no stack 'live' in the account and Region that the AWS CLI uses; check the name, AWS_PROFILE and \
            AWS_DEFAULT_REGION
            """
        ),
        (
            "Unable to locate credentials.",
            """
            the AWS CLI has no valid credentials (Unable to locate credentials.); run 'aws configure' or 'aws sso login', \
            or set AWS_PROFILE
            """
        ),
        (
            "You must specify a region. You can also configure your region by running \"aws configure\".",
            "the AWS CLI does not know the Region; set AWS_DEFAULT_REGION, or run 'aws configure'"
        ),
        (
            "An error occurred (AccessDenied) when calling the DescribeStacks operation",
            """
            the AWS CLI may not read the stack 'live'; it needs cloudformation:DescribeStacks and \
            cloudformation:GetTemplate
            """
        ),
        ("something\nCould not connect", "the AWS CLI failed: Could not connect"),
        ("", "the AWS CLI failed: exit code 254"),
    ])
    func whyTheCLIFailsIsSaid(_ error: String, _ sentence: String) throws {
        var place = try Place([:])
        defer { place.remove() }
        place.answers = ["describe-stacks": failing(error)]
        let outcome = place.run(Orders.self, "--against-stack", "live")
        #expect(outcome == Outcome(standardError: "error: \(sentence)\n", exitCode: 1))
    }

    @Test func aMissingCLIIsSaidSo() throws {
        let place = try Place([:])
        defer { place.remove() }
        let outcome = place.run(Orders.self, "--against-stack", "live")
        #expect(
            outcome.standardError == """
                error: cannot run 'aws': it is not on the PATH; install the AWS CLI \
                (https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html), or compare with a file: \
                --against <file>

                """
        )
    }

    @Test func anAnswerThatIsNoneIsSaidSo() throws {
        var place = try Place([:])
        defer { place.remove() }
        place.answers = ["describe-stacks": succeeding("Hello")]
        #expect(
            place.run(Orders.self, "--against-stack", "live").standardError
                .hasPrefix("error: the answer of the AWS CLI cannot be read: ")
        )
        place.answers = ["describe-stacks": succeeding(#"{"Stacks": []}"#)]
        #expect(
            place.run(Orders.self, "--against-stack", "live").standardError
                == "error: the AWS CLI answered without the stack 'live'; run 'aws --version', it must be 1.16 or later\n"
        )
        place.answers = ["describe-stacks": succeeding(described), "get-template": succeeding("{}")]
        #expect(
            place.run(Orders.self, "--against-stack", "live").standardError
                == "error: the AWS CLI answered without the template of 'live'\n"
        )
    }

    // MARK: Bad input

    @Test func aFileThatIsNoTemplateIsSaidSo() throws {
        let place = try Place(["text.yaml": "hello", "other.yaml": "a: 1", "old.yaml": queue])
        defer { place.remove() }
        let old = place.path("old.yaml")
        let text = place.run(Orders.self, "--template", place.path("text.yaml"), "--against", old)
        #expect(
            text.standardError == """
                text.yaml:1:1: error: the template is a string, but must be an object of sections such as Resources
                1 error; nothing compared

                """
        )
        let other = place.run(Orders.self, "--template", old, "--against", place.path("other.yaml"))
        #expect(other.standardError == "error: '<folder>/other.yaml' is no template: it has no section Resources\n")
        let missing = place.run(Orders.self, "--against", place.path("none.yaml"))
        #expect(missing.standardError == "error: cannot read '<folder>/none.yaml': no such file or directory\n")
    }

    @Test func aTemplateIsNotComparedWithAFolder() throws {
        let place = try Place(["new.yaml": queue])
        defer { place.remove() }
        let outcome = place.run(Orders.self, "--template", place.path("new.yaml"), "--against", place.folder.path)
        #expect(outcome.standardError == "error: cannot read '<folder>': it is a folder; name the files in it\n")
    }

    @Test func aFolderThatIsNotThereIsSaidSo() throws {
        let place = try Place([:])
        defer { place.remove() }
        let outcome = place.run(Orders.self, "--all", "--against", place.path("none"))
        #expect(outcome.exitCode == 1)
        #expect(outcome.standardError.contains("there is no folder '<folder>/none' to compare with; write it with"))
    }

    @Test(arguments: [
        (
            ["--format", "jsn"],
            "unknown format 'jsn'; did you mean 'json'? the formats are 'text', 'json' and 'markdown'"
        ),
        (
            ["--fail-on", "replace,securty"],
            """
            unknown finding 'securty'; did you mean 'security'? the findings are 'replace', 'remove', 'data-loss', \
            'refusal' and 'security'
            """
        ),
        (["--parameter", "A"], "a parameter must be given as <name>=<value>, got 'A'"),
        (
            ["--against", "a", "--against-stack", "b"],
            "--against and --against-stack exclude each other; remove one of them"
        ),
        (
            ["Orders", "--all"],
            "--all compares every stack, so it cannot be combined with a stack; remove --all or 'Orders'"
        ),
        (
            ["--all", "--against-stack", "b"],
            "--against-stack names one deployed stack; name the stack to compare instead of --all"
        ),
        (["--all", "--against", "-"], "--all needs the folder of the templates to compare with, got standard input"),
        (
            ["--template", "a"],
            "--template needs what to compare with; add --against <file> or --against-stack <name>"
        ),
        (
            ["Orders", "--template", "a", "--against", "b"],
            "--template takes the place of the stack; remove --template, or the stack and --all"
        ),
    ])
    func mistakesOnTheCommandLineAreSaid(_ arguments: [String], _ sentence: String) {
        let outcome = Orders.outcome(of: ["diff"] + arguments, in: .plain)
        #expect(outcome.exitCode == 64)
        #expect(outcome.standardError.hasPrefix("error: \(sentence)\n"))
    }

    @Test func errorsOfTheAppEndIt() throws {
        let place = try Place(["Orders.yaml": topic])
        defer { place.remove() }
        let outcome = place.run(Broken.self, "--against", place.folder.path)
        #expect(outcome.exitCode == 1)
        #expect(outcome.standardOutput.isEmpty)
    }
}
