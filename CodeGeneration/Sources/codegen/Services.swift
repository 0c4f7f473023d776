/// The services whose modules are committed.
enum Services {
    static let committed: Set<String> = [
        "ApiGatewayV2", "ApplicationAutoScaling", "CloudFormation", "CloudWatch", "DynamoDB", "EC2", "Events", "IAM",
        "KMS",
        "Lambda", "Logs", "Pipes", "S3", "SNS", "SQS", "SSM", "Scheduler", "StepFunctions",
    ]
}
