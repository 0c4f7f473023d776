public import CloudFormation
public import ResourceTypes

/// How a topic encrypts its messages at rest.
///
/// The key `alias/aws/sns` of the account is not among the choices: alarms, rules and buckets cannot publish to a topic that it
/// encrypts, because nobody can change its policy.
///
/// <https://docs.aws.amazon.com/sns/latest/dg/sns-server-side-encryption.html>
public enum TopicEncryption: Hashable {
    /// Not with a key of the account.
    case none
    /// With a key of the account, which can be audited and revoked; each use of it is billed.
    ///
    /// Grants on the topic grant the use of the key too. Alarms, rules and buckets that publish to the topic add what they need to the
    /// policy of the key.
    case customerKey(Ref<KMS.Key>)
}
