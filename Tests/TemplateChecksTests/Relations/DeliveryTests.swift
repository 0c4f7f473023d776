import Testing

/// What conditions of a queue's policy tell about the rule that sends.
@Suite struct DeliveryTests {
    private func expect(_ isPossible: Bool, _ condition: String, rule: String = "", effect: String = "Allow") throws {
        let denied =
            "error[EVB-09]: the policy of 'Orders' lets Amazon EventBridge send messages, but not for 'OrderPlaced': the "
            + "deployment succeeds, and each event is lost. Allow events.amazonaws.com sqs:SendMessage on the queue's ARN, with "
            + "the ARN of 'OrderPlaced' as aws:SourceArn [Resources/OrderPlaced/Properties/Targets/0/Arn]"
        try expectFindings(
            inTemplate: """
                Parameters:
                  BusName: {Type: String}
                Resources:
                  Orders:
                    Type: AWS::SQS::Queue
                  Lost:
                    Type: AWS::SQS::Queue
                  Bus:
                    Type: AWS::Events::EventBus
                    Properties: {Name: shop}
                  Other:
                    Type: AWS::Events::Rule
                    Properties: {EventPattern: {source: [my.payments]}}
                  OrderPlaced:
                    Type: AWS::Events::Rule
                    Properties:
                      EventPattern: {source: [my.orders]}
                      \(rule)
                      Targets:
                        - {Id: Orders, Arn: !GetAtt Orders.Arn, DeadLetterConfig: {Arn: !GetAtt Lost.Arn}}
                  Policy:
                    Type: AWS::SQS::QueuePolicy
                    Properties:
                      Queues: [!Ref Orders, !Ref Lost]
                      PolicyDocument:
                        Statement:
                          - Effect: Allow
                            Principal: {Service: events.amazonaws.com}
                            Action: sqs:SendMessage
                            Resource: !GetAtt Lost.Arn
                          - Effect: Allow
                            Principal: {Service: events.amazonaws.com}
                            Action: sqs:SendMessage
                            Resource: !GetAtt Orders.Arn
                            Condition: \(condition)
                  BusUser:
                    Type: AWS::SSM::Parameter
                    Properties: {Type: String, Value: !Sub '${BusName}${Bus}'}
                """,
            withRelations: true,
            isPossible ? [] : [denied]
        )
    }

    @Test func aReferenceToTheRuleIsIt() throws {
        try expect(true, "{ArnEquals: {aws:SourceArn: !GetAtt OrderPlaced.Arn}}")
        try expect(true, "{ArnLike: {AWS:SourceArn: [!GetAtt Other.Arn, !GetAtt OrderPlaced.Arn]}}")
        try expect(false, "{ArnEquals: {aws:SourceArn: !GetAtt Other.Arn}}")
        // The key is present whenever a service sends.
        try expect(true, "{ArnLikeIfExists: {aws:SourceArn: !GetAtt OrderPlaced.Arn}}")
        try expect(false, "{ArnLikeIfExists: {aws:SourceArn: !GetAtt Other.Arn}}")
    }

    @Test func aNameIsThatOfTheRuleOnItsBus() throws {
        let arn = "!Sub 'arn:aws:events:${AWS::Region}:${AWS::AccountId}:rule/%'"
        func condition(_ name: String) -> String { "{ArnLike: {aws:SourceArn: \(arn.replacing("%", with: name))}}" }
        try expect(true, condition("placed"), rule: "Name: placed")
        try expect(true, condition("pl*"), rule: "Name: placed")
        try expect(false, condition("paid"), rule: "Name: placed")
        try expect(false, condition("placed"), rule: "{Name: placed, EventBusName: !Ref Bus}".unbraced)
        try expect(true, condition("shop/placed"), rule: "{Name: placed, EventBusName: shop}".unbraced)
        try expect(true, condition("${Bus}/placed"), rule: "{Name: placed, EventBusName: !Ref Bus}".unbraced)
        // CloudFormation makes the name, or a deployment gives that of the bus.
        try expect(true, condition("placed"))
        try expect(true, condition("shop/placed"), rule: "{Name: placed, EventBusName: !Ref BusName}".unbraced)
    }

    @Test func anAccountAndTLSAreThoseOfTheService() throws {
        try expect(true, "{StringEquals: {aws:SourceAccount: !Ref AWS::AccountId}}")
        try expect(true, "{StringEquals: {aws:SourceAccount: '123456789012'}}")
        try expect(true, "{Bool: {aws:SecureTransport: 'true'}}")
        try expect(false, "{Bool: {aws:SecureTransport: 'false'}}")
        try expect(false, "{ArnEquals: {aws:SourceArn: !GetAtt Other.Arn}, Bool: {aws:SecureTransport: 'true'}}")
        try expect(true, "{StringEquals: {aws:PrincipalOrgID: o-1}}")
    }
}

extension String {
    /// The members of a mapping in braces, each on a line of its own.
    fileprivate var unbraced: String {
        dropFirst().dropLast().split(separator: ", ").joined(separator: "\n      ")
    }
}
