internal import AWSClient
internal import DynamoDBValues

/// The items of a table of DynamoDB.
struct DynamoDBLeaseStore: LeaseStore {
    let client: DynamoDBClient
    let table: String
    let keyAttribute: String

    func put(
        _ key: String,
        _ attributes: [String: AttributeValue],
        if condition: LeaseCondition
    ) async throws(AWSError) -> LeaseWriteResult {
        var expression = ExpressionWriter()
        let conditionText = expression.text(of: condition, keyAttribute: keyAttribute)
        var item = attributes
        item[keyAttribute] = .string(key)
        return try await result(key, readsItem: true) { () throws(AWSError) in
            try await client.putItem(
                PutItemRequest(
                    tableName: table,
                    item: item,
                    condition: ItemCondition(conditionText, returnsItem: true),
                    placeholders: expression.placeholders
                )
            )
        }
    }

    func update(
        _ key: String,
        setting attributes: [String: AttributeValue],
        removing obsolete: Set<String>,
        if condition: LeaseCondition
    ) async throws(AWSError) -> LeaseWriteResult {
        var expression = ExpressionWriter()
        let conditionText = expression.text(of: condition, keyAttribute: keyAttribute)
        let assignments = attributes.sorted { $0.key < $1.key }
            .map { "\(expression.name($0.key)) = \(expression.value($0.value))" }
        let removed = obsolete.subtracting(attributes.keys).sorted().map { expression.name($0) }
        var update = assignments.isEmpty ? "" : "SET " + assignments.joined(separator: ", ")
        if !removed.isEmpty { update += " REMOVE " + removed.joined(separator: ", ") }
        // Who gives a lease back need not know who has it now, nor be allowed to read.
        let readsItem = if case .owned = condition { false } else { true }
        return try await result(key, readsItem: readsItem) { () throws(AWSError) in
            try await client.updateItem(
                UpdateItemRequest(
                    tableName: table,
                    key: [keyAttribute: .string(key)],
                    update: update,
                    condition: ItemCondition(conditionText, returnsItem: true),
                    placeholders: expression.placeholders
                )
            )
        }
    }

    private func result(
        _ key: String,
        readsItem: Bool,
        of write: () async throws(AWSError) -> WriteItemResponse
    ) async throws(AWSError) -> LeaseWriteResult {
        let refusal: AWSServiceError
        do throws(AWSError) {
            _ = try await write()
            return .written
        } catch .service(let error) where error.code == .conditionalCheckFailed {
            refusal = error
        }
        if case .existingItem(let attributes) = refusal.detail {
            return .conflict(IdempotencyItem(attributes: attributes))
        }
        guard readsItem else { return .conflict(nil) }
        // Without an item in the refusal there may be none, or the service does not say.
        let item = try await client.getItem(
            GetItemRequest(tableName: table, key: [keyAttribute: .string(key)], isConsistent: true)
        )
        return .conflict(item.map { IdempotencyItem(attributes: $0) })
    }
}

/// Collects the names and values of the expressions of a request.
private struct ExpressionWriter {
    private(set) var placeholders = Placeholders()

    mutating func name(_ name: String) -> String {
        if let known = placeholders.names.first(where: { $0.value == name }) { return known.key }
        let placeholder = "#n\(placeholders.names.count)"
        placeholders.names[placeholder] = name
        return placeholder
    }

    mutating func value(_ value: AttributeValue) -> String {
        let placeholder = ":v\(placeholders.values.count)"
        placeholders.values[placeholder] = value
        return placeholder
    }

    mutating func text(of condition: LeaseCondition, keyAttribute: String) -> String {
        switch condition {
        case .absent: return "attribute_not_exists(\(name(keyAttribute)))"
        case .unchanged(let item):
            // Each claim changes the owner and the attempts, each end the status.
            return [IdempotencyItem.leaseOwner, IdempotencyItem.attempts, IdempotencyItem.status].map { attribute in
                let name = name(attribute)
                guard let known = item.attributes[attribute] else { return "attribute_not_exists(\(name))" }
                return "\(name) = \(value(known))"
            }.joined(separator: " AND ")
        case .owned(let owner, let statuses):
            let texts = statuses.map { value(.string($0.rawValue)) }.joined(separator: ", ")
            return "\(name(IdempotencyItem.leaseOwner)) = \(value(.string(owner)))"
                + " AND \(name(IdempotencyItem.status)) IN (\(texts))"
        }
    }
}
