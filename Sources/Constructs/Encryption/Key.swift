internal import AWSKMS
public import CloudFormation
public import ResourceTypes

/// A key of AWS KMS that encrypts data of the account: symmetric, rotated, with a policy that grows with its use.
///
/// ```swift
/// let key = scope.add("Key", Key(description: "Encrypts orders"))
/// scope.add("KeyAlias", Alias(of: key))
/// let queue = scope.add("Orders", Queue(encryption: .customerKey(key)))
/// ```
///
/// The policy lets the account decide by IAM who uses the key. What is granted on a queue, table or bucket that the key encrypts is
/// granted on the key too. A service that uses the key in its own name, not in that of a caller, cannot be allowed by IAM: the policy
/// gets a statement for it, from the construct that needs it; see ``KeyUse``.
///
/// No statement names a resource, only kinds of resources of the account. So whatever uses the key depends on it and not the other
/// way round, also when that is in other stacks.
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-kms-key.html>
public struct Key: Construct, Equatable {
    /// How often AWS KMS replaces the key material; data that was encrypted earlier can be decrypted all the same.
    ///
    /// <https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html>
    public enum Rotation: Hashable, Sendable {
        /// Never.
        case never
        /// After a period of 90 to 2,560 whole days.
        case every(Duration)
    }

    /// What the key is for, at most 8,192 characters.
    public var description: String?
    /// How often the key material is replaced.
    public var rotation: Rotation
    /// How long a deletion of the key can be cancelled: 7 to 30 whole days.
    public var pendingWindow: Duration
    /// What happens to the key when it is removed from the stack, or replaced; as set for its place when `nil`.
    public var removalPolicy: ResourceOptions.RemovalPolicy?

    /// Describes a key.
    /// - Parameters:
    ///   - description: What the key is for, at most 8,192 characters; none when not given.
    ///   - rotation: How often the key material is replaced; once a year when not given.
    ///   - pendingWindow: How long a deletion of the key can be cancelled: 7 to 30 whole days; 30 when not given.
    ///   - removalPolicy: What happens to the key when it is removed from the stack or replaced: when not given, the default of the
    ///     app, the stack or a construct around it; `retain` without one, because nobody can read what it encrypted without it. Not `snapshot`.
    public init(
        description: String? = nil,
        rotation: Rotation = .every(.days(365)),
        pendingWindow: Duration = .days(30),
        removalPolicy: ResourceOptions.RemovalPolicy? = nil
    ) {
        self.description = description
        self.rotation = rotation
        self.pendingWindow = pendingWindow
        self.removalPolicy = removalPolicy
    }

    /// Adds the key.
    public func build(in scope: Scope) -> Ref<KMS.Key> {
        if let description, description.count > 8_192 {
            scope.error("description must have at most 8192 characters, got \(description.count)")
        }
        var rotationPeriod: Int?
        if case .every(let period) = rotation { rotationPeriod = scope.days("rotation", period, in: 90...2_560) }
        return Resource(
            KMS.Key.self,
            .init(
                description: description.map { Value($0) },
                enableKeyRotation: Value(rotationPeriod != nil),
                keyPolicy: KeyPolicy.initial,
                pendingWindowInDays: Value(scope.days("pendingWindow", pendingWindow, in: 7...30)),
                rotationPeriodInDays: rotationPeriod.map { Value($0) }
            ),
            options: scope.options(scope.removalPolicy(removalPolicy, otherwise: .retain), of: "a key")
        ).build(in: scope)
    }
}

extension Key {
    /// A key that exists already.
    ///
    /// Its policy is not part of the app: what it must allow is a warning.
    /// - Parameter arn: The ARN of the key, not of an alias.
    /// - Returns: The key, to be added to a scope.
    public static func imported(arn: Value<String>) -> ImportedKey { ImportedKey(arn: arn) }
}

/// A key that exists already.
public struct ImportedKey: Construct, Equatable {
    let arn: Value<String>

    /// Makes the key known to the app.
    public func build(in scope: Scope) -> Ref<KMS.Key> {
        Imported(KMS.Key.self, reference: id(in: scope), attributes: ["Arn": JSON(arn)]).build(in: scope)
    }

    /// The ID: the part after `key/`.
    private func id(in scope: Scope) -> Value<String> {
        guard case .string(let text) = arn.expression else {
            return List.splitting(arn, separator: "/").selecting(1)
        }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 6, parts[0] == "arn", parts[2] == "kms", parts[5].hasPrefix("key/") else {
            scope.error(
                "arn must be that of a key, 'arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab' for example, got '\(text)'"
            )
            return arn
        }
        return Value(String(parts[5].dropFirst("key/".count)))
    }
}
