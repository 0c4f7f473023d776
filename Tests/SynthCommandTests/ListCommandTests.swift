import Testing

@testable import SynthCommand

@Suite struct ListCommandTests {
    private let surroundings = Surroundings(currentFolder: "/project", usesColor: false)

    @Test func stacksAreListedInTheOrderOfDeployment() {
        #expect(
            Readers.outcome(of: ["list"], in: surroundings)
                == Outcome(
                    standardOutput: """
                        STACK   DEPLOYED AS  RESOURCES  AFTER   DESCRIPTION
                        Writer  Writer               1  -       Writes what others read
                        Reader  Reader               1  Writer

                        """
                )
        )
    }

    @Test func theListIsJSONOnRequest() {
        #expect(
            Readers.outcome(of: ["list", "--format", "json"], in: surroundings)
                == Outcome(
                    standardOutput: """
                        {
                          "stacks": [
                            {
                              "dependencies": [],
                              "description": "Writes what others read",
                              "id": "Writer",
                              "name": "Writer",
                              "resources": 1
                            },
                            {
                              "dependencies": [
                                "Writer"
                              ],
                              "description": null,
                              "id": "Reader",
                              "name": "Reader",
                              "resources": 1
                            }
                          ]
                        }

                        """
                )
        )
    }

    @Test func theEnvironmentIsInTheNames() {
        let text = Orders.outcome(of: ["list", "--environment", "dev"], in: surroundings).standardOutput
        #expect(
            text == """
                STACK    DEPLOYED AS  RESOURCES  AFTER  DESCRIPTION
                Orders   Orders-dev           1  -
                Reports  Reports-dev          1  -

                """
        )
    }

    @Test func problemsAreReported() {
        let outcome = Broken.outcome(of: ["list"], in: surroundings)
        #expect(outcome.standardOutput.isEmpty)
        #expect(outcome.standardError.hasSuffix("2 errors, 1 warning; no template written\n"))
        #expect(outcome.exitCode == 1)
    }
}
