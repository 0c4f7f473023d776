import AWSEvents
import AWSIAM
import AWSKMS
import AWSLambda
import AWSLogs
import AWSSNS
import AWSSQS
import CloudFormation
import Constructs
import ResourceTypes
import TemplateModel
import Testing

@Suite struct FunctionTests {
    @Test func functionHasTheDefaultsThatItDocuments() throws {
        let stack = try ComputeStack { $0.add("Worker", Function(code: .swiftProduct("order-writer"))) }
        #expect(
            stack.properties("Worker") == [
                "Architectures": [["Ref": "CodeArchitecture"]],
                "Code": [
                    "S3Bucket": ["Ref": "CodeBucket"],
                    "S3Key": ["Fn::Sub": "${CodeVersion}/order-writer.zip"],
                ],
                "Handler": "bootstrap",
                "LoggingConfig": [
                    "ApplicationLogLevel": "INFO", "LogFormat": "JSON", "LogGroup": ["Ref": "WorkerLogs"],
                    "SystemLogLevel": "INFO",
                ],
                "MemorySize": 128,
                "Role": ["Fn::GetAtt": ["WorkerRole", "Arn"]],
                "Runtime": "provided.al2023",
                "Timeout": 30,
            ]
        )
        #expect(Set(stack.template.resources.keys) == ["Worker", "WorkerLogs", "WorkerPolicy", "WorkerRole"])
        #expect(
            stack.template.resources["WorkerLogs"] == [
                "Type": "AWS::Logs::LogGroup", "DeletionPolicy": "Delete", "UpdateReplacePolicy": "Delete",
                "Properties": ["RetentionInDays": 30],
            ]
        )
    }

    @Test func roleMayOnlyWriteToTheFunctionsOwnLogGroup() throws {
        let stack = try ComputeStack { $0.add("Worker", Function(code: .swiftProduct("order-writer"))) }
        #expect(
            stack.properties("WorkerRole") == [
                "AssumeRolePolicyDocument": [
                    "Version": "2012-10-17",
                    "Statement": [
                        [
                            "Effect": "Allow", "Action": "sts:AssumeRole",
                            "Principal": ["Service": "lambda.amazonaws.com"],
                        ]
                    ],
                ]
            ]
        )
        #expect(
            stack.properties("WorkerPolicy") == [
                "PolicyDocument": [
                    "Version": "2012-10-17",
                    "Statement": [
                        [
                            "Effect": "Allow", "Action": ["logs:CreateLogStream", "logs:PutLogEvents"],
                            "Resource": ["Fn::GetAtt": ["WorkerLogs", "Arn"]],
                        ]
                    ],
                ],
                "PolicyName": "Grants",
                "Roles": [["Ref": "WorkerRole"]],
            ]
        )
    }

    @Test func allOptionsReachTheTemplate() throws {
        let stack = try ComputeStack { scope in
            let key = scope.add("Key", Resource(KMS.Key.self, .init()))
            scope.add(
                "Worker",
                Function(
                    code: .bucket("artifacts", key: "worker.zip", version: "3"),
                    architecture: .x86_64,
                    memory: 10_240,
                    timeout: .minutes(15),
                    environment: ["TABLE_NAME": "orders", "REGION": Pseudo.region],
                    environmentKey: key,
                    ephemeralStorage: 512,
                    concurrency: .reserved(7),
                    tracing: .active,
                    logging: .init(retention: .forever, removalPolicy: .retain, format: .text),
                    description: "Writes orders",
                    name: "order-writer_1"
                )
            )
        }
        #expect(
            stack.properties("Worker") == [
                "Architectures": ["x86_64"],
                "Code": ["S3Bucket": "artifacts", "S3Key": "worker.zip", "S3ObjectVersion": "3"],
                "Description": "Writes orders",
                "Environment": ["Variables": ["REGION": ["Ref": "AWS::Region"], "TABLE_NAME": "orders"]],
                "EphemeralStorage": ["Size": 512],
                "FunctionName": "order-writer_1",
                "Handler": "bootstrap",
                "KmsKeyArn": ["Fn::GetAtt": ["Key", "Arn"]],
                "LoggingConfig": ["LogFormat": "Text", "LogGroup": ["Ref": "WorkerLogs"]],
                "MemorySize": 10_240,
                "ReservedConcurrentExecutions": 7,
                "Role": ["Fn::GetAtt": ["WorkerRole", "Arn"]],
                "Runtime": "provided.al2023",
                "Timeout": 900,
                "TracingConfig": ["Mode": "Active"],
            ]
        )
        #expect(stack.template.parameters.isEmpty)
        #expect(
            stack.template.resources["WorkerLogs"] == [
                "Type": "AWS::Logs::LogGroup", "DeletionPolicy": "Retain", "UpdateReplacePolicy": "Retain",
            ]
        )
        #expect(
            stack.properties("WorkerPolicy")?["PolicyDocument"]?["Statement"] == [
                ["Effect": "Allow", "Action": "kms:Decrypt", "Resource": ["Fn::GetAtt": ["Key", "Arn"]]],
                [
                    "Effect": "Allow", "Action": ["logs:CreateLogStream", "logs:PutLogEvents"],
                    "Resource": ["Fn::GetAtt": ["WorkerLogs", "Arn"]],
                ],
            ]
        )
    }

    @Test func roleMaySendTracesBeforeTheFunctionIsCreated() throws {
        let stack = try ComputeStack { $0.add("Worker", Function(code: .swiftProduct("worker"), tracing: .active)) }
        #expect(
            stack.properties("WorkerRole")?["Policies"] == [
                [
                    "PolicyDocument": [
                        "Version": "2012-10-17",
                        "Statement": [
                            [
                                "Effect": "Allow", "Action": ["xray:PutTelemetryRecords", "xray:PutTraceSegments"],
                                "Resource": "*",
                            ]
                        ],
                    ],
                    "PolicyName": "Tracing",
                ]
            ]
        )
    }

    @Test func insightsComeWithThePermissionThatTheyNeed() throws {
        let layer = "arn:aws:lambda:eu-west-1:123456789012:layer:LambdaInsightsExtension-Arm64:1"
        let stack = try ComputeStack {
            $0.add("Worker", Function(code: .swiftProduct("worker"), architecture: .arm64, insightsLayer: Value(layer)))
        }
        #expect(stack.properties("Worker")?["Layers"] == [.string(layer)])
        #expect(
            stack.properties("WorkerPolicy")?["PolicyDocument"]?["Statement"]?.arrayValue?.first == [
                "Effect": "Allow",
                "Action": ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
                "Resource": [
                    "Fn::Sub":
                        "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:/aws/lambda-insights:*"
                ],
            ]
        )
    }

    @Test func stoppedFunctionReservesNothing() throws {
        let stack = try ComputeStack {
            $0.add("Worker", Function(code: .swiftProduct("worker"), concurrency: .stopped))
        }
        #expect(stack.properties("Worker")?["ReservedConcurrentExecutions"] == 0)
    }

    @Test func retentionHasThePeriodsThatCloudWatchAllows() {
        #expect(
            LogRetention.allCases.map(\.rawValue) == [
                1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288,
                3653, 0,
            ]
        )
    }

    @Test func functionGivesItsRoleAndLogGroup() throws {
        let stack = try ComputeStack { scope in
            let worker = scope.add("Worker", Function(code: .swiftProduct("worker")))
            if let role = worker.role { scope.add("Role", StackOutput(role.arn)) }
            if let group = worker.logGroup { scope.add("Group", StackOutput(group.name)) }
        }
        #expect(stack.template.outputs["Role"]?["Value"] == ["Fn::GetAtt": ["WorkerRole", "Arn"]])
        #expect(stack.template.outputs["Group"]?["Value"] == ["Ref": "WorkerLogs"])
    }

    @Test func descriptionsAreValues() {
        let function = Function(code: .swiftProduct("worker"), environment: ["STAGE": "prod"])
        #expect(function == Function(code: .swiftProduct("worker"), environment: ["STAGE": "prod"]))
        #expect(function != Function(code: .swiftProduct("worker"), environment: ["STAGE": "test"]))
    }
}

