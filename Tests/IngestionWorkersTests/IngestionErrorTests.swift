import AWSClient
import LambdaContracts
import Testing
import WorkerContracts
import WorkerPatterns

@testable import IngestionWorkers

@Suite("Errors of the ingestion pipeline") struct IngestionErrorTests {
    @Test("tell the kind that runbooks know") func types() {
        let errors: [(any Error, String, ErrorCategory)] = [
            (AWSError.cancelled, "TimeoutError", .timeout),
            (AWSError.configuration(.testing), "ConfigurationError", .permanent),
            (IdempotencyError.leaseLost("k"), "TransientError", .transient),
            (IdempotencyError.service(.cancelled), "TimeoutError", .timeout),
            (CancellationError(), "TimeoutError", .timeout),
            (IngestionError.schema("x"), "SchemaValidationError", .validation),
        ]
        for (error, type, category) in errors {
            let told = IngestionError(error, of: "DynamoDB")
            #expect(told.type == type, "\(error)")
            #expect(told.category == category, "\(error)")
        }
    }

    @Test("are not longer than a line of a log should be") func length() {
        #expect(IngestionError.schema(String(repeating: "x", count: 5000)).description.count == 1000)
    }

    @Test("simulated, come to three of ten messages, always the same ones") func randomFailures() {
        let failing = (0..<10_000).filter {
            IngestionFailureMode.randomFail30Percent.failure(ofMessage: "message-\($0)", attempts: 1) != nil
        }
        #expect((2800...3200).contains(failing.count))
        let again = (0..<10_000).filter {
            IngestionFailureMode.randomFail30Percent.failure(ofMessage: "message-\($0)", attempts: 1) != nil
        }
        #expect(failing == again)
        #expect(
            IngestionFailureMode.randomFail30Percent.failure(ofMessage: "message-\(failing[0])", attempts: 2) == nil
        )
        for mode in [IngestionFailureMode.none, .slowDownstream, .duplicateSubmit] {
            #expect(mode.failure(ofMessage: "m", attempts: 1) == nil)
        }
        #expect(
            IngestionFailureMode.poisonPayload.failure(ofMessage: "m", attempts: 9)?.type == "SchemaValidationError"
        )
    }

    @Test("of the table's attributes are those of the pattern") func attributes() {
        let names = ["status", "leaseUntil", "leaseOwner", "attempts", "expiresAt"]
        #expect(names.allSatisfy { IngestionStateAttribute(rawValue: $0) != nil })
    }
}

extension ConfigurationError {
    /// An error as the client makes it without a Region.
    static var testing: ConfigurationError {
        do throws(ConfigurationError) {
            _ = try AWSHTTPClient(AWSConfiguration(environment: AWSEnvironment(variables: [:])))
            return .testing
        } catch {
            return error
        }
    }
}
