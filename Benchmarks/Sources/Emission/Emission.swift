import Measuring
import TemplateModel

/// Writes a template as YAML and JSON, and lets libyaml alone write the same events, in turn.
@main
enum Emission {
    static func main() {
        let template = sample(resources: 5000).canonicalized()
        let text = template.text(.yaml)
        let events = BareLibYAML.events(of: text)
        let rounds = 15
        var bare: [Double] = []
        var yaml: [Double] = []
        var json: [Double] = []
        for _ in 0..<rounds {
            bare.append(milliseconds { precondition(BareLibYAML.write(events) > text.utf8.count / 2) })
            yaml.append(milliseconds { precondition(template.text(.yaml).utf8.count == text.utf8.count) })
            json.append(milliseconds { precondition(template.text(.json).utf8.count > text.utf8.count) })
        }
        let megabytes = Double(text.utf8.count) / 1e6
        print("template: \(shown(megabytes)) MB of YAML, medians of \(rounds) rounds")
        print(
            "bare libyaml, the same events: \(shown(median(bare))) ms, \(shown(megabytes / median(bare) * 1000)) MB/s"
        )
        print("text(.yaml): \(shown(median(yaml))) ms, \(shown(megabytes / median(yaml) * 1000)) MB/s")
        print("text(.json): \(shown(median(json))) ms")
        let ratios = zip(yaml, bare).map { $0 / $1 }
        print("text(.yaml) / bare libyaml: \(shown(median(ratios)))")
    }

    /// Queues with dead letters, alarms and policies: texts, numbers, short forms, as templates have them.
    private static func sample(resources: Int) -> Template {
        var template = Template()
        template.root["AWSTemplateFormatVersion"] = "2010-09-09"
        var entries = Object()
        for index in 0..<(resources / 3) {
            entries["Orders\(index)Queue"] = [
                "Type": "AWS::SQS::Queue",
                "Properties": [
                    "MessageRetentionPeriod": 345_600,
                    "RedrivePolicy": [
                        "deadLetterTargetArn": ["Fn::GetAtt": [.string("Orders\(index)DeadLetters"), "Arn"]],
                        "maxReceiveCount": 5,
                    ],
                    "SqsManagedSseEnabled": true, "VisibilityTimeout": 180,
                ],
            ]
            entries["Orders\(index)DeadLetters"] = [
                "Type": "AWS::SQS::Queue", "DeletionPolicy": "Retain", "UpdateReplacePolicy": "Retain",
                "Properties": ["MessageRetentionPeriod": 1_209_600, "SqsManagedSseEnabled": true],
            ]
            entries["Orders\(index)Policy"] = [
                "Type": "AWS::IAM::Policy",
                "Properties": [
                    "PolicyDocument": [
                        "Version": "2012-10-17",
                        "Statement": [
                            [
                                "Effect": "Allow",
                                "Action": ["sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"],
                                "Resource": [
                                    "Fn::Sub": .string(
                                        "arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:orders-\(index)"
                                    )
                                ],
                            ]
                        ],
                    ],
                    "PolicyName": "Permissions", "Roles": [["Ref": .string("Orders\(index)Role")]],
                ],
            ]
        }
        template.resources = entries
        return template
    }
}