// MARK: - Where the code lies

extension FunctionTests {
    @Test func functionsOfAStackShareTheParametersOfTheirCode() throws {
        let stack = try ComputeStack { scope in
            scope.add("First", Function(code: .swiftProduct("first")))
            scope.add("Group", Group())
        }
        #expect(Set(stack.template.parameters.keys) == ["CodeArchitecture", "CodeBucket", "CodeVersion"])
        #expect(stack.properties("GroupInner")?["Code"]?["S3Bucket"] == ["Ref": "CodeBucket"])
        #expect(
            stack.template.parameters["CodeBucket"] == [
                "Type": "String", "MinLength": 3, "MaxLength": 63,
                "AllowedPattern": "[0-9A-Za-z._-]*[0-9A-Za-z_-]",
                "ConstraintDescription": "the name of an S3 bucket",
                "Description": "The S3 bucket that has the code of the functions, in the Region of the stack.",
            ]
        )
        #expect(stack.template.parameters["CodeVersion"]?["Default"] == nil)
    }

    @Test func eachStackHasParametersOfItsOwn() throws {
        let app = App()
        app.add("A", Group())
        app.add("B", Group())
        let assembly = try app.synthesize()
        #expect(assembly["A"]?.template.parameters.count == 3)
        #expect(assembly["B"]?.template.parameters.count == 3)
    }

    @Test func functionsOfOneArchitectureNeedNoParameterForIt() throws {
        let stack = try ComputeStack { scope in
            scope.add("Fixed", Function(code: .swiftProduct("fixed"), architecture: .x86_64))
            scope.add("Foreign", Function(code: .bucket("code", key: "foreign.zip")))
        }
        #expect(Set(stack.template.parameters.keys) == ["CodeBucket", "CodeVersion"])
        #expect(stack.properties("Fixed")?["Architectures"] == ["x86_64"])
        #expect(stack.properties("Foreign")?["Architectures"] == ["arm64"])
    }

    @Test func theArchitectureOfCodeIsAParameter() throws {
        let stack = try ComputeStack { $0.add("Worker", Function(code: .swiftProduct("worker"))) }
        #expect(
            stack.template.parameters["CodeArchitecture"] == [
                "Type": "String", "Default": "arm64", "AllowedValues": ["arm64", "x86_64"],
                "Description": "The instruction set that the code of the functions was built for.",
            ]
        )
    }

    @Test func aLayerIsForOneArchitecture() {
        #expect(
            ComputeStack.errors { $0.add("W", Function(code: .swiftProduct("worker"), insightsLayer: "arn")) } == [
                "insightsLayer is for one instruction set, so architecture must be given; add architecture: .arm64"
            ]
        )
    }

    @Test func stacksTellWhatTheirFunctionsRun() throws {
        let app = App()
        app.add("A", Group())
        app.add("B", Executables())
        let assembly = try app.synthesize()
        #expect(assembly["A"]?.requiredExecutables.map(\.product) == ["inner"])
        let executables = try #require(assembly["B"]?.requiredExecutables)
        #expect(executables.map(\.product) == ["first", "second", "nested"])
        #expect(executables.map(\.architecture) == [nil, "x86_64", nil])
        #expect(executables.map { "\($0.path)" } == ["B/First", "B/Second", "B/Nested/Inner"])
    }

    private struct Executables: Stack {
        func build(in scope: Scope) {
            scope.add("First", Function(code: .swiftProduct("first")))
            scope.add("Second", Function(code: .swiftProduct("second"), architecture: .x86_64))
            scope.add("Foreign", Function(code: .bucket("code", key: "foreign.zip")))
            scope.add("Nested", NestedStack(Nested()))
        }
    }

    private struct Nested: Stack {
        func build(in scope: Scope) {
            scope.add("Inner", Function(code: .swiftProduct("nested")))
        }
    }

    @Test func orderOfFunctionsDoesNotShow() throws {
        let forwards = try ComputeStack { scope in
            scope.add("A", Function(code: .swiftProduct("a")))
            scope.add("B", Function(code: .swiftProduct("b")))
        }
        let backwards = try ComputeStack { scope in
            scope.add("B", Function(code: .swiftProduct("b")))
            scope.add("A", Function(code: .swiftProduct("a")))
        }
        #expect(forwards.template.text(.yaml) == backwards.template.text(.yaml))
    }

    private struct Group: Stack {
        func build(in scope: Scope) {
            scope.add("Inner", Function(code: .swiftProduct("inner")))
        }
    }
}

