import AWSIAM
import AWSLambda
import AWSSQS
import CloudFormation
import SynthTesting
import TemplateModel
import Testing

@testable import synth

struct OrderBufferStackTests {
    private func template(_ environment: DeploymentEnvironment = .prod) throws -> Template {
        try App.template(
            of: OrderBufferStack(environment: environment),
            id: "OrderBuffer",
            environment: environment.rawValue
        )
    }

    @Test func developmentTemplate() throws {
        expectTemplate(try template(.dev), matches: "dev.yaml")
    }

    @Test func theTableIsTheOneOfTheCourse() throws {
        let table = try #require(try template().resource("OrdersTable"))
        #expect(
            table["KeySchema"] == [
                ["AttributeName": "id", "KeyType": "HASH"], ["AttributeName": "timestamp", "KeyType": "RANGE"],
            ]
        )
        #expect(
            table["AttributeDefinitions"] == [
                ["AttributeName": "id", "AttributeType": "S"], ["AttributeName": "timestamp", "AttributeType": "N"],
            ]
        )
        #expect(table["ProvisionedThroughput"] == ["ReadCapacityUnits": 1, "WriteCapacityUnits": 1])
    }

    @Test func aMalformedOrderEndsInTheDeadLetters() throws {
        let queue = try #require(try template().resource("OrdersQueue"))
        #expect(queue["RedrivePolicy", "deadLetterTargetArn"] == ["Fn::GetAtt": ["OrdersDeadLetters", "Arn"]])
        #expect(queue["VisibilityTimeout"] == 90)
    }

    /// The original's role could list and describe all queues of a fixed account, and its function polled the queue itself.
    @Test func theWriterMayDoWhatItDoesAndNothingElse() throws {
        let policy = try #require(try template().resources(of: IAM.Policy.self).first)
        let statements = try #require(policy["PolicyDocument", "Statement"]?.arrayValue)
        var actions: Set<String> = []
        for statement in statements {
            #expect(statement["Resource"] != "*")
            if let one = statement["Action"]?.stringValue { actions.insert(one) }
            actions.formUnion(statement["Action"]?.arrayValue?.compactMap(\.stringValue) ?? [])
        }
        #expect(
            actions == [
                "dynamodb:PutItem", "logs:CreateLogStream", "logs:PutLogEvents", "sqs:DeleteMessage",
                "sqs:GetQueueAttributes", "sqs:ReceiveMessage",
            ]
        )
    }

    @Test func nothingHasAPhysicalName() throws {
        for (name, resource) in try template().resources {
            for property in [
                "TableName", "QueueName", "FunctionName", "RoleName", "AlarmName", "TopicName", "LogGroupName",
            ] {
                #expect(
                    resource["Properties"]?[property] == nil || resource["Type"] == "AWS::Lambda::EventSourceMapping",
                    "\(name)"
                )
            }
        }
    }
}
