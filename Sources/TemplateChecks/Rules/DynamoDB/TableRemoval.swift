import TemplateModel

extension RelationRule {
    static let tableRemoval = RelationRule(
        "DDB-13",
        .warning,
        "what happens to a table when it is removed is decided",
        source: """
            https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute\
            -deletionpolicy.html
            """,
        check: { relations, rule in
            for table in relations.tables {
                let missing = ["DeletionPolicy", "UpdateReplacePolicy"].filter { table.entry[$0] == nil }
                guard !missing.isEmpty else { continue }
                // A table that is protected is not deleted.
                let protections = table.values("DeletionProtectionEnabled")
                guard protections.allSatisfy({ $0.isAbsent || $0.node?.truthValue == false }) else { continue }
                relations.report(
                    rule,
                    at: table.whole(under: .none),
                    "the table has no \(missing.joined(separator: " and no ")), so that \(missing.removals) deletes it with all items; set "
                        + "\(missing.joined(separator: " and ")) to Retain, or to Delete if the items can be lost"
                )
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    Without these attributes CloudFormation deletes the table, and all that is in it, when the \
                    resource or the stack is removed, and when a change of its key or its name replaces it. \
                    Delete, if it is written down, is taken as meant.
                    """,
                fix: """
                    Set DeletionPolicy and UpdateReplacePolicy to Retain; to Delete where the items can be \
                    lost.
                    """,
                evidence: [.archivedDocumentation, .linter("I3011")],
                examples: [
                    .bad(
                        "Neither",
                        """
                        Resources:
                          Orders:
                            Type: AWS::DynamoDB::Table
                        """,
                        finds:
                            """
                            warning[DDB-13]: the table has no DeletionPolicy and no UpdateReplacePolicy, so \
                            that removing it, the stack, or a change that replaces it deletes it with all \
                            items; set DeletionPolicy and UpdateReplacePolicy to Retain, or to Delete if the \
                            items can be lost [Resources/Orders]
                            """
                    ),
                    .bad(
                        "Kept with the stack, but not when it is replaced",
                        """
                        Resources:
                          Orders:
                            Type: AWS::DynamoDB::Table
                            DeletionPolicy: Retain
                        """,
                        finds:
                            """
                            warning[DDB-13]: the table has no UpdateReplacePolicy, so that a change that \
                            replaces it deletes it with all items; set UpdateReplacePolicy to Retain, or to \
                            Delete if the items can be lost [Resources/Orders]
                            """
                    ),
                    .good(
                        "Both",
                        """
                        Resources:
                          Orders:
                            Type: AWS::DynamoDB::Table
                            DeletionPolicy: Retain
                            UpdateReplacePolicy: Retain
                        """
                    ),
                    .good(
                        "Items that can be lost",
                        """
                        Resources:
                          Orders:
                            Type: AWS::DynamoDB::Table
                            DeletionPolicy: Delete
                            UpdateReplacePolicy: Delete
                        """
                    ),
                    .unknown(
                        "A deployment decides about protection",
                        """
                        Parameters:
                          P: {Type: String}
                        Resources:
                          Orders:
                            Type: AWS::DynamoDB::Table
                            Properties:
                              DeletionProtectionEnabled: !Ref P
                        """
                    ),
                ]
            )
        }
    )
}

extension [String] {
    /// What deletes a resource without these attributes.
    fileprivate var removals: String {
        self == ["UpdateReplacePolicy"]
            ? "a change that replaces it"
            : self == ["DeletionPolicy"]
                ? "removing it, or the stack," : "removing it, the stack, or a change that replaces it"
    }
}
