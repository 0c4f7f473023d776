import LambdaEvents
import Testing

@testable import OrderCounting

@Suite("A transaction that counts") struct CountingTransactionTests {
    private func orders(_ count: Int, drinks: Int, days: Int) throws -> [Order] {
        try (0..<count).map { number in
            let day = 10 + number % days
            return try Order(
                body:
                    #"{"time":"2026-11-\#(day)T09:30:00Z","detail":{"orderId":"\#(number)","drinkOrder":{"drink":"\#(number % drinks)"}}}"#,
                notBefore: Timestamp(millisecondsSince1970: 0)
            )
        }
    }

    @Test("has as many orders as a transaction has room for", arguments: [1, 2, 3, 7, 33, 34, 1000], [1, 2, 13])
    func size(drinks: Int, days: Int) throws {
        let orders = try orders(1000, drinks: drinks, days: days)
        let transactions = CountingTransaction.all(orders)
        #expect(transactions.flatMap(\.orders) == orders)
        for (index, transaction) in transactions.enumerated() {
            let count = transaction.actions(on: "metrics") { _ in 0 }.count
            #expect(count == transaction.orders.count + transaction.counts.count)
            #expect(count <= 100)
            // An order is at most three actions.
            #expect(count >= 98 || index == transactions.count - 1)
            let totals = transaction.counts.filter { $0.key.name == "TotalSales" }.values.reduce(0, +)
            #expect(totals == transaction.orders.count)
        }
    }

    @Test("is the same as its halves") func halves() throws {
        let transaction = CountingTransaction(try orders(9, drinks: 2, days: 1))
        let halves = transaction.halves
        #expect(halves.count == 2)
        #expect(Set(halves.flatMap(\.orders).map(\.id)) == Set(transaction.orders.map(\.id)))
        #expect(halves.allSatisfy { !$0.orders.isEmpty })
    }

    @Test("of no orders is none") func empty() { #expect(CountingTransaction.all([]).isEmpty) }
}
