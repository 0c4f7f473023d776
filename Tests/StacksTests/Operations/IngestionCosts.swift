import AWSCloudWatch
import AWSLogs
import CloudFormation
import Foundation
import LambdaContracts
import SynthTesting
import TemplateModel
import WorkerContracts

@testable import synth

/// A price of AWS in `us-east-1`, without what is free.
struct Price {
    /// What one has to pay for, with the number of it.
    let unit: String
    /// The dollars for so many.
    let dollars: Decimal
    let count: Decimal
    /// The page of AWS.
    let page: String
    /// The page on which the number was seen, and when it was written.
    let seenOn: String

    init(_ dollars: String, per count: Decimal = 1, _ unit: String, _ page: String, seenOn: String) {
        // A literal in a table of the tests: one that is no number would show as such on the page.
        self.dollars = Decimal(string: dollars) ?? .nan
        self.count = count
        self.unit = unit
        self.page = "https://aws.amazon.com/\(page)/pricing/"
        self.seenOn = seenOn
    }
}

extension Price {
    /// The day on which the pages were read.
    static let seen = "2026-11-21"

    private static let million: Decimal = 1_000_000
    private static let cloudWatchPage = "<https://c3x.dev/resources/aws/aws_cloudwatch_metric_alarm>"
    private static let logsPage = "<https://c3x.dev/blog/cloudwatch-logs-cost-optimization> (June 2026)"
    private static let lambdaPage = "<https://wring.co/blog/aws-lambda-pricing-guide> (March 2026)"
    private static let tablePage = "<https://airbyte.com/data-engineering-resources/dynamodb-pricing> (July 2025)"
    private static let keyPage = "<https://cloudburn.io/blog/aws-kms-pricing> (March 2026)"
    private static let topicPage =
        "<https://www.factualminds.com/blog/amazon-sns-pricing-publishes-fanout-protocols/> (June 2026)"

    static let apiRequest = Price(
        "1.00",
        per: million,
        "a million requests of an HTTP API",
        "api-gateway",
        seenOn: "<https://go-cloud.io/aws-api-gateway-pricing> (2026)"
    )
    static let invocation = Price("0.20", per: million, "a million invocations", "lambda", seenOn: lambdaPage)
    static let compute = Price("0.0000133334", "a GB-second on arm64", "lambda", seenOn: lambdaPage)
    static let queueRequest = Price(
        "0.40",
        per: million,
        "a million requests of standard queues",
        "sqs",
        seenOn: "<https://cloudburn.io/blog/amazon-sqs-pricing> (March 2026)"
    )
    static let write = Price("0.625", per: million, "a million write request units", "dynamodb", seenOn: tablePage)
    static let tableStorage = Price("0.25", "a GB-month of a table", "dynamodb", seenOn: "the page of AWS")
    static let tableRecovery = Price(
        "0.20",
        "a GB-month of recovery to a point in time",
        "dynamodb",
        seenOn: "<https://finops.com.py/services/dynamodb/backups>"
    )
    static let event = Price(
        "1.00",
        per: million,
        "a million custom events",
        "eventbridge",
        seenOn: "<https://awsnegotiations.com/eventbridge-cost-analysis.html> (May 2026)"
    )
    static let publication = Price("0.50", per: million, "a million publications", "sns", seenOn: topicPage)
    static let logs = Price("0.50", "a GB of logs taken in", "cloudwatch", seenOn: logsPage)
    static let logStorage = Price("0.03", "a GB-month of logs", "cloudwatch", seenOn: logsPage)
    static let metric = Price(
        "0.30",
        "a metric of one's own",
        "cloudwatch",
        seenOn: "<https://signoz.io/guides/cloudwatch-pricing> (February 2026)"
    )
    static let alarmMetric = Price("0.10", "a metric of an alarm", "cloudwatch", seenOn: cloudWatchPage)
    static let compositeAlarm = Price("0.50", "a composite alarm", "cloudwatch", seenOn: cloudWatchPage)
    static let dashboard = Price(
        "3.00",
        "a dashboard",
        "cloudwatch",
        seenOn:
            "<https://www.factualminds.com/blog/amazon-cloudwatch-pricing-metrics-logs-alarms-dashboards/> (June 2026)"
    )
    static let trace = Price("5.00", per: million, "a million traces recorded", "xray", seenOn: "the page of AWS")
    static let key = Price("1.00", "a key", "kms", seenOn: "the page of AWS")
    static let keyRequest = Price("0.03", per: 10_000, "10,000 requests of keys", "kms", seenOn: keyPage)
    static let endpointHour = Price(
        "0.01",
        "an hour of an interface endpoint in a zone",
        "privatelink",
        seenOn: "<https://awsnegotiations.com/privatelink-cost-analysis.html> (May 2026)"
    )
    static let mail = Price("2.00", per: 100_000, "100,000 e-mails", "sns", seenOn: topicPage)
}

