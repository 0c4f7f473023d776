internal import AWSKMS
public import AWSS3
public import CloudFormation
public import ResourceTypes

extension S3.Bucket: HasResourcePolicy {
    /// What attaches a policy.
    public typealias PolicyResource = S3.BucketPolicy

    /// Attaches a policy to the bucket.
    public static func policyProperties(_ document: JSON, for resource: Ref<S3.Bucket>) -> S3.BucketPolicy.Properties {
        S3.BucketPolicy.Properties(bucket: resource.name, policyDocument: document)
    }
}

extension S3.Bucket: GrantTarget {
    /// The ARN of the bucket, without its objects.
    public static func arn(of resource: Ref<S3.Bucket>) -> Value<String> { Value(resource.arn) }
}

/// The actions of applications on buckets themselves; those on objects are ``ObjectAction``s.
///
/// <https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html>
extension Action where R == S3.Bucket {
    /// `s3:ListBucket`: list the keys of objects, and learn that an object is not there.
    public static var listBucket: Self { Action("s3:ListBucket") }
    /// `s3:GetBucketLocation`: read the Region of the bucket.
    public static var getBucketLocation: Self { Action("s3:GetBucketLocation") }
    /// `s3:ListBucketMultipartUploads`: list uploads that are not completed.
    public static var listBucketMultipartUploads: Self { Action("s3:ListBucketMultipartUploads") }
}

/// An IAM action on the objects of a bucket.
///
/// <https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html>
public struct ObjectAction: Hashable, Sendable {
    /// The name in policies, `s3:GetObject` for example.
    public let name: String

    /// An action by its name in policies, for those that have no constant yet.
    /// - Parameter name: The name, `s3:GetObject` for example.
    public init(_ name: String) {
        self.name = name
    }

    /// `s3:GetObject`: read an object.
    public static let getObject = ObjectAction("s3:GetObject")
    /// `s3:GetObjectVersion`: read an earlier version of an object.
    public static let getObjectVersion = ObjectAction("s3:GetObjectVersion")
    /// `s3:PutObject`: write an object, whole or in parts.
    public static let putObject = ObjectAction("s3:PutObject")
    /// `s3:AbortMultipartUpload`: give up an object that is written in parts.
    public static let abortMultipartUpload = ObjectAction("s3:AbortMultipartUpload")
    /// `s3:DeleteObject`: delete an object; in a bucket with versions it becomes an earlier version.
    public static let deleteObject = ObjectAction("s3:DeleteObject")
}

extension Ref where R == S3.Bucket {
    /// Allows a function or role actions on objects, and no others.
    ///
    /// Where a key of the account encrypts the bucket, its use is granted too.
    /// - Parameters:
    ///   - actions: The actions.
    ///   - prefix: How the keys of the objects begin; all objects when not given.
    ///   - grantee: Who may use them.
    ///   - filePath: The file of the call.
    ///   - line: The line of the call.
    public func grant(
        _ actions: ObjectAction...,
        onObjectsBelow prefix: String = "",
        to grantee: Ref<some HasExecutionRole>,
        filePath: String = #filePath,
        line: UInt = #line
    ) {
        grant(actions, below: prefix, to: grantee, at: SourceLocation(filePath: filePath, line: line))
    }

    /// Allows a function or role to list and read objects.
    /// - Parameters:
    ///   - prefix: How the keys of the objects begin; all objects when not given. Keys can be listed whatever their beginning.
    ///   - grantee: Who may read.
    ///   - filePath: The file of the call.
    ///   - line: The line of the call.
    public func grantRead(
        below prefix: String = "",
        to grantee: Ref<some HasExecutionRole>,
        filePath: String = #filePath,
        line: UInt = #line
    ) {
        let location = SourceLocation(filePath: filePath, line: line)
        grant([.listBucket], on: [Value(arn)], to: grantee, at: location)
        grant([ObjectAction.getObject], below: prefix, to: grantee, at: location)
    }

    /// Allows a function or role to write objects, and nothing else.
    /// - Parameters:
    ///   - prefix: How the keys of the objects begin; all objects when not given.
    ///   - grantee: Who may write.
    ///   - filePath: The file of the call.
    ///   - line: The line of the call.
    public func grantWrite(
        below prefix: String = "",
        to grantee: Ref<some HasExecutionRole>,
        filePath: String = #filePath,
        line: UInt = #line
    ) {
        grant(
            [ObjectAction.abortMultipartUpload, .putObject],
            below: prefix,
            to: grantee,
            at: SourceLocation(filePath: filePath, line: line)
        )
    }

    /// Allows a function what Lambda needs to put the records of failed invocations into the bucket.
    ///
    /// <https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html>
    func grantFailureRecords(to function: Ref<some HasExecutionRole>, at location: SourceLocation) {
        grant([.listBucket], on: [Value(arn)], to: function, at: location)
        grant([ObjectAction.putObject], below: "", to: function, at: location)
    }

    /// Who reads objects decrypts their data keys; who writes needs one, and writing in parts reads too.
    ///
    /// <https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html>
    private func grant(
        _ actions: [ObjectAction],
        below prefix: String,
        to grantee: Ref<some HasExecutionRole>,
        at location: SourceLocation
    ) {
        guard let role = grantee.executionRole(at: location) else { return }
        role.allow(Set(actions.map { $0.name }), on: [arnOfObjects(below: prefix)])
        guard let key = graph.attachment(EncryptionKey.self, of: element)?.key else { return }
        if actions.contains(.putObject) {
            role.allow(["kms:Decrypt", "kms:GenerateDataKey"], on: [Value(key.arn)])
        } else if actions.contains(.getObject) || actions.contains(.getObjectVersion) {
            role.allow(["kms:Decrypt"], on: [Value(key.arn)])
        }
    }

    /// The ARN of all objects whose keys begin with a prefix.
    func arnOfObjects(below prefix: String) -> Value<String> { "\(arn)/\(prefix)*" }
}
