import ResourceSchemas
import TemplateModel
import Testing

@testable import TemplateDiff

/// What expressions come to.
@Suite struct ResolverTests {
    private func value(_ expression: String, pseudoParameters: [String: String] = [:]) throws -> Node? {
        let template = """
            Parameters:
              Stage: {Type: String, Default: dev}
              Zones: {Type: CommaDelimitedList, Default: 'a, b,c'}
              Name: {Type: String}
              Image: {Type: 'AWS::SSM::Parameter::Value<String>', Default: /images/latest}
            Mappings: {Sizes: {dev: {Memory: 128, Zones: [x, y]}, aws: {Memory: 1}}}
            Conditions:
              IsDevelopment: !Equals [!Ref Stage, dev]
              IsProduction: !Not [!Condition IsDevelopment]
              IsNamed: !Not [!Equals [!Ref Name, '']]
              IsEither: !Or [!Condition IsNamed, !Condition IsDevelopment]
              IsBoth: !And [!Condition IsNamed, !Condition IsProduction]
            Resources:
              Topic: {Type: AWS::SNS::Topic, Properties: {DisplayName: !Sub '${Stage}-topic'}}
              Loop: {Type: AWS::SNS::Topic, Properties: {DisplayName: !GetAtt Loop.DisplayName}}
              Subject: {Type: AWS::SSM::Parameter, Properties: {Value: \(expression)}}
            """
        var version = try version(template)
        version.pseudoParameters = pseudoParameters
        return Resolver(version, schemas: ResourceSchemas()).attribute("Properties", of: "Subject")?["Value"]
    }

    @Test(arguments: [
        ("!Ref Stage", "dev"), ("!Sub '${Stage}-x'", "dev-x"), ("!Sub ['${A}-x', {A: !Ref Stage}]", "dev-x"),
        ("!Sub 'a ${!b} c'", "a ${b} c"), ("!Join ['-', [a, !Ref Stage]]", "a-dev"), ("!Join ['', []]", ""),
        ("!Join ['_', !Ref Zones]", "a_b_c"), ("!Join ['_', !Split ['-', a-b]]", "a_b"),
        ("!Select [1, !Ref Zones]", "b"), ("!Select ['0', [!Ref Stage]]", "dev"),
        ("!Select [1, !Split ['.', a.b]]", "b"), ("!If [IsDevelopment, a, b]", "a"), ("!If [IsProduction, a, b]", "b"),
        ("!If [IsEither, a, b]", "a"), ("!If [IsBoth, a, b]", "b"), ("!Base64 HelloWorld", "SGVsbG9Xb3JsZA=="),
        ("!Base64 a", "YQ=="), ("!Base64 ''", ""), ("!GetAtt Topic.DisplayName", "dev-topic"),
        ("!FindInMap [Sizes, !Ref Stage, Memory]", "128"), ("!FindInMap [Sizes, !Ref 'AWS::Partition', Memory]", "1"),
        ("!FindInMap [Sizes, none, Memory, {DefaultValue: 5}]", "5"), ("{'Fn::Length': !Ref Zones}", "3"),
        ("{'Fn::Length': [1, !Ref 'AWS::NoValue']}", "1"),
    ])
    func whatIsKnownHasAValue(_ expression: String, _ expected: String) throws {
        let value = try #require(try value(expression))
        #expect(Comparison.ofMeaning.change(from: value, to: .string(expected)) == nil, "\(value)")
    }

    @Test(
        arguments: [
            ("!Ref Name", ["Ref": "Name"]), ("!Ref Image", ["Ref": "Image"]), ("!Ref Topic", ["Ref": "Topic"]),
            ("!Sub '${Name}'", ["Ref": "Name"]), ("!Sub '${Stage}-${Name}'", ["Fn::Sub": "dev-${Name}"]),
            ("!Join ['', [a, !Ref Topic]]", ["Fn::Sub": "a${Topic}"]),
            ("!Join ['-', [a, !Sub 'b${Topic.TopicArn}']]", ["Fn::Sub": "a-b${Topic.TopicArn}"]),
            ("!Sub '${!x}${Topic}'", ["Fn::Sub": "${!x}${Topic}"]),
            ("!If [IsNamed, a, b]", ["Fn::If": ["IsNamed", "a", "b"]]), ("!If [IsNamed, a, a]", "a"),
            ("!GetAtt Loop.DisplayName", ["Fn::GetAtt": ["Loop", "DisplayName"]]),
            ("!FindInMap [Sizes, !Ref Name, Memory]", ["Fn::FindInMap": ["Sizes", ["Ref": "Name"], "Memory"]]),
            ("!Join ['', [x, !ImportValue 'y']]", ["Fn::Join": ["", ["x", ["Fn::ImportValue": "y"]]]]),
        ] as [(String, Node)]
    )
    func whatIsNotKnownIsWrittenInOneWay(_ expression: String, _ expected: Node) throws {
        #expect(try value(expression) == expected)
    }

