import AWSClient
import AWSTestSupport
import JSONValues
import RuntimeAPIServer
import Testing
import WorkerTestSupport

extension SystemTests {
    /// The write buffer, whose table has the key `id`, and the order buffer, whose table has `timestamp` as well.
    @Suite("Buffers of writes") struct BufferTests {
        @Test("write what a queue brings, and give up what nobody can make sense of", arguments: [false, true])
        func queueToTable(hasSortKey: Bool) async throws {
            let moto = try SystemTests.moto
            let name = hasSortKey ? "order-buffer" : "write-buffer"
            try await moto.createTable(
                name,
                key: hasSortKey ? .init(("id", "S"), ("timestamp", "N")) : .init(("id", "S"))
            )
            let deadLetters = try await moto.createQueue("\(name)-dead")
            let queue = try await moto.createQueue(name, deadLetters: (deadLetters.arn, after: 2))
            let client = try moto.client()
            let sqs = SQSClient(client)
            for number in 0..<25 {
                let body = #"{"id":"order-\#(number)","timestamp":1795262400000,"amount":19.99,"note":"é😀"}"#
                _ = try await sqs.sendMessage(OutgoingMessage(body: body), to: queue.url)
            }
            let poison = [
                "two records, please", #"{"id":17}"#, #"{"id":"p","n":NaN}"#,
                hasSortKey ? #"{"id":"without timestamp"}"# : #"{"timestamp":1}"#,
            ]
            for body in poison { _ = try await sqs.sendMessage(OutgoingMessage(body: body), to: queue.url) }
            // Delivered twice by whoever sent it.
            let again = #"{"id":"order-0","timestamp":1795262400000,"amount":19.990,"note":"é😀"}"#
            _ = try await sqs.sendMessage(OutgoingMessage(body: again), to: queue.url)

            let writer = try await RunningWorker.start("order-writer", ["TABLE_NAME": name])
            let reported = try await QueueMapping(of: queue.url, to: writer.server, client).drain()
            #expect(reported == 2 * poison.count)

            let items = try await moto.items(of: name)
            #expect(items.count == 25)
            #expect(items.allSatisfy { $0["amount"] == ["N": "19.99"] && $0["note"] == ["S": "é😀"] })
            let dead = try await sqs.receiveMessage(
                ReceiveMessageRequest(queueURL: deadLetters.url, maximumCount: 10)
            )
            #expect(Set(dead.map(\.body)) == Set(poison))
            let reasons = try writer.failures
            for message in dead {
                let lines = reasons.filter { $0["messageId"] == .string(message.messageID) }
                #expect(lines.count == 2)
                #expect(lines.allSatisfy { $0["errorCategory"] == "VALIDATION" })
            }
            try await writer.stop()
        }
    }
}
