internal import AWSClient

/// A message of about 1 KB, which a table takes for one write capacity unit.
enum TestMessage {
    /// How long the text is that makes the message as large as that.
    private static let payload = String(repeating: "#", count: 964)

    /// A body that no other message has: an object with `id` and `payload`.
    static func body() -> String {
        #"{"id":"\#(RandomToken.make())","payload":"\#(payload)"}"#
    }
}
