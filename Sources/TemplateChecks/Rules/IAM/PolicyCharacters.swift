import TemplateModel

extension RelationRule {
    static let policyCharacters = RelationRule(
        "IAM-05",
        .error,
        "a policy has only characters of Latin-1",
        source: "https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html",
        check: { relations, rule in
            let trusts = relations.resources(of: "AWS::IAM::Role").flatMap { role in
                role.values("AssumeRolePolicyDocument").map { PolicyDocumentSite(owner: role, value: $0) }
            }
            for site in relations.identityDocuments + trusts {
                guard let node = site.document.node, let found = PolicyDocumentSite.foreignCharacter(in: node, [])
                else { continue }
                relations.report(
                    rule,
                    at: site.document.at(found.steps),
                    "the policy has the character '\(found.character)', but IAM takes only those of Latin-1; replace it"
                )
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    IAM takes tabulators, line ends, and the characters U+0020 to U+00FF in a policy, so that \
                    an emoji or a dash from a text processor makes the deployment fail.
                    """,
                fix: "Replace the character.",
                evidence: [.schema, .archivedDocumentation],
                examples: [
                    .bad(
                        "A dash from a text processor",
                        """
                        Resources:
                          Role:
                            Type: AWS::IAM::Role
                            Properties:
                              Policies:
                                - PolicyName: Send
                                  PolicyDocument:
                                    Statement:
                                      Effect: Allow
                                      Action: sqs:SendMessage
                                      Resource: "arn:aws:sqs:eu-west-1:123456789012:orders–*"
                        """,
                        finds: """
                            error[IAM-05]: the policy has the character '–', but IAM takes only those of \
                            Latin-1; replace it \
                            [Resources/Role/Properties/Policies/0/PolicyDocument/Statement/Resource]
                            """
                    ),
                    .good(
                        "An umlaut",
                        """
                        Resources:
                          Role:
                            Type: AWS::IAM::Role
                            Properties:
                              Policies:
                                - PolicyName: Send
                                  PolicyDocument:
                                    Statement:
                                      Effect: Allow
                                      Action: sqs:SendMessage
                                      Resource: "arn:aws:sqs:eu-west-1:123456789012:*"
                              Description: Aufträge
                        """
                    ),
                    .unknown(
                        "A resource that a deployment gives",
                        """
                        Parameters:
                          P: {Type: String}
                        Resources:
                          Role:
                            Type: AWS::IAM::Role
                            Properties:
                              Policies:
                                - PolicyName: Send
                                  PolicyDocument:
                                    Statement:
                                      Effect: Allow
                                      Action: sqs:SendMessage
                                      Resource: !Ref P
                        """
                    ),
                ]
            )
        }
    )
}

extension PolicyDocumentSite {
    /// The first character that IAM does not take.
    fileprivate static func foreignCharacter(
        in node: Node,
        _ steps: [PathStep]
    ) -> (character: Character, steps: [PathStep])? {
        switch node {
        case .string(let text):
            // The bytes of U+0100 and above begin with these.
            guard text.utf8.contains(where: { $0 >= 0xC4 }) else { return nil }
            return text.first { $0.unicodeScalars.contains { $0.value > 0xFF } }.map { ($0, steps) }
        case .array(let items):
            return items.indices.lazy.compactMap { foreignCharacter(in: items[$0], steps + [.index($0)]) }.first
        case .object(let object):
            return object.lazy.compactMap { foreignCharacter(in: $0.value, steps + [.key($0.key)]) }.first
        case .null, .bool, .int, .double:
            return nil
        }
    }
}
