import ResourceSchemas
import TemplateModel

/// What a template declares by name.
struct TemplateNames {
    /// What CloudFormation declares in every template.
    ///
    /// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/pseudo-parameter-reference.html>
    static let pseudoParameters = [
        "AWS::AccountId", "AWS::NoValue", "AWS::NotificationARNs", "AWS::Partition", "AWS::Region", "AWS::StackId",
        "AWS::StackName", "AWS::URLSuffix",
    ]

    /// What references ask about a resource.
    struct Resource {
        /// The type's name; `nil` when it is missing or no string.
        let type: String?
        /// What is known about the type.
        let schema: ResourceSchema?
        /// The condition under which it exists; `nil` for none, or one that is not declared.
        let condition: String?
        /// Whether it stands for several resources.
        let isModule: Bool
    }

    /// The parameters, by name.
    let parameters: Object
    /// The mappings, by name.
    let mappings: Object
    /// The resources.
    let resources: SectionEntries
    /// The conditions.
    let conditions: SectionEntries
    /// The outputs.
    let outputs: SectionEntries
    private let context: TemplateContext
    private let parameterKinds: [String: ResultKind]
    private let resourcesByName: [String: Resource]

    init(_ context: TemplateContext) {
        self.context = context
        parameters = context.template.parameters
        mappings = context.template.mappings
        let resources = SectionEntries(context.template.resources, section: "Resources")
        let conditions = SectionEntries(context.template.conditions, section: "Conditions")
        outputs = SectionEntries(context.template.outputs, section: "Outputs")
        self.resources = resources
        self.conditions = conditions
        var resourcesByName: [String: Resource] = [:]
        resourcesByName.reserveCapacity(resources.entries.count)
        for entry in resources.entries where !entry.name.hasUnknownPart {
            let type = entry.node["Type"]?.stringValue
            let condition = entry.node["Condition"]?.stringValue
            resourcesByName[entry.name] = Resource(
                type: type,
                schema: entry.isInLoop ? type.flatMap { context.schemas[$0] } : context.resources[entry.name]?.schema,
                condition: condition.flatMap { conditions[$0] == nil ? nil : $0 },
                isModule: type?.hasSuffix("::MODULE") ?? false
            )
        }
        self.resourcesByName = resourcesByName
        var kinds: [String: ResultKind] = [:]
        for (name, parameter) in parameters {
            let isList = parameter["Type"]?.stringValue.map { ParameterType($0).refersToList } ?? false
            kinds[name] = isList ? .list : .text
        }
        parameterKinds = kinds
    }

    /// What a parameter's value is; `nil` for a name that is that of no parameter.
    func kind(ofParameter name: String) -> ResultKind? { parameterKinds[name] }

    /// What references ask about a resource; `nil` when there is none of that name, or that depends on the deployment.
    func resource(_ name: String) -> Resource? { resourcesByName[name] }

    /// Whether a name is certainly that of no resource, neither one of the template nor one that a macro of AWS makes.
    func isMissing(resource name: String) -> Bool {
        if resourcesByName[name] != nil || resources.mayDeclare(name) || name.hasUnknownPart { return false }
        if context.hasUnseenParts || resources.hasTransform { return false }
        return !resources.entries.contains { entry in
            name.utf8.starts(with: entry.name.utf8) && generatesResources(entry.node)
        } && !(context.isServerless && Self.serverlessPrefixes.contains { name.utf8.starts(with: $0.utf8) })
    }

    /// Whether a name is certainly that of no parameter.
    func isMissing(parameter name: String) -> Bool {
        parameters[name] == nil && !context.hasUnseenParts && !name.hasUnknownPart
            && parameters[IntrinsicFunction.transform.rawValue] == nil
    }

    /// Whether a name is certainly that of no condition.
    func isMissing(condition name: String) -> Bool {
        !conditions.mayDeclare(name) && !name.hasUnknownPart && !context.hasUnseenParts && !conditions.hasTransform
    }

    /// Whether a name is certainly that of no mapping.
    func isMissing(mapping name: String) -> Bool {
        mappings[name] == nil && !context.hasUnseenParts && !name.hasUnknownPart
            && mappings[IntrinsicFunction.transform.rawValue] == nil
    }

    /// The names of the resources that can be written down.
    var resourceNames: [String] { resources.entries.map(\.name).filter { !$0.hasUnknownPart } }

    /// The names of the conditions that can be written down.
    var conditionNames: [String] { conditions.entries.map(\.name).filter { !$0.hasUnknownPart } }

    /// How the names of resources start that AWS SAM makes for the whole template.
    private static let serverlessPrefixes = ["Serverless", "CodeDeployServiceRole"]

    /// Whether resources are made of a resource whose names start with its name: by AWS SAM and by other macros of AWS,
    /// and of a module.
    ///
    /// <https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources.html>
    private func generatesResources(_ entry: Node) -> Bool {
        !context.transforms.isSubset(of: ["AWS::LanguageExtensions"])
            || entry["Type"]?.stringValue?.hasSuffix("::MODULE") == true
    }
}
