import TemplateChecks
import TemplateModel
import Testing

/// Properties compared with the schemas of the registry, from the text of a template to the sentence.
@Suite struct RegistryTests {
    private func findings(_ resources: String) throws -> [String] {
        let template = try ParsedTemplate(parsing: "Resources:\n" + resources).template
        return validate(template).filter { $0.rule?.rawValue.hasPrefix("SCH-") ?? false }.map(\.description)
    }

    @Test func aQueue() throws {
        let found = try findings(
            """
              OrdersQueue:
                Type: AWS::SQS::Queue
                Properties:
                  MessageRetentionPeriod: 30
                  QueueNme: orders
                  RedrivePolicy: {deadLetterTargetArn: !GetAtt Dead.Arn, maxReceiveCount: 3}
                  SqsManagedSseEnabled: yes it is
              Dead:
                Type: AWS::SQS::Queue
            """
        )
        #expect(
            found == [
                "error[SCH-06]: 'MessageRetentionPeriod' of 'OrdersQueue' (AWS::SQS::Queue) is 30, but must be from 60 to "
                    + "1209600 [Resources/OrdersQueue/Properties/MessageRetentionPeriod]",
                "error[SCH-02]: 'QueueNme' is no property of 'OrdersQueue' (AWS::SQS::Queue); did you mean 'QueueName'? "
                    + "[Resources/OrdersQueue/Properties/QueueNme]",
                "error[SCH-04]: 'SqsManagedSseEnabled' of 'OrdersQueue' (AWS::SQS::Queue) is 'yes it is', but must be a "
                    + "Boolean [Resources/OrdersQueue/Properties/SqsManagedSseEnabled]",
            ]
        )
    }

    @Test func aRoleOfAFunctionIsNoQueue() throws {
        let found = try findings(
            """
              Queue: {Type: AWS::SQS::Queue}
              Worker:
                Type: AWS::Lambda::Function
                Properties: {Role: !GetAtt Queue.Arn, Code: {ZipFile: x}, Handler: x.x, Runtime: python3.13}
            """
        )
        #expect(found.count == 1)
        #expect(
            found[0].hasPrefix(
                "error[SCH-14]: 'Role' of 'Worker' (AWS::Lambda::Function) is Fn::GetAtt 'Queue.Arn', the ARN of an "
                    + "AWS::SQS::Queue, but must match the pattern "
            )
        )
    }

    @Test func theReadOnlyPropertyOfATopic() throws {
        #expect(
            try findings("  Topic: {Type: AWS::SNS::Topic, Properties: {TopicArn: x}}") == [
                "error[SCH-15]: 'TopicArn' of 'Topic' (AWS::SNS::Topic) is set by the service; remove it, and read it with "
                    + "Fn::GetAtt where it is needed [Resources/Topic/Properties/TopicArn]"
            ]
        )
    }

    @Test func unknownTypesAreGuessed() throws {
        #expect(
            try findings("  Queue: {Type: AWS::SQS::Queu}") == [
                "error[SCH-01]: 'Queue' is of the type 'AWS::SQS::Queu', which does not exist; did you mean "
                    + "'AWS::SQS::Queue'? [Resources/Queue/Type]"
            ]
        )
    }
}
