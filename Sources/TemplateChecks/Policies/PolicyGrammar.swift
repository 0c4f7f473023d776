import ResourceSchemas
import TemplateModel

/// The grammar of policy documents, as a schema.
///
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html>
final class PolicyGrammar {
    /// The name of the definition of conditions, which is made only for documents that have some.
    private static let conditionDefinition = "Condition"

    /// Holds the definitions.
    let schema = ResourceSchema(typeName: "policy", properties: anything) { name in
        name == conditionDefinition ? conditions : nil
    }
    private var documents: [(kind: PolicyKind, schema: Schema)] = []

    /// What a document of a kind must be.
    func document(_ kind: PolicyKind) -> Schema {
        if let known = documents.first(where: { $0.kind == kind }) { return known.schema }
        let document = Self.document(kind)
        documents.append((kind, document))
        return document
    }

    private static func document(_ kind: PolicyKind) -> Schema {
        let statement = [Assertion.type(.object)] + statement(kind)
        let statements = Schema(
            [.type([.array, .object]), .itemCount(Assertion.Bounds(minimum: 1)), .items(Schema(statement))]
                + Self.statement(kind)
        )
        return Schema([
            .type(.object),
            closed(["Id": text, "Statement": statements, "Version": version]),
            .required(["Statement"]),
        ])
    }

    private static func statement(_ kind: PolicyKind) -> [Assertion] {
        // What must not be there is reported elsewhere, whatever it is.
        let principals = kind.principal == .forbidden ? anything : principal
        let resources = kind.resource == .forbidden ? anything : texts
        var assertions = [
            closed([
                "Action": texts, "Condition": condition, "Effect": effect, "NotAction": texts,
                "NotPrincipal": principals, "NotResource": resources, "Principal": principals, "Resource": resources,
                "Sid": text,
            ]),
            .required(["Effect"]),
            .exactlyOne(["Action", "NotAction"]),
        ]
        for (demand, names) in [
            (kind.principal, ["Principal", "NotPrincipal"]), (kind.resource, ["Resource", "NotResource"]),
        ] {
            switch demand {
            case .required: assertions.append(.exactlyOne(names))
            case .optional: assertions.append(.dependentExcluded(names[1], [names[0]]))
            case .forbidden: continue
            }
        }
        return assertions
    }

    private static func closed(_ members: [String: Schema]) -> Assertion {
        var all = Assertion.Members()
        all.named = members
        all.others = .forbidden
        return .members(all)
    }

    private static func all(_ schema: Schema) -> Assertion {
        var members = Assertion.Members()
        members.others = .matching(schema)
        return .members(members)
    }

    private static let anything = Schema([])
    private static let text = Schema([.type(.string)])
    private static let texts = Schema([
        .type([.array, .string]), .itemCount(Assertion.Bounds(minimum: 1)), .items(text),
    ])
    private static let version = Schema([.type(.string), .allowed(["2012-10-17", "2008-10-17"], ignoringCase: false)])
    private static let effect = Schema([.type(.string), .allowed(["Allow", "Deny"], ignoringCase: false)])
    private static let principal = Schema([
        .type([.object, .string]),
        closed(["AWS": texts, "CanonicalUser": texts, "Federated": texts, "Service": texts]),
    ])

    private static let condition = Schema([.definition(conditionDefinition)])
    private static var conditions: Schema {
        let scalars: Assertion.ValueTypes = [.boolean, .integer, .number, .string]
        let values = Schema([.type(scalars.union(.array)), .items(Schema([.type(scalars)]))])
        let keys = Schema([.type(.object), all(values)])
        var members = [String: Schema](minimumCapacity: operators.count * 6)
        for name in operators {
            for prefix in ["", "ForAllValues:", "ForAnyValue:"] {
                members[prefix + name] = keys
                if name != "Null" { members[prefix + name + "IfExists"] = keys }
            }
        }
        return Schema([.type(.object), closed(members)])
    }

    /// The operators of conditions.
    ///
    /// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html>
    private static let operators = [
        "ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike", "BinaryEquals", "Bool", "DateEquals", "DateGreaterThan",
        "DateGreaterThanEquals", "DateLessThan", "DateLessThanEquals", "DateNotEquals", "IpAddress", "NotIpAddress",
        "Null", "NumericEquals", "NumericGreaterThan", "NumericGreaterThanEquals", "NumericLessThan",
        "NumericLessThanEquals", "NumericNotEquals", "StringEquals", "StringEqualsIgnoreCase", "StringLike",
        "StringNotEquals", "StringNotEqualsIgnoreCase", "StringNotLike",
    ]
}