    @Test func noValueIsNoProperty() throws {
        #expect(try value("!Ref AWS::NoValue") == nil)
        #expect(try value("!If [IsProduction, a, !Ref 'AWS::NoValue']") == nil)
        #expect(try value("[a, !Ref 'AWS::NoValue']") == ["a"])
    }

    @Test func pseudoParametersAreKnownWhenTheyAreGiven() throws {
        #expect(try value("!Sub '${AWS::Region}-x'") == ["Fn::Sub": "${AWS::Region}-x"])
        #expect(try value("!Sub '${AWS::Region}-x'", pseudoParameters: ["AWS::Region": "eu-west-1"]) == "eu-west-1-x")
    }

    @Test func loopsAreWhatTheyStandFor() throws {
        let looped = try version(
            """
            Transform: AWS::LanguageExtensions
            Parameters: {Names: {Type: CommaDelimitedList, Default: 'A,B'}}
            Resources:
              Fn::ForEach::Topics:
              - Name
              - !Ref Names
              - Topic${Name}: {Type: AWS::SNS::Topic, Properties: {DisplayName: !Ref Name, TopicName: !Sub 'x-${Name}'}}
            """
        )
        let plain = try version(
            """
            Resources:
              TopicA: {Type: AWS::SNS::Topic, Properties: {DisplayName: A, TopicName: x-A}}
              TopicB: {Type: AWS::SNS::Topic, Properties: {DisplayName: B, TopicName: x-B}}
            """
        )
        #expect(TemplateDifference(from: looped, to: plain).resources.isEmpty)
    }

    @Test func loopsOverPropertiesAreWhatTheyStandFor() throws {
        let template = """
            Transform: AWS::LanguageExtensions
            Parameters: {Names: {Type: CommaDelimitedList, Default: 'TopicName,DisplayName'}}
            Resources:
              Topic:
                Type: AWS::SNS::Topic
                Properties: {'Fn::ForEach::Names': [Name, !Ref Names, {'${Name}': !Sub 'the ${Name}'}]}
            """
        let plain =
            "Resources: {Topic: {Type: AWS::SNS::Topic, Properties: {TopicName: the TopicName, DisplayName: x}}}"
        #expect(TemplateDifference(from: try version(template), to: try version(template)).isEmpty)
        let difference = TemplateDifference(from: try version(template), to: try version(plain))
        #expect(difference.resources.first?.changes.map(\.name) == ["DisplayName"])
        let fewer = TemplateDifference(
            from: try version(template),
            to: try version(template, ["Names": "DisplayName"])
        )
        #expect(fewer.resources.first?.changes.map(\.name) == ["TopicName"])
        #expect(fewer.resources.first?.replacement == .true)
    }

    /// Templates that are no templates must not end the process.
    @Test(arguments: [
        "Resources: []", "Resources: {A: 1}", "Resources: {A: {Type: 1, Properties: []}}",
        "Resources: {A: {Condition: B}}",
        "Resources: {A: {Type: AWS::SQS::Queue, Properties: {B: {'Fn::Sub': []}, C: {'Fn::If': [1]}, D: {Ref: []}}}}",
        "Conditions: {A: {Condition: A}, B: {'Fn::Not': [{Condition: B}]}}\nResources: {Q: {Type: AWS::SQS::Queue, Condition: A}}",
        "Outputs: 1\nParameters: []\nMappings: x\nTransform: {}\nResources: {}",
        "Resources: {'Fn::ForEach::X': 1, 'Fn::ForEach::Y': [A, [b], {'Fn::ForEach::Z': [A, [b], {}]}]}",
    ])
    func whatHasNoMeaningIsStillCompared(_ yaml: String) throws {
        let odd = try version(yaml)
        let good = try version("Resources: {Q: {Type: AWS::SQS::Queue, Properties: {DelaySeconds: 1}}}")
        #expect(TemplateDifference(from: odd, to: odd).edits == nil)
        #expect(TemplateDifference(from: odd, to: good).edits != nil)
        #expect(!TemplateDifference(from: good, to: odd).text(title: "Odd").isEmpty)
    }
}
