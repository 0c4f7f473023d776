import AWSClient
import JSONValues

/// The names of the attributes that messages have beside their bodies.
enum MessageAttributeName {
    static let idempotencyKey = "idempotencyKey"
    static let submittedAt = "submittedAt"
    /// The kind of error that the failure mode will make of the message; `none` when it makes none.
    static let errorTypeCandidate = "errorTypeCandidate"
}

extension OutgoingMessage {
    /// The bytes that count for the limit of the queue: those of the body, and of names, types and values of the attributes.
    ///
    /// <https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html>
    var sizeInQueue: Int {
        attributes.reduce(body.utf8.count) { size, attribute in
            let value =
                switch attribute.value.value {
                case .string(let text): text.utf8.count
                case .binary(let bytes): bytes.count
                }
            return size + attribute.key.utf8.count + attribute.value.dataType.utf8.count + value
        }
    }
}

extension String {
    /// JSON with the two characters as escapes that JSON may have and a message may not.
    ///
    /// <https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html>
    var escapedForQueues: String {
        guard unicodeScalars.contains(where: { $0.value == 0xFFFE || $0.value == 0xFFFF }) else { return self }
        var escaped = ""
        for scalar in unicodeScalars {
            switch scalar.value {
            case 0xFFFE: escaped += "\\ufffe"
            case 0xFFFF: escaped += "\\uffff"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}

extension ExactDecimal {
    /// The number in JSON.
    var jsonNumber: JSONNumber { JSONNumber(text) ?? JSONNumber(0) }
}
