internal import AWSKMS
internal import AWSS3
public import CloudFormation
public import ResourceTypes

/// How a bucket encrypts its objects at rest.
///
/// <https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-encryption.html>
public enum BucketEncryption: Hashable {
    /// With keys that Amazon S3 owns: no cost, no key policy, nothing that callers need.
    case s3Managed
    /// With a key of the account, which can be audited and revoked; its use is billed, little because the bucket has a key of its own.
    ///
    /// Grants on the bucket grant the use of the key too.
    case customerKey(Ref<KMS.Key>)
}

extension BucketEncryption {
    var property: S3.Bucket.ServerSideEncryptionRule {
        switch self {
        case .s3Managed: .init(serverSideEncryptionByDefault: .init(sseAlgorithm: .aes256))
        case .customerKey(let key):
            .init(
                bucketKeyEnabled: true,
                serverSideEncryptionByDefault: .init(sseAlgorithm: .awsKms, kmsMasterKeyID: Value(key.arn))
            )
        }
    }
}
