/// When a rule runs, in UTC.
///
/// ```swift
/// let everyTenMinutes = Schedule.rate(.minutes(10))
/// let workdaysAtSix = Schedule.cron(hour: 18, day: .workdays)
/// ```
///
/// A run begins within its minute, not at the full second.
///
/// <https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-rule-schedule.html>
public enum Schedule: Hashable, Sendable {
    /// Again and again, beginning when the rule is created: whole minutes, at least one.
    case rate(Duration)
    /// At times of the calendar.
    case cron(CronExpression)
    /// What EventBridge itself takes: `rate(5 minutes)` or `cron(0 18 ? * MON-FRI *)`.
    case expression(String)

    /// At times of the calendar.
    /// - Parameters:
    ///   - minute: The minutes, 0 to 59; the full hour when not given.
    ///   - hour: The hours, 0 to 23; every hour when not given.
    ///   - day: The days; every day when not given.
    ///   - month: The months, 1 to 12; every month when not given.
    ///   - year: The years, 1970 to 2199; every year when not given.
    /// - Returns: The schedule.
    public static func cron(
        minute: CronExpression.Field = 0,
        hour: CronExpression.Field = .any,
        day: CronExpression.Day = .any,
        month: CronExpression.Field = .any,
        year: CronExpression.Field = .any
    ) -> Schedule {
        .cron(CronExpression(minute: minute, hour: hour, day: day, month: month, year: year))
    }
}

/// Times of the calendar, in UTC.
///
/// <https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-rule-schedule.html>
public struct CronExpression: Hashable, Sendable {
    /// Numbers of one unit of the calendar.
    ///
    /// Literals convert: `30`, `[0, 30]`.
    public struct Field: Hashable, Sendable, ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral {
        let text: String

        private init(text: String) {
            self.text = text
        }

        /// One number.
        public init(integerLiteral number: Int) { self.init([number]) }

        /// Some numbers.
        public init(arrayLiteral numbers: Int...) { self.init(numbers) }

        /// Some numbers.
        /// - Parameter numbers: The numbers; at least one.
        public init(_ numbers: [Int]) {
            self.init(text: numbers.map(String.init).joined(separator: ","))
        }

        /// Every number of the unit.
        public static let any = Field(text: "*")

        /// Consecutive numbers.
        /// - Parameters:
        ///   - first: The first one.
        ///   - last: The last one; less than the first goes past the end of the unit, as hours 20 to 2 do.
        /// - Returns: The numbers.
        public static func range(from first: Int, through last: Int) -> Field { Field(text: "\(first)-\(last)") }

        /// Numbers at equal distances.
        /// - Parameters:
        ///   - step: The distance, at least 1.
        ///   - first: The first number; 0 when not given, so give 1 for months.
        /// - Returns: The numbers.
        public static func every(_ step: Int, from first: Int = 0) -> Field { Field(text: "\(first)/\(step)") }
    }

    /// Days of the month or of the week; EventBridge takes only one of the two.
    public enum Day: Hashable, Sendable {
        /// Every day.
        case any
        /// Days of the month, 1 to 31; not in months that have no such day.
        case ofMonth(Field)
        /// The last day of the month.
        case lastOfMonth
        /// The day from Monday to Friday that is nearest to a day of the month, 1 to 31.
        case workday(nearest: Int)
        /// Days of the week; at least one.
        case ofWeek([Weekday])
        /// Monday to Friday.
        case workdays
        /// The last such day of the month.
        case last(Weekday)
        /// The first to fifth such day of the month.
        case nth(Int, Weekday)

        /// Days of the week.
        /// - Parameters:
        ///   - first: A day.
        ///   - others: Further ones.
        /// - Returns: The days.
        public static func on(_ first: Weekday, _ others: Weekday...) -> Day { .ofWeek([first] + others) }

        fileprivate var texts: (ofMonth: String, ofWeek: String) {
            switch self {
            case .any: ("*", "?")
            case .ofMonth(let days): (days.text, "?")
            case .lastOfMonth: ("L", "?")
            case .workday(let day): ("\(day)W", "?")
            case .ofWeek(let days): ("?", days.map(\.rawValue).joined(separator: ","))
            case .workdays: ("?", "MON-FRI")
            case .last(let day): ("?", "\(day.number)L")
            case .nth(let count, let day): ("?", "\(day.number)#\(count)")
            }
        }
    }

    /// A day of the week.
    public enum Weekday: String, Hashable, Sendable, CaseIterable {
        /// Sunday, the first day for EventBridge.
        case sunday = "SUN"
        /// Monday.
        case monday = "MON"
        /// Tuesday.
        case tuesday = "TUE"
        /// Wednesday.
        case wednesday = "WED"
        /// Thursday.
        case thursday = "THU"
        /// Friday.
        case friday = "FRI"
        /// Saturday.
        case saturday = "SAT"

        fileprivate var number: Int { 1 + (Self.allCases.firstIndex(of: self) ?? 0) }
    }

    /// The minutes, 0 to 59.
    public var minute: Field
    /// The hours, 0 to 23.
    public var hour: Field
    /// The days.
    public var day: Day
    /// The months, 1 to 12.
    public var month: Field
    /// The years, 1970 to 2199.
    public var year: Field

    /// Makes times of the calendar.
    /// - Parameters:
    ///   - minute: The minutes, 0 to 59; the full hour when not given.
    ///   - hour: The hours, 0 to 23; every hour when not given.
    ///   - day: The days; every day when not given.
    ///   - month: The months, 1 to 12; every month when not given.
    ///   - year: The years, 1970 to 2199; every year when not given.
    public init(
        minute: Field = 0,
        hour: Field = .any,
        day: Day = .any,
        month: Field = .any,
        year: Field = .any
    ) {
        self.minute = minute
        self.hour = hour
        self.day = day
        self.month = month
        self.year = year
    }

    /// The six fields, separated by spaces.
    var text: String {
        let days = day.texts
        return [minute.text, hour.text, days.ofMonth, month.text, days.ofWeek, year.text].joined(separator: " ")
    }
}
