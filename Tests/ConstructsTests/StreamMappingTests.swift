import AWSDynamoDB
import AWSKMS
import AWSLambda
import AWSS3
import AWSSNS
import AWSSQS
import CloudFormation
import Constructs
import ResourceTypes
import TemplateModel
import Testing

@Suite struct StreamMappingTests {
    /// A stack with a table, a worker and the mapping that the test describes.
    private func stack(
        stream: Table.StreamView? = .newAndOldImages,
        concurrency: Function.Concurrency = .unreserved,
        _ mapping: @escaping (Ref<DynamoDB.Table>, Ref<Lambda.Function>) -> EventSourceMapping
    ) -> (Scope) -> Void {
        { scope in
            let table = scope.add("Table", Table(partitionKey: .string("id"), stream: stream))
            let worker = scope.add("Worker", Function(code: .swiftProduct("worker"), concurrency: concurrency))
            scope.add("Source", mapping(table, worker))
        }
    }

    @Test func mappingHasTheDefaultsThatItDocuments() throws {
        let stack = try ComputeStack { scope in
            let table = scope.add("Table", Table(partitionKey: .string("id"), stream: .newImage))
            let failures = scope.add("Failures", Queue())
            let worker = scope.add("Worker", Function(code: .swiftProduct("worker")))
            scope.add(
                "Source",
                EventSourceMapping(
                    ofStreamOf: table,
                    to: worker,
                    failures: .retry(attempts: 5, maximumRecordAge: .hours(6), onFailure: .queue(failures))
                )
            )
        }
        #expect(
            stack.template.resources["Source"] == [
                "Type": "AWS::Lambda::EventSourceMapping",
                "DependsOn": "WorkerPolicy",
                "Properties": [
                    "BatchSize": 100,
                    "BisectBatchOnFunctionError": true,
                    "DestinationConfig": ["OnFailure": ["Destination": ["Fn::GetAtt": ["Failures", "Arn"]]]],
                    "Enabled": true,
                    "EventSourceArn": ["Fn::GetAtt": ["Table", "StreamArn"]],
                    "FunctionName": ["Fn::GetAtt": ["Worker", "Arn"]],
                    "FunctionResponseTypes": ["ReportBatchItemFailures"],
                    "MaximumRecordAgeInSeconds": 21_600,
                    "MaximumRetryAttempts": 5,
                    "ParallelizationFactor": 1,
                    "StartingPosition": "TRIM_HORIZON",
                ],
            ]
        )
        #expect(stack.warnings.filter { !$0.contains("IteratorAge") }.isEmpty)
    }

    @Test func functionMayReadTheStreamAndSendToTheQueue() throws {
        let stack = try ComputeStack { scope in
            let table = scope.add("Table", Table(partitionKey: .string("id"), stream: .newImage))
            let failures = scope.add("Failures", Queue())
            let worker = scope.add("Worker", Function(code: .swiftProduct("worker")))
            scope.add(
                "Source",
                EventSourceMapping(
                    ofStreamOf: table,
                    to: worker,
                    failures: .retry(attempts: 5, maximumRecordAge: .hours(6), onFailure: .queue(failures))
                )
            )
        }
        let statements = stack.properties("WorkerPolicy")?["PolicyDocument"]?["Statement"]
        #expect(
            statements?[0] == [
                "Effect": "Allow",
                "Action": [
                    "dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator",
                    "dynamodb:ListStreams",
                ],
                "Resource": ["Fn::GetAtt": ["Table", "StreamArn"]],
            ]
        )
        #expect(
            statements?[2] == [
                "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": ["Fn::GetAtt": ["Failures", "Arn"]],
            ]
        )
    }

    @Test func topicIsADestination() throws {
        let stack = try ComputeStack { scope in
            let table = scope.add("Table", Table(partitionKey: .string("id"), stream: .newImage))
            let key = scope.add("Key", Resource(KMS.Key.self, .init()))
            let failures = scope.add("Failures", Topic(encryption: .customerKey(key)))
            let worker = scope.add("Worker", Function(code: .swiftProduct("worker")))
            scope.add(
                "Source",
                EventSourceMapping(
                    ofStreamOf: table,
                    to: worker,
                    failures: .retry(attempts: 5, maximumRecordAge: .hours(6), onFailure: .topic(failures))
                )
            )
        }
        #expect(
            stack.properties("Source")?["DestinationConfig"] == ["OnFailure": ["Destination": ["Ref": "Failures"]]]
        )
        let statements = stack.properties("WorkerPolicy")?["PolicyDocument"]?["Statement"]?.arrayValue ?? []
        #expect(
            statements.contains(["Effect": "Allow", "Action": "sns:Publish", "Resource": ["Ref": "Failures"]])
        )
        // Whoever publishes uses the key.
        #expect(
            statements.contains([
                "Effect": "Allow", "Action": ["kms:Decrypt", "kms:GenerateDataKey"],
                "Resource": ["Fn::GetAtt": ["Key", "Arn"]],
            ])
        )
    }

    @Test func bucketIsADestination() throws {
        let stack = try ComputeStack { scope in
            let table = scope.add("Table", Table(partitionKey: .string("id"), stream: .newImage))
            let failures = scope.add("Failures", Bucket())
            let worker = scope.add("Worker", Function(code: .swiftProduct("worker")))
            scope.add(
                "Source",
                EventSourceMapping(
                    ofStreamOf: table,
                    to: worker,
                    failures: .retry(attempts: 5, maximumRecordAge: .hours(6), onFailure: .bucket(failures))
                )
            )
        }
        #expect(
            stack.properties("Source")?["DestinationConfig"] == [
                "OnFailure": ["Destination": ["Fn::GetAtt": ["Failures", "Arn"]]]
            ]
        )
        let statements = stack.properties("WorkerPolicy")?["PolicyDocument"]?["Statement"]?.arrayValue ?? []
        #expect(
            statements.contains([
                "Effect": "Allow", "Action": "s3:ListBucket", "Resource": ["Fn::GetAtt": ["Failures", "Arn"]],
            ])
        )
        #expect(
            statements.contains([
                "Effect": "Allow", "Action": "s3:PutObject", "Resource": ["Fn::Sub": "${Failures.Arn}/*"],
            ])
        )
    }

    @Test func allOptionsReachTheTemplate() throws {
        let stack = try ComputeStack(
            stack {
                EventSourceMapping(
                    ofStreamOf: $0,
                    to: $1,
                    failures: .retryThenLose(attempts: 0, maximumRecordAge: .seconds(60)),
                    startingPosition: .latest,
                    batchSize: 10_000,
                    batchingWindow: .minutes(5),
                    parallelizationFactor: 10,
                    tumblingWindow: .minutes(15),
                    filters: [EventFilter(["eventName": ["MODIFY"]])],
                    bisectsFailedBatches: false,
                    reportsBatchItemFailures: true,
                    emitsEventCounts: true,
                    isEnabled: false
                )
            }
        )
        #expect(
            stack.properties("Source") == [
                "BatchSize": 10_000,
                "BisectBatchOnFunctionError": false,
                "Enabled": false,
                "EventSourceArn": ["Fn::GetAtt": ["Table", "StreamArn"]],
                "FilterCriteria": ["Filters": [["Pattern": #"{"eventName":["MODIFY"]}"#]]],
                "FunctionName": ["Fn::GetAtt": ["Worker", "Arn"]],
                "FunctionResponseTypes": ["ReportBatchItemFailures"],
                "MaximumBatchingWindowInSeconds": 300,
                "MaximumRecordAgeInSeconds": 60,
                "MaximumRetryAttempts": 0,
                "MetricsConfig": ["Metrics": ["EventCount"]],
                "ParallelizationFactor": 10,
                "StartingPosition": "LATEST",
                "TumblingWindowInSeconds": 900,
            ]
        )
        #expect(stack.warnings.filter { !$0.contains("IteratorAge") }.isEmpty)
    }

    @Test func shardIsBlockedOnPurposeOnly() throws {
        let stack = try ComputeStack(
            stack { EventSourceMapping(ofStreamOf: $0, to: $1, failures: .blockShardUntilExpiry) }
        )
        let properties = stack.properties("Source")
        #expect(properties?["MaximumRetryAttempts"] == -1)
        #expect(properties?["MaximumRecordAgeInSeconds"] == -1)
        #expect(properties?["DestinationConfig"] == nil)
    }

    @Test func metricsTellOfRecordsThatWereGivenUp() throws {
        var metrics: [Metric] = []
        _ = try ComputeStack { scope in
            let table = scope.add("Table", Table(partitionKey: .string("id"), stream: .newImage))
            let worker = scope.add("Worker", Function(code: .swiftProduct("worker")))
            let mapping = EventSourceMapping(ofStreamOf: table, to: worker, failures: .blockShardUntilExpiry)
            let of = scope.add("Source", mapping).metrics
            metrics = [of.droppedEventCount, of.onFailureDestinationDeliveredEventCount]
        }
        #expect(metrics.map(\.name) == ["DroppedEventCount", "OnFailureDestinationDeliveredEventCount"])
        #expect(metrics.allSatisfy { $0.statistic == .sum && $0.namespace == "AWS/Lambda" })
    }
}

// MARK: - Bounds

extension StreamMappingTests {
    private func errors(
        _ mapping: @escaping (Ref<DynamoDB.Table>, Ref<Lambda.Function>) -> EventSourceMapping
    ) -> [String] {
        ComputeStack.errors(stack(mapping))
    }

    private static var losing: EventSourceMapping.FailureHandling {
        .retryThenLose(attempts: 1, maximumRecordAge: .hours(1))
    }

    @Test(arguments: [-1, 10_001]) func attemptsAreBounded(attempts: Int) {
        #expect(
            errors {
                EventSourceMapping(
                    ofStreamOf: $0,
                    to: $1,
                    failures: .retryThenLose(attempts: attempts, maximumRecordAge: .hours(1))
                )
            } == ["attempts must be 0 to 10000, got \(attempts)"]
        )
    }

    @Test(arguments: [59, 86_400]) func recordAgeEndsBeforeTheStreamForgets(seconds: Int) {
        #expect(
            errors {
                EventSourceMapping(
                    ofStreamOf: $0,
                    to: $1,
                    failures: .retryThenLose(attempts: 1, maximumRecordAge: .seconds(seconds))
                )
            } == ["maximumRecordAge must be 60 to 86399 whole seconds, got \(seconds) s"]
        )
    }

    @Test(arguments: [0, 10_001]) func batchSizeIsBounded(size: Int) {
        #expect(
            errors { EventSourceMapping(ofStreamOf: $0, to: $1, failures: Self.losing, batchSize: size) } == [
                "batchSize must be 1 to 10000, got \(size)"
            ]
        )
    }

    @Test func windowIsBounded() {
        #expect(
            errors {
                EventSourceMapping(ofStreamOf: $0, to: $1, failures: Self.losing, batchingWindow: .seconds(301))
            } == ["batchingWindow must be 0 to 300 whole seconds, got 301 s"]
        )
    }

    @Test(arguments: [0, 901]) func tumblingWindowIsBounded(seconds: Int) {
        #expect(
            errors {
                EventSourceMapping(ofStreamOf: $0, to: $1, failures: Self.losing, tumblingWindow: .seconds(seconds))
            } == ["tumblingWindow must be 1 to 900 whole seconds, got \(seconds) s"]
        )
    }

    @Test(arguments: [0, 11]) func parallelizationFactorIsBounded(factor: Int) {
        #expect(
            errors { EventSourceMapping(ofStreamOf: $0, to: $1, failures: Self.losing, parallelizationFactor: factor) }
                == [
                    "parallelizationFactor must be 1 to 10, got \(factor)"
                ]
        )
    }

    @Test func maximumConcurrencyIsForQueues() {
        #expect(
            errors {
                var mapping = EventSourceMapping(ofStreamOf: $0, to: $1, failures: Self.losing)
                mapping.maximumConcurrency = 5
                return mapping
            } == ["maximumConcurrency is for queues; a stream is bounded by its shards and parallelizationFactor"]
        )
    }

    @Test func tableMustHaveAStream() {
        #expect(
            ComputeStack.errors(
                stack(stream: nil) { EventSourceMapping(ofStreamOf: $0, to: $1, failures: Self.losing) }
            ) == [
                "'Table' has no stream whose ARN this could be; add StreamSpecification to the table, with a StreamViewType such as NEW_AND_OLD_IMAGES"
            ]
        )
    }

    @Test func functionWithoutAKnownRoleIsOneMistake() {
        let errors = ComputeStack.errors { scope in
            let table = scope.add("Table", Table(partitionKey: .string("id"), stream: .newImage))
            let queue = scope.add("Failures", Queue())
            let worker = scope.add(
                "Worker",
                Function.imported(arn: "arn:aws:lambda:eu-west-1:123456789012:function:worker")
            )
            scope.add(
                "Source",
                EventSourceMapping(
                    ofStreamOf: table,
                    to: worker,
                    failures: .retry(attempts: 1, maximumRecordAge: .hours(1), onFailure: .queue(queue))
                )
            )
        }
        #expect(errors.count == 1)
    }

    @Test func stoppedFunctionNeedsADisabledMapping() {
        #expect(
            ComputeStack.errors(
                stack(concurrency: .stopped) { EventSourceMapping(ofStreamOf: $0, to: $1, failures: Self.losing) }
            ) == [
                "'S/Worker' is stopped, so records would wait until they leave the stream after 24 hours, and be lost; also set isEnabled to false"
            ]
        )
        #expect(
            ComputeStack.errors(
                stack(concurrency: .stopped) {
                    EventSourceMapping(ofStreamOf: $0, to: $1, failures: Self.losing, isEnabled: false)
                }
            ).isEmpty
        )
    }
}
