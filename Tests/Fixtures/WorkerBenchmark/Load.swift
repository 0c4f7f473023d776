import JSONValues
import RuntimeAPIServer
import WorkerTestSupport

/// What a worker is measured with.
struct Load: Sendable {
    /// The variables of the worker.
    let environment: [String: String]
    /// How many messages, requests or changes are in an event.
    let size: Int
    /// The event with a number; what the event before it had does not come again.
    let event: @Sendable (_ number: Int) -> JSONValue
    /// Whether an answer says that nothing failed.
    let succeeds: @Sendable (JSONValue) -> Bool
    /// What plays the services that the worker asks.
    let service: @Sendable () -> StubServer.Service

    private static let nothingFailed: @Sendable (JSONValue) -> Bool = { $0 == ["batchItemFailures": []] }
    private static let allSent: @Sendable (JSONValue) -> Bool = { $0["sent"] == 500 }
    private static let accepted: @Sendable (JSONValue) -> Bool = { $0["statusCode"] == 202 }
    private static let allMoved: @Sendable (JSONValue) -> Bool = { answer in
        let body = answer["body"]?.asString.flatMap { try? JSONValue(parsing: $0) }
        return body?["redriveStats"]?["redrivenMessages"] == 10
    }

    /// The load of a worker; `nil` when there is none of that name.
    init?(_ product: String) {
        switch product {
        case "order-writer": self.init(OrderWriterFaults())
        case "publish-metrics": self.init(PublishMetricsFaults())
        case "stream-processor":
            self.init(["TASK": "audit", "TARGET": "trail"], succeeds: Self.nothingFailed) { number in
                .changes(10) { index in
                    let id = "order-\(number)-\(index)"
                    return (
                        keys: ["id": .text(id)],
                        item: [
                            "id": .text(id), "status": .text("NEW"), "amount": ["N": "19.99"],
                            "lines": ["L": [["M": ["sku": .text("A-17"), "count": ["N": "2"]]]]],
                        ]
                    )
                }
            }
        case "events-load-test":
            let variables = [
                "EVENT_BUS_NAME": "bus", "EVENT_SOURCE": "coffee", "EVENT_DETAIL_TYPE": "Ordered", "ORDERS": "500",
            ]
            self.init(variables, size: 500, succeeds: Self.allSent) { _ in [:] }
        case "ingestion-ingest", "ingestion-publish", "ingestion-validate":
            self.init(Self.ingestion, size: 1, succeeds: Self.accepted) { number in
                .request("/events", Self.order(number, 0))
            }
        case "ingestion-worker", "ingestion-idempotency":
            self.init(Self.ingestion, succeeds: Self.nothingFailed) { number in
                let records = (0..<10).map { index -> JSONValue in
                    [
                        "messageId": .string("m-\(number)-\(index)"), "receiptHandle": "handle",
                        "body": .string(Self.order(number, index).text),
                        "attributes": ["ApproximateReceiveCount": "1", "SentTimestamp": "1795253400000"],
                    ]
                }
                return ["Records": .array(records)]
            }
        case "ingestion-processor":
            self.init(Self.ingestion, succeeds: Self.nothingFailed) { number in
                let messages = (0..<10).map { index -> JSONValue in
                    [
                        "messageId": .string("m-\(number)-\(index)"), "idempotencyKey": .string("\(number)-\(index)"),
                        "body": .string(Self.order(number, index).text), "leaseOwner": "owner", "attempts": 1,
                        "receiveCount": 1, "sentTimestamp": 1_795_253_400_000,
                    ]
                }
                return ["messages": .array(messages)]
            }
        case "ingestion-events":
            self.init(Self.ingestion, succeeds: Self.nothingFailed) { number in
                .changes(10) { index in
                    let key: [String: JSONValue] = ["idempotencyKey": .text("key-\(number)-\(index)")]
                    let item: [String: JSONValue] = [
                        "status": .text("SUCCEEDED"), "messageId": .text("m"), "orderId": .text("o"),
                        "amount": ["N": "19.99"], "processedAt": .text("2026-11-21T09:30:00.000Z"),
                        "result": ["M": ["orderId": .text("o"), "total": ["N": "21.989"]]],
                    ]
                    return (keys: key, item: item.merging(key) { $1 })
                }
            }
        case "ingestion-redrive":
            self.init(Self.ingestion, succeeds: Self.allMoved) { _ in
                .request("/redrive/start", ["maxMessages": 10, "minAgeSeconds": 60, "jitterSeconds": 0])
            }
        default: return nil
        }
    }

