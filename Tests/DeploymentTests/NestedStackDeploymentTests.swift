import AWSSQS
import CloudFormation
import Foundation
import TemplateModel
import Testing

/// The AWS CLI uploads the templates of nested stacks, and a local server deploys them with their parent.
struct NestedStackDeploymentTests {
    private struct StorageStack: Stack {
        let deadLetters: Ref<SQS.Queue>

        func build(in scope: Scope) -> Ref<SQS.Queue> {
            let delay = scope.add("Delay", Parameter.integer(default: 3))
            let redrive = SQS.Queue.RedrivePolicy(deadLetterTargetArn: deadLetters.arn, maxReceiveCount: 3)
            return scope.add(
                "Queue",
                Resource(SQS.Queue.self, .init(delaySeconds: delay, redrivePolicy: redrive))
            )
        }
    }

    private struct ShopStack: Stack {
        /// The local server does not know outputs of nested stacks.
        var readsOutputs = false

        func build(in scope: Scope) {
            let deadLetters = scope.add("DeadLetters", Resource(SQS.Queue.self, .init()))
            let queue = scope.add("Storage", NestedStack(StorageStack(deadLetters: deadLetters)))
            guard readsOutputs else { return }
            scope.add("QueueURL", StackOutput(queue.url))
            scope.add("Copy", Resource(SQS.Queue.self, .init(queueName: "copy-of-\(queue.name)")))
        }
    }

    /// The file of the stack, with those of the nested ones beside it.
    private func write(_ stack: ShopStack, to folder: TemporaryFolder) throws -> URL {
        let app = App()
        app.addTag("Project", "Shop")
        app.add("Shop", stack)
        let stack = try #require(try app.synthesize()["Shop"])
        for nested in stack.nestedTemplates {
            let file = folder.url.appending(path: nested.fileName)
            try nested.text(.yaml).write(to: file, atomically: true, encoding: .utf8)
        }
        let file = folder.url.appending(path: "Shop.yaml")
        try stack.text(.yaml).write(to: file, atomically: true, encoding: .utf8)
        return file
    }

    @Test func anotherCheckerFindsNothing() throws {
        let folder = try TemporaryFolder()
        let file = try write(ShopStack(readsOutputs: true), to: folder)
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted()
        #expect(files == ["Shop.Storage.template", "Shop.yaml"])
        let result = try Tool("cfn-lint").run(
            ["--format", "parseable", "--regions", "eu-west-1", "--", file.path]
                + [folder.url.appending(path: "Shop.Storage.template").path]
        )
        // That a file's name is meant for `package` is all that there is to say.
        let findings = result.output.split(separator: "\n").filter { !$0.contains(":W3002:") }
        #expect(findings == [], "\(result.errors)")
        #expect(result.output.contains(":W3002:"))
    }

    @Test func aNestedStackIsPackagedAndDeployed() throws {
        let aws = try LocalAWS()
        let folder = try TemporaryFolder()
        let file = try write(ShopStack(), to: folder)
        try aws("s3", "mb", "s3://templates")
        let packaged = folder.url.appending(path: "packaged.json")
        try aws(
            "cloudformation",
            "package",
            "--template-file",
            file.path,
            "--s3-bucket",
            "templates",
            "--output-template-file",
            packaged.path,
            "--use-json"
        )
        // The server reads templates from addresses of AWS, whatever its own is.
        let template = try String(contentsOf: packaged, encoding: .utf8)
            .replacing(#/http://127\.0\.0\.1:[0-9]+/#, with: "https://s3.amazonaws.com")
        try aws(
            "cloudformation",
            "create-stack",
            "--stack-name",
            "Shop",
            "--template-body",
            template,
            "--parameters",
            "ParameterKey=StorageDelay,ParameterValue=7"
        )
        let queues = try aws.list("sqs", "list-queues", query: "QueueUrls")
        #expect(queues.count == 2)
        let nested = try #require(queues.first { !$0.contains("DeadLetters") })
        let attributes = try aws.list(
            "sqs",
            "get-queue-attributes",
            "--queue-url",
            nested,
            "--attribute-names",
            "All",
            query: "Attributes.[DelaySeconds, RedrivePolicy]"
        )
        #expect(attributes.first == "7")
        #expect(attributes.last?.contains("DeadLetters") == true)
        #expect(try aws.list("sqs", "list-queue-tags", "--queue-url", nested, query: "[Tags.Project]") == ["Shop"])
    }
}
