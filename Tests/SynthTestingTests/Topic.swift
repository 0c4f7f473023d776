import CloudFormation

enum Topic: ResourceType {
    typealias Properties = JSON
    static let typeName = "AWS::SNS::Topic"
}

enum Queue: ResourceType {
    typealias Properties = JSON
    static let typeName = "AWS::SQS::Queue"
}
