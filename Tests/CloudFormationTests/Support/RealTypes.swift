import CloudFormation

/// Types whose facts the registry knows, with properties by their names.
protocol RealType: ResourceType where Properties == JSON {}

enum Real {
    enum Queue: RealType {
        typealias Properties = JSON
        static let typeName = "AWS::SQS::Queue"
    }
    enum Topic: RealType {
        typealias Properties = JSON
        static let typeName = "AWS::SNS::Topic"
    }
    enum Table: RealType {
        typealias Properties = JSON
        static let typeName = "AWS::DynamoDB::Table"
    }
    enum API: RealType {
        typealias Properties = JSON
        static let typeName = "AWS::ApiGatewayV2::Api"
    }
    enum Group: RealType {
        typealias Properties = JSON
        static let typeName = "AWS::AutoScaling::AutoScalingGroup"
    }
    enum AddressList: RealType {
        typealias Properties = JSON
        static let typeName = "AWS::CloudFront::AnycastIpList"
    }
    enum Pool: RealType {
        typealias Properties = JSON
        static let typeName = "AWS::Cognito::UserPool"
    }
    enum Job: RealType {
        typealias Properties = JSON
        static let typeName = "AWS::Glue::Job"
    }
    enum Project: RealType {
        typealias Properties = JSON
        static let typeName = "AWS::CodeBuild::Project"
    }
    enum QueuePolicy: RealType {
        typealias Properties = JSON
        static let typeName = "AWS::SQS::QueuePolicy"
    }
    enum NestedStack: RealType {
        typealias Properties = JSON
        static let typeName = "AWS::CloudFormation::Stack"
    }
}

extension Resource where R: RealType {
    /// A resource with no more than the given properties, whatever its type requires.
    init(_ type: R.Type, _ properties: JSON = [:]) {
        self.init(type, properties, options: ResourceOptions())
    }
}
