import CloudFormation
import TemplateModel
import Testing

@testable import Constructs

@Suite struct ScheduleTests {
    private func rule(_ schedule: Schedule) -> EventsApp {
        EventsApp { scope in
            scope.add("Rule", Rule(schedule: schedule, targets: [.queue(scope.addQueue())]))
        }
    }

    @Test(
        arguments: [
            (.rate(.minutes(1)), "rate(1 minute)"), (.rate(.minutes(5)), "rate(5 minutes)"),
            (.rate(.minutes(60)), "rate(1 hour)"), (.rate(.hours(2)), "rate(2 hours)"),
            (.rate(.hours(24)), "rate(1 day)"),
            (.rate(.days(7)), "rate(7 days)"), (.rate(.minutes(90)), "rate(90 minutes)"),
            (.cron(), "cron(0 * * * ? *)"), (.cron(hour: 10), "cron(0 10 * * ? *)"),
            (
                .cron(minute: .every(15), hour: .range(from: 20, through: 2), day: .workdays),
                "cron(0/15 20-2 ? * MON-FRI *)"
            ),
            (.cron(minute: [5, 35], hour: 14), "cron(5,35 14 * * ? *)"),
            (.cron(hour: 8, day: .ofMonth(1), month: .every(3, from: 1)), "cron(0 8 1 1/3 ? *)"),
            (.cron(hour: 8, day: .lastOfMonth), "cron(0 8 L * ? *)"),
            (.cron(hour: 8, day: .workday(nearest: 3)), "cron(0 8 3W * ? *)"),
            (.cron(hour: 8, day: .on(.saturday, .sunday)), "cron(0 8 ? * SAT,SUN *)"),
            (
                .cron(minute: 15, hour: 10, day: .last(.friday), year: .range(from: 2026, through: 2029)),
                "cron(15 10 ? * 6L 2026-2029)"
            ),
            (.cron(hour: 8, day: .nth(2, .tuesday)), "cron(0 8 ? * 3#2 *)"),
            (.expression("rate(1 day)"), "rate(1 day)"),
            (.expression("cron(0/5 8-17 ? JAN,FEB MON-FRI *)"), "cron(0/5 8-17 ? JAN,FEB MON-FRI *)"),
        ] as [(Schedule, String)]
    )
    func spellsWhatEventBridgeTakes(schedule: Schedule, text: String) throws {
        #expect(try rule(schedule).properties("Rule")?["ScheduleExpression"]?.stringValue == text)
    }

    @Test(arguments: [
        (Duration.seconds(30), "30 s"), (.seconds(90), "90 s"), (.zero, "0 s"), (.milliseconds(1500), "1.5 s"),
    ])
    func rejectsARateThatIsNotWholeMinutes(rate: Duration, shown: String) {
        #expect(
            rule(.rate(rate)).messages
                == ["error: the rate of a schedule must be whole minutes, at least 1, got \(shown)"]
        )
    }

    @Test(arguments: ["1 minutes", "5 minute", "0 minutes", "5", "five minutes", "5 weeks", "1.5 hours"])
    func rejectsARateInTheWrongWords(rate: String) {
        #expect(
            rule(.expression("rate(\(rate))")).messages
                == [
                    "error: a rate must be a whole number of at least 1 and its unit, 'rate(1 minute)', 'rate(2 hours)' or 'rate(3 days)', got 'rate(\(rate))'"
                ]
        )
    }

    @Test func rejectsAnythingElse() {
        #expect(
            rule(.expression("at(2026-10-20T12:00:00)")).messages
                == ["error: a schedule must be 'rate(…)' or 'cron(…)', got 'at(2026-10-20T12:00:00)'"]
        )
    }

    @Test func rejectsACronExpressionOfOtherThanSixFields() {
        #expect(
            rule(.expression("cron(0 10 * * ?)")).messages
                == [
                    "error: a cron expression must have 6 fields (minutes, hours, day of month, month, day of week, year), got '0 10 * * ?'"
                ]
        )
        #expect(rule(.cron(minute: [])).messages.count == 1)
    }

    @Test(arguments: ["0 10 * * * *", "0 10 ? * ? *", "0 10 1 * MON *"])
    func rejectsBothKindsOfDays(cron: String) {
        let fields = cron.split(separator: " ")
        #expect(
            rule(.expression("cron(\(cron))")).messages
                == [
                    "error: a cron expression must have '?' as either its day of month or its day of week, got '\(fields[2])' and '\(fields[4])'"
                ]
        )
    }

    @Test(
        arguments: [
            (.cron(minute: 60), "the minutes of a cron expression must be 0 to 59, got '60'"),
            (.cron(hour: .range(from: 8, through: 24)), "the hours of a cron expression must be 0 to 23, got '8-24'"),
            (.cron(minute: .every(0)), "the minutes of a cron expression must be 0 to 59, got '0/0'"),
            (
                .cron(day: .ofMonth(32)),
                "the day of month of a cron expression must be 1 to 31, '?', 'L' or a day with 'W', got '32'"
            ),
            (.cron(month: .every(3)), "the month of a cron expression must be 1 to 12 or JAN to DEC, got '0/3'"),
            (
                .cron(day: .nth(6, .monday)),
                "the day of week of a cron expression must be 1 to 7, SUN to SAT, '?', 'L', a day with 'L' or a day with '#' and 1 to 5, got '2#6'"
            ),
            (
                .cron(day: .ofWeek([])),
                "a cron expression must have 6 fields (minutes, hours, day of month, month, day of week, year), got '0 * ? *  *'"
            ),
            (.cron(year: 2200), "the year of a cron expression must be 1970 to 2199, got '2200'"),
            (
                .expression("cron(0 8 ? * 3#1,6#3 *)"),
                "the day of week of a cron expression must have one part when it has a '#', got '3#1,6#3'"
            ),
            (
                .expression("cron(0 8 ? * mon *)"),
                "the day of week of a cron expression must be 1 to 7, SUN to SAT, '?', 'L', a day with 'L' or a day with '#' and 1 to 5, got 'mon'"
            ),
            (.expression("cron(0, 8 ? * MON *)"), "the minutes of a cron expression must be 0 to 59, got ''"),
        ] as [(Schedule, String)]
    )
    func rejectsAFieldOutOfBounds(schedule: Schedule, message: String) {
        #expect(rule(schedule).messages == ["error: \(message)"])
    }
}
