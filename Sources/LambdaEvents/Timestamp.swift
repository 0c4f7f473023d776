/// A moment, to the millisecond, as events and logs write it.
///
/// <https://www.rfc-editor.org/rfc/rfc3339>
public struct Timestamp: Hashable, Sendable, Comparable {
    /// The milliseconds since 1970 began in Greenwich.
    public var millisecondsSince1970: Int64

    /// A moment by its distance from 1970.
    /// - Parameter millisecondsSince1970: The milliseconds since 1970 began in Greenwich.
    public init(millisecondsSince1970: Int64) { self.millisecondsSince1970 = millisecondsSince1970 }

    /// A moment by its text.
    /// - Parameter text: The text, `2026-11-21T09:30:00Z` or `2026-11-21T10:30:00.250+01:00` for example; `nil` for any other, and for a
    ///   moment that no calendar has. Digits after the third of a fraction are dropped.
    public init?(_ text: String) {
        var digits = DigitReader(text)
        guard let year = digits.number(of: 4), digits.skip("-"), let month = digits.number(of: 2), digits.skip("-"),
            let day = digits.number(of: 2), digits.skip("T") || digits.skip("t") || digits.skip(" "),
            let hour = digits.number(of: 2), digits.skip(":"), let minute = digits.number(of: 2), digits.skip(":"),
            let second = digits.number(of: 2), let milliseconds = digits.milliseconds(),
            let offset = digits.secondsAheadOfUTC(), digits.isAtEnd,
            (1...12).contains(month), (1...CalendarDay.length(ofMonth: month, year: year)).contains(day),
            hour < 24, minute < 60, second <= 60
        else { return nil }
        let days = CalendarDay(year: year, month: month, day: day).daysSince1970
        let seconds = days * 86_400 + Int64(hour * 3600 + minute * 60 + second) - offset
        millisecondsSince1970 = seconds * 1000 + milliseconds
    }

    /// The earlier of two moments comes first.
    public static func < (left: Timestamp, right: Timestamp) -> Bool {
        left.millisecondsSince1970 < right.millisecondsSince1970
    }

    /// The text in UTC, `2026-11-21T09:30:00.250Z` for example.
    public var text: String {
        let (day, rest) = millisecondsSince1970.quotientAndRemainder(dividingBy: 86_400_000, roundingDown: ())
        let seconds = rest / 1000
        return CalendarDay(daysSince1970: day).text + "T" + Self.padded(seconds / 3600, 2) + ":"
            + Self.padded(seconds / 60 % 60, 2) + ":" + Self.padded(seconds % 60, 2) + "." + Self.padded(rest % 1000, 3)
            + "Z"
    }

    /// The day in UTC, `2026-11-21` for example.
    public var utcDay: String {
        let (day, _) = millisecondsSince1970.quotientAndRemainder(dividingBy: 86_400_000, roundingDown: ())
        return CalendarDay(daysSince1970: day).text
    }

    static func padded(_ number: Int64, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}

extension Timestamp: Decodable {
    /// Decodes the text of a moment.
    /// - Parameter decoder: Where to read.
    /// - Throws: That the text names no moment.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let timestamp = Timestamp(text) else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "expected a time such as 2026-11-21T09:30:00Z, found '\(text)'"
            )
        }
        self = timestamp
    }
}

extension Int64 {
    fileprivate func quotientAndRemainder(dividingBy divisor: Int64, roundingDown: Void) -> (Int64, Int64) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}

private struct DigitReader {
    private let bytes: [UInt8]
    private var offset = 0

    init(_ text: String) { bytes = Array(text.utf8) }

    var isAtEnd: Bool { offset == bytes.count }

    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard offset < bytes.count, UInt32(bytes[offset]) == character.value else { return false }
        offset += 1
        return true
    }

    mutating func digit() -> Int? {
        guard offset < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[offset]) else { return nil }
        offset += 1
        return Int(bytes[offset - 1] - UInt8(ascii: "0"))
    }

    mutating func number(of count: Int) -> Int? {
        var number = 0
        for _ in 0..<count {
            guard let digit = digit() else { return nil }
            number = number * 10 + digit
        }
        return number
    }

    /// The milliseconds of a fraction; 0 when there is none, `nil` when it has no digits.
    mutating func milliseconds() -> Int64? {
        guard skip(".") else { return 0 }
        var milliseconds = 0
        var count = 0
        while let digit = digit() {
            if count < 3 { milliseconds = milliseconds * 10 + digit }
            count += 1
        }
        guard count > 0 else { return nil }
        for _ in count..<max(count, 3) { milliseconds *= 10 }
        return Int64(milliseconds)
    }

    /// How far the local time is ahead.
    mutating func secondsAheadOfUTC() -> Int64? {
        if skip("Z") || skip("z") { return 0 }
        let sign: Int64
        if skip("+") {
            sign = 1
        } else if skip("-") {
            sign = -1
        } else {
            return nil
        }
        guard let hours = number(of: 2), skip(":"), let minutes = number(of: 2), hours < 24, minutes < 60 else {
            return nil
        }
        return sign * Int64(hours * 3600 + minutes * 60)
    }
}
