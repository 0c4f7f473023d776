import AWSSNS
import CloudFormation

/// A topic for alarms, and an e-mail subscription if an address is given when the stack is deployed.
struct AlarmTopic: Construct {
    func build(in scope: Scope) -> Ref<SNS.Topic> {
        let topic = Resource(SNS.Topic.self, .init()).build(in: scope)
        let email = scope.add(
            "Email",
            Parameter.string(
                default: "",
                allowedPattern: "|[^@ ]+@[^@ ]+",
                .init(
                    description: "The address that hears of alarms; nobody does when it is empty.",
                    label: "E-mail address",
                    group: "Alarms",
                    constraintDescription: "an e-mail address, or nothing"
                )
            )
        )
        let hasEmail = scope.add("HasEmail", !Condition.equals(email, ""))
        scope.add(
            "Subscription",
            Resource(
                SNS.Subscription.self,
                .init(protocol: "email", topicArn: topic.arn, endpoint: email),
                options: ResourceOptions(condition: hasEmail)
            )
        )
        return topic
    }
}
