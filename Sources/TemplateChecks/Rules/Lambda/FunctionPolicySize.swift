import TemplateModel

extension RelationRule {
    static let functionPolicySize = RelationRule(
        "LAM-15",
        .error,
        "the policy of a function has at most 20 KB",
        source: "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html",
        check: { relations, rule in
            var sizes: [String: (bytes: Int, count: Int)] = [:]
            for permission in relations.resources(of: "AWS::Lambda::Permission")
            where permission.entry["Condition"] == nil {
                // Versions and aliases have policies of their own.
                guard let name = permission.values("FunctionName").only,
                    let reference = SymbolicText(name.value)?.reference,
                    let function = relations.resource(reference.name),
                    function.subject.typeName == "AWS::Lambda::Function"
                else { continue }
                let size = FunctionPolicy.minimumSize(of: permission)
                let sum = sizes[reference.name] ?? (FunctionPolicy.frame, 0)
                sizes[reference.name] = (sum.bytes + size, sum.count + 1)
            }
            for function in relations.resources(of: "AWS::Lambda::Function") {
                guard let (bytes, count) = sizes[function.subject.logicalID], bytes > FunctionPolicy.maximum else {
                    continue
                }
                relations.report(
                    rule,
                    at: function.whole(under: .none),
                    "the \(count) permissions of the function make a policy of at least \(bytes) bytes, but Lambda allows "
                        + "\(FunctionPolicy.maximum); join permissions by a wildcard in SourceArn"
                )
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    Each AWS::Lambda::Permission is a statement of the policy of the function, of which Lambda \
                    refuses more than 20 KB: that is some 60 of them. The size here is what is known of the \
                    texts, so that the real one is larger.
                    """,
                fix: """
                    Allow many sources by one permission whose SourceArn has a wildcard, such as that of all \
                    methods of an API.
                    """,
                evidence: [.archivedDocumentation, .documentation],
                examples: [
                    .bad(
                        "60 permissions, one for each method of an API",
                        """
                        Resources: {
                          Writer: {Type: AWS::Lambda::Function},
                          P00: &permission {
                            Type: AWS::Lambda::Permission,
                            Properties: {
                              FunctionName: !Ref Writer, Action: lambda:InvokeFunction, Principal: apigateway.amazonaws.com,
                              SourceArn: !Sub 'arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:a1b2c3d4e5/production/GET/shops/orders/lines/products/prices/discounts/of-the-season/and-of-the-day/by-country'
                            }
                          },
                          P01: *permission, P02: *permission, P03: *permission, P04: *permission,
                          P05: *permission, P06: *permission, P07: *permission, P08: *permission,
                          P09: *permission, P10: *permission, P11: *permission, P12: *permission,
                          P13: *permission, P14: *permission, P15: *permission, P16: *permission,
                          P17: *permission, P18: *permission, P19: *permission, P20: *permission,
                          P21: *permission, P22: *permission, P23: *permission, P24: *permission,
                          P25: *permission, P26: *permission, P27: *permission, P28: *permission,
                          P29: *permission, P30: *permission, P31: *permission, P32: *permission,
                          P33: *permission, P34: *permission, P35: *permission, P36: *permission,
                          P37: *permission, P38: *permission, P39: *permission, P40: *permission,
                          P41: *permission, P42: *permission, P43: *permission, P44: *permission,
                          P45: *permission, P46: *permission, P47: *permission, P48: *permission,
                          P49: *permission, P50: *permission, P51: *permission, P52: *permission,
                          P53: *permission, P54: *permission, P55: *permission, P56: *permission,
                          P57: *permission, P58: *permission, P59: *permission
                        }
                        """,
                        finds:
                            """
                            error[LAM-15]: the 60 permissions of the function make a policy of at least 21594 \
                            bytes, but Lambda allows 20480; join permissions by a wildcard in SourceArn \
                            [Resources/Writer]
                            """
                    ),
                    .good(
                        "A wildcard",
                        """
                        Resources:
                          Writer:
                            Type: AWS::Lambda::Function
                          Permission:
                            Type: AWS::Lambda::Permission
                            Properties:
                              FunctionName: !Ref Writer
                              Action: lambda:InvokeFunction
                              Principal: events.amazonaws.com
                              SourceArn: arn:aws:events:eu-west-1:123456789012:rule/orders-*
                        """
                    ),
                    .unknown(
                        "A source that a deployment gives",
                        """
                        Parameters:
                          P: {Type: String}
                        Resources:
                          Writer:
                            Type: AWS::Lambda::Function
                          Permission:
                            Type: AWS::Lambda::Permission
                            Properties:
                              FunctionName: !Ref Writer
                              Action: lambda:InvokeFunction
                              Principal: events.amazonaws.com
                              SourceArn: !Ref P
                        """
                    ),
                ]
            )
        }
    )
}

/// The policy that Lambda makes of permissions.
private enum FunctionPolicy {
    static let maximum = 20_480
    /// What is around the statements.
    static let frame = #"{"Version":"2012-10-17","Id":"default","Statement":[]}"#.utf8.count

    /// The least that the statement of a permission has, as far as the template tells its texts.
    static func minimumSize(of permission: ResourceView) -> Int {
        // The name of the function has a character at least, and that of the stack, with which the Sid starts, too.
        var size = #"{"Sid":"s--","Effect":"Allow","Principal":{"":""},"Action":"","Resource":""},"#.utf8.count
        size += "arn:aws:lambda:eu-west-1:123456789012:function:f".utf8.count
        size += permission.subject.logicalID.utf8.count + "0123456789AB".utf8.count
        for key in ["Principal", "Action"] { size += minimumSize(of: .key(key), permission) ?? 0 }
        if let source = minimumSize(of: "SourceArn", permission) {
            size += #","Condition":{"ArnLike":{"AWS:SourceArn":""}}"#.utf8.count + source
        }
        return size
    }

    /// The least that a text has; `nil` when it may not be there.
    private static func minimumSize(of key: ValueStep, _ permission: ResourceView) -> Int? {
        let sizes = permission.values(key).map { value -> Int? in
            guard let text = SymbolicText(value.value) else { return value.isAbsent ? nil : 0 }
            return text.parts.reduce(0) { size, part in
                if case .literal(let literal) = part { size + literal.utf8.count } else { size }
            }
        }
        let known = sizes.compactMap { $0 }
        return known.count == sizes.count ? known.min() : nil
    }
}
