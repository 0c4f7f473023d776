internal import AWSS3
internal import CloudFormation
internal import ResourceTypes

/// What happens to the objects of a bucket as they grow old.
///
/// <https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lifecycle-mgmt.html>
public struct LifecycleRule: Hashable, Sendable {
    /// Where objects can go when they are read less.
    ///
    /// <https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-class-intro.html>
    public enum StorageClass: String, Hashable, Sendable {
        /// For objects that are read at most once a month, in at least three Availability Zones.
        case standardInfrequentAccess = "STANDARD_IA"
        /// For objects that are read at most once a month and can be made again, in one Availability Zone.
        case oneZoneInfrequentAccess = "ONEZONE_IA"
        /// Amazon S3 moves objects by how they are read.
        case intelligentTiering = "INTELLIGENT_TIERING"
        /// For archives that are read within milliseconds.
        case glacierInstantRetrieval = "GLACIER_IR"
        /// For archives that are read within minutes or hours.
        case glacierFlexibleRetrieval = "GLACIER"
        /// For archives that are read within hours.
        case glacierDeepArchive = "DEEP_ARCHIVE"

        /// How many days an object must have been in the bucket.
        ///
        /// <https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html>
        var minimumDays: Int {
            switch self {
            case .standardInfrequentAccess, .oneZoneInfrequentAccess: 30
            default: 0
            }
        }
    }

    /// A move to another storage class.
    public struct Transition: Hashable, Sendable {
        /// Where objects go.
        public var storageClass: StorageClass
        /// How old they are then, in whole days.
        public var age: Duration

        /// A move to another storage class.
        /// - Parameters:
        ///   - storageClass: Where objects go.
        ///   - age: How old they are then, in whole days: at least 30 for the classes of infrequent access.
        /// - Returns: The move.
        public static func to(_ storageClass: StorageClass, after age: Duration) -> Transition {
            Transition(storageClass: storageClass, age: age)
        }
    }

    /// The name of the rule, unique in its bucket: 1 to 255 characters.
    public var id: String
    /// How the keys of the objects begin; all objects when `nil`.
    public var prefix: String?
    /// Where objects go, and when.
    public var transitions: [Transition]
    /// After how long objects are deleted; they stay when `nil`.
    public var expiration: Duration?
    /// After how long earlier versions of objects are deleted; they stay when `nil`.
    public var noncurrentVersionExpiration: Duration?

    /// Describes a rule, which must do something.
    /// - Parameters:
    ///   - id: The name of the rule, unique in its bucket: 1 to 255 characters.
    ///   - prefix: How the keys of the objects begin; all objects when not given.
    ///   - transitions: Where objects go, and when; nowhere when not given.
    ///   - expiration: After how many whole days, at least 1 and after the last transition, objects are deleted; they stay when not given.
    ///     In a bucket with versions they become earlier versions.
    ///   - noncurrentVersionExpiration: After how many whole days, at least 1, earlier versions of objects are deleted; they stay when not
    ///     given. Only for a bucket with versions.
    public init(
        _ id: String,
        prefix: String? = nil,
        transitions: [Transition] = [],
        expiration: Duration? = nil,
        noncurrentVersionExpiration: Duration? = nil
    ) {
        self.id = id
        self.prefix = prefix
        self.transitions = transitions
        self.expiration = expiration
        self.noncurrentVersionExpiration = noncurrentVersionExpiration
    }
}

extension Bucket {
    /// The most days of a rule: more than two thousand years, which keeps configured numbers within the range of the service.
    static let maximumDays = 1_000_000

    func lifecycleRules(_ scope: Scope) -> [S3.Bucket.Rule] {
        var ids: Set<String> = []
        return lifecycle.map { rule in
            if !(1...255).contains(rule.id.count) {
                scope.error("the id of a lifecycle rule must have 1 to 255 characters, got \(rule.id.count)")
            }
            if !ids.insert(rule.id).inserted || rule.id == "AbortIncompleteUploads" {
                scope.error("a bucket must have lifecycle rules of different ids, got '\(rule.id)' again")
            }
            return property(of: rule, scope)
        }
    }

    private func property(of rule: LifecycleRule, _ scope: Scope) -> S3.Bucket.Rule {
        let name = "lifecycle rule '\(rule.id)'"
        if rule.transitions.isEmpty, rule.expiration == nil, rule.noncurrentVersionExpiration == nil {
            scope.error("\(name) must move or delete objects, but it does nothing")
        }
        if rule.noncurrentVersionExpiration != nil, !isVersioned {
            scope.error("\(name) deletes earlier versions, but the bucket keeps none; make it isVersioned")
        }
        let transitions = rule.transitions.map { transition in
            (
                days: scope.days(
                    "the age of \(transition.storageClass.rawValue) in \(name)",
                    transition.age,
                    in: transition.storageClass.minimumDays...Self.maximumDays
                ), storageClass: transition.storageClass
            )
        }.sorted { $0.days < $1.days }
        let expiration = rule.expiration.map {
            scope.days("expiration of \(name)", $0, in: 1...Self.maximumDays)
        }
        if let expiration, let last = transitions.last, last.days >= expiration {
            scope.error(
                "expiration of \(name) must be after its last transition, got \(expiration) and \(last.days) days"
            )
        }
        return .init(
            status: .enabled,
            expirationInDays: expiration.map { Value($0) },
            id: Value(rule.id),
            noncurrentVersionExpiration: rule.noncurrentVersionExpiration.map {
                .init(
                    noncurrentDays: Value(
                        scope.days("noncurrentVersionExpiration of \(name)", $0, in: 1...Self.maximumDays)
                    )
                )
            },
            prefix: rule.prefix.map { Value($0) },
            transitions: transitions.isEmpty
                ? nil
                : List(
                    transitions.map {
                        .init(storageClass: .init($0.storageClass.rawValue), transitionInDays: Value($0.days))
                    }
                )
        )
    }
}
