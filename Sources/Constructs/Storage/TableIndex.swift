extension Table {
    /// An index with keys of its own, which can be queried instead of the table.
    ///
    /// An existing table can get one index an update, and lose one, but not both.
    ///
    /// <https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html>
    public struct GlobalSecondaryIndex: Hashable, Sendable {
        /// The name: 3 to 255 letters, digits, underscores, hyphens and periods.
        public var name: String
        /// The attribute that items are looked up by.
        public var partitionKey: Key
        /// The attribute that orders items of one partition key; they have no order when `nil`.
        public var sortKey: Key?
        /// The attributes that the index has.
        public var projection: Projection
        /// How reads and writes are paid for, in the mode of the table; exactly as the table's when `nil`.
        public var billing: Billing?
        /// Which keys Amazon CloudWatch tells to be used or throttled most; none when `nil`.
        public var contributorInsights: ContributorInsights?

        /// Describes an index.
        /// - Parameters:
        ///   - name: The name: 3 to 255 letters, digits, underscores, hyphens and periods.
        ///   - partitionKey: The attribute that items are looked up by. Items that lack it are not in the index.
        ///   - sortKey: The attribute that orders items of one partition key; without it they have no order.
        ///   - projection: The attributes that the index has; all when not given, so that every query can be answered.
        ///   - billing: How reads and writes are paid for, in the mode of the table; exactly as the table's when not
        ///     given. Less write capacity than the table has throttles writes to the table.
        ///   - contributorInsights: Which keys Amazon CloudWatch tells to be used or throttled most; none when not
        ///     given. It is billed.
        public init(
            _ name: String,
            partitionKey: Key,
            sortKey: Key? = nil,
            projection: Projection = .all,
            billing: Billing? = nil,
            contributorInsights: ContributorInsights? = nil
        ) {
            self.name = name
            self.partitionKey = partitionKey
            self.sortKey = sortKey
            self.projection = projection
            self.billing = billing
            self.contributorInsights = contributorInsights
        }
    }

    /// An index with the partition key of the table and another sort key.
    ///
    /// It is made with the table and lives as long, shares its capacity, and limits items of one partition key to 10 GB
    /// together.
    ///
    /// <https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/LSI.html>
    public struct LocalSecondaryIndex: Hashable, Sendable {
        /// The name: 3 to 255 letters, digits, underscores, hyphens and periods.
        public var name: String
        /// The attribute that orders items of one partition key.
        public var sortKey: Key
        /// The attributes that the index has.
        public var projection: Projection

        /// Describes an index.
        /// - Parameters:
        ///   - name: The name: 3 to 255 letters, digits, underscores, hyphens and periods.
        ///   - sortKey: The attribute that orders items of one partition key. Items that lack it are not in the index.
        ///   - projection: The attributes that the index has; all when not given, so that every query can be answered.
        public init(_ name: String, sortKey: Key, projection: Projection = .all) {
            self.name = name
            self.sortKey = sortKey
            self.projection = projection
        }
    }

    /// The attributes that an index has.
    public enum Projection: Hashable, Sendable {
        /// All attributes of the table.
        case all
        /// The keys of the index and of the table.
        case keysOnly
        /// The keys and other attributes: 1 to 20, and at most 100 in all indexes of a table together.
        case include([String])
    }
}
