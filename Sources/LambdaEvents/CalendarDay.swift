/// A day of the Gregorian calendar.
struct CalendarDay {
    let year: Int
    let month: Int
    let day: Int
}

// The calculations count years from March on, so that the leap day is the last day of a year, in eras of 400 years, which all have the
// same number of days. https://howardhinnant.github.io/date_algorithms.html
extension CalendarDay {
    private static let daysOfEra = 146_097
    /// From the first day of the era of year 0 to 1970.
    private static let daysTo1970 = 719_468

    init(daysSince1970: Int64) {
        let days = Int(daysSince1970) + Self.daysTo1970
        let era = (days >= 0 ? days : days - (Self.daysOfEra - 1)) / Self.daysOfEra
        let dayOfEra = days - era * Self.daysOfEra
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    var daysSince1970: Int64 {
        let year = month <= 2 ? year - 1 : year
        let era = (year >= 0 ? year : year - 399) / 400
        let yearOfEra = year - era * 400
        let monthFromMarch = month > 2 ? month - 3 : month + 9
        let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return Int64(era * Self.daysOfEra + dayOfEra - Self.daysTo1970)
    }

    static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    var text: String {
        Timestamp.padded(Int64(year), 4) + "-" + Timestamp.padded(Int64(month), 2) + "-"
            + Timestamp.padded(Int64(day), 2)
    }
}
