import DynamoDBValues
import Foundation
import JSONValues
import LambdaEvents
import Testing

/// Payloads that other projects publish, where their folder is at hand: `CORPORA`, or `../shared/corpora` beside the package.
private let corpus: URL? = {
    let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    let folder =
        ProcessInfo.processInfo.environment["CORPORA"].map { URL(filePath: $0) }
        ?? package.appending(path: "../shared/corpora")
    let events = folder.appending(path: "lambda-events")
    return FileManager.default.fileExists(atPath: events.path) ? events : nil
}()

@Suite("Published payloads", .enabled(if: corpus != nil)) struct CorpusTests {
    private func decode<Event: LambdaEvent>(_ type: Event.Type, _ names: String...) throws -> [Event] {
        let folder = try #require(corpus)
        return try names.map { name in
            let bytes = try Data(contentsOf: folder.appending(path: "\(name).json"))
            return try JSONValue(parsing: bytes).decode(as: type)
        }
    }

    @Test("of queues") func queues() throws {
        let events = try decode(
            SQSEvent.self,
            "aws-lambda-go/sqs-event",
            "powertools/sqsEvent",
            "powertools/s3SqsEvent",
            "powertools/snsSqsEvent",
            "powertools/snsSqsFifoEvent",
            "powertools/sqsDlqTriggerEvent"
        )
        for event in events {
            for record in event.records {
                #expect(!record.messageID.isEmpty)
                #expect(record.approximateReceiveCount != nil)
                #expect(record.sentTimestamp != nil)
            }
        }
        #expect(events[1].records.map(\.body) == ["Test message.", #"{"message": "foo1"}"#])
        #expect(events[4].records[0].messageGroupID != nil)
        #expect(events[5].records[0].deadLetterQueueSourceARN?.hasPrefix("arn:aws:sqs:") == true)
        // What a topic wraps around what it delivers to a queue.
        for event in events[3...4] {
            let notification = try JSONValue(parsing: event.records[0].body).decode(as: SNSNotification.self)
            #expect(notification.topicARN.hasPrefix("arn:aws:sns:"))
        }
    }

    @Test("of streams of tables") func streams() throws {
        let events = try decode(
            DynamoDBStreamEvent.self,
            "aws-lambda-go/dynamodb-event",
            "aws-lambda-go/dynamodb-time-window-event",
            "powertools/dynamoStreamEvent"
        )
        for event in events {
            for record in event.records {
                #expect(try !record.keys().isEmpty)
                #expect(try record.newImage() != nil || record.oldImage() != nil)
            }
        }
        #expect(try events[0].records[1].newImage()?["FloatNumber"]?.asNumber?.text == "123.45")
        #expect(events[1].window?.start.text == "2020-07-30T17:00:00.000Z")
        #expect(events[1].window?.state == ["1": "state1"])
        #expect(events[1].records.map(\.eventName) == [.insert, .modify, .remove])
        #expect(events[2].records[0].approximateCreationTime?.text == "2023-09-06T10:45:55.000Z")
    }

    @Test("of streams of tables, cut off: an error that says where") func cutOff() {
        let error = #expect(throws: JSONError.self) {
            try decode(DynamoDBStreamEvent.self, "aws-lambda-go/dynamodb-event-malformed.2")
        }
        #expect(error?.problem == "expected ',' or ']' after an item, found the end")
    }

    @Test("of event buses") func buses() throws {
        let events = try decode(
            EventBridgeEvent<JSONValue>.self,
            "aws-lambda-go/autoscaling-event-launch-successful",
            "aws-lambda-go/autoscaling-event-launch-unsuccessful",
            "aws-lambda-go/autoscaling-event-lifecycle-action",
            "aws-lambda-go/autoscaling-event-terminate-action",
            "aws-lambda-go/autoscaling-event-terminate-successful",
            "aws-lambda-go/autoscaling-event-terminate-unsuccessful",
            "aws-lambda-go/codebuild-phase-change",
            "aws-lambda-go/codebuild-state-change",
            "aws-lambda-go/codedeploy-deployment-event",
            "aws-lambda-go/codedeploy-instance-event",
            "aws-lambda-go/codepipeline-action-execution-stage-change-event",
            "aws-lambda-go/codepipeline-execution-stage-change-event",
            "aws-lambda-go/codepipeline-execution-state-change-event",
            "aws-lambda-go/ecr-image-push-event",
            "aws-lambda-go/ecr-image-scan-event",
            "aws-lambda-go/ecs-container-instance-state-change",
            "powertools/eventBridgeEvent",
            "powertools/s3EventBridgeNotificationObjectCreatedEvent",
            "powertools/s3EventBridgeNotificationObjectDeletedEvent",
            "powertools/s3EventBridgeNotificationObjectExpiredEvent",
            "powertools/s3EventBridgeNotificationObjectRestoreCompletedEvent"
        )
        for event in events { #expect(event.detail.asObject?.isEmpty == false) }
        #expect(events[16].replayName == "replay_archive")
        #expect(events[16].correlationID == "6a7e8feb-b491-4cf7-a9f1-bf3703467718")
    }

    @Test("of HTTP APIs and function URLs") func requests() throws {
        let requests = try decode(
            APIGatewayV2Request.self,
            "aws-lambda-go/apigw-v2-request-iam",
            "aws-lambda-go/apigw-v2-request-jwt-authorizer",
            "aws-lambda-go/apigw-v2-request-lambda-authorizer",
            "aws-lambda-go/apigw-v2-request-no-authorizer",
            "aws-lambda-go/lambda-urls-request",
            "powertools/apiGatewayProxyV2Event",
            "powertools/apiGatewayProxyV2EventPathTrailingSlash",
            "powertools/apiGatewayProxyV2Event_GET",
            "powertools/apiGatewayProxyV2IamEvent",
            "powertools/apiGatewayProxyV2LambdaAuthorizerEvent",
            "powertools/apiGatewayProxyV2OtherGetEvent",
            "powertools/apiGatewayProxyV2SchemaMiddlwareInvalidEvent",
            "powertools/apiGatewayProxyV2SchemaMiddlwareValidEvent",
            "powertools/lambdaFunctionUrlEvent",
            "powertools/lambdaFunctionUrlEventPathTrailingSlash",
            "powertools/lambdaFunctionUrlEventWithHeaders",
            "powertools/lambdaFunctionUrlIAMEvent"
        )
        for request in requests {
            #expect(try JSONValue(encoding: request).decode(as: APIGatewayV2Request.self) == request)
            #expect(!request.requestContext.method.isEmpty)
            #expect(!request.requestContext.requestID.isEmpty)
        }
        #expect(requests[1].requestContext.authorizer?.jwt?.scopes == ["scope1", "scope2"])
        #expect(requests[5].header("header2") == "value1,value2")
        #expect(requests[9].requestContext.authorizer?.lambda?["tenantId"] == "123-456-789-012")
    }

    @Test("of topics") func topics() throws {
        let events = try decode(
            SNSEvent.self,
            "aws-lambda-go/sns-event",
            "aws-lambda-go/cloudwatch-alarm-sns-payload-single-metric",
            "aws-lambda-go/cloudwatch-alarm-sns-payload-multiple-metrics",
            "powertools/snsEvent"
        )
        for event in events { #expect(event.records[0].sns.topicARN.hasPrefix("arn:aws")) }
        #expect(events[3].records[0].sns.messageAttributes?["Test"]?.value == "TestString")
    }

    @Test("answers of function URLs") func responses() throws {
        let bytes = try Data(
            contentsOf: try #require(corpus).appending(path: "aws-lambda-go/lambda-urls-response.json")
        )
        let value = try JSONValue(parsing: bytes)
        #expect(try JSONValue(encoding: value.decode(as: APIGatewayV2Response.self)) == value)
    }
}