// MARK: - Asynchronous invocation

extension FunctionTests {
    @Test func asyncInvocationWaitsForThePermissionsThatItsDestinationsNeed() throws {
        let stack = try ComputeStack { scope in
            let queue = scope.add("Queue", Resource(SQS.Queue.self, .init()))
            let topic = scope.add("Topic", Resource(SNS.Topic.self, .init()))
            scope.add(
                "Worker",
                Function(
                    code: .swiftProduct("worker"),
                    asyncInvocation: AsyncInvocation(
                        maximumRetryAttempts: 0,
                        maximumEventAge: .minutes(1),
                        onSuccess: .topic(topic),
                        onFailure: .queue(queue)
                    )
                )
            )
        }
        #expect(
            stack.template.resources["WorkerAsyncInvocation"] == [
                "Type": "AWS::Lambda::EventInvokeConfig",
                "DependsOn": "WorkerPolicy",
                "Properties": [
                    "DestinationConfig": [
                        "OnFailure": ["Destination": ["Fn::GetAtt": ["Queue", "Arn"]]],
                        "OnSuccess": ["Destination": ["Ref": "Topic"]],
                    ],
                    "FunctionName": ["Ref": "Worker"],
                    "MaximumEventAgeInSeconds": 60,
                    "MaximumRetryAttempts": 0,
                    "Qualifier": "$LATEST",
                ],
            ]
        )
        let statements = stack.properties("WorkerPolicy")?["PolicyDocument"]?["Statement"]?.arrayValue ?? []
        #expect(
            statements.dropFirst() == [
                ["Effect": "Allow", "Action": "sns:Publish", "Resource": ["Ref": "Topic"]],
                ["Effect": "Allow", "Action": "sqs:SendMessage", "Resource": ["Fn::GetAtt": ["Queue", "Arn"]]],
            ]
        )
    }

    @Test func asyncInvocationSendsToFunctionsAndBuses() throws {
        let stack = try ComputeStack { scope in
            let other = scope.add("Other", Function(code: .swiftProduct("other")))
            let bus = scope.add("Bus", Resource(Events.EventBus.self, .init(name: "orders")))
            scope.add(
                "Worker",
                Function(
                    code: .swiftProduct("worker"),
                    asyncInvocation: AsyncInvocation(onSuccess: .function(other), onFailure: .bus(bus))
                )
            )
        }
        let statements = stack.properties("WorkerPolicy")?["PolicyDocument"]?["Statement"]?.arrayValue ?? []
        #expect(
            statements.prefix(2) == [
                ["Effect": "Allow", "Action": "events:PutEvents", "Resource": ["Fn::GetAtt": ["Bus", "Arn"]]],
                ["Effect": "Allow", "Action": "lambda:InvokeFunction", "Resource": ["Fn::GetAtt": ["Other", "Arn"]]],
            ]
        )
    }

    @Test func asyncInvocationWithoutDestinationsHasLambdasDefaults() throws {
        let stack = try ComputeStack {
            $0.add("Worker", Function(code: .swiftProduct("worker"), asyncInvocation: AsyncInvocation()))
        }
        #expect(
            stack.properties("WorkerAsyncInvocation") == [
                "FunctionName": ["Ref": "Worker"], "MaximumEventAgeInSeconds": 21_600, "MaximumRetryAttempts": 2,
                "Qualifier": "$LATEST",
            ]
        )
    }
}

