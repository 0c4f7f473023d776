import LambdaContracts
import LambdaEvents
import Testing

@testable import LambdaRuntime

private enum Writer: LambdaContract {
    typealias Event = SQSEvent
    typealias Output = Void
    enum Environment: String, CaseIterable, Sendable {
        case table = "TABLE_NAME"
        case limit = "LIMIT"
    }
    static let product = "writer"
    static let operations: [AWSOperation<Environment>] = []
}

@Suite("The environment of a worker") struct EnvironmentTests {
    @Test("has a value for each variable") func values() throws {
        let environment = try LambdaEnvironment<Writer>([.table: "orders", .limit: "12"])
        #expect(environment[.table] == "orders")
        #expect(try environment.value(of: .limit, as: Int.self) == 12)
    }

    @Test(
        "is refused when something is missing or empty",
        arguments: [
            (
                ["LIMIT": "1"],
                "the environment variable TABLE_NAME is not set; set it in the stack that has the function"
            ),
            (
                ["LIMIT": ""],
                "the environment variables TABLE_NAME, LIMIT are not set; set them in the stack that has the function"
            ),
        ]
    ) func missing(variables: [String: String], message: String) {
        let error = #expect(throws: LambdaEnvironmentError.self) {
            try LambdaEnvironment<Writer> { variables[$0] }
        }
        #expect(error?.description == message)
    }

    @Test("says which value is of the wrong type") func malformed() throws {
        let environment = try LambdaEnvironment<Writer>([.table: "orders", .limit: "many"])
        let error = #expect(throws: LambdaEnvironmentError.self) { try environment.value(of: .limit, as: Int.self) }
        #expect(error?.description == "the environment variable LIMIT is 'many', expected a value of type Int")
    }

    @Test("names where the Runtime API is") func endpoint() {
        #expect(RuntimeEndpoint("127.0.0.1:9001")?.text == "127.0.0.1:9001")
        #expect(RuntimeEndpoint("localhost:1")?.host == "localhost")
        for text in ["", "9001", "host:", ":1", "host:0", "host:65536", "a:b:1"] {
            #expect(RuntimeEndpoint(text) == nil)
        }
    }
}

@Suite("Reported errors") struct ErrorReportTests {
    private struct Failure: Error {}
    private enum Größe: Error { case x }

    @Test("have the documented form") func form() {
        let report = ErrorReport(JSONFailure())
        #expect(
            String(decoding: report.body, as: UTF8.self)
                == #"{"errorMessage":"it \"broke\"","errorType":"JSONFailure","stackTrace":[]}"#
        )
        #expect(report.header == "Function.JSONFailure")
    }

    @Test("have a type that a header can have") func header() {
        #expect(ErrorReport(Größe.x).header == "Function.Gr??e")
        #expect(ErrorReport.responseTooLarge(7_000_000).header == "Runtime.ResponseSizeTooLarge")
    }

    private struct JSONFailure: Error, CustomStringConvertible { var description: String { "it \"broke\"" } }
}
