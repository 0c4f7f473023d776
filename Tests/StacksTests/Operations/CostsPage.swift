import AWSEC2
import Foundation
import SynthTesting
import TemplateModel

@testable import synth

/// The page about what the ingestion pipeline costs.
struct CostsPage {
    static let volumes: [Decimal] = [100_000, 1_000_000, 10_000_000]

    /// The template that watches the pipeline.
    var template: Template
    /// The template of the functions in a network of their own.
    var network: Template

    var months: [IngestionCosts] { Self.volumes.map { IngestionCosts(messages: $0, template: template) } }

    var text: String {
        """
        # What the ingestion pipeline costs

        Dollars a month in `us-east-1`, computed by a test from prices, assumptions and the template (`RECORD_SNAPSHOTS=1 swift test --filter OperationsPagesTests`). The prices were looked up on
        \(Price.seen); AWS changes them, and other Regions have others. Nothing that is free for new or small accounts is taken off.

        \(table)

        Each row is rounded to cents, and the total is the sum of what is shown. What is fixed, alarms, dashboards, metrics and polling, is nearly all of a small bill; writes, events, logs and
        traces are most of a large one.

        ## Options

        | option | dollars a month |
        |---|---|
        \(options)

        ## What is taken for granted

        - Messages are spread evenly over 30 days, come once, and succeed at the first attempt. An event and its message are smaller than 64 KB.
        - A request of the API takes \(milliseconds(IngestionCosts.Assumption.ingestTime)) of a function with 256 MB; a message takes \(milliseconds(IngestionCosts.Assumption.workerTime)), and a batch
          \(milliseconds(IngestionCosts.Assumption.batchTime)) more, of one with 512 MB.
        - A batch has the messages that come within \(IngestionConfig().batchingWindow.components.seconds) seconds: one at 100,000 messages a month, \(months[2].batch.rounded(1)) at 10 million. Each batch is received once and deleted once.
        - Lambda polls the queue with \(IngestionCosts.Assumption.pollers) connections for 20 seconds each, all month.
        - Each message writes an item of \(IngestionCosts.Assumption.itemBytes) bytes twice, which is kept for \(IngestionConfig().timeToLiveDays) days; its deletion after that is free.
        - There are two events for each message: that it came, and what became of it. The second is published to the topic, which nobody subscribes to.
        - Logs have \(IngestionCosts.Assumption.accessBytes) bytes for each request of the API, \(IngestionCosts.Assumption.requestBytes) of the function behind it, \(IngestionCosts.Assumption.messageBytes) for each message and
          \(IngestionCosts.Assumption.batchBytes) for each batch. They are kept for 30 days; that CloudWatch compresses them is left out.
        - Every metric that the workers know is published in the month, and \(IngestionCosts.Assumption.errorTypes) types of errors.
        - X-Ray records the first request of each second, and 5 % of the others.

        ## Prices

        | dollars | for | page of AWS | seen on |
        |---|---|---|---|
        \(prices)

        The pages of AWS show most of their prices through a script, so these were seen where the last column says. Check them with the [AWS Pricing Calculator](https://calculator.aws/) before you rely
        on them.

        """
    }

    private var table: String {
        let months = months
        var rows = [
            "| | \(Self.volumes.map { "\(grouped($0)) messages" }.joined(separator: " | ")) |", "|---|---:|---:|---:|",
        ]
        for index in months[0].items.indices {
            let cells = months.map { $0.items[index].cost.money }
            rows.append("| \(months[0].items[index].name) | \(cells.joined(separator: " | ")) |")
        }
        rows.append("| **Total** | \(months.map { "**\($0.total.money)**" }.joined(separator: " | ")) |")
        return rows.joined(separator: "\n")
    }

    private var options: String {
        let hours: Decimal = 730
        let requests = IngestionCosts.Assumption.keyUsers * IngestionCosts.Assumption.month / 300
        let key = IngestionCosts.Item(name: "", price: .key, amount: 1).cost
        let keyRequests = IngestionCosts.Item(name: "", price: .keyRequest, amount: requests).cost
        let endpoint = IngestionCosts.Item(name: "", price: .endpointHour, amount: hours).cost
        let interfaces = network.resources(of: EC2.VPCEndpoint.self).filter { $0["VpcEndpointType"] == "Interface" }
        let endpointCount = interfaces.count
        let zoneCount = interfaces.first?["SubnetIds"]?.arrayValue?.count ?? 0
        let endpoints = Decimal(endpointCount * zoneCount) * endpoint
        let mails = IngestionCosts.Item(name: "", price: .mail, amount: Self.volumes[0]).cost
        return """
            | a key of your own | \((key + keyRequests).money): the key \(key.money), and \(keyRequests.money) for \(IngestionCosts.Assumption.keyUsers) callers that ask for a data key every 5 minutes |
            | a network of your own | \(endpoints.money): \(endpoint.money) for each of \(endpointCount) interface endpoints in each of \(zoneCount) zones, beside 0.01 for each GB |
            | an address that hears of each success | \(mails.money) for 100,000 messages: leave the rule of successes without one |
            """
    }

    private var prices: String {
        let all: [Price] =
            months[0].items.map(\.price) + [.key, .keyRequest, .endpointHour, .mail]
        var rows: [String] = []
        for price in all {
            let row = "| \(price.dollars.money(atLeast: 2)) | \(price.unit) | <\(price.page)> | \(price.seenOn) |"
            if !rows.contains(row) { rows.append(row) }
        }
        return rows.joined(separator: "\n")
    }

    private func grouped(_ number: Decimal) -> String { NSDecimalNumber(decimal: number).intValue.grouped }

    private func milliseconds(_ seconds: Decimal) -> String { "\(seconds * 1000) ms" }
}
