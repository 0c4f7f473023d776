import SynthTesting
import Testing

/// Pages of `docs/operations` that are written from the stacks.
struct OperationsPagesTests {
    @Test func logInsights() {
        expectText(LogInsightsPage.text, matches: "log-insights.md", in: "docs/operations")
    }
}
