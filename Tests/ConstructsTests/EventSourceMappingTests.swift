import AWSKMS
import AWSLambda
import AWSSQS
import CloudFormation
import Constructs
import ResourceTypes
import TemplateModel
import Testing

@Suite struct EventSourceMappingTests {
    /// A stack with a queue, a worker and the mapping that the test describes.
    private func stack(
        visibilityTimeout: Value<Int>? = nil,
        timeout: Duration = .seconds(3),
        _ mapping: @escaping (Ref<SQS.Queue>, Ref<Lambda.Function>) -> EventSourceMapping
    ) -> (Scope) -> Void {
        { scope in
            scope.allow("ESQ-19", because: "dead letters do not matter here")
            let queue = scope.add("Queue", Resource(SQS.Queue.self, .init(visibilityTimeout: visibilityTimeout)))
            let worker = scope.add(
                "Worker",
                Function(code: .swiftProduct("worker"), timeout: timeout)
            )
            scope.add("Source", mapping(queue, worker))
        }
    }

    @Test func mappingHasTheDefaultsThatItDocuments() throws {
        let stack = try ComputeStack(stack { EventSourceMapping(of: $0, to: $1) })
        #expect(
            stack.template.resources["Source"] == [
                "Type": "AWS::Lambda::EventSourceMapping",
                "DependsOn": "WorkerPolicy",
                "Properties": [
                    "BatchSize": 10, "Enabled": true,
                    "EventSourceArn": ["Fn::GetAtt": ["Queue", "Arn"]],
                    "FunctionName": ["Fn::GetAtt": ["Worker", "Arn"]],
                    "FunctionResponseTypes": ["ReportBatchItemFailures"],
                ],
            ]
        )
        #expect(stack.warnings.isEmpty)
    }

    @Test func functionMayConsumeTheQueueAndNothingElse() throws {
        let stack = try ComputeStack(stack { EventSourceMapping(of: $0, to: $1) })
        #expect(
            stack.properties("WorkerPolicy")?["PolicyDocument"]?["Statement"]?[1] == [
                "Effect": "Allow",
                "Action": ["sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"],
                "Resource": ["Fn::GetAtt": ["Queue", "Arn"]],
            ]
        )
    }

    @Test func functionMayDecryptTheMessagesOfAQueueWithAKey() throws {
        let stack = try ComputeStack { scope in
            let key = scope.add("Key", Resource(KMS.Key.self, .init()))
            let queue = scope.add("Queue", Queue(encryption: .customerKey(key)))
            let worker = scope.add("Worker", Function(code: .swiftProduct("worker")))
            scope.add("Source", EventSourceMapping(of: queue, to: worker))
        }
        #expect(
            stack.properties("WorkerPolicy")?["PolicyDocument"]?["Statement"]?[0] == [
                "Effect": "Allow", "Action": "kms:Decrypt", "Resource": ["Fn::GetAtt": ["Key", "Arn"]],
            ]
        )
    }

    @Test func defaultsOfQueueAndFunctionFit() throws {
        let stack = try ComputeStack { scope in
            let failed = scope.add("Failed", Queue(retention: .days(14)))
            let queue = scope.add("Queue", Queue(deadLetters: .to(failed)))
            let worker = scope.add("Worker", Function(code: .swiftProduct("worker")))
            scope.add("Source", EventSourceMapping(of: queue, to: worker))
        }
        #expect(stack.warnings.isEmpty)
    }

    @Test func allOptionsReachTheTemplate() throws {
        let stack = try ComputeStack(
            stack(visibilityTimeout: 318) {
                EventSourceMapping(
                    of: $0,
                    to: $1,
                    batchSize: 10_000,
                    batchingWindow: .minutes(5),
                    maximumConcurrency: 1000,
                    filters: [EventFilter(["body": ["state": ["NEW"]]])],
                    reportsBatchItemFailures: false,
                    emitsEventCounts: true,
                    isEnabled: false
                )
            }
        )
        #expect(
            stack.properties("Source") == [
                "BatchSize": 10_000,
                "Enabled": false,
                "EventSourceArn": ["Fn::GetAtt": ["Queue", "Arn"]],
                "FilterCriteria": [
                    "Filters": [
                        ["Pattern": #"{"body":{"state":["NEW"]}}"#]
                    ]
                ],
                "FunctionName": ["Fn::GetAtt": ["Worker", "Arn"]],
                "MaximumBatchingWindowInSeconds": 300,
                "MetricsConfig": ["Metrics": ["EventCount"]],
                "ScalingConfig": ["MaximumConcurrency": 1000],
            ]
        )
    }

    @Test func fifoQueueHasNoWindow() throws {
        let stack = try ComputeStack { scope in
            let queue = scope.add("Queue", Resource(SQS.FIFOQueue.self, .init(fifoQueue: true)))
            let worker = scope.add("Worker", Function(code: .swiftProduct("worker")))
            scope.add("Source", EventSourceMapping(of: queue, to: worker, batchSize: 5, maximumConcurrency: 2))
        }
        #expect(
            stack.properties("Source") == [
                "BatchSize": 5, "Enabled": true,
                "EventSourceArn": ["Fn::GetAtt": ["Queue", "Arn"]],
                "FunctionName": ["Fn::GetAtt": ["Worker", "Arn"]],
                "FunctionResponseTypes": ["ReportBatchItemFailures"],
                "ScalingConfig": ["MaximumConcurrency": 2],
            ]
        )
    }

    @Test func mappingOfAnotherStacksFunctionDoesNotDependOnItsPolicy() throws {
        let app = App()
        let (queue, worker) = app.add("Workers", Workers())
        app.add("Sources", Sources(queue: queue, worker: worker))
        let assembly = try app.synthesize()
        #expect(assembly["Sources"]?.template.resources["Source"]?["DependsOn"] == nil)
        #expect(assembly["Sources"]?.dependencies == ["Workers"])
    }

    private struct Workers: Stack {
        func build(in scope: Scope) -> (Ref<SQS.Queue>, Ref<Lambda.Function>) {
            scope.allow("ESQ-19", because: "dead letters do not matter here")
            return (
                scope.add("Queue", Resource(SQS.Queue.self, .init())),
                scope.add("Worker", Function(code: .swiftProduct("worker")))
            )
        }
    }

    private struct Sources: Stack {
        let queue: Ref<SQS.Queue>
        let worker: Ref<Lambda.Function>

        func build(in scope: Scope) {
            scope.add("Source", EventSourceMapping(of: queue, to: worker))
        }
    }

    @Test func metricsAreThoseOfTheMapping() throws {
        var metrics: [Metric] = []
        _ = try ComputeStack { scope in
            let queue = scope.add("Queue", Resource(SQS.Queue.self, .init()))
            let worker = scope.add("Worker", Function(code: .swiftProduct("worker")))
            let of = scope.add("Source", EventSourceMapping(of: queue, to: worker, emitsEventCounts: true)).metrics
            metrics = [
                of.polledEventCount, of.filteredOutEventCount, of.invokedEventCount, of.failedInvokeEventCount,
                of.deletedEventCount,
            ]
        }
        #expect(
            metrics.map(\.name) == [
                "PolledEventCount", "FilteredOutEventCount", "InvokedEventCount", "FailedInvokeEventCount",
                "DeletedEventCount",
            ]
        )
        #expect(
            metrics.allSatisfy {
                $0.namespace == "AWS/Lambda" && $0.statistic == .sum
                    && $0.dimensions.map(\.name) == ["EventSourceMappingUUID"]
            }
        )
    }
}

