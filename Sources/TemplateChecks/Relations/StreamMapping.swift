import TemplateModel

/// A kind of stream, which keeps records in order until they are old.
enum StreamKind {
    /// The stream of a table of DynamoDB.
    case dynamoDB
    /// A stream of Kinesis, or a consumer of one.
    case kinesis
}

extension EventSourceMapping {
    /// The kind of stream that the mapping reads; `nil` for queues, for others, and when that is not known.
    var stream: StreamKind? {
        switch source.resource?.subject.typeName {
        case "AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable": .dynamoDB
        case "AWS::Kinesis::Stream", "AWS::Kinesis::StreamConsumer": .kinesis
        case nil where source.service == "dynamodb": .dynamoDB
        case nil where source.service == "kinesis": .kinesis
        default: nil
        }
    }

    /// The stream as messages name it: `the stream of 'Orders'`.
    var streamName: String {
        source.resource == nil || stream == .kinesis ? "the stream \(source.name)" : "the stream of \(source.name)"
    }

    /// For how many hours the stream keeps records; none when that is not known.
    ///
    /// <https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html>
    func retentions(under choices: Choices) -> [Quantity] {
        switch stream {
        case nil: return []
        case .dynamoDB: return [Quantity(number: 24, value: mapping.whole(under: choices), isDefault: false)]
        case .kinesis:
            guard let stream = source.resource, stream.subject.typeName == "AWS::Kinesis::Stream" else { return [] }
            return stream.quantities("RetentionPeriodHours", default: 24, under: choices)
        }
    }
}
