import Measuring
import Samples
import TemplateChecks
import TemplateModel

/// Checks a template of 1 MB, as it is after synthesis and as text from a file, and templates of pipelines, in which the
/// rules between resources have the most to do.
@main
enum Validation {
    static func main() throws {
        let template = SampleTemplate.template(resources: 395)
        let text = template.text(.json)
        let findings = validate(template)
        // The names of its resources are fixed, which is a remark.
        precondition(findings.allSatisfy { $0.severity == .info }, "\(findings)")
        let parsed = try ParsedTemplate(parsing: text)
        precondition(parsed.template == template)
        let rounds = 15
        var checking: [Double] = []
        var reading: [Double] = []
        for _ in 0..<rounds {
            checking.append(milliseconds { _ = validate(template) })
            reading.append(milliseconds { precondition((try? ParsedTemplate(parsing: text)) != nil) })
        }
        print("template: \(template.resources.count) resources, \(shown(Double(text.utf8.count) / 1e6)) MB of JSON")
        print("medians of \(rounds) rounds: validate \(shown(median(checking))) ms, read \(shown(median(reading))) ms")
        for count in [500, 5_000] {
            let root: Object = ["Resources": .object(pipelines(resources: count))]
            var withMacro = root
            // With a macro of one's own nothing is certain between resources, so that the difference is what they take.
            withMacro["Transform"] = "Own"
            let (pipelines, others) = (Template(root: root), Template(root: withMacro))
            var checking: [Double] = []
            var apart: [Double] = []
            for _ in 0..<rounds {
                var findings: [Diagnostic] = []
                checking.append(milliseconds { findings = validate(pipelines) })
                apart.append(milliseconds { _ = validate(others) })
                // Only the quota of 500 resources is exceeded.
                precondition(findings.allSatisfy { $0.severity == .info || $0.rule == "CFN-02" }, "\(findings)")
            }
            print(
                "pipelines: \(count) resources, validate \(shown(median(checking))) ms, without rules between resources "
                    + "\(shown(median(apart))) ms"
            )
        }
    }

    /// Rules that send to queues with dead letters and an alarm on them, each with a function that writes the messages to a
    /// table, its role, its logs and the mapping.
    private static func pipelines(resources: Int) -> Object {
        var entries = Object()
        for index in 0..<(resources / 10) {
            let name = "Orders\(index)"
            entries["\(name)Failed"] = [
                "Type": "AWS::SQS::Queue",
                "Properties": ["MessageRetentionPeriod": 1_209_600, "QueueName": .string("orders-\(index)-failed")],
            ]
            entries["\(name)Queue"] = [
                "Type": "AWS::SQS::Queue",
                "Properties": [
                    "RedrivePolicy": [
                        "deadLetterTargetArn": [
                            "Fn::Sub": .string(
                                "arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:orders-\(index)-failed"
                            )
                        ],
                        "maxReceiveCount": 5,
                    ],
                    "VisibilityTimeout": 180,
                ],
            ]
            entries["\(name)Role"] = role(name)
            entries["\(name)Function"] = [
                "Type": "AWS::Lambda::Function",
                "Properties": [
                    "Code": ["S3Bucket": "code-of-orders", "S3Key": .string("functions/\(name).zip")],
                    "Handler": "bootstrap",
                    "LoggingConfig": ["LogGroup": ["Ref": .string("\(name)Logs")]],
                    "Role": ["Fn::GetAtt": [.string("\(name)Role"), "Arn"]],
                    "Runtime": "provided.al2023", "Timeout": 30,
                ],
            ]
            entries["\(name)Source"] = [
                "Type": "AWS::Lambda::EventSourceMapping",
                "Properties": [
                    "EventSourceArn": ["Fn::GetAtt": [.string("\(name)Queue"), "Arn"]],
                    "FunctionName": ["Ref": .string("\(name)Function")],
                    "FunctionResponseTypes": ["ReportBatchItemFailures"],
                    "ScalingConfig": ["MaximumConcurrency": 5],
                ],
            ]
            entries["\(name)Logs"] = ["Type": "AWS::Logs::LogGroup", "Properties": ["RetentionInDays": 30]]
            entries["\(name)Alarm"] = [
                "Type": "AWS::CloudWatch::Alarm",
                "Properties": [
                    "AlarmActions": ["arn:aws:sns:eu-west-1:123456789012:alarms"],
                    "ComparisonOperator": "GreaterThanOrEqualToThreshold",
                    "Dimensions": [
                        ["Name": "QueueName", "Value": ["Fn::GetAtt": [.string("\(name)Failed"), "QueueName"]]]
                    ],
                    "EvaluationPeriods": 1, "MetricName": "ApproximateNumberOfMessagesVisible",
                    "Namespace": "AWS/SQS", "Period": 60, "Statistic": "Maximum", "Threshold": 1,
                    "TreatMissingData": "notBreaching",
                ],
            ]
            entries["\(name)Rule"] = [
                "Type": "AWS::Events::Rule",
                "Properties": [
                    "EventPattern": ["source": ["orders"], "detail-type": [.string("Order \(index)")]],
                    "Targets": [["Arn": ["Fn::GetAtt": [.string("\(name)Queue"), "Arn"]], "Id": "Queue"]],
                ],
            ]
            entries["\(name)Policy"] = [
                "Type": "AWS::SQS::QueuePolicy",
                "Properties": [
                    "Queues": [["Ref": .string("\(name)Queue")]],
                    "PolicyDocument": [
                        "Version": "2012-10-17",
                        "Statement": [
                            [
                                "Effect": "Allow", "Action": "sqs:SendMessage",
                                "Principal": ["Service": "events.amazonaws.com"],
                                "Resource": ["Fn::GetAtt": [.string("\(name)Queue"), "Arn"]],
                                "Condition": [
                                    "ArnEquals": ["aws:SourceArn": ["Fn::GetAtt": [.string("\(name)Rule"), "Arn"]]]
                                ],
                            ]
                        ],
                    ],
                ],
            ]
            entries["\(name)Table"] = [
                "Type": "AWS::DynamoDB::Table", "DeletionPolicy": "Retain", "UpdateReplacePolicy": "Retain",
                "Properties": [
                    "AttributeDefinitions": [["AttributeName": "id", "AttributeType": "S"]],
                    "BillingMode": "PAY_PER_REQUEST",
                    "KeySchema": [["AttributeName": "id", "KeyType": "HASH"]],
                ],
            ]
        }
        return entries
    }

    private static func role(_ name: String) -> Node {
        [
            "Type": "AWS::IAM::Role",
            "Properties": [
                "AssumeRolePolicyDocument": [
                    "Version": "2012-10-17",
                    "Statement": [
                        [
                            "Effect": "Allow", "Action": "sts:AssumeRole",
                            "Principal": ["Service": "lambda.amazonaws.com"],
                        ]
                    ],
                ],
                "Policies": [
                    [
                        "PolicyName": "Permissions",
                        "PolicyDocument": [
                            "Version": "2012-10-17",
                            "Statement": [
                                [
                                    "Effect": "Allow",
                                    "Action": ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"],
                                    "Resource": ["Fn::GetAtt": [.string("\(name)Queue"), "Arn"]],
                                ],
                                [
                                    "Effect": "Allow", "Action": "dynamodb:PutItem",
                                    "Resource": ["Fn::GetAtt": [.string("\(name)Table"), "Arn"]],
                                ],
                            ],
                        ],
                    ]
                ],
            ],
        ]
    }
}