// MARK: - Permissions, metrics, imports

extension FunctionTests {
    @Test func grantInvokeAllowsTheFunctionAlone() throws {
        let stack = try ComputeStack { scope in
            let other = scope.add("Other", Function(code: .swiftProduct("other")))
            let worker = scope.add("Worker", Function(code: .swiftProduct("worker")))
            other.grantInvoke(to: worker)
        }
        #expect(
            stack.properties("WorkerPolicy")?["PolicyDocument"]?["Statement"]?[0] == [
                "Effect": "Allow", "Action": "lambda:InvokeFunction", "Resource": ["Fn::GetAtt": ["Other", "Arn"]],
            ]
        )
    }

    @Test func functionMayInvokeItselfWithoutACircle() throws {
        let stack = try ComputeStack { scope in
            let worker = scope.add("Worker", Function(code: .swiftProduct("worker")))
            worker.grantInvoke(to: worker)
        }
        #expect(stack.template.resources["Worker"]?["DependsOn"] == nil)
        #expect(stack.template.resources["WorkerRole"]?["DependsOn"] == nil)
    }

    @Test func invokePermissionNamesItsSource() throws {
        let stack = try ComputeStack { scope in
            let worker = scope.add("Worker", Function(code: .swiftProduct("worker")))
            let topic = scope.add("Topic", Resource(SNS.Topic.self, .init()))
            worker.addInvokePermission(
                "Permission",
                principal: "sns.amazonaws.com",
                sourceARN: Value(topic.arn),
                in: scope
            )
        }
        #expect(
            stack.template.resources["Permission"] == [
                "Type": "AWS::Lambda::Permission",
                "Properties": [
                    "Action": "lambda:InvokeFunction",
                    "FunctionName": ["Fn::GetAtt": ["Worker", "Arn"]],
                    "Principal": "sns.amazonaws.com",
                    "SourceArn": ["Ref": "Topic"],
                ],
            ]
        )
    }

    @Test func metricsHaveTheNamesAndStatisticsOfLambda() throws {
        var metrics: [Metric] = []
        _ = try ComputeStack { scope in
            let of = scope.add("Worker", Function(code: .swiftProduct("worker"))).metrics
            metrics = [
                of.invocations, of.errors, of.throttles, of.deadLetterErrors, of.destinationDeliveryFailures,
                of.recursiveInvocationsDropped, of.oversizedRecordCount, of.provisionedConcurrencyInvocations,
                of.provisionedConcurrencySpilloverInvocations, of.signatureValidationErrors, of.duration,
                of.postRuntimeExtensionsDuration, of.iteratorAge, of.offsetLag, of.concurrentExecutions,
                of.provisionedConcurrentExecutions, of.asyncEventsReceived, of.asyncEventAge, of.asyncEventsDropped,
            ]
        }
        #expect(
            metrics.map { "\($0.name) \($0.statistic.name)" } == [
                "Invocations Sum", "Errors Sum", "Throttles Sum", "DeadLetterErrors Sum",
                "DestinationDeliveryFailures Sum", "RecursiveInvocationsDropped Sum", "OversizedRecordCount Sum",
                "ProvisionedConcurrencyInvocations Sum", "ProvisionedConcurrencySpilloverInvocations Sum",
                "SignatureValidationErrors Sum", "Duration Average", "PostRuntimeExtensionsDuration Average",
                "IteratorAge Maximum", "OffsetLag Maximum", "ConcurrentExecutions Maximum",
                "ProvisionedConcurrentExecutions Maximum", "AsyncEventsReceived Sum", "AsyncEventAge Maximum",
                "AsyncEventsDropped Sum",
            ]
        )
        #expect(metrics.allSatisfy { $0.namespace == "AWS/Lambda" && $0.dimensions.map(\.name) == ["FunctionName"] })
    }

    @Test func importedFunctionIsKnownByNameAndARN() throws {
        let stack = try ComputeStack { scope in
            let function = scope.add(
                "Notifier",
                Function.imported(arn: "arn:aws:lambda:eu-west-1:123456789012:function:notifier:live")
            )
            scope.add("Name", StackOutput(function.name))
            scope.add("ARN", StackOutput(function.arn))
            let other = scope.add("Other", Function.imported(arn: .importing("NotifierARN")))
            scope.add("OtherName", StackOutput(other.name))
            scope.add("Queue", Resource(SQS.Queue.self, .init()))
        }
        let outputs = stack.template.outputs
        #expect(outputs["Name"]?["Value"] == "notifier")
        #expect(outputs["ARN"]?["Value"] == "arn:aws:lambda:eu-west-1:123456789012:function:notifier:live")
        #expect(
            outputs["OtherName"]?["Value"] == [
                "Fn::Select": [6, ["Fn::Split": [":", ["Fn::ImportValue": "NotifierARN"]]]]
            ]
        )
        #expect(Array(stack.template.resources.keys) == ["Queue"])
    }

    @Test func importedFunctionWithItsRoleIsGrantedPermissions() throws {
        let stack = try ComputeStack { scope in
            let role = scope.add("NotifierRole", Role.imported(name: "notifier"))
            let notifier = scope.add(
                "Notifier",
                Function.imported(arn: "arn:aws:lambda:eu-west-1:123456789012:function:notifier", role: role)
            )
            scope.add("Worker", Function(code: .swiftProduct("worker"))).grantInvoke(to: notifier)
        }
        #expect(stack.properties("NotifierRolePolicy")?["Roles"] == ["notifier"])
        #expect(
            stack.properties("NotifierRolePolicy")?["PolicyDocument"]?["Statement"]?[0]?["Resource"]
                == ["Fn::GetAtt": ["Worker", "Arn"]]
        )
    }
}

