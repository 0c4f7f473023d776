import CompilerHarness
import Testing

/// What the types of the library keep from compiling, in the compiler's own words.
@Suite struct CompilerTests {
    private func expectAnnounced(
        _ source: String,
        to depth: CompilerHarness.Depth = .types,
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) throws {
        let harness = try CompilerHarness(modules: ["CloudFormation"], prelude: Self.prelude)
        let compilation = try harness.compile(source, to: depth)
        #expect(compilation.found == compilation.announced, sourceLocation: sourceLocation)
    }

    private static let prelude = """
        enum Queue: ResourceType {
            static let typeName = "Test::Unit::Queue"
            struct Properties: PropertyValue {
                let expression: Expression
                init(expression: Expression) { self.expression = expression }
                init(target: Value<ARN<Queue>>? = nil, delay: Value<Int>? = nil, name: Value<String>? = nil) {
                    self.init(expression: .null)
                }
            }
        }
        enum Table: ResourceType {
            static let typeName = "Test::Unit::Table"
            struct Properties: PropertyValue {
                let expression: Expression
                init(expression: Expression) { self.expression = expression }
            }
        }
        struct Mode: EnumValue {
            let expression: Expression
            init(expression: Expression) { self.expression = expression }
        }
        extension Ref where R == Queue { var arn: Value<ARN<Queue>> { attribute("Arn") } }
        extension Ref where R == Table { var arn: Value<ARN<Table>> { attribute("Arn") } }
        struct Empty: Stack { func build(in scope: Scope) {} }
        """

    @Test func whatIsMeantCompiles() throws {
        try expectAnnounced(
            """
            func use(_ app: App, _ scope: Scope, queue: Ref<Queue>) {
                let other = scope.add("Queue", Resource(Queue.self, .init(target: queue.arn, delay: 30, name: "x-\\(queue.arn)")))
                scope.add("Alone", Resource(Queue.self, .init()))
                let text: Value<String> = "\\(other.arn)"
                let environment: [String: Value<String>] = ["ARN": Value(queue.arn), "NAME": "x", "TEXT": text]
                scope.add("Output", StackOutput("\\(Pseudo.region)-x", exportName: "x"))
                scope.export(queue.arn)
                app.add("Empty", Empty())
                print(environment)
            }
            """,
            to: .flow
        )
    }

