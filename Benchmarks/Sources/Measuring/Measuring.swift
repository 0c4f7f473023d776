/// Runs something and returns its wall time in milliseconds.
public func milliseconds(_ body: () -> Void) -> Double {
    let duration = ContinuousClock().measure(body)
    return Double(duration.components.seconds) * 1000 + Double(duration.components.attoseconds) / 1e15
}

/// The middle one of values that are not empty.
public func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

/// A number with at most two decimals.
public func shown(_ value: Double) -> String { "\((value * 100).rounded() / 100)" }
