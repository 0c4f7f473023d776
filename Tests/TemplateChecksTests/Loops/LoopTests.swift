import Testing

@testable import TemplateChecks

@Suite struct LoopTests {
    @Test func whatLoopsMakeExists() throws {
        try expectReferenceFindings(
            """
            Transform: AWS::LanguageExtensions
            Parameters:
              Stage: {Type: String}
              Names: {Type: CommaDelimitedList}
            Conditions:
              Fn::ForEach::Stages:
                - Each
                - [Dev, Prod]
                - Is${Each}: !Equals [!Ref Stage, !Ref Each]
            Resources:
              Fn::ForEach::Topics:
                - Number
                - ['1', '2']
                - Topic${Number}:
                    Type: AWS::SNS::Topic
                    Condition: IsDev
                    Properties:
                      DisplayName: !Sub '${Number} ${Stage}'
              Fn::ForEach::Queues:
                - Name
                - !Ref Names
                - Queue${Name}:
                    Type: AWS::SQS::Queue
                    Properties:
                      QueueName: !Ref Name
                      KmsMasterKeyId: !GetAtt [!Sub 'Queue${Name}', Arn]
                  Dead&{Name}Letters:
                    Type: AWS::SQS::Queue
                    DependsOn: !Sub 'Queue${Name}'
            Outputs:
              Topics: {Condition: IsDev, Value: !Sub '${Topic1} ${Topic2.TopicArn}'}
              Queues: {Value: !Sub '${QueueOrders} ${DeadOrdersLetters.Arn}'}
              Missing: {Condition: IsTest, Value: !Sub '${Topic3} ${Topic2.Arn} ${DeadLetter}'}
              Fn::ForEach::Values:
                - Number
                - ['1', '2', '3']
                - Own${Number}:
                    Condition: IsDev
                    Value: !GetAtt [!Sub 'Topic${Number}', TopicArn]
            """,
            [
                "error[CON-02]: there is no condition 'IsTest'; did you mean 'IsDev'? [Outputs/Missing/Condition]",
                "error[REF-02]: there is no resource, parameter or pseudo parameter 'Topic3'; did you mean 'Topic1'? "
                    + "[Outputs/Missing/Value/Fn::Sub]",
                "warning[REF-05]: 'Topic2' exists only if condition 'IsDev' is true, but output 'Missing' refers to it also when "
                    + "it is false and 'IsTest' is true; use 'Fn::If' with 'IsDev' [Outputs/Missing/Value/Fn::Sub]",
                "error[REF-03]: 'Arn' is no attribute of 'Topic2' (AWS::SNS::Topic), which has 'ArchivePolicy', "
                    + "'ContentBasedDeduplication', 'DataProtectionPolicy', 'DeliveryStatusLogging', 'DisplayName', "
                    + "'FifoThroughputScope', 'FifoTopic', 'KmsMasterKeyId', 'MaximumMessageSize', 'SignatureVersion', "
                    + "'Subscription', 'Tags' and 3 more; did you mean 'TopicArn'? [Outputs/Missing/Value/Fn::Sub]",
                "error[REF-02]: there is no resource, parameter or pseudo parameter 'DeadLetter' [Outputs/Missing/Value/Fn::Sub]",
            ]
        )
    }

    @Test func namesInLoopsAreThoseOfEachItem() throws {
        try expectReferenceFindings(
            """
            Transform: AWS::LanguageExtensions
            Parameters:
              Size1: {Type: String}
              Size2: {Type: String}
            Resources:
              Fn::ForEach::Topics:
                - Number
                - [1, 2]
                - Topic${Number}:
                    Type: AWS::SNS::Topic
                    Properties:
                      DisplayName:
                        Ref: Size${Number}
                      TopicName: !GetAtt Queue${Number}.QueueName
                  Fn::ForEach::Queues:
                    - Letter
                    - [A, B]
                    - Queue${Number}${Letter}:
                        Type: AWS::SQS::Queue
                        DependsOn: ['Topic${Number}', 'Other${Letter}']
              OtherA: {Type: AWS::SQS::Queue, DependsOn: [Queue1A, Queue2B, Queue3A]}
            """,
            [
                "error[REF-02]: there is no resource 'Queue1'; did you mean 'Queue1A'? "
                    + "[Resources/Fn::ForEach::Topics/2/Topic${Number}/Properties/TopicName/Fn::GetAtt]",
                "error[REF-02]: there is no resource 'OtherB'; did you mean 'OtherA'? "
                    + "[Resources/Fn::ForEach::Topics/2/Fn::ForEach::Queues/2/Queue${Number}${Letter}/DependsOn/1]",
                "error[REF-02]: there is no resource 'Queue3A'; did you mean 'Queue1A'? [Resources/OtherA/DependsOn/2]",
                "error[CFN-15]: 'Queue1A' -> 'OtherA' -> 'Queue1A' is a cycle of dependencies: "
                    + "Resources/Fn::ForEach::Topics/2/Fn::ForEach::Queues/2/Queue${Number}${Letter}/DependsOn/1 refers to "
                    + "'OtherA', Resources/OtherA/DependsOn/0 refers to 'Queue1A' "
                    + "[Resources/Fn::ForEach::Topics/2/Fn::ForEach::Queues/2/Queue${Number}${Letter}/DependsOn/1]",
            ]
        )
    }

