import AWSSNS
import CloudFormation
import Constructs

/// A topic for alarms, and an e-mail subscription if an address is given when the stack is deployed.
struct AlarmTopic: Construct {
    func build(in scope: Scope) -> Ref<SNS.Topic> {
        let topic = Topic().build(in: scope)
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
        scope.add("Subscription", Subscription(to: topic, .email(email))).configure { $0.condition = hasEmail }
        return topic
    }
}
