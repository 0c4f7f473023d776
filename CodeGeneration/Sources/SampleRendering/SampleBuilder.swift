import ResourcePlanning
import SchemaModel
import SwiftSource

/// Makes the samples of one resource type.
///
/// Each structure becomes a property of its own, so that the compiler checks each initializer alone. The first place that
/// has a structure gets it with all its properties, every other place gets one with the required properties only: so every
/// initializer is called with all its parameters, and yet the tree stays small and a structure may contain itself.
struct SampleBuilder {
    let plan: ResourcePlan
    let values: ValueMaker
    private var declared: [(property: ComputedProperty, uses: [SwiftExpression])] = []
    private var begun: Set<Int> = []
    private var required: [Int: SampleValue] = [:]
    private var open: Set<Int> = []
    private var names: Set<String> = []

    private enum Extent {
        case complete, minimal
    }

    /// The properties that a sample is made of, each after those that use it.
    ///
    /// Structures that were tried and not taken are left out.
    /// - Parameter roots: The samples.
    /// - Returns: The properties.
    func declarations(of roots: [SampleValue]) -> [ComputedProperty] {
        var used = Set(roots.flatMap(\.code.names))
        var result: [ComputedProperty] = []
        for (property, arguments) in declared.reversed() where used.contains(property.name) {
            used.formUnion(arguments.flatMap(\.names))
            result.append(property)
        }
        return result
    }

    private var document: SchemaDocument { values.document }

    init(_ plan: ResourcePlan, _ document: SchemaDocument) {
        self.plan = plan
        values = ValueMaker(document: document)
    }

    /// The resource with all properties.
    mutating func complete() throws(SchemaError) -> SampleValue { try complete(0, document.root) }

    /// The resource with the required properties, and those without which its alternatives do not hold.
    mutating func minimal() throws(SchemaError) -> SampleValue { try minimal(0, document.root) }

    // MARK: Structures

    private mutating func complete(_ index: Int, _ node: JSONValue) throws(SchemaError) -> SampleValue {
        guard begun.insert(index).inserted else { return try minimal(index, node) }
        return try declare(index, prefix: "", try members(index, plan.types[index].properties, node, .complete))
    }

    private mutating func minimal(_ index: Int, _ node: JSONValue) throws(SchemaError) -> SampleValue {
        if let known = required[index] { return known }
        guard open.insert(index).inserted else {
            throw SchemaError(
                typeName: plan.name.description,
                pointer: "",
                message: "'\(plan.types[index].schemaName)' requires itself, so there is no sample of it"
            )
        }
        defer { open.remove(index) }
        let properties = plan.types[index].properties
        var chosen = Set(properties.filter(\.isRequired).map(\.schemaName))
        var best = try members(index, properties.filter { chosen.contains($0.schemaName) }, node, .minimal)
        var count = violations(of: best, node)
        let known = Set(properties.map(\.schemaName))
        while count > 0 {
            var improved = false
            for wanted in demands(of: node, known) where !chosen.isSuperset(of: wanted) {
                let names = chosen.union(wanted)
                // What would contain itself is no candidate.
                guard
                    let members = try? members(
                        index,
                        properties.filter { names.contains($0.schemaName) },
                        node,
                        .minimal
                    )
                else { continue }
                let remaining = violations(of: members, node)
                if remaining < count { (best, count, chosen, improved) = (members, remaining, names, true) }
            }
            if !improved { break }
        }
        let value = try declare(index, prefix: "minimal", best)
        required[index] = value
        return value
    }

    /// How many demands are not met; a pattern that Swift cannot read is none that another property would help.
    private func violations(of built: Built, _ node: JSONValue) -> Int {
        document.violations(of: .object(built.json), by: node).count { $0.keyword != Violation.unreadPattern }
    }

    /// The sets of properties that the schema asks for somewhere, one of which may be missing.
    private func demands(of node: JSONValue, _ known: Set<String>) -> [Set<String>] {
        var demands: [Set<String>] = []
        func collect(_ node: JSONValue) {
            let keywords = document.keywords(of: node)
            for keyword in ["required", "requiredXor", "requiredOr"] {
                let names = (keywords[keyword]?.array ?? []).compactMap(\.string)
                demands += keyword == "required" ? [Set(names)] : names.map { [$0] }
            }
            for keyword in ["dependentRequired", "dependencies"] {
                demands += (keywords[keyword]?.object ?? [:]).values.map { Set(($0.array ?? []).compactMap(\.string)) }
            }
            for keyword in ["oneOf", "anyOf", "allOf"] { (keywords[keyword]?.array ?? []).forEach(collect) }
            for keyword in ["then", "else"] { keywords[keyword].map(collect) }
        }
        collect(node)
        return (demands + known.sorted().map { [$0] }).map { $0.intersection(known) }
    }

