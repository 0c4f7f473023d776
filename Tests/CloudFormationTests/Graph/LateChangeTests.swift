import CloudFormation
import Foundation
import Testing

/// A change after synthesis would be lost, so it stops the program.
@Suite struct LateChangeTests {
    private static func synthesized() throws -> (app: App, scope: Scope, queue: Ref<Test.Queue>) {
        let app = App()
        let (scope, queue) = app.add("S", TestStack { ($0, $0.add("Queue", Resource<Test.Queue>.queue)) })
        _ = try app.synthesize()
        return (app, scope, queue)
    }

    private func expect(_ sentence: String, from result: ExitTest.Result?) {
        #if DEBUG
        let output = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
        #expect(output.contains(sentence))
        #endif
    }

    @Test func addingAConstruct() async {
        let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            try Self.synthesized().scope.add("Late", Resource<Test.Queue>.queue)
        }
        expect("'S/Late' is added to an app that was synthesized already", from: result)
    }

    @Test func addingAStack() async {
        let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            try Self.synthesized().app.add("Late", TestStack { _ in })
        }
        expect("stack 'Late' is added to an app that was synthesized already", from: result)
    }

    @Test func configuringAResource() async {
        let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            try Self.synthesized().queue.configure { $0.deletionPolicy = .retain }
        }
        expect("'S/Queue' is configured in an app that was synthesized already", from: result)
    }

    @Test func overridingAProperty() async {
        let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            try Self.synthesized().queue.override("Delay", 3)
        }
        expect("property 'Delay' of 'S/Queue' is overridden in an app that was synthesized already", from: result)
    }

    @Test func addingMetadata() async {
        let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            try Self.synthesized().scope.addTemplateMetadata("Team", "shop")
        }
        expect("template metadata 'Team' is added to an app that was synthesized already", from: result)
    }

    @Test func exportingAValue() async {
        let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            let (_, scope, queue) = try Self.synthesized()
            scope.export(queue.arn)
        }
        expect("an export is added to an app that was synthesized already", from: result)
    }
}
