import Testing

@Suite("Resources that are the same")
struct SameResourceTests {
    private func expect(_ first: String, _ second: String, conditions: String = "", _ expected: [String]) throws {
        try expectFindings(
            inTemplate: """
                \(conditions)
                Resources:
                  One: \(first)
                  Two: \(second)
                """,
            expected
        )
    }

    private func group(_ name: String, _ condition: String = "") -> String {
        "{ Type: AWS::Logs::LogGroup, \(condition) Properties: { LogGroupName: \(name), RetentionInDays: 7 }, "
            + "DeletionPolicy: Delete, UpdateReplacePolicy: Delete }"
    }

    @Test("Two resources with the same name are found")
    func sameName() throws {
        try expect(
            group("orders"),
            group("orders"),
            [
                "error[RES-03]: 'Two' (AWS::Logs::LogGroup) has the same 'LogGroupName' 'orders' as 'One', but must "
                    + "differ, as this identifies it [Resources/Two/Properties/LogGroupName]"
            ]
        )
        try expect(
            group("!Ref AWS::StackName"),
            group("!Ref AWS::StackName"),
            [
                "error[RES-03]: 'Two' (AWS::Logs::LogGroup) has the same 'LogGroupName' as 'One', but must differ, as "
                    + "this identifies it [Resources/Two/Properties/LogGroupName]"
            ]
        )
    }

    @Test("Several properties can identify a resource")
    func severalProperties() throws {
        func filter(_ name: String) -> String {
            "{ Type: AWS::Logs::MetricFilter, Properties: { LogGroupName: orders, FilterName: \(name), "
                + "FilterPattern: ERROR, MetricTransformations: "
                + "[{ MetricName: errors, MetricNamespace: orders, MetricValue: '1' }] } }"
        }
        try expect(
            filter("errors"),
            filter("errors"),
            [
                "error[RES-03]: 'Two' (AWS::Logs::MetricFilter) has the same 'FilterName' 'errors' and 'LogGroupName' "
                    + "'orders' as 'One', but must differ, as this identifies it [Resources/Two/Properties]"
            ]
        )
        try expect(filter("errors"), filter("warnings"), [])
    }

    @Test("Other names, no names and what is not known are accepted")
    func different() throws {
        try expect(group("orders"), group("payments"), [])
        try expect(group("orders"), group("!Ref AWS::StackName"), [])
        try expect(group("!Ref AWS::NoValue"), group("!Ref AWS::NoValue"), [])
    }

    @Test("Resources that are never deployed together can have the same name")
    func conditions() throws {
        let test = "Conditions:\n  Test: !Equals [!Ref AWS::StackName, test]\n"
        let production = "  Production: !Equals [!Ref AWS::StackName, production]\n"
        let east = "  East: !Equals [!Ref AWS::Region, us-east-1]\n"
        try expect(
            group("orders", "Condition: Test,"),
            group("orders", "Condition: Production,"),
            conditions: test + production,
            []
        )
        try expect(
            group("orders", "Condition: Test,"),
            group("!If [Test, payments, orders]"),
            conditions: test,
            []
        )
        try expect(
            group("orders", "Condition: Test,"),
            group("!If [East, payments, orders]"),
            conditions: test + east,
            [
                "error[RES-03]: 'Two' (AWS::Logs::LogGroup) has the same 'LogGroupName' 'orders' as 'One', but must "
                    + "differ, as this identifies it [Resources/Two/Properties/LogGroupName]"
            ]
        )
    }
}
