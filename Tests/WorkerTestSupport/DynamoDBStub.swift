package import JSONValues
import Synchronization

/// Tables in memory that take the writes of the workers, and fail as they are told to.
///
/// Faster than `moto` by orders of magnitude, and with faults that no server makes on purpose. It knows `PutItem` and `TransactWriteItems`, and of
/// expressions only what the workers use: `attribute_not_exists`, `<` and `OR` in conditions, `ADD` in updates.
package final class DynamoDBStub: Sendable {
    /// The key of a table: names of attributes and their types, `S` or `N`.
    package struct KeySchema: Sendable {
        let attributes: [(name: String, type: String)]

        /// A key.
        package init(_ attributes: (name: String, type: String)...) { self.attributes = attributes }
    }

    /// What goes wrong with a request.
    package enum Fault: String, CaseIterable, Sendable {
        /// The table has no capacity.
        case throttle
        /// The service fails.
        case serverError
        /// Another transaction is at an item.
        case conflict
        /// The connection is reset before anything is written.
        case resetBefore
        /// The connection is reset after everything is written.
        case resetAfter
        /// There is no answer, and nothing is written.
        case silenceBefore
        /// There is no answer, and everything is written.
        case silenceAfter
    }

    /// An answer, or that there is none.
    package enum Answer: Sendable {
        /// A status and a body.
        case answer(status: Int, body: String)
        /// The connection is reset.
        case reset
        /// Nothing, for as long as the client waits.
        case silence
    }

    /// An item in the JSON of DynamoDB.
    package typealias Item = [String: JSONValue]

    private struct State {
        var items: [String: [[String]: Item]]
        var faults: [Fault: Int] = [:]
        var requests = 0
    }

    private let schemas: [String: KeySchema]
    private let state: Mutex<State>
    private let fault: @Sendable (_ request: Int) -> Fault?

    /// Tables without items.
    /// - Parameters:
    ///   - tables: The keys of the tables by name.
    ///   - fault: What goes wrong with a request, by its number; nothing when not given.
    package init(tables: [String: KeySchema], fault: @escaping @Sendable (_ request: Int) -> Fault? = { _ in nil }) {
        schemas = tables
        state = Mutex(State(items: tables.mapValues { _ in [:] }))
        self.fault = fault
    }

    /// The items of a table.
    package func items(of table: String) -> [Item] {
        state.withLock { state in state.items[table].map { Array($0.values) } ?? [] }
    }

    /// How often something went wrong on purpose.
    package var faults: [Fault: Int] { state.withLock { $0.faults } }

    /// How many requests came.
    package var requests: Int { state.withLock { $0.requests } }

    /// Does what a request asks for.
    /// - Parameters:
    ///   - target: The header `X-Amz-Target`.
    ///   - body: The body.
    /// - Returns: What the client gets.
    package func answer(to target: String, _ body: some Collection<UInt8>) -> Answer {
        guard let request = try? JSONValue(parsing: body), let operation = target.split(separator: ".").last else {
            return .answer(status: 400, body: Self.error("SerializationException", "no JSON"))
        }
        return state.withLock { state in
            state.requests += 1
            var fault = fault(state.requests)
            if fault == .conflict, operation != "TransactWriteItems" { fault = .throttle }
            if let fault { state.faults[fault, default: 0] += 1 }
            switch fault {
            case .throttle:
                return .answer(
                    status: 400,
                    body: Self.error(
                        "ProvisionedThroughputExceededException",
                        "The level of configured provisioned throughput for the table was exceeded."
                    )
                )
            case .serverError: return .answer(status: 500, body: Self.error("InternalServerError", "try again"))
            case .conflict:
                let count = request["TransactItems"]?.asArray?.count ?? 0
                let codes = (0..<count).map { $0 == count - 1 ? "TransactionConflict" : "None" }
                return .answer(status: 400, body: Self.cancellation(codes.map { ["Code": .string($0)] }))
            case .resetBefore: return .reset
            case .silenceBefore: return .silence
            case .resetAfter, .silenceAfter, nil: break
            }
            let result: Result<Void, Refusal>
            switch operation {
            case "PutItem": result = Self.put(request, in: &state.items, schemas)
            case "TransactWriteItems": result = Self.transact(request, in: &state.items, schemas)
            default: result = .failure(Refusal(code: "UnknownOperationException", message: String(operation)))
            }
            switch fault {
            case .resetAfter: return .reset
            case .silenceAfter: return .silence
            default: break
            }
            switch result {
            case .success: return .answer(status: 200, body: "{}")
            case .failure(let refusal): return .answer(status: 400, body: refusal.body)
            }
        }
    }
}

extension DynamoDBStub {
    private struct Refusal: Error {
        var code: String
        var message: String
        var item: Item?
        var reasons: [JSONValue]?

        static func validation(_ message: String) -> Refusal { Refusal(code: "ValidationException", message: message) }

        var body: String {
            if let reasons { return DynamoDBStub.cancellation(reasons) }
            return DynamoDBStub.error(code, message, item: item)
        }
    }

    private static func error(_ code: String, _ message: String, item: Item? = nil) -> String {
        var members: Item = [
            "__type": .string("com.amazonaws.dynamodb.v20120810#\(code)"), "message": .string(message),
        ]
        if let item { members["Item"] = .object(item) }
        return JSONValue.object(members).text
    }

    private static func cancellation(_ reasons: [JSONValue]) -> String {
        let error: JSONValue = [
            "__type": "com.amazonaws.dynamodb.v20120810#TransactionCanceledException",
            "Message": "Transaction cancelled, please refer cancellation reasons for specific reasons",
            "CancellationReasons": .array(reasons),
        ]
        return error.text
    }

