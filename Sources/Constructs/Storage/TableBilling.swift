extension Table {
    /// How reads and writes are paid for, and how many there may be.
    ///
    /// <https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/capacity-mode.html>
    public struct Billing: Hashable, Sendable {
        enum Mode: Hashable {
            case onDemand(maximumRead: Int?, maximumWrite: Int?)
            case provisioned(read: Capacity, write: Capacity)
        }

        let mode: Mode

        /// Each read and write is paid for, and there may be as many as the quotas of the account allow.
        public static let onDemand = onDemand(maximumRead: nil, maximumWrite: nil)

        /// Each read and write is paid for, up to a rate.
        ///
        /// Requests above the rate are throttled, so that a mistake does not cost without bounds.
        /// - Parameters:
        ///   - maximumRead: The most read request units a second, at least 1; unlimited when not given.
        ///   - maximumWrite: The most write request units a second, at least 1; unlimited when not given.
        /// - Returns: The billing.
        public static func onDemand(maximumRead: Int? = nil, maximumWrite: Int? = nil) -> Billing {
            Billing(mode: .onDemand(maximumRead: maximumRead, maximumWrite: maximumWrite))
        }

        /// Capacity is paid for, used or not; requests above it are throttled.
        /// - Parameters:
        ///   - read: The read capacity, fixed or scaled.
        ///   - write: The write capacity, fixed or scaled.
        /// - Returns: The billing.
        public static func provisioned(read: Capacity, write: Capacity) -> Billing {
            Billing(mode: .provisioned(read: read, write: write))
        }

        /// Fixed capacity is paid for, used or not; requests above it are throttled.
        /// - Parameters:
        ///   - read: The read capacity units, at least 1: each is one strongly consistent read a second of up to 4 KB.
        ///   - write: The write capacity units, at least 1: each is one write a second of up to 1 KB.
        /// - Returns: The billing.
        public static func provisioned(read: Int, write: Int) -> Billing {
            .provisioned(read: .fixed(read), write: .fixed(write))
        }
    }

    /// A provisioned read or write capacity.
    public enum Capacity: Hashable, Sendable {
        /// A number of units, at least 1.
        case fixed(Int)
        /// A number of units that follows the use.
        case autoscaled(Autoscaling)

        /// A number of units that follows the use, between bounds.
        ///
        /// The table itself is configured with the minimum, and Application Auto Scaling changes it from there, with a
        /// service-linked role that it makes itself. A deployment that changes the capacity in the template sets the
        /// table back to it.
        /// - Parameters:
        ///   - minimum: The fewest units, at least 1.
        ///   - maximum: The most units, at least the minimum.
        ///   - targetUtilization: The percentage of the capacity that is to be in use: 20 to 90; 70 when not given.
        ///     Less leaves more room for sudden load, more costs less.
        ///   - scaleInCooldown: How long to wait after a decrease before the next one, in whole seconds; as long as
        ///     Application Auto Scaling waits by default when not given.
        ///   - scaleOutCooldown: How long to wait after an increase before the next one, in whole seconds; as long as
        ///     Application Auto Scaling waits by default when not given.
        /// - Returns: The capacity.
        public static func autoscaled(
            minimum: Int,
            maximum: Int,
            targetUtilization: Int = 70,
            scaleInCooldown: Duration? = nil,
            scaleOutCooldown: Duration? = nil
        ) -> Capacity {
            .autoscaled(
                Autoscaling(
                    minimum: minimum,
                    maximum: maximum,
                    targetUtilization: targetUtilization,
                    scaleInCooldown: scaleInCooldown,
                    scaleOutCooldown: scaleOutCooldown
                )
            )
        }

        /// The units that the table or index is configured with.
        var configured: Int {
            switch self {
            case .fixed(let units): units
            case .autoscaled(let scaling): scaling.minimum
            }
        }
    }

    /// How a capacity follows the use.
    ///
    /// <https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/AutoScaling.html>
    public struct Autoscaling: Hashable, Sendable {
        /// The fewest units, at least 1.
        public var minimum: Int
        /// The most units, at least the minimum.
        public var maximum: Int
        /// The percentage of the capacity that is to be in use: 20 to 90.
        public var targetUtilization: Int
        /// How long to wait after a decrease before the next one; the service's default when `nil`.
        public var scaleInCooldown: Duration?
        /// How long to wait after an increase before the next one; the service's default when `nil`.
        public var scaleOutCooldown: Duration?
    }
}