/// What the ingestion pipeline costs a month, for a number of messages that each come once, succeed, and are spread evenly.
struct IngestionCosts {
    /// A row of the table: so much of something that has a price.
    struct Item {
        let name: String
        let price: Price
        let amount: Decimal

        /// The dollars, in whole cents, as they are shown and added.
        var cost: Decimal { (amount * price.dollars / price.count).rounded(2) }
    }

    /// What is taken for granted, because nobody can know it: measure it and set it.
    enum Assumption {
        /// The seconds of a month of 30 days.
        static let month: Decimal = 2_592_000
        /// The seconds that the function takes for a request.
        static let ingestTime: Decimal = 0.05
        /// The seconds that the worker takes for a message, 0.1 of which stand for the work.
        static let workerTime: Decimal = 0.12
        /// The seconds that the worker takes for a batch, beside its messages.
        static let batchTime: Decimal = 0.01
        /// The gigabytes of memory of the two functions.
        static let (ingestMemory, workerMemory): (Decimal, Decimal) = (0.25, 0.5)
        /// The connections that Lambda polls an idle queue with, each for 20 seconds a request.
        static let pollers: Decimal = 5
        /// The bytes of a line of access log, of the lines of a request, of those of a message, and of those of a batch.
        static let (accessBytes, requestBytes, messageBytes, batchBytes): (Decimal, Decimal, Decimal, Decimal) =
            (500, 1200, 1000, 1200)
        /// The bytes of an item of the table.
        static let itemBytes: Decimal = 600
        /// The traces of each second that are recorded, and the share of those beyond them.
        static let (tracesASecond, furtherTraces): (Decimal, Decimal) = (1, 0.05)
        /// The types of errors that there are in a month.
        static let errorTypes: Decimal = 4
        /// The callers that ask for a data key every five minutes.
        static let keyUsers: Decimal = 10
    }

    var messages: Decimal
    var config = IngestionConfig()
    /// The template that watches the pipeline, whose alarms and dashboards are counted.
    var template: Template

    private var rate: Decimal { messages / Assumption.month }

    /// The messages of a batch: those that come while it is waited for, at least one.
    var batch: Decimal {
        min(Decimal(config.batchSize), max(1, rate * Decimal(config.batchingWindow.components.seconds)))
    }

    private var batches: Decimal { messages / batch }

    private var logGigabytes: Decimal {
        let bytes =
            messages * (Assumption.accessBytes + Assumption.requestBytes + Assumption.messageBytes)
            + batches * Assumption.batchBytes
        return bytes / 1_000_000_000
    }

    private var tableGigabytes: Decimal {
        messages * Decimal(config.timeToLiveDays) / 30 * Assumption.itemBytes / 1_000_000_000
    }

    private var traces: Decimal {
        let always = min(messages, Assumption.tracesASecond * Assumption.month)
        return always + (messages - always) * Assumption.furtherTraces
    }

