public import CloudFormation
public import ResourceTypes

extension Table {
    /// How far back the table can be restored to any second.
    ///
    /// <https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Point-in-time-recovery.html>
    public enum PointInTimeRecovery: Hashable, Sendable {
        /// Not at all.
        case disabled
        /// As far as a period of 1 to 35 whole days.
        case enabled(recoveryPeriod: Duration)

        /// As far as 35 days.
        public static let enabled = PointInTimeRecovery.enabled(recoveryPeriod: .days(35))
    }

    /// What a record of the table's stream has of a changed item, beside its keys.
    ///
    /// <https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html>
    public enum StreamView: String, Hashable, Sendable {
        /// Nothing.
        case keysOnly = "KEYS_ONLY"
        /// The item as it is after the change.
        case newImage = "NEW_IMAGE"
        /// The item as it was before the change.
        case oldImage = "OLD_IMAGE"
        /// The item before and after the change.
        case newAndOldImages = "NEW_AND_OLD_IMAGES"
    }

    /// The key that encrypts the table, its indexes, its stream and its backups.
    ///
    /// <https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/EncryptionAtRest.html>
    public enum Encryption: Hashable {
        /// A key of Amazon DynamoDB: no cost, no key policy, nothing that callers need.
        case awsOwned
        /// The key `aws/dynamodb` of the account: its use can be audited and is billed, its policy cannot be changed.
        case awsManaged
        /// A key of the account with a policy of your own. Grants on the table grant its use too.
        ///
        /// Amazon DynamoDB uses the key in the name of whoever deploys the table, who needs `kms:CreateGrant`,
        /// `kms:DescribeKey` and its use:
        /// <https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html>.
        case customerKey(Ref<KMS.Key>)
    }

    /// What storage and requests cost.
    ///
    /// <https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.TableClasses.html>
    public enum TableClass: String, Hashable, Sendable {
        /// Requests are cheap.
        case standard = "STANDARD"
        /// Storage is cheap.
        case infrequentAccess = "STANDARD_INFREQUENT_ACCESS"
    }

    /// Which keys Amazon CloudWatch tells of.
    ///
    /// <https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/contributorinsights.html>
    public enum ContributorInsights: String, Hashable, Sendable {
        /// Those that are used most, and those that are throttled most.
        case accessedAndThrottledKeys = "ACCESSED_AND_THROTTLED_KEYS"
        /// Those that are throttled most.
        case throttledKeys = "THROTTLED_KEYS"
    }
}
