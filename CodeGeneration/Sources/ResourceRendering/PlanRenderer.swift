import ResourcePlanning
import SchemaModel
import SwiftSource

/// Turns the parts of one plan into declarations.
struct PlanRenderer {
    let plan: ResourcePlan

    static func name(of type: ResourceTypeName) -> String {
        "\(type.service).\(Identifier.marker(type))"
    }

    func type(_ index: Int) -> TypeDeclaration {
        switch plan.types[index].content {
        case .structure: structure(index)
        case .enumeration(let values): enumeration(index, values)
        }
    }

    /// A structure around one untyped tree: inline stored properties of nested types would copy each other's layout, which
    /// takes the compiler minutes for the largest services.
    func structure(_ index: Int) -> TypeDeclaration {
        let type = plan.types[index]
        var declaration = TypeDeclaration(.struct, type.name)
        declaration.conformances = ["PropertyValue"]
        let page = ReferencePage(type, isRoot: index == 0, of: plan)
        declaration.documentation = Documentation(
            [index == 0 ? "The properties of `\(plan.name)`." : "`\(type.schemaName)` of `\(plan.name)`."]
                + (index == 0 ? remarks : []) + (page.map { ["<\($0.url)>"] } ?? [])
        )
        declaration.members = wrapper + [.initializer(initializer(type, page))]
        declaration.members += type.nested.filter { index != 0 || !plan.topLevel.contains($0) }.map {
            .type(self.type($0))
        }
        return declaration
    }

    /// What holds for the resource type as a whole.
    private var remarks: [String] {
        var remarks: [String] = []
        if let lifecycle = plan.lifecycle {
            let date = lifecycle.date.map { ", \($0)" } ?? ""
            remarks.append("AWS gives this type up: `\(lifecycle.status)`\(date).")
        }
        if plan.deletesBeforeReplacing {
            remarks.append("A resource that is replaced is deleted before the new one is made.")
        }
        return remarks
    }

    private func enumeration(_ index: Int, _ values: [String]) -> TypeDeclaration {
        let type = plan.types[index]
        var declaration = TypeDeclaration(.struct, type.name)
        declaration.conformances = ["EnumValue"]
        declaration.documentation = Documentation(["The values of `\(type.schemaName)`."])
        let names = EnumCaseNames.names(of: values)
        declaration.members = wrapper
        declaration.members += values.sorted().map { value in
            .computed(
                ComputedProperty(
                    Identifier.quoted(names[value] ?? value),
                    .name("Self"),
                    .call("Self", [(nil, .string(value))]),
                    isStatic: true,
                    documentation: Documentation([PlanRenderer.summary(of: value)])
                )
            )
        }
        return declaration
    }

    private var wrapper: [Declaration] {
        [
            .stored(
                StoredProperty("expression", .name("Expression"), documentation: Documentation(["The untyped tree."]))
            ),
            .initializer(
                Initializer(
                    [Initializer.Parameter("expression", .name("Expression"))],
                    [.assignment("self.expression", .name("expression"))],
                    documentation: Documentation(["Wraps an untyped tree, without looking whether it fits."])
                )
            ),
        ]
    }

    /// A value as code, or in words where back-ticks cannot show it.
    private static func summary(of value: String) -> String {
        if value.isEmpty { return "The empty text." }
        return value.contains("`") || value.contains("\n")
            ? "A value that is documented with the property." : "`\(value)`"
    }

    private func initializer(_ type: PlannedType, _ page: ReferencePage?) -> Initializer {
        // Required parameters first; within each group the order of the schema, which is alphabetical.
        let properties = type.properties.filter(\.isRequired) + type.properties.filter { !$0.isRequired }
        let list = properties.contains { $0.name == "members" } ? "memberList" : "members"
        let parameters = properties.map { property in
            Initializer.Parameter(
                Identifier.quoted(property.name),
                reference(property.type),
                isOptional: !property.isRequired
            )
        }
        guard !properties.isEmpty else {
            return Initializer(
                [],
                [.expression(.call("self.init", [("expression", .call(".object", [(nil, .call("Members", []))]))]))],
                documentation: Documentation(["There are no properties to set."])
            )
        }
        let sets = properties.map { property in
            Statement.expression(
                .call(
                    "\(list).set",
                    [(nil, .string(property.schemaName)), (nil, .name(Identifier.quoted(property.name)))]
                )
            )
        }
        let body =
            [.variable(list, .call("Members", [("capacity", .integer(properties.count))]))] + sets
            + [.expression(.call("self.init", [("expression", .call(".object", [(nil, .name(list))]))]))]
        let documentation = Documentation(
            ["Sets the properties that are given."],
            parameters: properties.map { (Identifier.quoted($0.name), FactText.text(of: $0, page: page)) }
        )
        return Initializer(parameters, body, documentation: documentation)
    }

    func attribute(_ attribute: PlannedAttribute) -> ComputedProperty {
        let value: SwiftExpression =
            switch attribute.source {
            case .reference: .call("reference", [])
            case .attribute: .call("attribute", [(nil, .string(attribute.schemaName))])
            }
        let origin = attribute.source == .reference ? "`Ref` returns it" : "`Fn::GetAtt` returns it"
        return ComputedProperty(
            Identifier.quoted(attribute.name),
            reference(attribute.type),
            value,
            documentation: Documentation(["`\(attribute.schemaName)`: \(origin)."])
        )
    }

    private func reference(_ type: ValueType) -> TypeReference {
        switch type {
        case .string: .generic("Value", .name("String"))
        case .integer: .generic("Value", .name("Int"))
        case .number: .generic("Value", .name("Double"))
        case .boolean: .generic("Value", .name("Bool"))
        case .arn(let name): .generic("Value", .generic("ARN", .name(PlanRenderer.name(of: name))))
        case .json: .name("JSON")
        case .list(let element): .generic("List", reference(element))
        case .map(let element): .generic("Map", reference(element))
        case .named(let index): .name(plan.types[index].name)
        }
    }
}
