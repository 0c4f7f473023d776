import JSONValues
import LambdaEvents

/// A message of the queue, and what can be said of it before it is processed.
struct QueuedMessage: Sendable {
    let record: SQSEvent.Record
    /// What the table knows the message by, or why nobody does.
    let key: Result<String, IngestionError>

    /// Reads a message.
    ///
    /// All that counts now is the key: a message that has one can be said to have failed.
    init(_ record: SQSEvent.Record) {
        self.record = record
        do throws(JSONError) {
            let body = try JSONValue(parsing: record.body)
            if case .string(let key) = body["idempotencyKey"], (1...2048).contains(key.utf8.count) {
                self.key = .success(key)
            } else {
                key = .failure(.schema("the message has no idempotencyKey of 1 to 2048 bytes"))
            }
        } catch {
            key = .failure(.schema("the message is not JSON: \(error)"))
        }
    }

    /// What messages have in common that must not be processed at the same time.
    var group: String? { try? key.get() }
}

/// A message that may be processed.
struct LeasedMessage: Sendable {
    let id: String
    let body: String
    let receiveCount: Int?
    let sentAt: Timestamp?

    init(_ record: SQSEvent.Record) {
        id = record.messageID
        body = record.body
        receiveCount = record.approximateReceiveCount
        sentAt = record.sentTimestamp
    }

    init(id: String, body: String, receiveCount: Int?, sentAt: Timestamp?) {
        self.id = id
        self.body = body
        self.receiveCount = receiveCount
        self.sentAt = sentAt
    }
}
