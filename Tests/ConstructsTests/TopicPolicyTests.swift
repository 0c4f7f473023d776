import AWSSNS
import CloudFormation
import Constructs
import ResourceTypes
import TemplateModel
import Testing

@Suite("The policy of a topic")
struct TopicPolicyTests {
    @Test("A policy keeps what the account may do without one, so that its alarms go on publishing")
    func account() throws {
        let stack = try StorageStack { scope in
            let topic = scope.add("Alarms", Resource(SNS.Topic.self, .init()))
            topic.addToResourcePolicy(
                PolicyStatement(
                    sid: "Partner",
                    principals: [.aws("123456789012")],
                    actions: ["sns:Subscribe"],
                    resources: [Value(topic.arn)]
                )
            )
        }
        let statements = stack.statements("AlarmsPolicy")
        #expect(statements.map { $0["Sid"]?.stringValue } == ["Account", "Partner"])
        #expect(statements.first?["Action"]?.arrayValue?.contains("sns:Publish") == true)
        #expect(
            statements.first?["Condition"] == ["StringEquals": ["AWS:SourceOwner": ["Ref": "AWS::AccountId"]]]
        )
    }
}
