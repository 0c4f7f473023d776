internal import AWSKMS
public import CloudFormation
public import ResourceTypes

/// A name for a key, by which people and programs find it.
///
/// ```swift
/// scope.add("KeyAlias", Alias("orders-\(Pseudo.stackName)", of: key))
/// ```
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-kms-alias.html>
public struct Alias: Construct, Equatable {
    /// The name without `alias/`; made of the names of stack and construct when `nil`.
    public var name: Value<String>?
    /// The key.
    public var key: Ref<KMS.Key>

    /// Describes an alias.
    /// - Parameters:
    ///   - name: The name without `alias/`, which is added: at most 250 letters, digits, `:`, `/`, `_` and `-`, not beginning with
    ///     `aws/`. AWS KMS makes no names itself, so when not given it is the name of the stack, a hyphen and the logical ID, which no
    ///     other stack of the account and Region has. Another name replaces the alias.
    ///   - key: The key.
    public init(_ name: Value<String>? = nil, of key: Ref<KMS.Key>) {
        self.name = name
        self.key = key
    }

    /// Adds the alias.
    public func build(in scope: Scope) -> Ref<KMS.Alias> {
        if case .string(let name)? = name?.expression { check(name, scope) }
        let name = name ?? "\(Pseudo.stackName)-\(scope.namePath.logicalID)"
        return Resource(KMS.Alias.self, .init(aliasName: "alias/\(name)", targetKeyId: key.id)).build(in: scope)
    }

    private func check(_ name: String, _ scope: Scope) {
        if name.hasPrefix("alias/") {
            scope.error("the name of an alias gets its 'alias/' by itself, got '\(name)'; leave it out")
        } else if name.hasPrefix("aws/") {
            scope.error("the name of an alias must not begin with 'aws/', which is for keys of AWS, got '\(name)'")
        } else if !name.isName(upTo: 250, with: ":/_-") {
            scope.error("the name of an alias must be 1 to 250 letters, digits, ':', '/', '_' and '-', got '\(name)'")
        }
    }
}