    private var alarmMetrics: Int {
        template.resources(of: CloudWatch.Alarm.self).reduce(0) { sum, alarm in
            sum + max((alarm["Metrics"]?.arrayValue ?? []).count { $0["MetricStat"] != nil }, 1)
        }
    }

    private var customMetrics: Decimal {
        let filters = template.resources(of: Logs.MetricFilter.self)
        let plain = filters.count { $0["MetricTransformations"]?[0]?["Dimensions"] == nil }
        return Decimal(IngestionMetric.count + plain) + Assumption.errorTypes
    }

    var items: [Item] {
        let idle = Assumption.pollers * Assumption.month / 20
        let compute =
            messages * Assumption.ingestTime * Assumption.ingestMemory
            + (messages * Assumption.workerTime + batches * Assumption.batchTime) * Assumption.workerMemory
        return [
            Item(name: "API", price: .apiRequest, amount: messages),
            Item(name: "Lambda, invocations", price: .invocation, amount: messages + batches),
            Item(name: "Lambda, duration", price: .compute, amount: compute),
            Item(name: "SQS, messages", price: .queueRequest, amount: messages + 2 * batches),
            Item(name: "SQS, polling", price: .queueRequest, amount: idle),
            Item(name: "DynamoDB, writes", price: .write, amount: messages * 2),
            Item(name: "DynamoDB, storage", price: .tableStorage, amount: tableGigabytes),
            Item(name: "DynamoDB, recovery to a point in time", price: .tableRecovery, amount: tableGigabytes),
            Item(name: "EventBridge", price: .event, amount: messages * 2),
            Item(name: "SNS, publications", price: .publication, amount: messages),
            Item(name: "CloudWatch, logs taken in", price: .logs, amount: logGigabytes),
            Item(name: "CloudWatch, logs kept", price: .logStorage, amount: logGigabytes),
            Item(name: "CloudWatch, metrics", price: .metric, amount: customMetrics),
            Item(name: "CloudWatch, alarms", price: .alarmMetric, amount: Decimal(alarmMetrics)),
            Item(
                name: "CloudWatch, composite alarms",
                price: .compositeAlarm,
                amount: Decimal(template.resourceCount(of: CloudWatch.CompositeAlarm.self))
            ),
            Item(
                name: "CloudWatch, dashboards",
                price: .dashboard,
                amount: Decimal(template.resourceCount(of: CloudWatch.Dashboard.self))
            ),
            Item(name: "X-Ray", price: .trace, amount: traces),
        ]
    }

    var total: Decimal { items.reduce(0) { $0 + $1.cost } }
}

extension IngestionMetric {
    /// How many metrics the workers write at most: each combination of dimensions is one, and is paid for.
    fileprivate static let count =
        Outcome.allCases.count + ErrorCategory.allCases.count + IdempotencyResult.allCases.count
        + GuardedService.allCases.count * BreakerState.allCases.count + 1
}

extension Decimal {
    func rounded(_ places: Int) -> Decimal {
        var (value, result) = (self, Decimal())
        NSDecimalRound(&result, &value, places, .plain)
        return result
    }

    /// The number with as many places as it has, but no fewer than some.
    func money(atLeast places: Int) -> String {
        let text = description
        let parts = text.split(separator: ".")
        let fraction = parts.count > 1 ? String(parts[1]) : ""
        return parts[0] + "." + fraction + String(repeating: "0", count: max(places - fraction.count, 0))
    }

    /// The number with two places, `1,234.50`.
    var money: String {
        let cents = NSDecimalNumber(decimal: (self * 100).rounded(0)).intValue
        let fraction = String(cents % 100)
        return (cents / 100).grouped + "." + (fraction.count == 1 ? "0" : "") + fraction
    }
}

extension Int {
    /// The number with commas between thousands.
    var grouped: String {
        let digits = String(self)
        return String(
            digits.reversed().enumerated().flatMap { index, digit in
                index > 0 && index.isMultiple(of: 3) ? [",", digit] : [digit]
            }.reversed()
        )
    }
}
