import CloudFormation
import Synchronization
import Testing

@testable import SynthCommand

/// What a mistake in one stack means to a command that asks for another one.
@Suite struct SelectionTests {
    private let surroundings = Surroundings(currentFolder: "/project", usesColor: false)

    @Test(arguments: [[], ["Good"], ["permissions", "Good"]])
    func aBrokenStackBesideItDoesNotMatter(_ arguments: [String]) {
        let outcome = Mixed.outcome(of: arguments, in: surroundings)
        #expect(outcome.standardError.isEmpty)
        #expect(outcome.exitCode == 0)
    }

    @Test(arguments: [["Broken"], ["--all", "--output", "templates"], ["list"]])
    func itMattersWhenItIsAskedFor(_ arguments: [String]) {
        let outcome = Mixed.outcome(of: arguments, in: surroundings)
        #expect(outcome.exitCode == 1)
        #expect(outcome.standardError.contains("error: Broken is broken"))
    }

    @Test func validateChecksAll() {
        let outcome = Mixed.outcome(of: ["validate"], in: surroundings)
        #expect(outcome.exitCode == 1)
        #expect(outcome.standardOutput.contains("error: Broken is broken"))
        #expect(outcome.standardOutput.contains("warning: nobody subscribes to Warned"))
    }

    @Test func aWarningOfAnotherStackIsNotShown() {
        #expect(Mixed.outcome(of: ["Warned"], in: surroundings).standardError.contains("nobody subscribes to Warned"))
        #expect(Mixed.outcome(of: ["Good", "--strict"], in: surroundings).exitCode == 0)
    }

    @Test func whatAStackReadsFromMatters() {
        let outcome = BrokenSource.outcome(of: ["Reader"], in: surroundings)
        #expect(outcome.exitCode == 1)
        #expect(outcome.standardError.contains("error: Source is broken"))
        #expect(!outcome.standardError.contains("nobody subscribes"))
    }

    @Test func whatMayReadFromAStackMattersBecauseItMakesOutputs() {
        let outcome = BrokenReader.outcome(of: ["Source"], in: surroundings)
        #expect(outcome.exitCode == 1)
        #expect(outcome.standardError.contains("error: Reader is broken"))
        #expect(!BrokenReader.outcome(of: ["Other"], in: surroundings).standardError.contains("is broken"))
    }

    @Test(arguments: ["Source", "Reader", "Loner"])
    func aTemplateIsTheSameWhateverIsAskedForBesideIt(_ stack: String) throws {
        let all = Connected.outcome(of: ["--all", "--output", "templates"], in: surroundings)
        let file = try #require(all.files.first { $0.path == "templates/\(stack).yaml" })
        #expect(Connected.outcome(of: [stack], in: surroundings).standardOutput == file.text)
        #expect(file.text.contains("Export:") == (stack == "Source"))
    }

    @Test func whatOnlyAReaderMakesWrongIsAcceptedInAnyCase() {
        // Alone, the queue is not known to invoke a function.
        for arguments in [["Queues"], ["Workers"], ["--all", "--output", "templates"], ["validate"]] {
            let outcome = Lossy.outcome(of: arguments, in: surroundings)
            #expect(outcome.exitCode == 0)
            #expect(outcome.standardError.isEmpty, "\(arguments)")
            #expect(!outcome.standardOutput.contains("ACC-04"), "\(arguments)")
        }
    }

    @Test func nestedStacksBelongToTheirStack() {
        let broken = BrokenNested.outcome(of: ["Outer"], in: surroundings)
        #expect(broken.exitCode == 1)
        #expect(broken.standardError.contains("error: Inner is broken"))
        #expect(BrokenNested.outcome(of: ["Good"], in: surroundings).exitCode == 0)
    }

    @Test func onlyWhatMayMatterIsBuilt() {
        func built(_ arguments: String...) -> [String] {
            Recorded.built.withLock { $0 = [] }
            #expect(Recorded.outcome(of: arguments, in: surroundings).exitCode == 0)
            return Recorded.built.withLock { $0 }
        }
        #expect(built() == ["A"])
        #expect(built("B") == ["B"])
        #expect(built("Source") == ["Source", "Reader"])
        #expect(built("Reader") == ["Source", "Reader"])
        #expect(built("list") == ["A", "B", "Source", "Reader", "C"])
        #expect(built("--all", "--output", "templates") == ["A", "B", "Source", "Reader", "C"])
    }

    @Test func theNamesOfStacksThatAreNotBuiltAreKnown() {
        let names = "the stacks are 'A', 'B', 'Source', 'Reader' and 'C'"
        #expect(Recorded.outcome(of: ["X"], in: surroundings).standardError == "error: unknown stack 'X'; \(names)\n")
        #expect(
            Recorded.outcome(of: [], in: surroundings).notes
                == "note: this is the default stack 'A'; others by name: 'B', 'Source', 'Reader' and 'C'\n"
        )
    }

    @Test func theDefaultStackCanBeAmongThoseThatAreAddedTogether() {
        let outcome = DefaultInGroup.outcome(of: [], in: surroundings)
        #expect(outcome.exitCode == 0)
        #expect(outcome.standardOutput.contains("DisplayName: mirror"))
    }

    @Test(arguments: [
        ("Twice", "error: stack 'Twice' is already in the app; give one of the two another identifier [Twice]"),
        (
            "Namesake",
            "error: a deployed stack's name must differ from all others, but 'Twice' has the name 'Twice' too [Namesake]"
        ),
        (
            "1",
            "error: a stack's name must be a letter followed by letters, digits and hyphens, at most 128 characters, got '1' [1]"
        ),
    ])
    func aMistakeInANameMattersToAll(_ name: String, _ sentence: String) {
        let outcome = Misnamed.outcome(of: ["Good"], in: surroundings)
        #expect(outcome.exitCode == 1)
        #expect(outcome.standardError.contains(sentence))
    }
}

