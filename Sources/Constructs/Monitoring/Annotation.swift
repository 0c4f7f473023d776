public import CloudFormation
public import ResourceTypes

/// A horizontal line in a graph.
///
/// <https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html>
public struct Annotation: Equatable {
    /// Where a graph is shaded.
    public enum Fill: String, Hashable, Sendable {
        /// Above the line.
        case above
        /// Below the line.
        case below
    }

    enum Height: Equatable {
        case number(Double)
        case threshold(Ref<CloudWatch.Alarm>)
    }

    let height: Height
    let label: Value<String>?
    let color: GraphColor?
    let fill: Fill?
    let axis: GraphAxis.Side

    /// A line at a value.
    /// - Parameters:
    ///   - value: The value, in the unit of the axis; finite.
    ///   - label: The name of the line; none when not given.
    ///   - color: The color of the line; CloudWatch chooses one when not given.
    ///   - fill: Where to shade the graph; nowhere when not given.
    ///   - axis: The axis that the value is on; the left one when not given.
    /// - Returns: The annotation.
    public static func horizontal(
        _ value: Double,
        label: Value<String>? = nil,
        color: GraphColor? = nil,
        fill: Fill? = nil,
        on axis: GraphAxis.Side = .left
    ) -> Annotation {
        Annotation(height: .number(value), label: label, color: color, fill: fill, axis: axis)
    }

    /// A line at the threshold of an alarm, so that it moves with the alarm.
    /// - Parameters:
    ///   - alarm: An alarm of this app with a threshold that is known now.
    ///   - label: The name of the line; the identifier of the alarm in the app when not given.
    ///   - color: The color of the line; red when not given.
    ///   - fill: Where to shade the graph; nowhere when not given.
    ///   - axis: The axis that the threshold is on; the left one when not given.
    /// - Returns: The annotation.
    public static func threshold(
        of alarm: Ref<CloudWatch.Alarm>,
        label: Value<String>? = nil,
        color: GraphColor = .red,
        fill: Fill? = nil,
        on axis: GraphAxis.Side = .left
    ) -> Annotation {
        Annotation(
            height: .threshold(alarm),
            label: label ?? alarm.element.namePath.components.last.map { Value($0) },
            color: color,
            fill: fill,
            axis: axis
        )
    }

    /// The annotation in the body of a dashboard; `nil` for one that was reported.
    func json(in scope: Scope) -> JSON? {
        var members: [(key: String, value: JSON)] = []
        switch height {
        case .number(let number):
            guard number.isFinite else {
                scope.error("the value of an annotation must be finite, got \(number)")
                return nil
            }
            members.append(("value", JSON(number)))
        case .threshold(let alarm):
            guard let threshold = alarm.knownThreshold else {
                scope.error(
                    "cannot draw the threshold of '\(alarm.path)': it is not a number that is known now; use .horizontal(_:) with one"
                )
                return nil
            }
            members.append(("value", threshold))
        }
        if let label { members.append(("label", JSON(label))) }
        if let color {
            if let problem = color.problem { scope.error(problem) }
            members.append(("color", JSON(color.hex)))
        }
        if let fill { members.append(("fill", JSON(fill.rawValue))) }
        if axis == .right { members.append(("yAxis", JSON(axis.rawValue))) }
        return JSON(members: members)
    }
}

extension Ref where R == CloudWatch.Alarm {
    fileprivate var knownThreshold: JSON? {
        guard case .object(let properties)? = graph.resource(element)?.content.properties else { return nil }
        return switch properties["Threshold"] {
        case .int(let number): JSON(number)
        case .double(let number) where number.isFinite: JSON(number)
        default: nil
        }
    }
}

/// A vertical axis of a graph.
public struct GraphAxis: Hashable, Sendable {
    /// Which axis.
    public enum Side: String, Hashable, Sendable {
        /// The left one.
        case left
        /// The right one.
        case right
    }

    /// What the axis shows; nothing when `nil`.
    public var label: Value<String>?
    /// The least value of the axis; CloudWatch chooses it when `nil`.
    public var minimum: Double?
    /// The greatest value of the axis; CloudWatch chooses it when `nil`.
    public var maximum: Double?
    /// Whether the units of the metrics are shown.
    public var showsUnits: Bool

    /// Describes an axis.
    /// - Parameters:
    ///   - label: What the axis shows; nothing when not given.
    ///   - minimum: The least value; CloudWatch chooses it when not given. 0 keeps graphs from making much of little.
    ///   - maximum: The greatest value, above the least; CloudWatch chooses it when not given.
    ///   - showsUnits: Whether the units of the metrics are shown; they are when not given.
    public init(
        label: Value<String>? = nil,
        minimum: Double? = nil,
        maximum: Double? = nil,
        showsUnits: Bool = true
    ) {
        self.label = label
        self.minimum = minimum
        self.maximum = maximum
        self.showsUnits = showsUnits
    }

    func json(_ side: Side, in scope: Scope) -> JSON {
        let minimum = finite("minimum", minimum, of: side, in: scope)
        let maximum = finite("maximum", maximum, of: side, in: scope)
        if let minimum, let maximum, minimum >= maximum {
            scope.error(
                "the minimum of the \(side.rawValue) axis must be less than its maximum, got \(minimum.decimal) and \(maximum.decimal)"
            )
        }
        var members: [(key: String, value: JSON)] = []
        if let minimum { members.append(("min", JSON(minimum))) }
        if let maximum { members.append(("max", JSON(maximum))) }
        if let label { members.append(("label", JSON(label))) }
        if !showsUnits { members.append(("showUnits", false)) }
        return JSON(members: members)
    }

    private func finite(_ name: String, _ bound: Double?, of side: Side, in scope: Scope) -> Double? {
        guard let bound, !bound.isFinite else { return bound }
        scope.error("the \(name) of the \(side.rawValue) axis must be finite, got \(bound)")
        return nil
    }
}
