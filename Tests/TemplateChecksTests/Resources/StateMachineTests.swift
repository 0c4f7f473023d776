import Testing

@Suite("The states of state machines")
struct StateMachineTests {
    private static let type = "AWS::StepFunctions::StateMachine"

    private func expect(_ definition: String, _ expected: [String]) throws {
        try expectFindings(
            in: Self.type,
            "RoleArn: arn:aws:iam::123456789012:role/machine\n\(definition)",
            expected
        )
    }

    @Test("A state machine that comes to an end is accepted")
    func complete() throws {
        try expect(
            """
            Definition:
              StartAt: Work
              States:
                Work:
                  Type: Task
                  Resource: arn:aws:states:::lambda:invoke
                  Catch: [{ ErrorEquals: [States.ALL], Next: Failed }]
                  Next: Decide
                Decide:
                  Type: Choice
                  Choices: [{ Variable: $.done, BooleanEquals: true, Next: Done }]
                  Default: Each
                Each:
                  Type: Map
                  ItemProcessor: { StartAt: Item, States: { Item: { Type: Pass, End: true } } }
                  Next: Done
                Done: { Type: Succeed }
                Failed: { Type: Fail }
            """,
            []
        )
    }

    @Test("States that do not exist are found")
    func unknownStates() throws {
        try expect(
            """
            Definition:
              StartAt: Wrok
              States:
                Work:
                  Type: Task
                  Resource: arn:aws:states:::lambda:invoke
                  Catch: [{ ErrorEquals: [States.ALL], Next: Handled }]
                  Next: Decide
                Decide:
                  Type: Choice
                  Choices: [{ Variable: $.done, BooleanEquals: true, Next: Work }]
                  Default: Work2
                Both:
                  Type: Parallel
                  Branches: [{ StartAt: Work, States: { Inner: { Type: Pass, Next: Done } } }]
                  End: true
            """,
            [
                "error[RES-12]: 'StartAt' is 'Wrok', but there is no such state beside it; did you mean 'Work'? "
                    + "[Definition/StartAt]",
                "error[RES-12]: 'Next' in state 'Work' is 'Handled', but there is no such state beside it "
                    + "[Definition/States/Work/Catch/0/Next]",
                "error[RES-12]: 'Default' of state 'Decide' is 'Work2', but there is no such state beside it; did you "
                    + "mean 'Work'? [Definition/States/Decide/Default]",
                "error[RES-12]: 'StartAt' is 'Work', but there is no such state beside it "
                    + "[Definition/States/Both/Branches/0/StartAt]",
                "error[RES-12]: 'Next' of state 'Inner' is 'Done', but there is no such state beside it "
                    + "[Definition/States/Both/Branches/0/States/Inner/Next]",
            ]
        )
    }

    @Test("A state without a next one is found, also in a text")
    func noEnd() throws {
        try expect(
            #"DefinitionString: '{"StartAt": "Work", "States": {"Work": {"Type": "Pass"}}}'"#,
            ["error[RES-12]: state 'Work' has neither 'Next' nor 'End'; give one of them [DefinitionString]"]
        )
    }

    @Test("What a deployment decides is accepted")
    func unknown() throws {
        try expect(
            #"""
            DefinitionString: !Sub '{"StartAt": "${AWS::StackName}", "States": {"Work": {"Type": "Pass"}}}'
            """#,
            []
        )
        try expect(
            """
            Definition: { StartAt: '${First}', States: { Work: { Type: Pass, End: true } } }
            DefinitionSubstitutions: { First: Work }
            """,
            []
        )
    }
}
