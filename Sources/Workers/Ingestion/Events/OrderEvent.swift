import DynamoDBValues
import JSONValues

/// An event of the ingestion pipeline: an order, and what it comes to.
struct OrderEvent: Hashable {
    /// How long an order ID and an idempotency key may be, in characters of Unicode.
    static let maximumLength = 256

    /// The order.
    let orderID: String
    /// What it comes to; above 0.
    let amount: ExactDecimal
    /// What tells repetitions of the event, if it says so itself.
    let idempotencyKey: String?
    /// All that the event says.
    let members: [String: JSONValue]

    /// Checks an event.
    /// - Parameter json: What came.
    /// - Throws: What is wrong with it.
    init(_ json: JSONValue) throws(IngestionError) {
        guard case .object(let members) = json else {
            throw .schema("the event must be a JSON object, got \(json.kind)")
        }
        orderID = try Self.text("orderId", members["orderId"] ?? .null)
        amount = try Self.amount(members["amount"] ?? .null)
        idempotencyKey = try members["idempotencyKey"].map { key throws(IngestionError) in
            try Self.text("idempotencyKey", key)
        }
        self.members = members
    }

    private static func text(_ name: String, _ value: JSONValue) throws(IngestionError) -> String {
        let rule =
            "\(name) must be text of 1 to \(maximumLength) characters, not only blanks and without control characters"
        guard case .string(let text) = value else {
            throw .schema(value == .null ? "\(name) is missing; \(rule)" : "\(rule), got \(value.kind)")
        }
        let scalars = text.unicodeScalars
        guard scalars.count <= maximumLength else { throw .schema("\(rule), got \(scalars.count) characters") }
        guard !scalars.allSatisfy(\.properties.isWhitespace), scalars.allSatisfy(\.isPlain) else {
            throw .schema("\(rule), got \(value.text)")
        }
        return text
    }

    private static func amount(_ value: JSONValue) throws(IngestionError) -> ExactDecimal {
        let rule = "amount must be a number above 0"
        guard case .number(let number) = value else {
            throw .schema(value == .null ? "amount is missing; \(rule)" : "\(rule), got \(value.kind)")
        }
        guard let amount = ExactDecimal(number.text), !amount.isZero else {
            throw .schema("\(rule), got \(number.text.prefix(64))")
        }
        guard amount.digitCount <= ExactDecimal.maximumDigits, (-100...100).contains(amount.magnitude) else {
            throw .schema(
                "amount must have at most \(ExactDecimal.maximumDigits) digits and be from 1E-100 to below 1E101, got \(number.text.prefix(64))"
            )
        }
        return amount
    }
}

extension Unicode.Scalar {
    /// Whether every service takes the character as an attribute.
    ///
    /// <https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html>
    fileprivate var isPlain: Bool {
        switch value {
        case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: false
        default: true
        }
    }
}