// MARK: - Bounds

extension EventSourceMappingTests {
    private func errors(_ mapping: @escaping (Ref<SQS.Queue>, Ref<Lambda.Function>) -> EventSourceMapping) -> [String] {
        ComputeStack.errors(stack(visibilityTimeout: 43_200, mapping))
    }

    @Test(arguments: [0, 10_001]) func batchSizeIsBounded(size: Int) {
        #expect(
            errors { EventSourceMapping(of: $0, to: $1, batchSize: size, batchingWindow: .seconds(1)) } == [
                "batchSize must be 1 to 10000, got \(size)"
            ]
        )
    }

    @Test func largeBatchNeedsAWindow() {
        #expect(
            errors { EventSourceMapping(of: $0, to: $1, batchSize: 11) } == [
                "batchSize above 10 needs a batchingWindow of at least 1 s, got 11 and no window; add a window or lower batchSize to 10"
            ]
        )
        #expect(errors { EventSourceMapping(of: $0, to: $1, batchSize: 11, batchingWindow: .seconds(1)) }.isEmpty)
    }

    @Test func windowIsBounded() {
        #expect(
            errors { EventSourceMapping(of: $0, to: $1, batchingWindow: .seconds(301)) } == [
                "batchingWindow must be 0 to 300 whole seconds, got 301 s"
            ]
        )
    }

    @Test(arguments: [1, 1001]) func maximumConcurrencyIsBounded(concurrency: Int) {
        #expect(
            errors { EventSourceMapping(of: $0, to: $1, maximumConcurrency: concurrency) } == [
                "maximumConcurrency must be 2 to 1000, got \(concurrency)"
            ]
        )
    }

    @Test(arguments: [0, 11]) func batchOfAFIFOQueueIsBounded(size: Int) {
        let errors = ComputeStack.errors { scope in
            let queue = scope.add("Queue", Resource(SQS.FIFOQueue.self, .init(fifoQueue: true)))
            let worker = scope.add("Worker", Function(code: .swiftProduct("worker")))
            scope.add("Source", EventSourceMapping(of: queue, to: worker, batchSize: size))
        }
        #expect(errors == ["batchSize of a FIFO queue must be 1 to 10, got \(size)"])
    }

    @Test func numberOfFiltersIsBounded() throws {
        func filters(_ count: Int) -> [EventFilter] {
            (0..<count).map { EventFilter(["body": ["id": [.number(Double($0))]]]) }
        }
        #expect(
            errors { EventSourceMapping(of: $0, to: $1, filters: filters(21)) } == [
                "filters must be at most 20, got 21"
            ]
        )
        #expect(errors { EventSourceMapping(of: $0, to: $1, filters: filters(10)) }.isEmpty)
    }

    @Test func filtersAreCheckedAsLambdaReadsThem() {
        #expect(
            errors { EventSourceMapping(of: $0, to: $1, filters: [EventFilter(["body": ["state": .wildcard("N*")]])]) }
                == [
                    "field 'body.state' of an event pattern must not use wildcard in a filter, which knows values, anything-but with values, equals-ignore-case, numeric, exists, prefix and suffix"
                ]
        )
    }

    @Test func sizeOfAFilterIsBounded() {
        // {"body":[""]} has 13 characters.
        func filter(_ size: Int) -> [EventFilter] {
            [EventFilter(["body": .equals(Value(String(repeating: "a", count: size - 13)))])]
        }
        #expect(errors { EventSourceMapping(of: $0, to: $1, filters: filter(4096)) }.isEmpty)
        #expect(
            errors { EventSourceMapping(of: $0, to: $1, filters: filter(4097)) } == [
                "an event pattern must have at most 4096 characters, got 4097"
            ]
        )
    }
}