/// A stack from which nothing can be read.
private struct LonerStack: Stack {
    var warning: String?
    var error: String?

    func build(in scope: Scope) {
        if let warning { scope.warning(warning) }
        if let error { scope.error(error) }
        scope.add("Mirror", Resource(Topic.self, ["DisplayName": "mirror"]))
    }
}

/// Stacks that have nothing to do with each other.
enum Mixed: SynthesisCommand {
    static func addStacks(to app: App) {
        app.add("Good", LonerStack())
        app.add("Broken", LonerStack(error: "Broken is broken"))
        app.add("Returning", TopicStack(error: "Returning is broken"))
        app.add("Warned", LonerStack(warning: "nobody subscribes to Warned"))
    }
}

private enum BrokenSource: SynthesisCommand {
    static func addStacks(to app: App) {
        let topic = app.add("Source", TopicStack(warning: "nobody subscribes", error: "Source is broken"))
        app.add("Reader", ReaderStack(topic: topic))
    }
}

private enum BrokenReader: SynthesisCommand {
    static func addStacks(to app: App) {
        app.add("Other", LonerStack())
        app.add("Source", TopicStack())
        app.add("Reader", LonerStack(error: "Reader is broken"))
    }
}

private enum Connected: SynthesisCommand {
    static func addStacks(to app: App) {
        app.add("Loner", LonerStack())
        let topic = app.add("Source", TopicStack())
        app.add("Reader", ReaderStack(topic: topic))
    }
}

/// A queue without dead letters, which matters because of a function in another stack.
private enum Lossy: SynthesisCommand {
    private enum Queue: ResourceType {
        typealias Properties = JSON
        static let typeName = "AWS::SQS::Queue"
    }

    private enum Mapping: ResourceType {
        typealias Properties = JSON
        static let typeName = "AWS::Lambda::EventSourceMapping"
    }

    private struct Queues: Stack {
        func build(in scope: Scope) -> Ref<Queue> {
            scope.allow("ESQ-19", because: "messages may be lost")
            return scope.add("Orders", Resource(Queue.self, [:]))
        }
    }

    private struct Workers: Stack {
        let queue: Ref<Queue>

        func build(in scope: Scope) {
            let arn: Value<String> = queue.attribute("Arn")
            scope.add(
                "Source",
                Resource(
                    Mapping.self,
                    [
                        "EventSourceArn": JSON(arn), "FunctionName": "writer",
                        "FunctionResponseTypes": ["ReportBatchItemFailures"],
                    ]
                )
            )
        }
    }

    static func addStacks(to app: App) {
        app.add("Workers", Workers(queue: app.add("Queues", Queues())))
    }
}

private enum BrokenNested: SynthesisCommand {
    struct OuterStack: Stack {
        func build(in scope: Scope) {
            scope.add("Inner", NestedStack(LonerStack(error: "Inner is broken")))
        }
    }

    static func addStacks(to app: App) {
        app.add("Good", LonerStack())
        app.add("Outer", OuterStack())
    }
}

private enum Recorded: SynthesisCommand {
    struct RecordedStack<Base: Stack>: Stack {
        let id: String
        let base: Base

        func build(in scope: Scope) throws(Base.Failure) -> Base.Output {
            Recorded.built.withLock { $0.append(id) }
            return try base.build(in: scope)
        }
    }

    static let built = Mutex<[String]>([])

    static func addStacks(to app: App) {
        app.add("A", RecordedStack(id: "A", base: LonerStack()))
        app.add("B", RecordedStack(id: "B", base: LonerStack()).tagged("Team", "Orders"))
        app.addStacks(named: ["Source", "Reader"]) {
            let topic = app.add("Source", RecordedStack(id: "Source", base: TopicStack()))
            app.add("Reader", RecordedStack(id: "Reader", base: ReaderStack(topic: topic)))
        }
        app.add("C", RecordedStack(id: "C", base: LonerStack()))
    }
}

private enum DefaultInGroup: SynthesisCommand {
    static func addStacks(to app: App) {
        app.addStacks(named: ["First"]) {
            app.add("First", LonerStack())
        }
        app.add("Broken", LonerStack(error: "Broken is broken"))
    }
}

private enum Misnamed: SynthesisCommand {
    static func addStacks(to app: App) {
        app.add("Good", LonerStack())
        app.add("Twice", LonerStack())
        app.add("Twice", LonerStack())
        app.add("Namesake", LonerStack(), name: "Twice")
        app.add("1", LonerStack())
    }
}
