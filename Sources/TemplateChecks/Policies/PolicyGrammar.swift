import ResourceSchemas
import TemplateModel

/// The grammar of policy documents, as a schema.
///
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html>
enum PolicyGrammar {
    /// What a document of a kind must be.
    static func document(_ kind: PolicyKind) -> Schema {
        let statement = [Assertion.type(.object)] + statement(kind)
        let statements = Schema([
            .type([.array, .object]), .itemCount(Assertion.Bounds(minimum: 1)), .items(Schema(statement)),
        ] + Self.statement(kind))
        return Schema([
            .type(.object),
            closed(["Id": text, "Statement": statements, "Version": version]),
            .required(["Statement"]),
        ])
    }

    private static func statement(_ kind: PolicyKind) -> [Assertion] {
        // What must not be there is reported by name, and so is what it holds.
        var assertions = [
            closed([
                "Action": texts, "Condition": conditions, "Effect": effect, "NotAction": texts,
                "NotPrincipal": principal, "NotResource": texts, "Principal": principal, "Resource": texts, "Sid": text,
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

    private static let conditions: Schema = {
        let scalars: Assertion.ValueTypes = [.boolean, .integer, .number, .string]
        let values = Schema([.type(scalars.union(.array)), .items(Schema([.type(scalars)]))])
        let keys = Schema([.type(.object), all(values)])
        var members: [String: Schema] = [:]
        for name in operators {
            for prefix in ["", "ForAllValues:", "ForAnyValue:"] {
                for suffix in ["", "IfExists"] { members[prefix + name + suffix] = keys }
            }
        }
        return Schema([.type(.object), closed(members)])
    }()

    /// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html>
    private static let operators = [
        "ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike", "BinaryEquals", "Bool", "DateEquals", "DateGreaterThan",
        "DateGreaterThanEquals", "DateLessThan", "DateLessThanEquals", "DateNotEquals", "IpAddress", "NotIpAddress",
        "Null", "NumericEquals", "NumericGreaterThan", "NumericGreaterThanEquals", "NumericLessThan",
        "NumericLessThanEquals", "NumericNotEquals", "StringEquals", "StringEqualsIgnoreCase", "StringLike",
        "StringNotEquals", "StringNotEqualsIgnoreCase", "StringNotLike",
    ]
}