    private init(
        _ environment: [String: String],
        size: Int = 10,
        succeeds: @escaping @Sendable (JSONValue) -> Bool,
        event: @escaping @Sendable (Int) -> JSONValue
    ) {
        self.environment = environment
        self.size = size
        self.event = event
        self.succeeds = succeeds
        service = { PlayedServices.answer }
    }

    /// The messages of a fault scenario, without faults, and its tables.
    private init(_ scenario: some FaultScenario) {
        var generator = SeededGenerator(seed: 1)
        let messages = scenario.messages(500_000, 0, using: &generator).good
        environment = scenario.environment
        size = 10
        event = { number in
            let records = (0..<10).map { index -> JSONValue in
                let message = messages[(number * 10 + index) % messages.count]
                return ["messageId": .string(message.id), "body": .string(message.body)]
            }
            return ["Records": .array(records)]
        }
        succeeds = Self.nothingFailed
        let tables = scenario.tables
        service = {
            let stub = DynamoDBStub(tables: tables)
            return { target, _, body in stub.answer(to: target, body) }
        }
    }
}

extension Load {
    /// The variables of all workers of the ingestion system.
    private static let ingestion = [
        "QUEUE_URL": "https://sqs.eu-west-1.amazonaws.com/123456789012/events",
        "DEAD_LETTER_QUEUE_URL": "https://sqs.eu-west-1.amazonaws.com/123456789012/dead-letters",
        "EVENT_BUS_NAME": "bus", "TABLE_NAME": "states", "TIME_TO_LIVE_DAYS": "7",
        "FAILURE_MODE_PARAMETER": "/failure-mode", "ENVIRONMENT": "dev", "METRIC_NAMESPACE": "Ingestion/dev",
        "PUBLISH_FUNCTION_NAME": "publish", "PROCESSOR_FUNCTION_NAME": "processor",
    ]

    private static func order(_ number: Int, _ index: Int) -> JSONValue {
        [
            "orderId": .string("order-\(number)-\(index)"), "amount": .number(JSONNumber(19)),
            "idempotencyKey": .string("key-\(number)-\(index)"), "customer": ["name": "Ada", "city": "London"],
        ]
    }
}

extension JSONValue {
    /// A text as DynamoDB has it.
    fileprivate static func text(_ text: String) -> JSONValue { ["S": .string(text)] }

    /// An event of a stream with new items.
    fileprivate static func changes(
        _ count: Int,
        _ change: (_ index: Int) -> (keys: [String: JSONValue], item: [String: JSONValue])
    ) -> JSONValue {
        let records = (0..<count).map { index -> JSONValue in
            let (keys, item) = change(index)
            return [
                "eventID": .string("change-\(index)"), "eventName": "INSERT", "eventSource": "aws:dynamodb",
                "dynamodb": [
                    "ApproximateCreationDateTime": 1_795_253_400, "Keys": .object(keys), "NewImage": .object(item),
                    "SequenceNumber": .string("\(index)"), "StreamViewType": "NEW_AND_OLD_IMAGES",
                ],
            ]
        }
        return ["Records": .array(records)]
    }

    /// A request of an HTTP API.
    fileprivate static func request(_ path: String, _ body: JSONValue) -> JSONValue {
        [
            "version": "2.0", "routeKey": .string("POST \(path)"), "rawPath": .string(path), "rawQueryString": "",
            "headers": ["content-type": "application/json"], "isBase64Encoded": false, "body": .string(body.text),
            "requestContext": [
                "accountId": "123456789012", "apiId": "api", "domainName": "api.example.com", "stage": "$default",
                "requestId": "request", "timeEpoch": 1_790_000_000_000,
                "http": [
                    "method": "POST", "path": .string(path), "protocol": "HTTP/1.1", "sourceIp": "192.0.2.1",
                    "userAgent": "benchmark",
                ],
            ],
        ]
    }
}
