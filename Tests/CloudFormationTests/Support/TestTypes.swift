import CloudFormation

/// Resource types of the shape that generated ones have.
enum Test {
    enum Queue: ResourceType {
        static let typeName = "Test::Unit::Queue"

        struct Properties: PropertyValue {
            let expression: Expression

            init(expression: Expression) {
                self.expression = expression
            }

            init(
                name: Value<String>? = nil,
                delay: Value<Int>? = nil,
                ratio: Value<Double>? = nil,
                isFIFO: Value<Bool>? = nil,
                mode: Mode? = nil,
                target: Value<ARN<Queue>>? = nil,
                subnets: List<Value<String>>? = nil,
                tags: Map<Value<String>>? = nil,
                document: JSON? = nil
            ) {
                var members = Members(capacity: 9)
                members.set("Name", name)
                members.set("Delay", delay)
                members.set("Ratio", ratio)
                members.set("IsFIFO", isFIFO)
                members.set("Mode", mode)
                members.set("Target", target)
                members.set("Subnets", subnets)
                members.set("Tags", tags)
                members.set("Document", document)
                expression = .object(members)
            }
        }
    }

    enum Table: ResourceType {
        static let typeName = "Test::Unit::Table"

        struct Properties: PropertyValue {
            let expression: Expression

            init(expression: Expression) {
                self.expression = expression
            }

            init(name: Value<String>? = nil) {
                var members = Members(capacity: 1)
                members.set("Name", name)
                expression = .object(members)
            }
        }
    }

    struct Mode: EnumValue {
        let expression: Expression

        init(expression: Expression) {
            self.expression = expression
        }

        static let fast: Mode = "FAST"
    }
}

extension Ref where R == Test.Queue {
    var name: Value<String> { reference() }
    var arn: Value<ARN<Test.Queue>> { attribute("Arn") }
}

extension Ref where R == Test.Table {
    var name: Value<String> { reference() }
    var arn: Value<ARN<Test.Table>> { attribute("Arn") }
    var endpoint: Value<String> { attribute("Endpoint.Address") }
}

extension Resource<Test.Queue> {
    static var queue: Resource { Resource(Test.Queue.self, .init()) }
}

extension Resource<Test.Table> {
    static var table: Resource { Resource(Test.Table.self, .init()) }
}
