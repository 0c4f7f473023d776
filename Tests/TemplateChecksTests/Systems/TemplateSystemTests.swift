import ResourceSchemas
import TemplateModel
import Testing

@testable import TemplateChecks

@Suite("Templates that are checked together")
struct TemplateSystemTests {
    private static let queue = """
        Resources:
          Orders:
            Type: AWS::SQS::Queue
            Properties:
              VisibilityTimeout: 30
              RedrivePolicy: {deadLetterTargetArn: !GetAtt Failed.Arn, maxReceiveCount: 5}
          Failed: {Type: AWS::SQS::Queue}
        Outputs:
          Orders:
            Value: !GetAtt Orders.Arn
            Export: {Name: orders}
        """

    private static func consumer(_ source: String, more: String = "") -> String {
        """
        Parameters:
          Limit: {Type: Number, Default: 60}
        Resources:
          Writer:
            Type: AWS::Lambda::Function
            Properties:
              Timeout: !Ref Limit
              Role: arn:aws:iam::123456789012:role/writer
              Runtime: provided.al2023
              Handler: bootstrap
              Code: {ZipFile: x}
              LoggingConfig: {LogGroup: !Ref Logs}
          Logs: {Type: AWS::Logs::LogGroup, Properties: {RetentionInDays: 30}}
          Source:
            Type: AWS::Lambda::EventSourceMapping
            Properties:
              EventSourceArn: \(source)
              FunctionName: !Ref Writer
              FunctionResponseTypes: [ReportBatchItemFailures]
        \(more)
        """
    }

    /// The findings of the rules between resources, without remarks, by template.
    private func findings(_ templates: String..., named stacks: [String?] = []) throws -> [[String]] {
        let parsed = try templates.enumerated().map { index, text in
            SystemTemplate(
                try ParsedTemplate(parsing: text).template,
                name: "\(index).yaml",
                stackName: stacks.indices.contains(index) ? stacks[index] : nil
            )
        }
        return validate(parsed, schemas: ResourceSchemas()).map { findings in
            findings.filter { $0.severity != .info && $0.rule?.rawValue.hasPrefix("ESQ") == true }.map(\.description)
        }
    }

    private static let visibility = """
        warning[ESQ-01]: visibility timeout of 30 s is shorter than the 60 s timeout of 'Writer' in '1.yaml'; a slow \
        batch is delivered again while it is still being processed. Use at least 360 s (6 x 60 s) (with the default of \
        parameter 'Limit' in '1.yaml') [Resources/Orders/Properties/VisibilityTimeout]
        """

    @Test("A queue is compared with the function of another stack that imports it")
    func imported() throws {
        #expect(
            try findings(Self.queue, Self.consumer("!ImportValue orders")) == [[Self.visibility], []]
        )
    }

    @Test("Alone, neither is found wrong")
    func alone() throws {
        #expect(try findings(Self.queue) == [[]])
        #expect(try findings(Self.consumer("!ImportValue orders")) == [[]])
    }

    @Test("An output is read by the name of its stack, when that is known")
    func output() throws {
        let consumer = Self.consumer("{'Fn::GetStackOutput': {StackName: Queues, OutputName: Orders}}")
        #expect(try findings(Self.queue, consumer, named: ["Queues"]) == [[Self.visibility], []])
        #expect(try findings(Self.queue, consumer) == [[], []])
    }

    @Test("A value is passed on by a stack in between")
    func passedOn() throws {
        let between = """
            Resources:
              Other: {Type: AWS::SNS::Topic}
            Outputs:
              Orders:
                Value: !ImportValue orders
                Export: {Name: passed-on}
            """
        #expect(
            try findings(Self.queue, Self.consumer("!ImportValue passed-on"), between) == [[Self.visibility], [], []]
        )
    }

    @Test("What is not certain connects nothing")
    func uncertain() throws {
        let consumer = Self.consumer("!ImportValue orders")
        // Which of the two is imported?
        #expect(try findings(Self.queue, consumer, Self.queue) == [[], [], []])
        let conditional = Self.queue.replacing(
            "Value: !GetAtt Orders.Arn",
            with: "Condition: HasExport\n    Value: !GetAtt Orders.Arn"
        )
        #expect(try findings(conditional, consumer) == [[], []])
        #expect(try findings(Self.queue, consumer.replacing("orders", with: "others")) == [[], []])
        #expect(try findings(Self.queue, "Transform: Mine\n" + consumer) == [[], []])
        // Exports that import each other cannot be deployed.
        let cycle = """
            Resources: {Other: {Type: AWS::SNS::Topic}}
            Outputs: {A: {Value: !ImportValue a, Export: {Name: a}}}
            """
        #expect(try findings(cycle, Self.consumer("!ImportValue a")) == [[], []])
    }

    @Test("The same name stands for different things in two stacks")
    func names() throws {
        // The consumer has a queue, a parameter and a condition of its own with names of the other template.
        let more = """
              Orders:
                Type: AWS::SQS::Queue
                Condition: IsLarge
                Properties: {VisibilityTimeout: 400, QueueName: !Sub '${AWS::StackName}-orders'}
            Conditions: {IsLarge: !Equals [!Ref Limit, 60]}
            """
        let sections = """

            Parameters: {Limit: {Type: Number, Default: 500}}
            Conditions: {IsLarge: !Not [!Condition IsSmall], IsSmall: !Equals [!Ref Limit, 499]}
            """
        let queue = Self.queue.replacing("Timeout: 30", with: "Timeout: !If [IsLarge, 30, !Ref Limit]") + sections
        let found = try findings(queue, Self.consumer("!ImportValue orders", more: more))
        #expect(found.count == 2 && found[1].isEmpty)
        #expect(found[0].count == 1)
        #expect(found[0].first?.contains("of 30 s is shorter than the 60 s timeout of 'Writer' in '1.yaml'") == true)
    }

    @Test("Findings are accepted where they are found")
    func accepted() throws {
        let queue = Self.queue.replacing(
            "    Properties:\n      Visib",
            with: "    Metadata: {synth: {allow: {ESQ-01: a test}}}\n    Properties:\n      Visib"
        )
        #expect(try findings(queue, Self.consumer("!ImportValue orders")) == [[], []])
    }

    @Test("A message names what is in other templates with them")
    func marks() {
        let other = StackMark(1)
        let own = StackMark(0)
        #expect(StackMark.parts(of: other.marked("Writer")) == ("Writer", 1))
        #expect(StackMark.parts(of: "Writer") == ("Writer", nil))
        func message(_ text: String) -> String {
            StackMark.message(text, for: 0) { [0: "a.yaml", 1: "b.yaml"][$0] }
        }
        #expect(
            message("'\(own.marked("Orders"))' and '\(other.marked("Writer"))' of ${\(other.marked("X")).Arn}")
                == "'Orders' and 'Writer' in 'b.yaml' of ${X.Arn}"
        )
        #expect(message("«a» and '«9»'") == "«a» and '«9»'")
    }
}