    private typealias Built = (arguments: [(label: String?, value: SwiftExpression)], json: [String: JSONValue])

    private mutating func members(
        _ index: Int,
        _ properties: [PlannedProperty],
        _ node: JSONValue,
        _ extent: Extent
    ) throws(SchemaError) -> Built {
        var built: Built = ([], [:])
        // The order of the initializer.
        for property in properties.filter(\.isRequired) + properties.filter({ !$0.isRequired }) {
            let node = document.property(property.schemaName, of: node)
            let value = try value(property.type, node, 0, extent)
            built.arguments.append((SampleBuilder.label(property.name), value.code))
            built.json[property.schemaName] = value.json
        }
        return built
    }

    /// An argument's label; few words of the language must be quoted there.
    private static func label(_ name: String) -> String {
        ["inout", "let", "var"].contains(name) ? Identifier.quoted(name) : name
    }

    private mutating func declare(_ index: Int, prefix: String, _ built: Built) throws(SchemaError) -> SampleValue {
        let steps = path(of: index)
        let joined = steps.joined()
        let wanted = prefix.isEmpty ? Identifier.lowerCamel(joined) : prefix + joined
        var name = wanted
        var number = 2
        while !names.insert(name).inserted {
            name = "\(wanted)\(number)"
            number += 1
        }
        let type = ([plan.name.service, Identifier.marker(plan.name)] + steps).joined(separator: ".")
        let property = ComputedProperty(
            Identifier.quoted(name),
            .name(type),
            .call(type, built.arguments),
            isStatic: true
        )
        declared.append((property, built.arguments.map(\.value)))
        return SampleValue(.name(Identifier.quoted(name)), .object(built.json))
    }

    /// The names of a type and of those around it, without the resource type's.
    private func path(of index: Int) -> [String] {
        let type = plan.types[index]
        return (type.owner.map(path) ?? []) + [type.name]
    }

    // MARK: Other values

    private mutating func value(
        _ type: ValueType,
        _ node: JSONValue,
        _ number: Int,
        _ extent: Extent
    ) throws(SchemaError) -> SampleValue {
        switch type {
        case .string: return SampleValue(literal: .string(values.text(node, number)))
        case .integer, .number: return SampleValue(literal: .number(values.number(node, number)))
        case .boolean: return SampleValue(literal: .bool(values.boolean(node)))
        case .json: return SampleValue(literal: values.json(node, number))
        case .arn(let type):
            let text = values.text(node, number, preferred: { [SampleTexts.arn(of: type, $0)] })
            return SampleValue(.call("Value", [("arn", .string(text))]), .string(text))
        case .list(let element): return try list(element, node, extent)
        case .map(let element):
            let (schema, names) = values.members(node)
            var members: [(name: String, value: SampleValue)] = []
            for name in names { members.append((name, try value(element, schema, members.count, extent))) }
            return SampleValue(
                .map(members.map { ($0.name, $0.value.code) }),
                .object(Dictionary(members.map { ($0.name, $0.value.json) }) { $1 })
            )
        case .named(let index):
            guard case .enumeration(let texts) = plan.types[index].content else {
                return try extent == .complete ? complete(index, node) : minimal(index, node)
            }
            let allowed = values.allowedValues(node).compactMap(\.string).filter(texts.contains)
            let all = allowed.isEmpty ? texts : allowed
            let text = all[number % all.count]
            let name = EnumCaseNames.names(of: texts)[text] ?? text
            return SampleValue(.name(".\(Identifier.quoted(name))"), .string(text))
        }
    }

    private mutating func list(
        _ element: ValueType,
        _ node: JSONValue,
        _ extent: Extent
    ) throws(SchemaError) -> SampleValue {
        var count = values.count(node, least: "minItems", most: "maxItems")
        // A list that may be empty ends what would contain itself.
        if extent == .minimal, let index = element.namedIndex, open.contains(index),
            document.all("minItems", in: node).allSatisfy({ $0.count == 0 })
        {
            count = 0
        }
        var elements: [SampleValue] = []
        for index in 0..<count { elements.append(try value(element, values.element(node, index), index, extent)) }
        return SampleValue(.list(elements.map(\.code)), .array(elements.map(\.json)))
    }
}

extension SwiftExpression {
    /// The names that stand in an expression.
    fileprivate var names: [String] {
        switch self {
        case .name(let name): [name]
        case .call(_, let arguments): arguments.flatMap(\.value.names)
        case .list(let elements): elements.flatMap(\.names)
        case .map(let members): members.flatMap(\.value.names)
        case .string, .integer, .number, .boolean: []
        }
    }
}
