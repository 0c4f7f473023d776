public import CloudFormation
public import ResourceTypes

/// How a queue encrypts its messages at rest.
///
/// <https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-server-side-encryption.html>
public enum QueueEncryption: Hashable {
    /// With keys that Amazon SQS owns: no cost, no key policy, nothing that callers need.
    case sqsManaged
    /// With a key of the account, which can be audited and revoked; each use of it is billed.
    ///
    /// Grants on the queue grant the use of the key too. `dataKeyReuse` is how long Amazon SQS uses a data key before
    /// it asks AWS KMS for another: 60 seconds to 24 hours, 5 minutes when not given. Longer costs less, and takes
    /// longer to notice a revoked key.
    ///
    /// An AWS service that sends to the queue needs the key too: rules, buses and subscriptions add what they need to the
    /// policy of the key.
    case customerKey(Ref<KMS.Key>, dataKeyReuse: Duration = .minutes(5))
    /// Not at all.
    case none
}
