import ResourcePlanning
import SchemaModel

/// A page of AWS's reference that describes a structure.
struct ReferencePage {
    /// The address.
    let url: String
    /// What the anchors of the properties start with.
    private let anchor: String

    /// The page of a type of a plan.
    ///
    /// There is none for a type with an inline schema, and for what AWS does not document: the schema does not tell the names
    /// of such pages.
    init?(_ type: PlannedType, isRoot: Bool, of plan: ResourcePlan) {
        let (vendor, service, resource) = (plan.name.vendor, plan.name.service, plan.name.resource)
        guard ReferencePage.prefixes[vendor] != nil, !ReferencePage.undocumented.contains(service) else { return nil }
        switch (isRoot, type.definition) {
        case (true, _) where service == "Serverless":
            let name = resource.lowercased()
            self.init(url: ReferencePage.serverless + "sam-resource-\(name).html", anchor: "sam-\(name)")
        case (true, _):
            self.init(vendor, "resource", [service, resource])
        case (false, let definition?):
            // Serverless types refer to definitions of others: `AWS::Lambda::Function.Environment`.
            let parts = definition.split(separator: ".")
            if parts.count == 2, let owner = ResourceTypeName(String(parts[0])) {
                self.init(owner.vendor, "properties", [owner.service, owner.resource, String(parts[1])])
            } else if service != "Serverless" {
                self.init(vendor, "properties", [service, resource, definition])
            } else {
                return nil
            }
        case (false, nil): return nil
        }
    }

    private init?(_ vendor: String, _ kind: String, _ names: [String]) {
        guard let prefix = ReferencePage.prefixes[vendor] else { return nil }
        let name = names.joined(separator: "-").lowercased()
        self.init(url: ReferencePage.cloudFormation + "\(prefix)-\(kind)-\(name).html", anchor: "cfn-\(name)")
    }

    private init(url: String, anchor: String) {
        self.url = url
        self.anchor = anchor
    }

    /// The address of what the page says about a property.
    /// - Parameter name: The property as the schema spells it.
    /// - Returns: The address of the page with an anchor.
    func url(ofProperty name: String) -> String { "\(url)#\(anchor)-\(name.lowercased())" }

    private static let cloudFormation = "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/"
    private static let serverless = "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/"

    /// What the pages of a vendor start with; other vendors have none there.
    private static let prefixes = ["AWS": "aws", "Alexa": "alexa"]

    /// Services whose types have no page: the one type of this service is written by the AWS CDK and by nobody else.
    private static let undocumented: Set<String> = ["CDK"]
}