// MARK: - Times

extension EventSourceMappingTests {
    @Test func timesAreComparedInTheTemplate() throws {
        #expect(
            ComputeStack.errors(
                stack(visibilityTimeout: 59, timeout: .minutes(1)) { EventSourceMapping(of: $0, to: $1) }
            ) == [
                "visibility timeout of 59 s is shorter than the 60 s timeout of 'Worker'; a slow batch is delivered again while it is still being processed. Use at least 360 s (6 x 60 s)"
            ]
        )
        let enough = try ComputeStack(
            stack(visibilityTimeout: 60, timeout: .seconds(10)) { EventSourceMapping(of: $0, to: $1) }
        )
        #expect(enough.warnings.isEmpty)
    }

    @Test func timesThatAreOnlyKnownWhenDeployedAreNotJudged() throws {
        let stack = try ComputeStack { scope in
            scope.allow("ESQ-19", because: "dead letters do not matter here")
            let timeout = scope.add("VisibilityTimeout", Parameter.integer())
            let queue = scope.add("Queue", Resource(SQS.Queue.self, .init(visibilityTimeout: timeout)))
            let imported = scope.add(
                "Imported",
                Imported(SQS.Queue.self, reference: "url", attributes: ["Arn": "arn:aws:sqs:eu-west-1:123456789012:q"])
            )
            let worker = scope.add("Worker", Function(code: .swiftProduct("worker"), timeout: .minutes(15)))
            scope.add("Source", EventSourceMapping(of: queue, to: worker))
            scope.add("Other", EventSourceMapping(of: imported, to: worker))
        }
        #expect(stack.warnings.isEmpty)
    }

    @Test func overriddenTimeCounts() {
        let errors = ComputeStack.errors { scope in
            let queue = scope.add("Queue", Resource(SQS.Queue.self, .init(visibilityTimeout: 600)))
            queue.override("VisibilityTimeout", 2)
            let worker = scope.add("Worker", Function(code: .swiftProduct("worker")))
            scope.add("Source", EventSourceMapping(of: queue, to: worker))
        }
        #expect(errors.count == 1)
    }
}
