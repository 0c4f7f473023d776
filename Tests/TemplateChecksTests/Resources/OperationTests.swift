import Testing

@Suite("Schedules, groups, tasks, detectors and ended services")
struct OperationTests {
    private func expectSchedule(_ expression: String, _ problem: String?) throws {
        try expectFindings(
            in: "AWS::Events::Rule",
            "ScheduleExpression: '\(expression)'",
            problem.map { ["error[RES-11]: 'ScheduleExpression' is '\(expression)', but \($0) [ScheduleExpression]"] }
                ?? []
        )
    }

    @Test("Schedules are rates or cron expressions")
    func schedules() throws {
        try expectSchedule("rate(minutes)", "a rate is a positive integer and a unit, such as rate(5 minutes)")
        try expectSchedule("rate(0 minutes)", "a rate is a positive integer and a unit, such as rate(5 minutes)")
        try expectSchedule("rate(1 minutes)", "the unit of 1 must be 'minute', 'hour' or 'day'")
        try expectSchedule("rate(5 minute)", "the unit of 5 must be 'minutes', 'hours' or 'days'")
        try expectSchedule(
            "cron(0 12 * * ?)",
            "cron has 5 fields instead of 6: minutes, hours, day of month, month, day of week, year"
        )
        try expectSchedule("cron(0 12 * * * *)", "the day of month or the day of week must be '?'")
        try expectSchedule("rate(1 day)", nil)
        try expectSchedule("cron(0/15 8-18 ? * MON-FRI *)", nil)
        try expectFindings(in: "AWS::Events::Rule", "ScheduleExpression: !Sub 'rate(${AWS::StackName})'", [])
    }

    @Test("The sizes of an Auto Scaling group are in order")
    func groups() throws {
        func group(_ least: String, _ most: String, _ count: String) -> String {
            """
            MinSize: \(least)
            MaxSize: \(most)
            DesiredCapacity: \(count)
            LaunchTemplate: { LaunchTemplateName: web, Version: '1' }
            AvailabilityZones: [us-east-1a]
            """
        }
        let type = "AWS::AutoScaling::AutoScalingGroup"
        try expectFindings(
            in: type,
            group("'3'", "'2'", "'2'"),
            [
                "error[RES-13]: 'MinSize' is '3', which is greater than 'MaxSize' 2 [MinSize]",
                "error[RES-13]: 'DesiredCapacity' is '2', which is less than 'MinSize' 3 [DesiredCapacity]",
            ]
        )
        try expectFindings(
            in: type,
            group("'1'", "'2'", "'3'"),
            ["error[RES-13]: 'DesiredCapacity' is '3', which is greater than 'MaxSize' 2 [DesiredCapacity]"]
        )
        try expectFindings(in: type, group("'1'", "'3'", "'2'"), [])
        try expectFindings(
            in: type,
            group("!If [Big, '5', '1']", "!If [Big, '9', '3']", "!Ref Count"),
            sections: """
                Parameters: { Count: { Type: String } }
                Conditions: { Big: !Equals [!Ref Count, '9'] }
                """,
            []
        )
    }

    @Test("Tasks with their own interface map no ports")
    func ports() throws {
        func task(_ mode: String, _ port: String) -> String {
            """
            NetworkMode: \(mode)
            ContainerDefinitions:
              - { Name: web, Image: web, Memory: 128, PortMappings: [{ ContainerPort: 80, HostPort: \(port) }] }
            """
        }
        let type = "AWS::ECS::TaskDefinition"
        try expectFindings(
            in: type,
            task("awsvpc", "8080"),
            [
                "error[RES-20]: 'ContainerDefinitions[0].PortMappings[0].HostPort' is 8080, but must be "
                    + "'ContainerPort' 80 or be left out, because 'NetworkMode' is 'awsvpc' "
                    + "[ContainerDefinitions/0/PortMappings/0/HostPort]"
            ]
        )
        try expectFindings(in: type, task("awsvpc", "80"), [])
        try expectFindings(in: type, task("bridge", "8080"), [])
        try expectFindings(in: type, task("!Ref AWS::StackName", "8080"), [])
    }

    @Test("A detector has data sources or features")
    func detectors() throws {
        let sources = "DataSources: { S3Logs: { Enable: true } }"
        let features = "Features: [{ Name: S3_DATA_EVENTS, Status: ENABLED }]"
        try expectFindings(
            in: "AWS::GuardDuty::Detector",
            "Enable: true\n\(sources)\n\(features)",
            [
                "error[RES-21]: 'DataSources' must not be given together with 'Features'; say all with 'Features' "
                    + "[DataSources]"
            ]
        )
        try expectFindings(in: "AWS::GuardDuty::Detector", "Enable: true\n\(features)", [])
    }

    @Test("Services that have ended or will are found")
    func endedServices() throws {
        try expectFindings(
            inTemplate: "Resources: { Thing: { Type: AWS::IoTAnalytics::Channel } }",
            [
                "error[RES-02]: 'Thing' (AWS::IoTAnalytics::Channel) is of a service that was shut down on 2025-12-15; "
                    + "remove it [Resources/Thing/Type]"
            ]
        )
        try expectFindings(
            inTemplate: "Resources: { Thing: { Type: AWS::WAFRegional::IPSet, Properties: { Name: addresses } } }",
            [
                "warning[RES-02]: 'Thing' (AWS::WAFRegional::IPSet) is of a service that is being shut down; move to "
                    + "another one [Resources/Thing/Type]"
            ]
        )
        try expectFindings(
            inTemplate: "Resources: { Thing: { Type: AWS::Proton::ServiceTemplate } }",
            [
                "warning[RES-02]: 'Thing' (AWS::Proton::ServiceTemplate) is of a service that is being shut down, by "
                    + "2026-10-07; move to another one [Resources/Thing/Type]"
            ]
        )
    }

    @Test("With a macro of one's own nothing is certain")
    func macros() throws {
        try expectFindings(
            in: "AWS::Events::Rule",
            "ScheduleExpression: rate(5 minute)",
            sections: "Transform: Mine",
            []
        )
    }

    @Test("The resources of a loop are checked, but not compared with each other")
    func loops() throws {
        try expectFindings(
            inTemplate: """
                Transform: AWS::LanguageExtensions
                Resources:
                  Fn::ForEach::Rules:
                    - Name
                    - [One, Two]
                    - Rule${Name}:
                        Type: AWS::Events::Rule
                        Properties: { Name: rule, ScheduleExpression: rate(5 minute) }
                """,
            [
                "error[RES-11]: 'ScheduleExpression' of 'Rule${Name}' (AWS::Events::Rule) is 'rate(5 minute)', but the "
                    + "unit of 5 must be 'minutes', 'hours' or 'days' "
                    + "[Resources/Fn::ForEach::Rules/2/Rule${Name}/Properties/ScheduleExpression]"
            ]
        )
    }
}