    @Test func loopsInProperties() throws {
        try expectReferenceFindings(
            """
            Transform: AWS::LanguageExtensions
            Parameters:
              Sizes: {Type: CommaDelimitedList}
              Used1: {Type: String}
              UsedToo: {Type: String}
            Resources:
              Queue:
                Type: AWS::SQS::Queue
                Properties:
                  Fn::ForEach::Known:
                    - Each
                    - [DelaySeconds, MaximumMessageSize]
                    - ${Each}: !Ref Missing${Each}
                  Fn::ForEach::Unknown:
                    - Each
                    - !Ref Sizes
                    - ${Each}:
                        Fn::Select: [0, [{Ref: 'Used${Each}'}, !Sub '${Used1} ${Each}', !Join [',', [!Ref Each]]]]
            """,
            [
                "error[REF-02]: there is no resource, parameter or pseudo parameter 'MissingDelaySeconds' "
                    + "[Resources/Queue/Properties/Fn::ForEach::Known/2/${Each}/Ref]"
            ]
        )
    }

    @Test(
        arguments: [
            (
                "Fn::ForEach::A: [X, [a, b]]",
                "error[FUN-13]: a loop is a list of an identifier, a collection and what is repeated, but is given 2 values "
                    + "[Resources/Fn::ForEach::A]"
            ),
            (
                "Fn::ForEach::A-B: [X, [a, b], {'Q${X}': {Type: AWS::SQS::Queue}}]",
                "error[FUN-13]: the name of the loop 'Fn::ForEach::A-B' must consist of letters and digits "
                    + "[Resources/Fn::ForEach::A-B]"
            ),
            (
                "Fn::ForEach::A: [[X], [a, b], {'Q${X}': {Type: AWS::SQS::Queue}}]",
                "error[FUN-13]: the identifier of a loop is a list, but must be a string [Resources/Fn::ForEach::A/0]"
            ),
            (
                "Fn::ForEach::A: [X, a, {'Q${X}': {Type: AWS::SQS::Queue}}]",
                "error[FUN-06]: the collection of a loop is 'a', but must be a list [Resources/Fn::ForEach::A/1]"
            ),
            (
                "Fn::ForEach::A: [X, [a, b], c]",
                "error[FUN-13]: what a loop repeats is 'c', but must be an object [Resources/Fn::ForEach::A/2]"
            ),
            (
                "Fn::ForEach::A: [X, [a, b], {Queue: {Type: AWS::SQS::Queue}}]",
                "error[FUN-14]: 'Queue' is the same for each item of the loop; add '${X}' to its name "
                    + "[Resources/Fn::ForEach::A/2/Queue]"
            ),
        ]
    )
    func loopsHaveAForm(_ loop: String, _ finding: String) throws {
        try expectReferenceFindings("Transform: AWS::LanguageExtensions\nResources:\n  \(loop)", [finding])
    }

    @Test func loopsNeedTheTransform() throws {
        try expectReferenceFindings(
            """
            Resources:
              Fn::ForEach::A: [X, [a], {'Q${X}': {Type: AWS::SQS::Queue}}]
            Outputs:
              Own: {Value: !Ref Qa}
            """,
            [
                "error[FUN-03]: 'Fn::ForEach::A' needs the transform 'AWS::LanguageExtensions'; add it to 'Transform' "
                    + "[Resources/Fn::ForEach::A]"
            ]
        )
    }

    @Test(
        arguments: [
            ("Queue\u{FFFE}", "QueueA", true), ("Queue\u{FFFE}", "Topic", false),
            ("\u{FFFE}Queue", "MyQueue", true), ("\u{FFFE}Queue", "MyQueues", false),
            ("A\u{FFFE}B\u{FFFE}C", "AxByC", true), ("A\u{FFFE}B\u{FFFE}C", "AxC", false),
            ("AB\u{FFFE}BA", "ABA", false), ("\u{FFFE}", "", true),
        ]
    )
    func patterns(_ pattern: String, _ name: String, _ matches: Bool) {
        #expect(NamePattern(pattern)?.matches(name) == matches)
    }

    @Test func endsOnLoopsInLoops() throws {
        let items = "[" + (0..<500).map { "a\($0)" }.joined(separator: ", ") + "]"
        try expectReferenceFindings(
            """
            Transform: AWS::LanguageExtensions
            Resources:
              Queue:
                Type: AWS::SQS::Queue
                Metadata:
                  Fn::ForEach::A: [X, \(items), {Fn::ForEach::B: [Y, \(items), {'${X}${Y}': !Ref Queue}]}]
              Fn::ForEach::C:
                - X
                - \(items)
                - Fn::ForEach::D: [Y, \(items), {'${X}${Y}': {Type: AWS::SQS::Queue}}]
            """,
            []
        )
    }
}
