import DynamoDBValues
import LambdaContracts
import WorkerContracts

/// The business: what an order comes to with its tax, and which orders there are not.
///
/// It stands for what takes a tenth of a second somewhere else.
struct OrderRules: Sendable {
    private static let maximumAmount = ExactDecimal(10_000)
    private static let duration = Duration.milliseconds(100)

    /// What an order came to.
    struct Result: Hashable {
        let orderID: String
        let amount: ExactDecimal
        let tax: ExactDecimal
        let total: ExactDecimal
    }

    /// Who applies the rules.
    let name: String
    private let sleep: @Sendable (Duration) async throws -> Void

    init(name: String, sleep: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }) {
        self.name = name
        self.sleep = sleep
    }

    /// Processes an order.
    func result(of event: OrderEvent) async throws(IngestionError) -> Result {
        do {
            try await sleep(Self.duration)
        } catch {
            throw IngestionError(.timeout, .timeout, "there was no time left to process the order")
        }
        guard event.amount <= Self.maximumAmount else {
            throw IngestionError(
                .processing,
                .processing,
                "amount exceeds the maximum of \(Self.maximumAmount.text), got \(event.amount.text)"
            )
        }
        return Result(
            orderID: event.orderID,
            amount: event.amount,
            tax: event.amount.dividedByPowerOfTen(1),
            total: event.amount.multiplied(by: 11).dividedByPowerOfTen(1)
        )
    }
}

extension OrderRules.Result {
    /// The result as the table keeps it.
    func attributes(processedBy name: String, at time: String) -> [String: AttributeValue] {
        [
            "orderId": .string(orderID), "processedAmount": amount.attribute, "tax": tax.attribute,
            "total": total.attribute, "processedBy": .string(name), "processedAt": .string(time),
        ]
    }
}

extension ExactDecimal {
    /// The number in DynamoDB.
    var attribute: AttributeValue { DynamoDBNumber(text).map { .number($0) } ?? .string(text) }
}
