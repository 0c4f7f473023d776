internal import CloudFormation

extension Table {
    /// What Amazon DynamoDB would refuse when it makes the table.
    ///
    /// <https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html>
    func check(_ scope: Scope) {
        if let name, !Self.isName(name) {
            scope.error("name must be \(Self.nameRule), got '\(name)'")
        }
        checkKeys(scope)
        checkIndexes(scope)
        checkProjections(scope)
        checkTimeToLive(scope)
        checkBilling(billing, of: "", scope)
        for index in globalSecondaryIndexes {
            guard let own = index.billing else { continue }
            if own.isProvisioned != billing.isProvisioned {
                scope.error(
                    "billing of index '\(index.name)' must be \(billing.isProvisioned ? "provisioned" : "on demand") as that of the table, got \(own.isProvisioned ? "provisioned" : "on demand")"
                )
            }
            checkBilling(own, of: " of index '\(index.name)'", scope)
        }
    }

    /// All keys, with the names by which messages call their owners.
    var keys: [(key: Key, owner: String)] {
        var result = [(partitionKey, "the table")]
        if let sortKey { result.append((sortKey, "the table")) }
        for index in globalSecondaryIndexes {
            result.append((index.partitionKey, "index '\(index.name)'"))
            if let sortKey = index.sortKey { result.append((sortKey, "index '\(index.name)'")) }
        }
        for index in localSecondaryIndexes { result.append((index.sortKey, "index '\(index.name)'")) }
        return result
    }

    private func checkKeys(_ scope: Scope) {
        var first: [String: (key: Key, owner: String)] = [:]
        var reported: Set<String> = []
        for (key, owner) in keys {
            guard let earlier = first[key.name] else {
                first[key.name] = (key, owner)
                if !(1...255).contains(key.name.utf8.count) {
                    scope.error("the name of a key of \(owner) must have 1 to 255 bytes, got \(key.name.utf8.count)")
                }
                continue
            }
            if earlier.key.kind != key.kind, reported.insert(key.name).inserted {
                scope.error(
                    "attribute '\(key.name)' is a \(earlier.key.kind) in \(earlier.owner) but a \(key.kind) in \(owner); an attribute must have one type in all keys"
                )
            }
        }
        checkDistinct(partitionKey, sortKey, of: "the table", scope)
        for index in globalSecondaryIndexes {
            checkDistinct(index.partitionKey, index.sortKey, of: "index '\(index.name)'", scope)
        }
        for index in localSecondaryIndexes {
            checkDistinct(partitionKey, index.sortKey, of: "index '\(index.name)'", scope)
        }
    }

    private func checkDistinct(_ partition: Key, _ sort: Key?, of owner: String, _ scope: Scope) {
        if partition.name == sort?.name {
            scope.error(
                "partition key and sort key of \(owner) must be two attributes, got '\(partition.name)' for both"
            )
        }
    }

    private func checkIndexes(_ scope: Scope) {
        if localSecondaryIndexes.count > 5 {
            scope.error("a table must have at most 5 local secondary indexes, got \(localSecondaryIndexes.count)")
        }
        if sortKey == nil, let index = localSecondaryIndexes.first {
            scope.error(
                "local secondary index '\(index.name)' needs a table with a sort key; give the table one, or make the index a global one"
            )
        }
        var names: Set<String> = []
        var reported: Set<String> = []
        for name in globalSecondaryIndexes.map(\.name) + localSecondaryIndexes.map(\.name) {
            if !Self.isName(name), reported.insert(name).inserted {
                scope.error("the name of an index must be \(Self.nameRule), got '\(name)'")
            }
            if !names.insert(name).inserted, reported.insert(name).inserted {
                scope.error("'\(name)' is the name of two indexes; give one of them another name")
            }
        }
    }

    private func checkProjections(_ scope: Scope) {
        var count = 0
        let projections =
            globalSecondaryIndexes.map { ($0.name, $0.projection) }
            + localSecondaryIndexes.map { ($0.name, $0.projection) }
        for case (let index, .include(let names)) in projections {
            if names.isEmpty {
                scope.error("projection of index '\(index)' must include at least 1 attribute, got none; use keysOnly")
            } else if names.count > 20 {
                scope.error(
                    "projection of index '\(index)' must include at most 20 attributes, got \(names.count); leave some out, or use all"
                )
            }
            count += names.count
        }
        if count > 100 {
            scope.error("the projections of all indexes must include at most 100 attributes together, got \(count)")
        }
    }

    private func checkTimeToLive(_ scope: Scope) {
        guard let timeToLive else { return }
        if !(1...255).contains(timeToLive.utf8.count) {
            scope.error("timeToLive must be the name of an attribute, 1 to 255 bytes, got \(timeToLive.utf8.count)")
        }
        if let key = keys.map(\.key).first(where: { $0.name == timeToLive && $0.kind != .number }) {
            scope.error(
                "timeToLive must be an attribute that is a number, got '\(timeToLive)', which is a \(key.kind) key"
            )
        }
    }

    private func checkBilling(_ billing: Billing, of owner: String, _ scope: Scope) {
        switch billing.mode {
        case .onDemand(let read, let write):
            for (kind, units) in [("read", read), ("write", write)] {
                if let units, units < 1 {
                    scope.error("maximum \(kind) units\(owner) must be at least 1, got \(units)")
                }
            }
        case .provisioned(let read, let write):
            checkCapacity(read, "read", owner, scope)
            checkCapacity(write, "write", owner, scope)
        }
    }

    private func checkCapacity(_ capacity: Capacity, _ kind: String, _ owner: String, _ scope: Scope) {
        switch capacity {
        case .fixed(let units):
            if units < 1 { scope.error("provisioned \(kind) capacity\(owner) must be at least 1, got \(units)") }
        case .autoscaled(let scaling):
            if scaling.minimum < 1 {
                scope.error("minimum \(kind) capacity\(owner) must be at least 1, got \(scaling.minimum)")
            }
            if scaling.maximum < scaling.minimum {
                scope.error(
                    "maximum \(kind) capacity\(owner) must be at least the minimum of \(scaling.minimum), got \(scaling.maximum)"
                )
            }
            scope.check("target utilization of \(kind) capacity\(owner)", scaling.targetUtilization, in: 20...90)
        }
    }

    private static let nameRule = "3 to 255 letters, digits, underscores, hyphens and periods"

    private static func isName(_ name: String) -> Bool {
        name.isName(from: 3, upTo: 255, with: "_-.")
    }
}
