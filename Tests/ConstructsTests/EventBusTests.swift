import AWSEvents
import AWSKMS
import AWSSQS
import CloudFormation
import ResourceTypes
import TemplateModel
import Testing

@testable import Constructs

@Suite struct EventBusTests {
    @Test func isNamedAfterStackAndConstruct() throws {
        let app = EventsApp { scope in scope.add("Orders", EventBus()) }
        #expect(try app.properties("Orders") == ["Name": ["Fn::Sub": "${AWS::StackName}-Orders"]])
    }

    @Test func takesAllItsArguments() throws {
        let app = EventsApp { scope in
            let key = scope.add("Key", Resource(KMS.Key.self, .init()))
            scope.add(
                "Bus",
                EventBus(name: "orders", description: "Orders", deadLetters: scope.addQueue(), encryptionKey: key)
            )
        }
        #expect(
            try app.properties("Bus") == [
                "Name": "orders",
                "DeadLetterConfig": ["Arn": ["Fn::GetAtt": ["Queue", "Arn"]]],
                "Description": "Orders",
                "KmsKeyIdentifier": ["Fn::GetAtt": ["Key", "Arn"]],
            ]
        )
        let statement = try app.properties("QueuePolicy")?["PolicyDocument"]?["Statement"]?[0]
        #expect(statement?["Condition"] == ["ArnEquals": ["aws:SourceArn": ["Fn::GetAtt": ["Bus", "Arn"]]]])
    }

    @Test(arguments: ["", "default", "a/b", "a b", String(repeating: "a", count: 257)])
    func rejectsANameThatEventBridgeRefuses(name: String) {
        #expect(
            EventsApp { $0.add("Bus", EventBus(name: name)) }.messages == [
                "error: the name of an event bus must be 1 to 256 letters, digits, '.', '-' and '_', and not 'default', got '\(name)'"
            ]
        )
    }

    @Test func rejectsAPathThatMakesTheNameTooLong() {
        let id = String(repeating: "A", count: 255)
        #expect(
            EventsApp { $0.add(id, EventBus()) }.messages == [
                "error: the name of an event bus must have at most 256 characters, got 'S-\(id)'; give it a name of its own"
            ]
        )
    }

    @Test func letsSendersPutEventsAndNothingElse() {
        #expect(Action<Events.EventBus>.putEvents.name == "events:PutEvents")
        _ = EventsApp { scope in
            let bus = scope.add("Bus", EventBus())
            #expect(Events.EventBus.arn(of: bus) == Value(bus.arn))
        }
    }

    @Test func defaultBusIsKnownByItsARN() throws {
        let app = EventsApp { scope in
            let bus = scope.add("Default", DefaultEventBus())
            scope.add("Output", StackOutput(Events.EventBus.arn(of: bus)))
            _ = scope.addQueue()
        }
        let output = try app.template().outputs["Output"]?["Value"]
        #expect(
            output == ["Fn::Sub": "arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:event-bus/default"]
        )
        #expect(try app.template().resources.count == 1)
    }

    @Test func metricsNameTheBusByItsAttribute() {
        _ = EventsApp { scope in
            let bus = scope.add("Bus", EventBus())
            let metric = bus.metrics.matchedEvents
            #expect(metric.namespace == "AWS/Events")
            #expect(metric.name == "MatchedEvents")
            #expect(metric.statistic == .sum)
            #expect(metric.dimensions == [.init("EventBusName", bus.attribute("Name"))])
        }
    }
}