// MARK: - Errors

extension FunctionTests {
    @Test func allMistakesAreReportedTogether() {
        let messages = ComputeStack.errors {
            $0.add(
                "Worker",
                Function(
                    code: .swiftProduct("order writer"),
                    memory: 64,
                    timeout: .seconds(901),
                    ephemeralStorage: 511,
                    concurrency: .reserved(0),
                    asyncInvocation: AsyncInvocation(maximumRetryAttempts: 3, maximumEventAge: .seconds(59)),
                    logging: .init(removalPolicy: .snapshot),
                    description: String(repeating: "x", count: 257),
                    name: "order.writer"
                )
            )
        }
        #expect(
            Set(messages) == [
                "a product must be letters, digits, periods, hyphens and underscores, got 'order writer'",
                "memory must be 128 to 10240, got 64",
                "timeout must be 1 to 900 whole seconds, got 901 s",
                "ephemeralStorage must be 512 to 10240, got 511",
                "concurrency must reserve at least 1 execution, got 0; to refuse all invocations use .stopped",
                "maximumRetryAttempts must be 0 to 2, got 3",
                "maximumEventAge must be 60 to 21600 whole seconds, got 59 s",
                "removalPolicy of a log group must be delete, retain or retainExceptOnCreate, got snapshot",
                "description must have at most 256 characters, got 257",
                "name must be 1 to 64 letters, digits, hyphens and underscores, got 'order.writer'",
            ]
        )
        #expect(messages.count == 10)
    }

    @Test(arguments: ["X", "1ST", "TABLE-NAME", "_PRIVATE", ""]) func environmentNamesAreChecked(name: String) {
        #expect(
            ComputeStack.errors { $0.add("W", Function(code: .swiftProduct("w"), environment: [name: "v"])) } == [
                "a name in environment must be a letter followed by letters, digits and underscores, at least 2 characters, got '\(name)'"
            ]
        )
    }

    @Test(arguments: ["AWS_REGION", "_HANDLER", "LAMBDA_TASK_ROOT"]) func reservedVariablesAreRefused(name: String) {
        #expect(
            ComputeStack.errors { $0.add("W", Function(code: .swiftProduct("w"), environment: [name: "v"])) } == [
                "environment must not set '\(name)', which Lambda sets itself; use another name"
            ]
        )
    }

    @Test func variablesThatLambdaOnlyReadsAreAllowed() throws {
        let stack = try ComputeStack {
            $0.add("W", Function(code: .swiftProduct("w"), environment: ["AWS_XRAY_CONTEXT_MISSING": "LOG_ERROR"]))
        }
        #expect(
            stack.properties("W")?["Environment"]?["Variables"] == ["AWS_XRAY_CONTEXT_MISSING": "LOG_ERROR"]
        )
    }

    @Test func environmentHasAQuota() {
        func errors(_ length: Int) -> [String] {
            let value = Value(String(repeating: "x", count: length))
            return ComputeStack.errors { $0.add("W", Function(code: .swiftProduct("w"), environment: ["KEY": value])) }
        }
        #expect(errors(4093).isEmpty)
        #expect(
            errors(4094) == [
                "environment must have at most 4096 bytes, names and values together, got 4097; move long values to Parameter Store or S3"
            ]
        )
    }

    @Test func importedFunctionNeedsItsARN() {
        #expect(
            ComputeStack.errors { $0.add("F", Function.imported(arn: "notifier")) } == [
                "arn must be that of a function, 'arn:aws:lambda:eu-west-1:123456789012:function:name' for example, got 'notifier'"
            ]
        )
    }

    @Test func mistakesPointAtTheLineThatAddedTheFunction() {
        let app = App()
        let line = #line + 1
        app.add("S", Wrong())
        do {
            _ = try app.synthesize()
            Issue.record("there is no error")
        } catch {
            #expect(error.diagnostics.map(\.location?.line) == [Wrong.line])
            #expect(error.diagnostics.first?.notes.map(\.location.line) == [UInt(line)])
        }
    }

    private struct Wrong: Stack {
        static let line: UInt = #line + 3

        func build(in scope: Scope) {
            scope.add("Worker", Function(code: .swiftProduct("worker"), memory: 1))
        }
    }
}
