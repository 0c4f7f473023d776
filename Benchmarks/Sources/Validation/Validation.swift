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
        precondition(findings.isEmpty, "\(findings[0])")
        let parsed = try ParsedTemplate(parsing: text)
        precondition(parsed.template == template)
        let rounds = 15
        var checking: [Double] = []
        var reading: [Double] = []
        for _ in 0..<rounds {
            checking.append(milliseconds { precondition(validate(template).isEmpty) })
            reading.append(milliseconds { precondition((try? ParsedTemplate(parsing: text)) != nil) })
        }
        print("template: \(template.resources.count) resources, \(shown(Double(text.utf8.count) / 1e6)) MB of JSON")
        print("medians of \(rounds) rounds: validate \(shown(median(checking))) ms, read \(shown(median(reading))) ms")
        for count in [500, 5_000] {
            let pipelines = Template(root: ["Resources": .object(pipelines(resources: count))])
            var checking: [Double] = []
            for _ in 0..<rounds {
                var findings: [Diagnostic] = []
                checking.append(milliseconds { findings = validate(pipelines) })
                // Only the quota of 500 resources is exceeded.
                precondition(findings.allSatisfy { $0.rule == "CFN-02" }, "\(findings)")
            }
            print("pipelines: \(count) resources, validate \(shown(median(checking))) ms")
        }
    }

    /// Queues with dead letters, each with a function that processes its messages, its role and the mapping.
    private static func pipelines(resources: Int) -> Object {
        var entries = Object()
        for index in 0..<(resources / 5) {
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
                    "Handler": "bootstrap", "Role": ["Fn::GetAtt": [.string("\(name)Role"), "Arn"]],
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
                                ]
                            ],
                        ],
                    ]
                ],
            ],
        ]
    }
}
