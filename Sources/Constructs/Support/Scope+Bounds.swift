internal import CloudFormation

extension Scope {
    /// A duration as the whole seconds that a property takes; reports one that does not fit.
    /// - Parameters:
    ///   - name: The name of the argument, as the user wrote it.
    ///   - duration: The duration given.
    ///   - bounds: The seconds allowed.
    /// - Returns: The seconds, pulled into the bounds when they were not.
    func seconds(_ name: String, _ duration: Duration, in bounds: ClosedRange<Int>) -> Int {
        guard let seconds = duration.wholeSeconds, bounds.contains(seconds) else {
            error("\(name) must be \(bounds.lowerBound) to \(bounds.upperBound) whole seconds, got \(duration.shown)")
            return bounds.lowerBound
        }
        return seconds
    }

    /// A duration as the whole days that a property takes; reports one that does not fit.
    /// - Parameters:
    ///   - name: The name of the argument, as the user wrote it.
    ///   - duration: The duration given.
    ///   - bounds: The days allowed.
    /// - Returns: The days, pulled into the bounds when they were not.
    func days(_ name: String, _ duration: Duration, in bounds: ClosedRange<Int>) -> Int {
        guard let seconds = duration.wholeSeconds, seconds.isMultiple(of: 86_400), bounds.contains(seconds / 86_400)
        else {
            error("\(name) must be \(bounds.lowerBound) to \(bounds.upperBound) whole days, got \(duration.shown)")
            return bounds.lowerBound
        }
        return seconds / 86_400
    }

    /// Reports a number that does not fit.
    /// - Parameters:
    ///   - name: The name of the argument, as the user wrote it.
    ///   - number: The number given.
    ///   - bounds: The numbers allowed.
    func check(_ name: String, _ number: Int, in bounds: ClosedRange<Int>) {
        if !bounds.contains(number) {
            error("\(name) must be \(bounds.lowerBound) to \(bounds.upperBound), got \(number)")
        }
    }
}
