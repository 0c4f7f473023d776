import Foundation
import RuntimeAPIServer
import Testing

/// What has come into the workers; `scripts/check-linkage` checks those that are linked statically, and how large they get.
@Suite("Linkage of the workers") struct WorkerLinkageTests {
    /// Parts of symbols, or names of libraries, that a worker which does without Foundation and regular expressions does not have.
    private static let unwanted = ["17_StringProcessingE", "20FoundationEssentialsE", "libFoundation"]

    private func unwanted(in executable: URL) throws -> [String] {
        let bytes = try Data(contentsOf: executable, options: .alwaysMapped)
        return Self.unwanted.filter { bytes.range(of: Data($0.utf8)) != nil }
    }

    @Test(
        "has neither Foundation nor regular expressions",
        arguments: [
            "events-load-test", "ingestion-events", "ingestion-idempotency", "ingestion-ingest", "ingestion-processor",
            "ingestion-publish", "ingestion-redrive", "ingestion-validate", "ingestion-worker", "order-writer",
            "publish-metrics", "stream-processor",
        ]
    ) func worker(product: String) throws {
        #expect(try unwanted(in: WorkerProcess.executable(product)) == [])
    }
}
