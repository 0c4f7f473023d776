public import TemplateModel

/// A template of as many resources as one likes.
public enum SampleTemplate {
    /// Functions with their roles, logs, queues and alarms: policies, variables, patterns, references.
    public static func template(resources: Int) -> Template {
        var entries = Object()
        for index in 0..<(resources / 5) {
            let name = "Orders\(index)"
            entries["\(name)Role"] = role(name)
            entries["\(name)Function"] = function(name)
            entries["\(name)Logs"] = [
                "Type": "AWS::Logs::LogGroup",
                "Properties": [
                    "LogGroupName": .string("/aws/lambda/orders-\(index)"), "RetentionInDays": 30, "Tags": tags(8),
                ],
            ]
            entries["\(name)Queue"] = [
                "Type": "AWS::SQS::Queue",
                "Properties": [
                    "KmsMasterKeyId": "alias/aws/sqs", "MessageRetentionPeriod": 345_600, "Tags": tags(16),
                    "VisibilityTimeout": 180,
                ],
            ]
            entries["\(name)Alarm"] = [
                "Type": "AWS::CloudWatch::Alarm",
                "Properties": [
                    "AlarmDescription": "Messages wait for longer than the objective allows; see the runbook.",
                    "ComparisonOperator": "GreaterThanThreshold",
                    "Dimensions": [
                        ["Name": "QueueName", "Value": ["Fn::GetAtt": [.string("\(name)Queue"), "QueueName"]]]
                    ],
                    "EvaluationPeriods": 3, "MetricName": "ApproximateAgeOfOldestMessage", "Namespace": "AWS/SQS",
                    "Period": 60, "Statistic": "Maximum", "Tags": tags(8), "Threshold": 300,
                    "TreatMissingData": "notBreaching",
                ],
            ]
        }
        return Template(root: ["AWSTemplateFormatVersion": "2010-09-09", "Resources": .object(entries)])
    }

    private static func function(_ name: String) -> Node {
        var variables = Object()
        for index in 0..<20 {
            variables["SETTING_\(index)"] = .string("value-\(index)-of-\(name)")
        }
        variables["QUEUE_URL"] = ["Ref": .string("\(name)Queue")]
        return [
            "Type": "AWS::Lambda::Function",
            "Properties": [
                "Architectures": ["arm64"],
                "Code": ["S3Bucket": "code-of-orders", "S3Key": .string("functions/\(name).zip")],
                "Environment": ["Variables": .object(variables)], "Handler": "bootstrap",
                "LoggingConfig": ["LogFormat": "JSON", "LogGroup": ["Ref": .string("\(name)Logs")]],
                "MemorySize": 256, "Role": ["Fn::GetAtt": [.string("\(name)Role"), "Arn"]],
                "Runtime": "provided.al2023", "Tags": tags(8), "Timeout": 30,
            ],
        ]
    }

    private static func role(_ name: String) -> Node {
        let statements = (0..<8).map { index -> Node in
            [
                "Effect": "Allow", "Action": ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"],
                "Resource": [
                    ["Fn::GetAtt": [.string("\(name)Queue"), "Arn"]],
                    [
                        "Fn::Sub": .string(
                            "arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:\(name)-\(index)"
                        )
                    ],
                ],
            ]
        }
        return [
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
                        "PolicyDocument": ["Version": "2012-10-17", "Statement": .array(statements)],
                    ]
                ],
                "Tags": tags(8),
            ],
        ]
    }

    private static func tags(_ count: Int) -> Node {
        .array((0..<count).map { ["Key": .string("tag-\($0)"), "Value": .string("value of the tag \($0)")] })
    }
}
