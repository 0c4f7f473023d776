import CloudFormation
import Testing

@testable import SynthCommand

@Suite struct TemplateCommandTests {
    private let surroundings = Surroundings(currentFolder: "/project", usesColor: false)

    private func template(named name: String) -> String {
        """
        AWSTemplateFormatVersion: '2010-09-09'
        Resources:
          Topic:
            Type: AWS::SNS::Topic
            Properties:
              DisplayName: \(name)

        """
    }

    @Test func theFirstStackIsPrintedForTheFirstEnvironmentAndTheOthersAreNamed() {
        #expect(
            Orders.outcome(of: [], in: surroundings)
                == Outcome(
                    standardOutput: template(named: "prod"),
                    notes: "note: this is the default stack 'Orders'; others by name: 'Reports'\n"
                )
        )
    }

    @Test func aStackIsPrintedByItsName() {
        #expect(
            Orders.outcome(of: ["Reports"], in: surroundings) == Outcome(standardOutput: template(named: "text"))
        )
    }

    @Test(arguments: [["Orders", "--environment", "dev"], ["template", "--environment=dev", "Orders"]])
    func anEnvironmentIsChosenByItsName(_ arguments: [String]) {
        #expect(
            Orders.outcome(of: arguments, in: surroundings) == Outcome(standardOutput: template(named: "dev"))
        )
    }

    @Test func theAppChoosesTheDefaultStack() {
        let outcome = Readers.outcome(of: [], in: surroundings)
        #expect(outcome.standardOutput.contains("Description: Writes what others read"))
        #expect(outcome.notes == "note: this is the default stack 'Writer'; others by name: 'Reader'\n")
    }

    @Test func jsonIsPrintedOnRequest() {
        #expect(
            Orders.outcome(of: ["Orders", "--format", "json"], in: surroundings).standardOutput == """
                {
                  "AWSTemplateFormatVersion": "2010-09-09",
                  "Resources": {
                    "Topic": {
                      "Type": "AWS::SNS::Topic",
                      "Properties": {
                        "DisplayName": "prod"
                      }
                    }
                  }
                }

                """
        )
    }

    @Test(arguments: [
        ("a.json", true), ("a.JSON", true), ("a.yaml", false), ("a.yml", false), ("a.template", false), ("a", false),
        ("folder.json/a", false),
    ])
    func theExtensionOfTheFileIsTheFormat(_ file: String, _ isJSON: Bool) {
        let outcome = Orders.outcome(of: ["Orders", "--output", file], in: surroundings)
        #expect(outcome.standardOutput.isEmpty)
        #expect(outcome.files.map(\.path) == [file])
        #expect(outcome.files.first?.text.hasPrefix("{") == isJSON)
    }

    @Test func aFormatThatIsGivenFitsAnExtensionThatSaysNothing() {
        let outcome = Orders.outcome(of: ["--output", "a.template", "--format", "json"], in: surroundings)
        #expect(outcome.files.first?.text.hasPrefix("{") == true)
    }

    @Test(arguments: ["templates", "templates/"])
    func everyStackGoesToAFileOfItsOwn(_ folder: String) {
        #expect(
            Orders.outcome(of: ["--all", "--output", folder, "--environment", "dev"], in: surroundings)
                == Outcome(
                    folder: folder,
                    files: [
                        OutputFile(path: "templates/Orders.yaml", text: template(named: "dev")),
                        OutputFile(path: "templates/Reports.yaml", text: template(named: "text")),
                    ]
                )
        )
        #expect(
            Orders.outcome(of: ["--all", "--output", folder, "--format", "json"], in: surroundings).files.map(\.path)
                == ["templates/Orders.json", "templates/Reports.json"]
        )
    }

    @Test(
        arguments: [
            (["--all", "--output", "folder"], ["folder/Outer.yaml", "folder/"]),
            (["--output", "folder/a.json"], ["folder/a.json", "folder/"]),
            (["--output", "a.yaml"], ["a.yaml", ""]),
        ]
    )
    func nestedStacksGoBesideTheOneAroundThem(_ arguments: [String], _ expected: [String]) {
        let files = Nested.outcome(of: arguments, in: surroundings).files
        #expect(
            files.map(\.path) == [
                expected[0], "\(expected[1])Outer.Inner.template", "\(expected[1])Outer.Inner.Topics.template",
            ]
        )
        #expect(files.map { $0.text.hasPrefix("{") } == Array(repeating: expected[0].hasSuffix("json"), count: 3))
        #expect(files.last?.text.contains("DisplayName") == true)
    }

    @Test func nestedStacksThatAreNotPrintedAreNoted() {
        #expect(
            Nested.outcome(of: [], in: surroundings).notes == """
                note: the template refers to 'Outer.Inner.template' and 'Outer.Inner.Topics.template', which --output <file> writes beside it

                """
        )
    }

    @Test func aStackWhoseNameIsAPathIsNotWrittenToIt() {
        #expect(
            WithSlash.outcome(of: ["--all", "--output", "templates"], in: surroundings)
                == Outcome(
                    standardError: """
                        error: stack '../Orders' cannot be written to a file of that name; write it with --output <file>

                        """,
                    exitCode: 1
                )
        )
    }

    @Test func aTemplateThatMustBeUploadedIsNoted() {
        let note = """
            note: the template of 'Large' has 60121 bytes; 'aws cloudformation deploy' needs --s3-bucket for more than 51200

            """
        #expect(Large.outcome(of: ["Large"], in: surroundings).notes == note)
        #expect(Large.outcome(of: ["Large", "--strict", "--output", "a.yaml"], in: surroundings).notes == note)
        let all = Large.outcome(of: ["--all", "--output", "templates"], in: surroundings)
        #expect(all.notes == note)
        #expect(all.exitCode == 0)
        #expect(Large.outcome(of: ["Small"], in: surroundings).notes.isEmpty)
    }

    @Test func nothingIsWrittenWhenOneTemplateIsTooLarge() {
        #expect(
            Large.outcome(of: ["--all", "--output", "templates", "--environment", "tooLarge"], in: surroundings)
                == Outcome(
                    standardError: """
                        App.swift:4: error[CFN-01]: the template has 1000121 bytes, but must have at most 1000000; move \
                        some resources to another stack. All is AWS::SNS::Topic (1 resource, 1000 KB) [Large]
                        1 error; no template written

                        """,
                    exitCode: 1
                )
        )
    }

    // MARK: - Problems

    @Test func allProblemsAreReportedTogetherAndNothingIsPrinted() {
        #expect(
            Broken.outcome(of: [], in: surroundings)
                == Outcome(
                    standardError: """
                        /elsewhere/App.swift:9: error: displayName is empty [Reports]
                        App.swift:7: error: displayName is too long [Orders]
                        App.swift:7: warning: nobody subscribes [Orders]
                        2 errors, 1 warning; no template written

                        """,
                    exitCode: 1
                )
        )
    }

    @Test func warningsDoNotKeepTheTemplateFromBeingPrinted() {
        #expect(
            Warned.outcome(of: [], in: surroundings)
                == Outcome(
                    standardOutput: template(named: "text"),
                    standardError: """
                        App.swift:7: warning: nobody subscribes [Orders]
                        1 warning

                        """
                )
        )
    }

    @Test func warningsAreErrorsWhenStrict() {
        #expect(
            Warned.outcome(of: ["--strict"], in: surroundings)
                == Outcome(
                    standardError: """
                        App.swift:7: warning: nobody subscribes [Orders]
                        1 warning; no template written, because warnings are errors here

                        """,
                    exitCode: 1
                )
        )
    }

    @Test func severitiesAreColoredOnATerminal() {
        let terminal = Surroundings(currentFolder: "/project", usesColor: true)
        #expect(
            Broken.outcome(of: [], in: terminal).standardError == """
                /elsewhere/App.swift:9: \u{1B}[1;31merror:\u{1B}[0m displayName is empty [Reports]
                App.swift:7: \u{1B}[1;31merror:\u{1B}[0m displayName is too long [Orders]
                App.swift:7: \u{1B}[1;35mwarning:\u{1B}[0m nobody subscribes [Orders]
                2 errors, 1 warning; no template written

                """
        )
        #expect(
            WithoutStacks.outcome(of: [], in: terminal).standardError == """
                \u{1B}[1;31merror:\u{1B}[0m the app has no stacks; add one to it in addStacks

                """
        )
    }

    @Test func anUnknownStackIsAnErrorThatNamesTheNearestOne() {
        #expect(
            Orders.outcome(of: ["reprots"], in: surroundings)
                == Outcome(
                    standardError: """
                        error: unknown stack 'reprots'; did you mean 'Reports'? the stacks are 'Orders' and 'Reports'

                        """,
                    exitCode: 1
                )
        )
    }

    @Test func anUnknownStackThatIsNearToNoneIsAnError() {
        #expect(
            Orders.outcome(of: ["Payments"], in: surroundings)
                == Outcome(
                    standardError: "error: unknown stack 'Payments'; the stacks are 'Orders' and 'Reports'\n",
                    exitCode: 1
                )
        )
    }

    @Test func anUnknownDefaultStackIsAnError() {
        #expect(
            WithUnknownDefault.outcome(of: [], in: surroundings)
                == Outcome(
                    standardError: """
                        error: defaultStack names the unknown stack 'Order'; did you mean 'Orders'? the only one is 'Orders'

                        """,
                    exitCode: 1
                )
        )
    }

    @Test(arguments: [[], ["list"], ["--all", "--output", "templates"], ["Orders"]])
    func anAppWithoutStacksIsAnError(_ arguments: [String]) {
        #expect(
            WithoutStacks.outcome(of: arguments, in: surroundings)
                == Outcome(standardError: "error: the app has no stacks; add one to it in addStacks\n", exitCode: 1)
        )
    }

    @Test func whatTheAppThrowsIsPrintedInOneLine() {
        #expect(
            Throwing.outcome(of: [], in: surroundings)
                == Outcome(
                    standardError: "error: the stacks cannot be added: tables.json cannot be read: it is empty\n",
                    exitCode: 1
                )
        )
    }
}
