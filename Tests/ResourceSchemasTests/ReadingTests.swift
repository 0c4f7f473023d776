import ResourceSchemas
import Testing

@Suite("Reading schemas")
struct ReadingTests {
    /// A name in the text that is not understood ends the process, so this test reads everything once.
    @Test("Every fact and every definition of every type can be read")
    func everything() {
        let schemas = ResourceSchemas()
        for typeName in ResourceSchemas.typeNames {
            guard let schema = schemas[typeName] else {
                Issue.record("\(typeName) is listed but not found")
                continue
            }
            var missing: Set<String> = []
            var seen: Set<String> = []
            var open = schema.properties.definitions
            for attribute in schema.attributes.values { open.formUnion(attribute.definitions) }
            open.formUnion(schema.reference.definitions)
            while let name = open.popFirst() {
                guard seen.insert(name).inserted else { continue }
                guard let definition = schema.definition(name) else {
                    missing.insert(name)
                    continue
                }
                open.formUnion(definition.definitions)
            }
            #expect(missing.isEmpty, "\(typeName) has no definition of these names")
            #expect(schema.permissions[.create]?.contains("") != true)
            #expect(schema.regions?.isEmpty != true)
            for path in schema.createOnly + schema.readOnly + schema.writeOnly {
                #expect(!path.contains(""), "\(typeName) has an empty step in a path")
            }
        }
    }

    @Test("The names of all types are known, those of other vendors included")
    func names() {
        #expect(ResourceSchemas.typeNames.count > 1800)
        #expect(ResourceSchemas.typeNames == ResourceSchemas.typeNames.sorted())
        let schemas = ResourceSchemas()
        for name in ["AWS::SQS::Queue", "Alexa::ASK::Skill", "AWS::Serverless::Function"] {
            #expect(schemas[name]?.typeName == name)
        }
    }

    @Test(
        "A name that is no type has no facts",
        arguments: ["", ":", "::", "AWS", "AWS::SQS", "AWS::SQS::", "AWS::SQS::Que", "AWS:SQS:Queue", "My::Own::Type"]
    )
    func unknown(_ name: String) {
        #expect(ResourceSchemas()[name] == nil)
    }

    @Test("A custom resource has the facts of CloudFormation's own type, and any attribute")
    func custom() throws {
        let schema = try #require(ResourceSchemas()["Custom::DatabaseUser"])
        #expect(schema.typeName == "Custom::DatabaseUser")
        #expect(schema.attribute("Whatever.It.Returns") != nil)
    }
}

extension Schema {
    /// The definitions to which a schema refers.
    var definitions: Set<String> {
        var names: Set<String> = []
        visit { assertion in if case .definition(let name) = assertion { names.insert(name) } }
        return names
    }

    /// Calls a function with each assertion of this schema and of those within.
    func visit(_ body: (Assertion) -> Void) {
        for assertion in assertions {
            body(assertion)
            for schema in assertion.schemas { schema.visit(body) }
        }
    }
}

extension Assertion {
    private var optionalSchemas: [Schema?] {
        switch self {
        case .items(let schema), .contains(let schema), .names(let schema), .not(let schema): [schema]
        case .dependentSchema(_, let schema): [schema]
        case .firstItems(let schemas), .all(let schemas), .any(let schemas), .one(let schemas): schemas
        case .conditional(let condition, let then, let otherwise): [condition, then, otherwise]
        case .members(let members):
            Array(members.named.values) + members.matching.map(\.schema)
                + { if case .matching(let schema) = members.others { [schema] } else { [] } }()
        default: []
        }
    }

    fileprivate var schemas: [Schema] { optionalSchemas.compactMap(\.self) }
}
