import TemplateModel

/// What AWS SAM makes of the events of functions, as far as rules ask for it: the mappings of queues and streams, rules of
/// Amazon EventBridge, and subscriptions of topics.
///
/// Permissions and roles that it adds as well are not known, so that a template with its transform lacks none.
///
/// <https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources-function.html>
struct ServerlessEvents {
    private let function: ResourceView

    /// The function with the global settings that it does not have itself.
    let settled: ResourceView

    /// Looks a function of AWS SAM up.
    init(of function: ResourceView) {
        self.function = function
        settled = Self.withGlobals(function)
    }

    /// The resources that the events of the function become.
    var resources: [ResourceView] {
        guard let events = function.entry["Properties"]?["Events"]?.objectValue else { return [] }
        return events.compactMap { name, event in
            guard let type = event["Type"]?.stringValue, let properties = event["Properties"]?.objectValue else {
                return nil
            }
            return resource(of: name, type, properties)
        }
    }

    private func resource(of name: String, _ type: String, _ properties: Object) -> ResourceView? {
        let reference: Node = ["Fn::GetAtt": [.string(function.subject.logicalID), "Arn"]]
        var made = properties
        switch type {
        case "SQS", "DynamoDB", "Kinesis":
            made["FunctionName"] = reference
            return view(name, "AWS::Lambda::EventSourceMapping", made)
        case "EventBridgeRule", "CloudWatchEvent":
            var target: Object = ["Arn": reference, "Id": .string(name)]
            for key in ["Input", "InputPath", "InputTransformer", "RetryPolicy"] { target[key] = properties[key] }
            if let deadLetters = properties["DeadLetterConfig"]?.objectValue {
                // Without an ARN AWS SAM makes the queue.
                let made: Node = ["Fn::GetAtt": [.string("\(function.subject.logicalID)\(name)Queue"), "Arn"]]
                target["DeadLetterConfig"] = ["Arn": deadLetters["Arn"] ?? made]
            }
            made["EventPattern"] = properties["Pattern"]
            made["Targets"] = [.object(target)]
            return view(name, "AWS::Events::Rule", made)
        case "SNS":
            // With a queue between them both are made by AWS SAM.
            if let queue = properties["SqsSubscription"], queue != false { return nil }
            made["TopicArn"] = properties["Topic"]
            made["Protocol"] = "lambda"
            made["Endpoint"] = reference
            return view(name, "AWS::SNS::Subscription", made)
        default: return nil
        }
    }

    /// A resource that is made, as if it stood where the event does.
    private func view(_ name: String, _ typeName: String, _ properties: Object) -> ResourceView {
        var entry: Object = ["Type": .string(typeName), "Properties": .object(properties)]
        entry["Condition"] = function.entry["Condition"]
        return ResourceView(
            subject: Subject(logicalID: function.subject.logicalID + name, typeName: typeName),
            entry: entry,
            place: function.place.key("Properties").key("Events").key(name),
            isInLoop: function.isInLoop,
            session: function.session
        )
    }

    private static func withGlobals(_ function: ResourceView) -> ResourceView {
        let globals = function.session.context.template.root["Globals"]?["Function"]?.objectValue
        guard let globals, var properties = function.entry["Properties"]?.objectValue else { return function }
        let ignored = function.entry["IgnoreGlobals"]
        if ignored == "*" { return function }
        let names = ignored?.arrayValue?.compactMap(\.stringValue) ?? []
        for (name, value) in globals where properties[name] == nil && !names.contains(name) {
            properties[name] = value
        }
        var entry = function.entry
        entry["Properties"] = .object(properties)
        return ResourceView(
            subject: function.subject,
            entry: entry,
            place: function.place,
            isInLoop: function.isInLoop,
            session: function.session
        )
    }
}
