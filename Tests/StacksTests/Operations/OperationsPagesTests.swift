import CloudFormation
import Foundation
import SynthTesting
import TemplateModel
import Testing

@testable import synth

/// Pages of `docs/operations` that are written from the stacks.
struct OperationsPagesTests {
    @Test func logInsights() {
        expectText(LogInsightsPage.text, matches: "log-insights.md", in: "docs/operations")
    }

    @Test func costs() throws {
        expectText(try costsPage().text, matches: "costs.md", in: "docs/operations")
    }

    /// The table as a reader adds it up.
    @Test func costsAddUp() throws {
        let rows = try costsPage().text.split(separator: "\n").compactMap { line -> [Decimal]? in
            let cells = line.split(separator: "|").map { $0.filter { !" *,".contains($0) } }
            let numbers = cells.dropFirst().compactMap { Decimal(string: $0) }
            // Headings have no cents.
            return cells.dropFirst().allSatisfy { $0.contains(".") } && numbers.count == 3 ? numbers : nil
        }
        let total = try #require(rows.last)
        #expect(rows.count == 18)
        for column in 0..<3 { #expect(rows.dropLast().reduce(0) { $0 + $1[column] } == total[column]) }
    }

    /// What a month of 10 million messages needs, computed by hand.
    @Test func costsAreThoseOfThePrices() throws {
        let month = try #require(try costsPage().months.last)
        let costs = Dictionary(uniqueKeysWithValues: month.items.map { ($0.name, $0.cost) })
        #expect(costs["API"] == 10)
        #expect(costs["DynamoDB, writes"] == Decimal(string: "12.5"))
        #expect(costs["EventBridge"] == 20)
        // 5 connections, 129,600 requests of 20 s each.
        #expect(costs["SQS, polling"] == Decimal(string: "0.26"))
        // 10 million x (50 ms x 0.25 GB + 120 ms x 0.5 GB) + 1.296 million batches x 10 ms x 0.5 GB = 731,480 GB-seconds.
        #expect(costs["Lambda, duration"] == Decimal(string: "9.75"))
        // 2.592 million in the first of each second, 5 % of the other 7.408 million.
        #expect(costs["X-Ray"] == Decimal(string: "14.81"))
    }

    private func costsPage() throws -> CostsPage {
        CostsPage(
            template: try #require(try IngestionConfig().assembly()["IngestionObservability"]).template,
            network: try #require(try IngestionConfig([.vpc]).assembly()["IngestionFunctions"]).template
        )
    }
}
