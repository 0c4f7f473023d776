import TemplateChecks
import TemplateModel

/// The statements that a resource of a template makes.
enum ResourcePolicies {
    /// The statements of a resource; what only the deployment decides is left out.
    static func statements(of typeName: String, _ properties: Object?) -> [PolicyStatement] {
        guard let properties else { return [] }
        if typeName == "AWS::Lambda::Permission" { return [permission(properties)] }
        return (PolicySite.all[typeName] ?? []).flatMap { site in
            documents(at: site.path[...], in: .object(properties)).flatMap(statements)
        }
    }

    private static func documents(at path: ArraySlice<ValueStep>, in node: Node) -> [Node] {
        guard let step = path.first else { return [node] }
        let rest = path.dropFirst()
        switch (step, node) {
        case (.key(let key), .object(let object)):
            return object[key].map { documents(at: rest, in: $0) } ?? []
        case (.items, .array(let items)), (.itemsOrSelf, .array(let items)):
            return items.flatMap { documents(at: rest, in: $0) }
        case (.itemsOrSelf, _):
            return documents(at: rest, in: node)
        default:
            return []
        }
    }

    private static func statements(in document: Node) -> [PolicyStatement] {
        let content = Document(document)?.content ?? document
        guard let statements = content["Statement"] else { return [] }
        return (statements.arrayValue ?? [statements]).compactMap { PolicyStatement($0) }
    }

    /// What `AWS::Lambda::Permission` adds to the policy of a function.
    ///
    /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-permission.html
    private static func permission(_ properties: Object) -> PolicyStatement {
        func text(_ name: String) -> String { properties[name].map { $0.stringValue ?? ValueText($0).line } ?? "*" }
        var condition = Object()
        let tests = [
            ("SourceArn", "ArnLike", "aws:SourceArn"), ("SourceAccount", "StringEquals", "aws:SourceAccount"),
            ("PrincipalOrgID", "StringEquals", "aws:PrincipalOrgID"),
            ("EventSourceToken", "StringEquals", "lambda:EventSourceToken"),
        ]
        for (property, comparison, key) in tests {
            guard let value = properties[property] else { continue }
            var test = condition[comparison]?.objectValue ?? Object()
            test[key] = value
            condition[comparison] = .object(test)
        }
        return PolicyStatement(
            allowing: text("Action"),
            to: text("Principal"),
            on: text("FunctionName"),
            if: condition
        )
    }
}