    @Test func theHarnessSeesWhatIsNotAnnounced() throws {
        let source = "let wrong: Int = \"text\"\nlet right = 1  // error: nothing is wrong here"
        let compilation = try CompilerHarness(modules: ["CloudFormation"]).compile(source)
        #expect(
            compilation.found.map(\.description)
                == ["1: error: cannot convert value of type 'String' to specified type 'Int'"]
        )
        #expect(compilation.announced.map(\.description) == ["2: error: nothing is wrong here"])
    }

    @Test func theHarnessFailsWithoutAModule() {
        #expect(throws: CompilerHarness.Failure.self) { try CompilerHarness(modules: ["NoSuchModule"]) }
    }

    @Test func valuesOfOtherTypes() throws {
        try expectAnnounced(
            """
            func use(_ scope: Scope, queue: Ref<Queue>, table: Ref<Table>, list: List<Value<String>>) {
                let count = 3
                _ = Queue.Properties(target: table.arn)  // error: cannot convert value of type 'Value<ARN<Table>>' to expected argument type 'Value<ARN<Queue>>'
                _ = Queue.Properties(delay: "30")  // error: generic struct 'Value' requires the types 'Int' and 'String' be equivalent
                _ = Queue.Properties(delay: count)  // error: cannot convert value of type 'Int' to expected argument type 'Value<Int>'
                let _: Value<String> = count  // error: cannot convert value of type 'Int' to specified type 'Value<String>'
                let _: Value<String> = 3  // error: generic struct 'Value' requires that 'String' conform to 'NumericLiteral'
                let _: Value<String> = queue.arn  // error: cannot assign value of type 'Value<ARN<Queue>>' to type 'Value<String>'
                let _: [String: Value<String>] = ["ARN": queue.arn]  // error: cannot convert value of type 'Value<ARN<Queue>>' to expected dictionary value type 'Value<String>'
                let _: Value<String> = "\\(list)"  // error: no exact matches in call to instance method 'appendInterpolation'
                let _: Value<String> = queue  // error: cannot convert value of type 'Ref<Queue>' to specified type 'Value<String>'
                let _: Ref<Table> = queue  // error: cannot assign value of type 'Ref<Queue>' to type 'Ref<Table>'
            }
            """
        )
    }

    @Test func thingsOfOtherKinds() throws {
        try expectAnnounced(
            """
            func use(_ app: App, _ scope: Scope, queue: Ref<Queue>, list: List<Value<String>>) {
                _ = Condition.equals(queue, "x")  // error: cannot convert value of type 'Ref<Queue>' to expected argument type 'Value<String>'
                _ = ResourceOptions(condition: Condition.equals("a", "b"))  // error: cannot convert value of type 'Condition' to expected argument type 'Condition.Name'
                scope.add("Table", queue)  // error: instance method 'add(_:_:filePath:line:)' requires that 'Ref<Queue>' conform to 'Construct'
                app.add("Queue", Resource(Queue.self, .init()))  // error: instance method 'add(_:_:name:filePath:line:)' requires that 'Resource<Queue>' conform to 'Stack'
                scope.export(list)  // error: cannot convert value of type 'List<Value<String>>' to expected argument type 'Value<T>'  // error: generic parameter 'T' could not be inferred
                _ = StackOutput(list)  // error: cannot convert value of type 'List<Value<String>>' to expected argument type 'Value<T>'  // error: generic parameter 'T' could not be inferred
            }
            """
        )
    }

    @Test func constructsAndValuesThatAreNotUsedWarn() throws {
        try expectAnnounced(
            """
            func use(_ scope: Scope, queue: Ref<Queue>) {
                Resource(Queue.self, .init())  // warning: result of 'Resource<R>' initializer is unused
                Condition.equals("a", "b")  // warning: result of call to 'equals' is unused
                queue.referenced(.weak)  // warning: result of call to 'referenced' is unused
                scope.add("Stage", Parameter.string())
            }
            """,
            to: .flow
        )
    }

    @Test func aValueInAStringWarns() throws {
        try expectAnnounced(
            """
            func use(queue: Ref<Queue>, list: List<Value<String>>, mode: Mode) {
                let text: String = "\\(queue.arn)"  // warning: 'appendInterpolation' is deprecated: a deploy-time value has no text yet; make this literal a Value<String>
                print(text, "\\(list)")  // warning: 'appendInterpolation' is deprecated: a deploy-time value has no text yet; make this literal a Value<String>
                print("\\(queue)")  // warning: 'appendInterpolation' is deprecated: a reference has no text yet; make this literal a Value<String> of its attribute
                print("\\(mode)")  // warning: 'appendInterpolation' is deprecated: a deploy-time value has no text yet; make this literal a Value<String>
            }
            """,
            to: .flow
        )
    }

    @Test func theTreeStaysInOneTask() throws {
        try expectAnnounced(
            """
            func build(_ scope: Scope) {
                Task { scope.add("Queue", Resource(Queue.self, .init())) }  // error: type 'Ref<Queue>' does not conform to the 'Sendable' protocol
            }
            """,
            to: .flow
        )
        try expectAnnounced(
            """
            func use(_ scope: Scope, _ queue: Ref<Queue>) {
                Task { scope.add("Empty", Empty()) }  // error: passing closure as a 'sending' parameter risks causing data races between code in the current task and concurrent execution of the closure
                Task { print(queue.path) }  // error: passing closure as a 'sending' parameter risks causing data races between code in the current task and concurrent execution of the closure
            }
            """,
            to: .flow
        )
    }
}
