internal import ArgumentParser

/// What ends a run by itself.
struct BoundOptions: ParsableArguments {
    @Option(help: ArgumentHelp("End when so many are sent; 1 to 1000000000.", valueName: "number"))
    var count: Int?

    @Option(help: ArgumentHelp("End after so many seconds, more than 0.", valueName: "seconds"))
    var duration: Double?

    func validate() throws {
        if let count { try check("--count", count, in: 1...1_000_000_000) }
        if let duration, !(duration > 0 && duration <= 31_536_000) {
            throw ValidationError("--duration must be more than 0 and at most 31536000 seconds, got \(duration)")
        }
    }

    /// How many to send, where a run without a bound would have one.
    func count(otherwise standard: Int) -> Int? { count ?? (duration == nil ? standard : nil) }

    /// For how long to send.
    var time: Duration? { duration.map { .seconds($0) } }
}

/// Reports a number outside of its bounds.
func check(_ name: String, _ value: Int, in range: ClosedRange<Int>) throws(ValidationError) {
    guard !range.contains(value) else { return }
    throw ValidationError("\(name) must be \(range.lowerBound) to \(range.upperBound), got \(value)")
}
