import ResourceSchemas
import Testing

@testable import TemplateChecks

@Suite("The actions of policies")
struct ActionNameTests {
    /// Compares what is found in a policy that allows some actions; a finding is written without its place.
    private func expect(
        _ actions: String,
        _ expected: String...,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        try expectFindings(
            in: "AWS::IAM::ManagedPolicy",
            "PolicyDocument: {Version: '2012-10-17', Statement: [{Effect: Allow, Action: [\(actions)], Resource: '*'}]}",
            sections: "Parameters: {Action: {Type: String}}",
            expected.map { problem in
                let severity = problem.prefix { $0 != " " }
                return "\(severity)[POL-10]: 'PolicyDocument.Statement[0].Action[0]' is "
                    + "\(problem.dropFirst(severity.count + 1)) [PolicyDocument/Statement/0/Action/0]"
            },
            sourceLocation: sourceLocation
        )
    }

    @Test("Actions and patterns that exist, or are not known")
    func known() throws {
        let actions = [
            "sqs:SendMessage", "SQS:sendmessage", "dynamodb:*Item", "s3:Get?bject", "kms:GenerateDataKey*", "*",
            "iam:*",
        ]
        try expect(actions.map { "'\($0)'" }.joined(separator: ", ") + ", !Ref Action")
        try expect("!Ref Action, !Sub 'sqs:${Action}', '${Action}:PutItems'")
    }

    @Test(
        "Actions that are nearly those of a service",
        arguments: [
            ("dynamodb:PutItems", "dynamodb:PutItem"), ("sqs:RecieveMessage", "sqs:ReceiveMessage"),
            ("sqs:DeletMessage", "sqs:DeleteMessage"), ("SQS:SENDMESAGE", "SQS:SENDMESsAGE"),
        ]
    )
    func near(_ action: String, _ meant: String) throws {
        let service = action.prefix { $0 != ":" }
        try expect(
            "'\(action)', !Ref Action",
            "warning '\(action)', but '\(service)' has no such action; did you mean '\(meant)'?"
        )
    }

    @Test("Operations for which IAM checks other actions")
    func operations() throws {
        try expect(
            "'dynamodb:TransactGetItems', !Ref Action",
            "warning 'dynamodb:TransactGetItems', which is an operation, but no action: it takes 'dynamodb:GetItem'"
        )
        try expect(
            "'s3:CopyObject', !Ref Action",
            "warning 's3:CopyObject', which is an operation, but no action: it takes 's3:GetObject' and 's3:PutObject'"
        )
    }

    @Test("What takes the place of operations exists, and they do not")
    func operationsExist() {
        for (service, operations) in ActionNameCheck.operations {
            for (operation, actions) in operations {
                #expect(ActionNames.has(operation, of: service) == false, "\(service):\(operation)")
                for action in actions {
                    #expect(ActionNames.has(action.lowercased(), of: service) == true, "\(service):\(action)")
                }
            }
        }
    }

    @Test("Prefixes of no service")
    func services() throws {
        try expect(
            "'eventbridge:PutRule', !Ref Action",
            "warning 'eventbridge:PutRule', but 'eventbridge' is the prefix of no service; did you mean 'events:PutRule'?"
        )
        try expect(
            "'dynamodbs:Get*', !Ref Action",
            "warning 'dynamodbs:Get*', but 'dynamodbs' is the prefix of no service; did you mean 'dynamodb'?"
        )
    }

    @Test("What may only be newer than this package is a remark")
    func unknown() throws {
        try expect(
            "'sqs:PutRule', !Ref Action",
            "info 'sqs:PutRule', but 'sqs' has no such action that is known here; 'events' has it"
        )
        try expect(
            "'sqs:TeleportMessage', !Ref Action",
            "info 'sqs:TeleportMessage', but 'sqs' has no such action that is known here"
        )
        try expect(
            "'sqs:Publish*', !Ref Action",
            "info 'sqs:Publish*', which is none of the actions of 'sqs' that are known here"
        )
        for action in ["quantum:Entangle", "quantum:*"] {
            try expect(
                "'\(action)', !Ref Action",
                "info '\(action)', but 'quantum' is the prefix of no service that is known here"
            )
        }
    }

    @Test("Policies of resources name actions too, with or without a prefix")
    func resourcePolicies() throws {
        try expectFindings(
            in: "AWS::SQS::QueuePolicy",
            """
            Queues: [q]
            PolicyDocument:
              Statement: [{Effect: Allow, Principal: '*', Action: ['SQS:SendMessages', SendMessages], Resource: 'x'}]
            """,
            [
                "warning[POL-10]: 'PolicyDocument.Statement[0].Action[0]' is 'SQS:SendMessages', but 'SQS' has no such "
                    + "action; did you mean 'SQS:SendMessage'? [PolicyDocument/Statement/0/Action/0]"
            ]
        )
    }
}
