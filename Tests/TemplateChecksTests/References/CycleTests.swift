import Testing

@testable import TemplateChecks

@Suite struct CycleTests {
    @Test func showsTheWholeCycle() throws {
        try expectReferenceFindings(
            """
            Resources:
              A:
                Type: AWS::SQS::Queue
                DependsOn: B
              B:
                Type: AWS::SQS::Queue
                Properties:
                  QueueName: !Sub '${C.QueueName}'
              C:
                Type: AWS::SQS::Queue
                Metadata: !Ref A
              Outside:
                Type: AWS::SQS::Queue
                Metadata: [!Ref A, !Ref B]
              Self:
                Type: AWS::SQS::Queue
                Properties:
                  QueueName: !GetAtt Self.QueueName
            """,
            [
                "error[CFN-15]: 'A' -> 'B' -> 'C' -> 'A' is a cycle of dependencies: Resources/A/DependsOn refers to 'B', "
                    + "Resources/B/Properties/QueueName/Fn::Sub refers to 'C', Resources/C/Metadata/Ref refers to 'A' "
                    + "[Resources/A/DependsOn]",
                "error[CFN-15]: 'Self' -> 'Self' is a cycle of dependencies: "
                    + "Resources/Self/Properties/QueueName/Fn::GetAtt refers to 'Self' "
                    + "[Resources/Self/Properties/QueueName/Fn::GetAtt]",
            ]
        )
    }

    @Test func showsAShortestCycleOfAGroup() throws {
        try expectReferenceFindings(
            """
            Resources:
              A: {Type: AWS::SQS::Queue, DependsOn: [B]}
              B: {Type: AWS::SQS::Queue, DependsOn: [C]}
              C: {Type: AWS::SQS::Queue, DependsOn: [A, D]}
              D: {Type: AWS::SQS::Queue, DependsOn: [C]}
            """,
            [
                "error[CFN-15]: 'C' -> 'D' -> 'C' is a cycle of dependencies: Resources/C/DependsOn/1 refers to 'D', "
                    + "Resources/D/DependsOn/0 refers to 'C' [Resources/C/DependsOn/1]"
            ]
        )
    }

    @Test func conditionsTakeCyclesApart() throws {
        let template = { (condition: String) in
            """
            Parameters:
              Stage: {Type: String}
            Conditions:
              IsDev: !Equals [!Ref Stage, dev]
              IsProd: !Equals [!Ref Stage, prod]
            Resources:
              A:
                Type: AWS::SQS::Queue
                Properties: {QueueName: !If [IsDev, !GetAtt B.QueueName, !Ref AWS::NoValue]}
              B:
                Type: AWS::SQS::Queue
                Properties: {QueueName: !If [\(condition), !GetAtt A.QueueName, !If [IsProd, a, b]]}
            """
        }
        try expectReferenceFindings(template("IsProd").replacing("!If [IsProd, a, b]", with: "c"), [])
        try expectReferenceFindings(
            template("IsDev"),
            [
                "error[CFN-15]: 'A' -> 'B' -> 'A' is a cycle of dependencies: Resources/A/Properties/QueueName/Fn::If/1/Fn::GetAtt "
                    + "refers to 'B', Resources/B/Properties/QueueName/Fn::If/1/Fn::GetAtt refers to 'A' "
                    + "[Resources/A/Properties/QueueName/Fn::If/1/Fn::GetAtt]"
            ]
        )
    }

    @Test func whatIsNotCertainIsNoCycle() throws {
        try expectReferenceFindings(
            """
            Resources:
              OwnMetadata:
                Type: AWS::EC2::Instance
                Metadata: {AWS::CloudFormation::Init: {config: {commands: {a: !Ref OwnMetadata}}}}
            """,
            []
        )
        try expectReferenceFindings(
            """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              A: {Type: AWS::Serverless::Function, Properties: {Environment: !Ref B}}
              B: {Type: AWS::SQS::Queue, Properties: {QueueName: !Ref A}}
            """,
            []
        )
        try expectReferenceFindings(
            """
            Transform: Own
            Resources:
              A: {Type: AWS::SQS::Queue, DependsOn: B}
              B: {Type: AWS::SQS::Queue, DependsOn: A}
            """,
            []
        )
    }

    @Test func endsOnLongChains() {
        let names = (0..<20_000).map { "R\($0)" }
        var edges: [String: [String]] = [:]
        for index in names.indices { edges[names[index]] = [names[(index + 1) % names.count]] }
        let graph = DependencyGraph(names, edges)
        #expect(graph.cyclicComponents().map(\.count) == [20_000])
        edges["R19999"] = []
        #expect(DependencyGraph(names, edges).cyclicComponents().isEmpty)
    }
}
