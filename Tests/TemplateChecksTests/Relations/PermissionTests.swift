import Testing

@testable import TemplateChecks

@Suite("What policies let a role do")
struct PermissionTests {
    /// Whether the role may receive messages of `Orders`, which is named `orders`.
    private func answer(statement: String, more: String = "", role: String = "") throws -> Answer {
        let relations = try relations(
            """
            Parameters: {Name: {Type: String}}
            Resources:
              Orders: {Type: AWS::SQS::Queue, Properties: {QueueName: orders}}
              Payments: {Type: AWS::SQS::Queue}
              Role:
                Type: AWS::IAM::Role
                Properties:
                  RoleName: writer
                  Policies:
                    - PolicyName: p
                      PolicyDocument: {Statement: [\(statement)]}
            \(role.isEmpty ? "" : "      \(role)")
            \(more)
            """
        )
        let role = try #require(relations.resource("Role"))
        let queue = try #require(relations.resource("Orders"))
        return relations.allows(relations.policies(of: role), "sqs:ReceiveMessage", on: queue, under: .none)
    }

    private func allow(_ action: String, _ resource: String, _ more: String = "") -> String {
        "{Effect: Allow, Action: \(action), Resource: \(resource)\(more)}"
    }

    @Test(arguments: [
        "!GetAtt Orders.Arn", "'*'", "!Sub '${Orders.Arn}'", "[!GetAtt Payments.Arn, !GetAtt Orders.Arn]",
        "!Sub 'arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:orders'", "'arn:*:sqs:*:*:ord*'",
        "!Sub 'arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:${Orders.QueueName}'", "'arn:*:*:*:*:*'",
        "'arn:*:sqs:*:*:?rders'",
    ])
    func coveringResources(_ resource: String) throws {
        #expect(try answer(statement: allow("sqs:ReceiveMessage", resource)) == .yes)
    }

    @Test(arguments: [
        "!GetAtt Payments.Arn", "'arn:*:sns:*:*:*'", "'arn:*:sqs:*:*:pay*'", "'arn:*:sqs:*:*:orders-*'", "[]",
        "!Sub 'arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:${Payments.QueueName}'",
    ])
    func otherResources(_ resource: String) throws {
        #expect(try answer(statement: allow("sqs:ReceiveMessage", resource)) == (resource == "[]" ? .yes : .no))
    }

    @Test(arguments: [
        "!Ref Name", "!Sub 'arn:aws:sqs:eu-west-1:123456789012:${Name}'", "arn:aws:sqs:eu-west-1:123456789012:orders",
        "!Sub '${Name}*'", "!Sub 'arn:${AWS::Partition}:sqs:${AWS::Region}:${Name}:orders'",
    ])
    func resourcesOfTheDeployment(_ resource: String) throws {
        #expect(try answer(statement: allow("sqs:ReceiveMessage", resource)) == .unknown)
    }

    @Test(arguments: ["sqs:*", "'*'", "SQS:receivemessage", "sqs:Receive*", "'sqs:?eceiveMessage'", "[a:b, sqs:*]"])
    func coveringActions(_ action: String) throws {
        #expect(try answer(statement: allow(action, "'*'")) == .yes)
    }

    @Test(arguments: ["sqs:SendMessage", "sns:*", "sqs:Receive", "sqs:ReceiveMessages", "sqs:*Send*"])
    func otherActions(_ action: String) throws {
        #expect(try answer(statement: allow(action, "'*'")) == .no)
    }

    @Test func exclusions() throws {
        #expect(try answer(statement: "{Effect: Allow, NotAction: 'iam:*', Resource: '*'}") == .yes)
        #expect(try answer(statement: "{Effect: Allow, NotAction: 'sqs:*', Resource: '*'}") == .no)
        #expect(try answer(statement: "{Effect: Allow, Action: '*', NotResource: !GetAtt Orders.Arn}") == .no)
        #expect(try answer(statement: "{Effect: Allow, Action: '*', NotResource: !GetAtt Payments.Arn}") == .yes)
    }

    @Test func denialsCount() throws {
        let all = allow("'*'", "'*'")
        let deny = "{Effect: Deny, Action: 'sqs:*', Resource: !GetAtt Orders.Arn}"
        #expect(try answer(statement: "\(all), \(deny)") == .no)
        #expect(try answer(statement: "\(deny), \(all)") == .no)
        let conditional = "{Effect: Deny, Action: '*', Resource: '*', Condition: {Bool: {aws:SecureTransport: false}}}"
        #expect(try answer(statement: "\(conditional), \(all)") == .unknown)
        #expect(try answer(statement: conditional) == .no)
    }

    @Test func aConditionMayBeMet() throws {
        let condition = ", Condition: {StringEquals: {aws:ResourceTag/team: shop}}"
        #expect(try answer(statement: allow("sqs:*", "'*'", condition)) == .unknown)
    }

