import TemplateChecks
import TemplateModel

extension PolicyAction {
    /// What becomes of a resource that is removed from the template.
    static func ofRemoval(_ resource: String, in resolver: Resolver) -> PolicyAction {
        switch resolver.attribute("DeletionPolicy", of: resource)?.stringValue {
        case "Retain", "RetainExceptOnCreate": .retain
        case "Snapshot": .snapshot
        case nil where isKeptBySnapshot(resource, in: resolver): .snapshot
        default: .delete
        }
    }

    /// What becomes of the old physical resource when a resource is replaced; it is deleted by default, also where the default
    /// for removal is a snapshot.
    ///
    /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-updatereplacepolicy.html
    static func ofReplacement(_ resource: String, in resolver: Resolver) -> PolicyAction {
        switch resolver.attribute("UpdateReplacePolicy", of: resource)?.stringValue {
        case "Retain": .replaceAndRetain
        case "Snapshot": .replaceAndSnapshot
        default: .replaceAndDelete
        }
    }

    /// Whether the default is a snapshot.
    ///
    /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html
    private static func isKeptBySnapshot(_ resource: String, in resolver: Resolver) -> Bool {
        switch resolver.resources[resource]?["Type"]?.stringValue {
        case "AWS::RDS::DBCluster": true
        case "AWS::RDS::DBInstance":
            resolver.attribute("Properties", of: resource)?["DBClusterIdentifier"] == nil
        default: false
        }
    }
}
