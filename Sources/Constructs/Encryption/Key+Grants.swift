public import AWSKMS
public import CloudFormation
public import ResourceTypes

extension KMS.Key: GrantTarget {
    /// The ARN of the key.
    public static func arn(of resource: Ref<KMS.Key>) -> Value<String> { Value(resource.arn) }
}

/// The actions of applications on keys.
///
/// <https://docs.aws.amazon.com/service-authorization/latest/reference/list_awskeymanagementservice.html>
extension Action where R == KMS.Key {
    /// `kms:Decrypt`: decrypt data and data keys.
    public static var decrypt: Self { Action("kms:Decrypt") }
    /// `kms:DescribeKey`: read settings of the key.
    public static var describeKey: Self { Action("kms:DescribeKey") }
    /// `kms:Encrypt`: encrypt up to 4,096 bytes.
    public static var encrypt: Self { Action("kms:Encrypt") }
    /// `kms:GenerateDataKey`: make keys to encrypt larger data with.
    public static var generateDataKey: Self { Action("kms:GenerateDataKey") }
}

extension Ref where R == KMS.Key {
    /// Allows a function or role to encrypt and decrypt with the key.
    ///
    /// Whoever is granted actions on a queue, table or bucket may use its key already.
    /// - Parameters:
    ///   - grantee: Who may use the key.
    ///   - filePath: The file of the call.
    ///   - line: The line of the call.
    public func grantEncryptDecrypt(
        to grantee: Ref<some HasExecutionRole>,
        filePath: String = #filePath,
        line: UInt = #line
    ) {
        grant(.decrypt, .encrypt, .generateDataKey, to: grantee, filePath: filePath, line: line)
    }
}

extension Scope {
    /// Makes known which key encrypts a resource, so that grants on the resource grant its use; warns of a key that goes before the
    /// data that it encrypts.
    /// - Parameters:
    ///   - resource: The resource.
    ///   - key: The key.
    ///   - removalPolicy: What happens to the resource when it is removed.
    func noteKey<R>(of resource: Ref<R>, _ key: Ref<KMS.Key>, _ removalPolicy: ResourceOptions.RemovalPolicy) {
        graph.attach(EncryptionKey(key), to: resource.element)
        if removalPolicy != .delete, graph.resource(key.element)?.content.options.deletionPolicy == .delete {
            warning(
                "the key '\(key.path)' is deleted with its stack, so nobody could read what '\(resource.path)' retains; let its removalPolicy be retain"
            )
        }
    }
}