    @Test func attachedPoliciesCount() throws {
        let nothing = allow("s3:*", "'*'")
        func policy(_ type: String, _ roles: String) -> String {
            """
              Policy:
                Type: AWS::IAM::\(type)
                Properties:
                  \(roles)
                  PolicyDocument: {Statement: {Effect: Allow, Action: 'sqs:*', Resource: !GetAtt Orders.Arn}}
            """
        }
        #expect(try answer(statement: nothing) == .no)
        #expect(try answer(statement: nothing, more: policy("Policy", "Roles: [!Ref Role]")) == .yes)
        #expect(try answer(statement: nothing, more: policy("Policy", "Roles: [writer]")) == .yes)
        #expect(try answer(statement: nothing, more: policy("Policy", "Roles: [!Ref Name]")) == .unknown)
        #expect(try answer(statement: nothing, more: policy("Policy", "Users: [somebody]")) == .no)
        #expect(try answer(statement: nothing, more: policy("RolePolicy", "RoleName: !Ref Role")) == .yes)
        #expect(try answer(statement: nothing, more: policy("ManagedPolicy", "Roles: [!Ref Role]")) == .yes)
        #expect(
            try answer(
                statement: nothing,
                more: policy("ManagedPolicy", "Path: /"),
                role: "ManagedPolicyArns: [!Ref Policy]"
            ) == .yes
        )
    }

    @Test func policiesOfAWSCountIfTheyAreKnown() throws {
        func role(_ name: String) -> String { "ManagedPolicyArns: ['arn:aws:iam::aws:policy/service-role/\(name)']" }
        let nothing = allow("s3:*", "'*'")
        #expect(try answer(statement: nothing, role: role("AWSLambdaSQSQueueExecutionRole")) == .yes)
        #expect(try answer(statement: nothing, role: role("AWSLambdaBasicExecutionRole")) == .no)
        #expect(try answer(statement: nothing, role: role("SomethingNew")) == .unknown)
    }

    @Test func policiesOfAWSAreAboutTheirResources() throws {
        let relations = try relations(
            """
            Resources:
              Orders: {Type: AWS::Logs::LogGroup, Properties: {LogGroupName: /orders}}
              Insights: {Type: AWS::Logs::LogGroup, Properties: {LogGroupName: /aws/lambda-insights}}
              Role:
                Type: AWS::IAM::Role
                Properties:
                  ManagedPolicyArns: ['arn:aws:iam::aws:policy/CloudWatchLambdaInsightsExecutionRolePolicy']
            """
        )
        let policies = relations.policies(of: try #require(relations.resource("Role")))
        func answer(_ action: String, _ name: String) throws -> Answer {
            let group = try #require(relations.resource(name))
            return relations.allows(policies, action, on: group, suffix: SymbolicText(":*"), under: .none)
        }
        #expect(try answer("logs:PutLogEvents", "Orders") == .no)
        #expect(try answer("logs:PutLogEvents", "Insights") != .no)
        #expect(try answer("logs:CreateLogGroup", "Orders") == .yes)
    }

    @Test func aDocumentThatIsNotKnownMayAllowAnything() throws {
        #expect(try answer(statement: "!Ref Name") == .unknown)
    }

    @Test func documentsAsTextsAreRead() throws {
        let relations = try relations(
            #"""
            Resources:
              Orders: {Type: AWS::SQS::Queue}
              Policy:
                Type: AWS::SQS::QueuePolicy
                Properties:
                  Queues: [!Ref Orders]
                  PolicyDocument: '{"Statement":[{"Effect":"Allow","Principal":{"Service":"sns.amazonaws.com"},
                    "Action":"sqs:SendMessage","Resource":"*"}]}'
            """#
        )
        let queue = try #require(relations.resource("Orders"))
        func answer(_ service: String) -> Answer {
            relations.allows(relations.resourcePolicies(of: queue), "sqs:SendMessage", on: queue, under: .none) {
                $0.isAbout(service: service)
            }
        }
        #expect(answer("sns.amazonaws.com") == .yes)
        #expect(answer("events.amazonaws.com") == .no)
    }

    @Test func permissionsOfFunctionsAreStatements() throws {
        let relations = try relations(
            """
            Resources:
              Writer: {Type: AWS::Lambda::Function}
              Permission:
                Type: AWS::Lambda::Permission
                Properties: {FunctionName: !GetAtt Writer.Arn, Action: lambda:InvokeFunction, Principal: sns.amazonaws.com}
            """
        )
        let function = try #require(relations.resource("Writer"))
        let policies = relations.resourcePolicies(of: function)
        #expect(
            relations.allows(policies, "lambda:InvokeFunction", on: function, under: .none) {
                $0.isAbout(service: "sns.amazonaws.com")
            } == .yes
        )
        #expect(
            relations.allows(policies, "lambda:InvokeFunction", on: function, under: .none) {
                $0.isAbout(service: "s3.amazonaws.com")
            } == .no
        )
    }
}
