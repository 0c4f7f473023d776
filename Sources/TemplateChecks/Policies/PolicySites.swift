/// A property that holds policy documents.
package struct PolicySite {
    /// The steps to the documents.
    package let path: [ValueStep]
    /// What the documents are attached to.
    let kind: PolicyKind
    /// Whether the property can have something else than documents, which have `Statement`.
    var isMixed = false
}

extension PolicySite {
    /// The properties with policy documents, by resource type.
    package static let all: [String: [PolicySite]] = {
        let inline: [ValueStep] = ["Policies", .items, "PolicyDocument"]
        let trust = PolicySite(path: ["AssumeRolePolicyDocument"], kind: .trust)
        let serverless = [PolicySite(path: ["Policies", .itemsOrSelf], kind: .identity, isMixed: true)]
        var sites: [String: [PolicySite]] = [
            "AWS::IAM::Group": [PolicySite(path: inline, kind: .identity)],
            "AWS::IAM::Role": [trust, PolicySite(path: inline, kind: .identity)],
            "AWS::IAM::User": [PolicySite(path: inline, kind: .identity)],
            "AWS::Serverless::Function": [trust] + serverless,
            "AWS::Serverless::StateMachine": serverless,
        ]
        let simple: [(typeName: String, property: String, kind: PolicyKind)] = [
            ("AWS::ApiGateway::RestApi", "Policy", .other),
            ("AWS::Backup::BackupVault", "AccessPolicy", .other),
            ("AWS::CloudTrail::ResourcePolicy", "ResourcePolicy", .other),
            ("AWS::CodeArtifact::Domain", "PermissionsPolicyDocument", .other),
            ("AWS::CodeArtifact::Repository", "PermissionsPolicyDocument", .other),
            ("AWS::EC2::VPCEndpoint", "PolicyDocument", .other),
            ("AWS::ECR::PublicRepository", "RepositoryPolicyText", .attached),
            ("AWS::ECR::RegistryPolicy", "PolicyText", .other),
            ("AWS::ECR::Repository", "RepositoryPolicyText", .attached),
            ("AWS::ECR::RepositoryCreationTemplate", "RepositoryPolicy", .other),
            ("AWS::EFS::FileSystem", "FileSystemPolicy", .other),
            ("AWS::Elasticsearch::Domain", "AccessPolicies", .other),
            ("AWS::IAM::GroupPolicy", "PolicyDocument", .identity),
            ("AWS::IAM::ManagedPolicy", "PolicyDocument", .identity),
            ("AWS::IAM::Policy", "PolicyDocument", .identity),
            ("AWS::IAM::RolePolicy", "PolicyDocument", .identity),
            ("AWS::IAM::UserPolicy", "PolicyDocument", .identity),
            ("AWS::IoT::Policy", "PolicyDocument", .other),
            ("AWS::KMS::Key", "KeyPolicy", .resource),
            ("AWS::KMS::ReplicaKey", "KeyPolicy", .resource),
            ("AWS::Kinesis::ResourcePolicy", "ResourcePolicy", .other),
            ("AWS::Logs::ResourcePolicy", "PolicyDocument", .other),
            ("AWS::OpenSearchService::Domain", "AccessPolicies", .resource),
            ("AWS::S3::AccessPoint", "Policy", .other),
            ("AWS::S3::BucketPolicy", "PolicyDocument", .resource),
            ("AWS::S3Express::BucketPolicy", "PolicyDocument", .other),
            ("AWS::SNS::TopicInlinePolicy", "PolicyDocument", .resource),
            ("AWS::SNS::TopicPolicy", "PolicyDocument", .resource),
            ("AWS::SQS::QueueInlinePolicy", "PolicyDocument", .named),
            ("AWS::SQS::QueuePolicy", "PolicyDocument", .named),
            ("AWS::SSO::PermissionSet", "InlinePolicy", .identity),
            ("AWS::SecretsManager::ResourcePolicy", "ResourcePolicy", .other),
        ]
        for (typeName, property, kind) in simple {
            sites[typeName] = [PolicySite(path: [.key(property)], kind: kind)]
        }
        return sites
    }()
}
