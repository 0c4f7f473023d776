import AWSSQS
import CloudFormation
import Foundation
import TemplateModel
import Testing

/// The AWS CLI uploads the templates of nested stacks, and a local server deploys them with their parent.
struct NestedStackTests {
    private struct StorageStack: Stack {
        let deadLetters: Ref<SQS.Queue>

        func build(in scope: Scope) -> Ref<SQS.Queue> {
            let delay = scope.add("Delay", Parameter.integer(default: 3))
            let policy: JSON = ["deadLetterTargetArn": JSON(deadLetters.arn), "maxReceiveCount": 3]
            return scope.add(
                "Queue",
                Resource(SQS.Queue.self, .init(delaySeconds: delay, redrivePolicy: policy))
            )
        }
    }

    private struct ShopStack: Stack {
        func build(in scope: Scope) {
            let deadLetters = scope.add("DeadLetters", Resource(SQS.Queue.self, .init()))
            let queue = scope.add("Storage", NestedStack(StorageStack(deadLetters: deadLetters)))
            scope.add("QueueURL", StackOutput(queue.url))
            scope.add("Copy", Resource(SQS.Queue.self, .init(queueName: "copy-of-\(queue.name)")))
        }
    }

    @Test func aNestedStackIsPackagedAndDeployed() throws {
        let aws = try LocalAWS()
        let app = App()
        app.addTag("Project", "Shop")
        app.add("Shop", ShopStack())
        let stack = try #require(try app.synthesize()["Shop"])
        let folder = try TemporaryFolder()
        let file = folder.url.appending(path: "Shop.yaml")
        try stack.text(.yaml).write(to: file, atomically: true, encoding: .utf8)
        for nested in stack.nestedTemplates {
            let file = folder.url.appending(path: nested.fileName)
            try nested.text(.yaml).write(to: file, atomically: true, encoding: .utf8)
        }
        let lint = try Tool("cfn-lint").run(["--format", "parseable", "--regions", "eu-west-1", "--", file.path])
        #expect(lint.output == "", "\(lint.errors)")

        try aws("s3", "mb", "s3://templates")
        let packaged = folder.url.appending(path: "packaged.json")
        try aws(
            "cloudformation", "package", "--template-file", file.path, "--s3-bucket", "templates",
            "--output-template-file", packaged.path, "--use-json"
        )
        #expect(try String(contentsOf: packaged, encoding: .utf8).contains("\"TemplateURL\": \"https://s3"))
        try aws(
            "cloudformation", "create-stack", "--stack-name", "Shop", "--template-body", "file://\(packaged.path)",
            "--parameters", "ParameterKey=StorageDelay,ParameterValue=7"
        )
        let queues = try aws.list("sqs", "list-queues", query: "QueueUrls")
        #expect(queues.count == 3)
        let url = try #require(
            try aws.list(
                "cloudformation", "describe-stacks", "--stack-name", "Shop", query: "Stacks[0].Outputs[].OutputValue"
            ).first
        )
        let attributes = try aws.list(
            "sqs", "get-queue-attributes", "--queue-url", url, "--attribute-names", "All",
            query: "Attributes.[DelaySeconds, RedrivePolicy]"
        )
        #expect(attributes.first == "7")
        #expect(attributes.last?.contains("DeadLetters") == true)
        #expect(try aws.list("sqs", "list-queue-tags", "--queue-url", url, query: "[Tags.Project]") == ["Shop"])
    }
}