    private typealias Tables = [String: [[String]: Item]]

    private static func put(
        _ request: JSONValue,
        in tables: inout Tables,
        _ schemas: [String: KeySchema]
    ) -> Result<Void, Refusal> {
        Result { () throws(Refusal) in
            let (table, item, key) = try subject("Item", of: request, schemas)
            try check(request, tables[table]?[key])
            tables[table]?[key] = item
        }
    }

    /// The table, the item or key, and what tells it from others.
    private static func subject(
        _ member: String,
        of request: JSONValue,
        _ schemas: [String: KeySchema]
    ) throws(Refusal) -> (table: String, item: Item, key: [String]) {
        guard let table = request["TableName"]?.asString, let schema = schemas[table] else {
            throw Refusal(code: "ResourceNotFoundException", message: "Requested resource not found")
        }
        guard let item = request[member]?.asObject else { throw .validation("no \(member)") }
        guard JSONValue.object(item).text.utf8.count <= 400 * 1024 else {
            throw .validation("Item size has exceeded the maximum allowed size")
        }
        var key: [String] = []
        for (name, type) in schema.attributes {
            guard let value = item[name] else {
                throw .validation("One or more parameter values were invalid: Missing the key \(name) in the item")
            }
            guard let text = value[type]?.asString, !text.isEmpty else {
                throw .validation("One or more parameter values were invalid: Type mismatch for key \(name)")
            }
            key.append(text)
        }
        return (table, item, key)
    }

    private static func check(_ request: JSONValue, _ existing: Item?) throws(Refusal) {
        guard let condition = request["ConditionExpression"]?.asString else { return }
        let names = request["ExpressionAttributeNames"]?.asObject ?? [:]
        let values = request["ExpressionAttributeValues"]?.asObject ?? [:]
        func attribute(_ name: some StringProtocol) -> JSONValue? {
            existing?[names[String(name)]?.asString ?? String(name)]
        }
        for alternative in condition.split(separator: " OR ") {
            let parts = alternative.split(separator: " ")
            if parts.count == 3, parts[1] == "<" {
                if let left = attribute(parts[0])?["N"]?.asString.flatMap(Double.init),
                    let right = values[String(parts[2])]?["N"]?.asString.flatMap(Double.init), left < right
                {
                    return
                }
            } else if alternative.hasPrefix("attribute_not_exists("), alternative.hasSuffix(")") {
                if attribute(alternative.dropFirst(21).dropLast()) == nil { return }
            } else {
                throw .validation("the condition '\(condition)' is beyond the stub")
            }
        }
        let returnsItem = request["ReturnValuesOnConditionCheckFailure"] == "ALL_OLD"
        throw Refusal(
            code: "ConditionalCheckFailedException",
            message: "The conditional request failed",
            item: returnsItem ? existing : nil
        )
    }

    private static func transact(
        _ request: JSONValue,
        in tables: inout Tables,
        _ schemas: [String: KeySchema]
    ) -> Result<Void, Refusal> {
        let actions = request["TransactItems"]?.asArray ?? []
        guard (1...100).contains(actions.count) else { return .failure(.validation("1 to 100 actions")) }
        var written: [[String]: Item] = [:]
        var reasons: [JSONValue] = []
        for action in actions {
            do throws(Refusal) {
                let (table, key, item) = try perform(action, on: tables, schemas)
                guard written.updateValue(item, forKey: [table] + key) == nil else {
                    return .failure(.validation("Transaction request cannot include multiple operations on one item"))
                }
                reasons.append(["Code": "None"])
            } catch {
                switch error.code {
                case "ConditionalCheckFailedException":
                    reasons.append(["Code": "ConditionalCheckFailed", "Message": .string(error.message)])
                case "ValidationException":
                    reasons.append(["Code": "ValidationError", "Message": .string(error.message)])
                default: return .failure(error)
                }
            }
        }
        guard reasons.allSatisfy({ $0["Code"] == "None" }) else {
            return .failure(Refusal(code: "TransactionCanceledException", message: "", reasons: reasons))
        }
        for (key, item) in written { tables[key[0]]?[Array(key.dropFirst())] = item }
        return .success(())
    }

    private static func perform(
        _ action: JSONValue,
        on tables: Tables,
        _ schemas: [String: KeySchema]
    ) throws(Refusal) -> (table: String, key: [String], item: Item) {
        if let put = action["Put"] {
            let (table, item, key) = try subject("Item", of: put, schemas)
            try check(put, tables[table]?[key])
            return (table, key, item)
        }
        guard let update = action["Update"] else { throw .validation("the action is beyond the stub") }
        let (table, keyItem, key) = try subject("Key", of: update, schemas)
        let words = update["UpdateExpression"]?.asString?.split(separator: " ").map(String.init) ?? []
        guard words.count == 3, words[0] == "ADD",
            let name = update["ExpressionAttributeNames"]?[words[1]]?.asString,
            let addend = update["ExpressionAttributeValues"]?[words[2]]?["N"]?.asString.flatMap(Int.init)
        else { throw .validation("the update is beyond the stub") }
        var item = tables[table]?[key] ?? keyItem
        guard let sum = item[name].map({ $0["N"]?.asString.flatMap(Int.init) }) ?? 0 else {
            throw .validation("An operand in the update expression has an incorrect data type")
        }
        item[name] = ["N": .string(String(sum + addend))]
        return (table, key, item)
    }
}
