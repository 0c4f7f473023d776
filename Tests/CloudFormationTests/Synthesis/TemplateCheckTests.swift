import CloudFormation
import Testing

/// What the schemas and the rules of templates find is shown at the line of Swift that made it.
@Suite struct TemplateCheckTests {
    private enum Queue: ResourceType {
        typealias Properties = JSON
        static let typeName = "AWS::SQS::Queue"
    }

    private func location(_ line: UInt) -> CloudFormation.SourceLocation {
        SourceLocation(filePath: "/app/Config.swift", line: line)
    }

    private func lines(_ content: @escaping (Scope) -> Void) -> [String] {
        let app = App()
        app.add("S", TestStack(content), filePath: "/app/App.swift", line: 1)
        return allDiagnostics(app, checkingTemplates: true).map { $0.description(relativeTo: "/app") }
    }

    @Test func aBoundOfTheSchemaIsReportedWhereTheResourceIsAdded() {
        #expect(
            lines { scope in
                scope.add("Mail", Resource(Queue.self, ["MessageRetentionPeriod": 30]), at: location(7))
            } == [
                """
                Config.swift:7: error[SCH-06]: 'MessageRetentionPeriod' of 'Mail' (AWS::SQS::Queue) is 30, but must be from 60 to 1209600 [S/Mail]
                App.swift:1: note: 'S' is added here
                """
            ]
        )
    }

    @Test func anOverrideIsReportedWhereItIsWritten() {
        let here = #line
        #expect(
            lines { scope in
                let queue = scope.add("Mail", Resource(Queue.self, [:]), at: location(7))
                queue.override("DelaySecond", 5, filePath: "/app/Tuning.swift", line: 9)
                queue.override("DelaySeconds", "soon", filePath: "/app/Tuning.swift", line: 10)
            }.map { $0.split(separator: "\n")[0] } == [
                "Tuning.swift:9: error[SCH-02]: 'DelaySecond' is no property of 'Mail' (AWS::SQS::Queue); did you mean 'DelaySeconds'? [S/Mail]",
                "Tuning.swift:10: error[SCH-04]: 'DelaySeconds' of 'Mail' (AWS::SQS::Queue) is 'soon', but must be an integer [S/Mail]",
            ],
            "line \(here)"
        )
    }

    @Test func theResultOfAFunctionIsCheckedWhereItIsKnown() {
        #expect(
            lines { scope in
                let delays = scope.add(
                    "Delays",
                    Mapping(["eu-west-1": ["Seconds": 901], "us-east-1": ["Seconds": 5]]),
                    at: location(3)
                )
                let delay: Value<Int> = delays.value(Pseudo.region, "Seconds")
                scope.add("Mail", Resource(Queue.self, ["DelaySeconds": JSON(delay)]), at: location(7))
            }.map { $0.split(separator: "\n")[0] }.first?.contains("901") == true
        )
    }

    @Test func aParameterWithoutUseIsAWarningAtItsLine() {
        #expect(
            lines { scope in
                _ = scope.add("Stage", Parameter.string(default: "dev"), at: location(4))
                scope.add("Mail", Resource(Queue.self, [:]), at: location(7))
            }.map { $0.split(separator: "\n")[0] } == [
                "Config.swift:4: warning[REF-06]: parameter 'Stage' is not used; remove it [S/Stage]"
            ]
        )
    }

    @Test func whatAReportedMistakeBringsWithItIsNotReportedAgain() {
        #expect(
            lines { scope in
                scope.add(
                    "Broken",
                    Group { inner in
                        inner.error("delay must be at most 900 s, got 901 s")
                        inner.add("Queue", Resource(Queue.self, ["DelaySeconds": 901]))
                    },
                    at: location(5)
                )
                scope.add("Other", Resource(Queue.self, ["DelaySeconds": 902]), at: location(9))
            }.map { $0.split(separator: "\n")[0] } == [
                "Config.swift:5: error: delay must be at most 900 s, got 901 s [S/Broken]",
                "Config.swift:9: error[SCH-06]: 'DelaySeconds' of 'Other' (AWS::SQS::Queue) is 902, but must be from 0 to 900 [S/Other]",
            ]
        )
    }

    @Test func anOutputIsReportedAtItsLine() {
        #expect(
            lines { scope in
                scope.add("Mail", Resource(Queue.self, [:]), at: location(7))
                scope.add("Address", StackOutput("https://example.com", exportName: "a b"), at: location(8))
            }.map { $0.split(separator: "\n")[0] }.first?.hasPrefix("Config.swift:8: error[") == true
        )
    }

    private enum Function: ResourceType {
        typealias Properties = JSON
        static let typeName = "AWS::Lambda::Function"
    }

    private enum EventSource: ResourceType {
        typealias Properties = JSON
        static let typeName = "AWS::Lambda::EventSourceMapping"
    }

    @Test(arguments: [ReferenceStrength.strong, .weak])
    func whatTwoStacksMakeTogetherIsReportedWhereItIsToBeChanged(strength: ReferenceStrength) {
        let app = App()
        let queue = app.add(
            "Queues",
            TestStack { scope in
                scope.add("Orders", Resource(Queue.self, ["VisibilityTimeout": 30]), at: self.location(7))
            },
            filePath: "/app/App.swift",
            line: 1
        )
        app.add(
            "Workers",
            TestStack { scope in
                let function = scope.add("Writer", Resource(Function.self, ["Timeout": 60]), at: self.location(8))
                let arn: Value<String> = queue.referenced(strength).attribute("Arn")
                scope.add(
                    "Source",
                    Resource(
                        EventSource.self,
                        ["EventSourceArn": JSON(arn), "FunctionName": JSON(Value<String>(function.attribute("Arn")))]
                    ),
                    at: self.location(9)
                )
            },
            filePath: "/app/App.swift",
            line: 2
        )
        let lines = allDiagnostics(app, checkingTemplates: true).map { $0.description(relativeTo: "/app") }
        #expect(
            lines.contains(
                """
                Config.swift:7: error[ESQ-01]: visibility timeout of 30 s is shorter than the 60 s timeout of 'Writer' in 'Workers'; a slow batch is delivered again while it is still being processed. Use at least 360 s (6 x 60 s) [Queues/Orders]
                App.swift:1: note: 'Queues' is added here
                """
            )
        )
    }
}
