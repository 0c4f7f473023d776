import CloudFormation
import Testing

@Suite struct StackGroupTests {
    private let stack = TestStack { $0.add("Queue", Resource<Test.Queue>.queue) }

    @Test func stacksThatAreAddedTogetherAreStacksOfTheApp() throws {
        let app = App()
        app.addStacks(named: ["B", "A"]) {
            app.add("A", stack)
            app.add("B", stack)
        }
        #expect(try app.synthesize(checkingTemplates: false).stacks.map(\.id) == ["A", "B"])
    }

    @Test func allStacksThatAreAddedTogetherAreNamed() {
        let app = App()
        app.addStacks(named: ["A", "B"]) {
            app.add("A", stack)
            app.add("C", stack)
        }
        #expect(
            diagnostics(app) == [
                "error: stack 'B' is named, but not added; add it, or remove its name [B]",
                "error: stack 'C' is added without being named; name it too, because the stacks are left out together [C]",
            ]
        )
    }

    @Test func aStackHasTheNameOfNoStackThatIsLeftOut() {
        let app = App(
            environment: nil,
            crossStackReferences: .strong,
            selection: StackSelection(of: "A", omitsOthers: true)
        )
        app.add("A", TestStack { _ = $0.add("Queue", Resource<Test.Queue>.queue) })
        app.addStacks(named: ["B"]) { app.add("B", stack) }
        app.add("B", stack)
        #expect(
            diagnostics(app) == [
                "error: stack 'B' is already in the app; give one of the two another identifier [B]"
            ]
        )
    }
}
