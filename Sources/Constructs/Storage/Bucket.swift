internal import AWSKMS
internal import AWSS3
public import CloudFormation
public import ResourceTypes

/// A bucket of Amazon S3: private, encrypted, reached by TLS only, and kept when the stack is deleted.
///
/// ```swift
/// let failures = scope.add("Failures", Bucket(lifecycle: [
///     LifecycleRule("Expire", expiration: .days(90))
/// ]))
/// ```
///
/// Nothing in it can be made public, and access is decided by policies alone.
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-s3-bucket.html>
public struct Bucket: Construct, Equatable {
    /// How objects are encrypted at rest.
    public var encryption: BucketEncryption
    /// Whether objects that are overwritten or deleted are kept as earlier versions.
    public var isVersioned: Bool
    /// What happens to objects as they grow old.
    public var lifecycle: [LifecycleRule]
    /// After how long the parts of uploads that were not completed are deleted; they stay when `nil`.
    public var incompleteUploadExpiration: Duration?
    /// Whether the bucket's policy refuses requests without TLS.
    public var enforcesTLS: Bool
    /// What happens to the bucket when it is removed from the stack, or replaced; as set for its place when `nil`.
    public var removalPolicy: ResourceOptions.RemovalPolicy?
    /// The physical name; CloudFormation makes one when `nil`.
    public var name: String?

    /// Describes a bucket.
    /// - Parameters:
    ///   - encryption: How objects are encrypted at rest; with keys of Amazon S3 when not given, which costs nothing.
    ///   - isVersioned: Whether objects that are overwritten or deleted are kept as earlier versions, which are billed; not when not given.
    ///   - lifecycle: What happens to objects as they grow old; nothing when not given.
    ///   - incompleteUploadExpiration: After how many whole days, at least 1, the parts of uploads that were not completed are deleted; 7
    ///     when not given, because nobody sees them and they are billed.
    ///   - enforcesTLS: Whether the bucket's policy refuses requests without TLS, as AWS advises; it does when not given. The policy is a
    ///     resource of its own, `Policy` below the bucket.
    ///   - removalPolicy: What happens to the bucket when it is removed from the stack or replaced: when not given, the default of
    ///     the app, the stack or a construct around it; `retain` without one, so that no deployment loses data. CloudFormation deletes only buckets without objects. Not `snapshot`.
    ///   - name: The physical name, unique in all of AWS: 3 to 63 small letters, digits, hyphens and periods. CloudFormation makes one when
    ///     not given, so that the stack can be deployed twice.
    public init(
        encryption: BucketEncryption = .s3Managed,
        isVersioned: Bool = false,
        lifecycle: [LifecycleRule] = [],
        incompleteUploadExpiration: Duration? = .days(7),
        enforcesTLS: Bool = true,
        removalPolicy: ResourceOptions.RemovalPolicy? = nil,
        name: String? = nil
    ) {
        self.encryption = encryption
        self.isVersioned = isVersioned
        self.lifecycle = lifecycle
        self.incompleteUploadExpiration = incompleteUploadExpiration
        self.enforcesTLS = enforcesTLS
        self.removalPolicy = removalPolicy
        self.name = name
    }

    /// Adds the bucket and its policy.
    public func build(in scope: Scope) -> Ref<S3.Bucket> {
        checkName(scope)
        let removalPolicy = scope.removalPolicy(removalPolicy, otherwise: .retain)
        let bucket = Resource(S3.Bucket.self, properties(scope), options: scope.options(removalPolicy, of: "a bucket"))
            .build(in: scope)
        if case .customerKey(let key) = encryption { scope.noteKey(of: bucket, key, removalPolicy) }
        if enforcesTLS {
            bucket.addToResourcePolicy(
                PolicyStatement(
                    sid: "DenyInsecureTransport",
                    effect: .deny,
                    principals: [.everyone],
                    actions: ["s3:*"],
                    resources: [Value(bucket.arn), bucket.arnOfObjects(below: "")],
                    conditions: ["Bool": ["aws:SecureTransport": "false"]]
                ),
                at: scope.location
            )
        }
        return bucket
    }

    private func properties(_ scope: Scope) -> S3.Bucket.Properties {
        var rules = lifecycleRules(scope)
        if let incompleteUploadExpiration {
            let days = scope.days("incompleteUploadExpiration", incompleteUploadExpiration, in: 1...Self.maximumDays)
            rules.append(
                .init(
                    status: .enabled,
                    abortIncompleteMultipartUpload: .init(daysAfterInitiation: Value(days)),
                    id: "AbortIncompleteUploads"
                )
            )
        }
        return S3.Bucket.Properties(
            bucketEncryption: .init(serverSideEncryptionConfiguration: [encryption.property]),
            bucketName: name.map { Value($0) },
            lifecycleConfiguration: rules.isEmpty ? nil : .init(rules: List(rules)),
            ownershipControls: .init(rules: [.init(objectOwnership: .bucketOwnerEnforced)]),
            publicAccessBlockConfiguration: .init(
                blockPublicAcls: true,
                blockPublicPolicy: true,
                ignorePublicAcls: true,
                restrictPublicBuckets: true
            ),
            versioningConfiguration: isVersioned ? .init(status: .enabled) : nil
        )
    }

    /// Reports a name that Amazon S3 refuses.
    ///
    /// <https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html>
    private func checkName(_ scope: Scope) {
        guard let name else { return }
        let ends = [name.utf8.first, name.utf8.last].compactMap { $0 }
        let isName =
            name.isName(from: 3, upTo: 63, with: "-.") && name == name.lowercased() && !name.contains("..")
            && ends.allSatisfy { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: ".") }
        if !isName {
            scope.error(
                "the name of a bucket must be 3 to 63 small letters, digits, hyphens and single periods, with a letter or digit at both ends, got '\(name)'"
            )
        }
    }
}

extension Bucket {
    /// A bucket that exists already.
    ///
    /// Its policy and key are not part of the app: whoever owns them must allow what is granted here.
    /// - Parameter name: The name of the bucket.
    /// - Returns: The bucket, to be added to a scope.
    public static func imported(name: Value<String>) -> Imported<S3.Bucket> {
        Imported(reference: name, attributes: ["Arn": "arn:\(Pseudo.partition):s3:::\(name)"])
    }
}
