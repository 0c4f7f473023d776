import ResourceSchemas
import TemplateModel

/// What functions refer to by name.
extension FunctionCheck {
    /// Checks `Ref`, or a name in the text of `Fn::Sub`.
    /// - Returns: What it refers to.
    func refer(to name: String, at place: Place, _ site: FunctionSite) -> ResultKind {
        if let kind = names.kind(ofParameter: name) {
            references.use(name: name, parameter: true)
            return kind
        }
        if TemplateNames.pseudoParameters.contains(name) {
            switch name {
            case "AWS::NotificationARNs": return .list
            case "AWS::NoValue": return .unknown
            default: return .text
            }
        }
        if let resource = names.resource(name) { return referToResource(name, resource, at: place, site) }
        references.use(name: name, parameter: true)
        guard names.isMissing(resource: name), names.isMissing(parameter: name) else { return .unknown }
        let candidates: [String]
        let allowed: String
        if site.language == .values {
            candidates = Array(names.parameters.keys) + names.resourceNames + TemplateNames.pseudoParameters
            allowed = "resource, parameter or pseudo parameter"
        } else {
            candidates = Array(names.parameters.keys) + TemplateNames.pseudoParameters
            allowed = "parameter or pseudo parameter"
        }
        let question = Suggestion.question(for: name, among: candidates)
        report(.unknownReference, at: place, site, "there is no \(allowed) \(ValueText.quoted(name))\(question)")
        return .unknown
    }

    /// Checks `Fn::GetAtt`, or a name with a dot in the text of `Fn::Sub`.
    /// - Returns: What the attribute is.
    func refer(toAttribute attribute: String?, of name: String, at place: Place, _ site: FunctionSite) -> ResultKind {
        guard let resource = names.resource(name) else {
            references.use(name: name, parameter: true)
            _ = isResource(name, at: place, site)
            return .unknown
        }
        _ = referToResource(name, resource, at: place, site)
        return attribute.map { kind(ofAttribute: $0, of: name, resource, at: place, site) } ?? .unknown
    }

    /// Whether a name can be that of a resource; a finding when it cannot.
    func isResource(_ name: String, at place: Place, _ site: FunctionSite) -> Bool {
        guard names.isMissing(resource: name) else { return true }
        let hint =
            names.parameters[name] == nil
            ? Suggestion.question(for: name, among: names.resourceNames) : "; the name is that of a parameter"
        report(.unknownReference, at: place, site, "there is no resource \(ValueText.quoted(name))\(hint)")
        return false
    }

    /// Checks a reference to a resource of the template.
    private func referToResource(
        _ name: String,
        _ resource: TemplateNames.Resource,
        at place: Place,
        _ site: FunctionSite
    ) -> ResultKind {
        if site.language != .values {
            let section = site.language == .conditions ? "conditions" : "rules"
            report(
                .resourceInCondition,
                at: place,
                site,
                "\(section) cannot refer to the resource '\(name)', as they are decided before resources exist; "
                    + "refer to parameters"
            )
            return .unknown
        }
        if let independent = site.independent {
            report(
                .resourceInExport,
                at: place,
                site,
                "\(independent) must not depend on resources, but refers to '\(name)'"
            )
        }
        if case .resource(let owner) = site.owner {
            let edge = References.Edge(
                target: name,
                place: place,
                decided: site.decided,
                isInMetadata: site.isInMetadata
            )
            references.add(edge, fromResource: owner)
        }
        if let condition = resource.condition { checkExistence(of: name, if: condition, at: place, site) }
        return resource.isModule ? .unknown : .text
    }

    /// Looks for deployments in which a resource is missing where it is referred to.
    private func checkExistence(of name: String, if condition: String, at place: Place, _ site: FunctionSite) {
        guard site.decided[condition] == nil else { return }
        var values = site.decided
        values[condition] = false
        guard solver.canHold(values) else { return }
        let decided = site.decided.isEmpty ? "" : " and \(Self.text(site.decided))"
        report(
            .missingResource,
            at: place,
            site,
            "'\(name)' exists only if condition '\(condition)' is true, but \(site.owner.text) refers to it "
                + "also when it is false\(decided); use 'Fn::If' with '\(condition)'"
        )
    }

    /// The values of conditions in words.
    static func text(_ conditions: [String: Bool]) -> String {
        conditions.sorted { $0.key < $1.key }.map { "'\($0.key)' is \($0.value)" }.joined(separator: " and ")
    }

    private func kind(
        ofAttribute attribute: String,
        of name: String,
        _ resource: TemplateNames.Resource,
        at place: Place,
        _ site: FunctionSite
    ) -> ResultKind {
        guard !attribute.hasUnknownPart, let type = resource.type, let schema = resource.schema,
            !CustomResource.isType(type), !resource.isModule, !type.utf8.starts(with: "AWS::Serverless::".utf8)
        else { return .unknown }
        if let result = schema.attributes[attribute] { return ResultKind(schema.types(of: result)) }
        let attributes = schema.attributes.keys.sorted()
        let isOpen = attributes.contains { $0.hasSuffix(".*") && attribute.utf8.starts(with: $0.utf8.dropLast()) }
        if isOpen { return .unknown }
        let allowed = attributes.isEmpty ? "has none" : "has \(ValueText.list(attributes, atMost: 12))"
        let question = Self.question(for: attribute, among: attributes)
        report(
            .unknownAttribute,
            at: place,
            site,
            "\(ValueText.quoted(attribute)) is no attribute of '\(name)' (\(type)), which \(allowed)\(question)"
        )
        return .unknown
    }

    /// The attribute that was probably meant, which may have the type's name before it: `TopicArn` for `Arn`.
    private static func question(for attribute: String, among attributes: [String]) -> String {
        let question = Suggestion.question(for: attribute, among: attributes)
        guard question.isEmpty else { return question }
        let longer = attributes.filter { $0.hasSuffix(attribute) }
        return longer.count == 1 ? "; did you mean '\(longer[0])'?" : ""
    }
}

extension ValueText {
    /// Names in quotation marks, and how many more there are.
    static func list(_ names: [String], atMost count: Int) -> String {
        guard names.count > count else { return list(names, joinedBy: "and") }
        let shown = names.prefix(count).map { "'\($0)'" }.joined(separator: ", ")
        return "\(shown) and \(names.count - count) more"
    }
}

extension Rule {
    static let unknownReference = Rule(
        "REF-02",
        "what is referred to exists",
        source:
            "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-ref.html"
    )
    static let unknownAttribute = Rule(
        "REF-03",
        "attributes are those of the resource's type",
        source:
            "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getatt.html"
    )
    static let resourceInCondition = Rule(
        "REF-04",
        "conditions and rules refer to no resources",
        source: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/conditions-section-structure.html"
    )
    static let missingResource = Rule(
        "REF-05",
        .warning,
        "resources exist wherever they are referred to",
        source:
            "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-conditions.html"
    )
    static let resourceInExport = Rule(
        "CFN-09",
        "names of exports do not depend on resources",
        source:
            "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-importvalue.html"
    )
}
