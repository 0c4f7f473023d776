import TemplateModel

extension Rule {
    static let tableAttributes = Rule(
        "RES-06",
        "the attributes that a table defines are those of its keys",
        source: "https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html"
    )
}

/// Compares the attributes that a DynamoDB table defines with those that its keys and indexes use.
enum TableAttributes {
    static func check(_ resource: ResourceView) {
        let definitions = resource.values("AttributeDefinitions", .items, "AttributeName").filter { !$0.isAbsent }
        let keys = [
            resource.values("KeySchema", .items, "AttributeName"),
            resource.values("GlobalSecondaryIndexes", .items, "KeySchema", .items, "AttributeName"),
            resource.values("LocalSecondaryIndexes", .items, "KeySchema", .items, "AttributeName"),
        ].flatMap { $0.filter { !$0.isAbsent } }
        // A name that is not known can be any of those that are missing.
        guard !keys.isEmpty, (definitions + keys).allSatisfy({ $0.isCertain && $0.text != nil }) else { return }
        checkKeys(keys, definitions, resource)
        checkDefinitions(definitions, keys, resource)
    }

    private static func checkKeys(_ keys: [FoundValue], _ definitions: [FoundValue], _ resource: ResourceView) {
        let names = definitions.compactMap(\.text)
        var reported: Set<String> = []
        for key in keys {
            guard let name = key.text, !names.contains(name), reported.insert(name).inserted else { continue }
            resource.report(
                .tableAttributes,
                at: key,
                "\(resource.statement(of: key)), which is not among 'AttributeDefinitions'"
                    + Suggestion.question(for: name, among: names)
            )
        }
    }

    private static func checkDefinitions(_ definitions: [FoundValue], _ keys: [FoundValue], _ resource: ResourceView) {
        let names = Set(keys.compactMap(\.text))
        for definition in definitions {
            guard let name = definition.text, !names.contains(name) else { continue }
            resource.report(
                .tableAttributes,
                at: definition,
                "\(resource.statement(of: definition)), which no key of the table or of an index uses; "
                    + "define only attributes of keys"
            )
        }
    }
}
