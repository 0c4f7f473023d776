import Testing

@Suite("Outputs")
struct OutputTests {
    private func expectOutputFindings(
        _ outputs: String,
        _ expected: [String],
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        try expectFindings(
            """
            Transform: AWS::LanguageExtensions
            Parameters:
              Subnets: {Type: 'List<AWS::EC2::Subnet::Id>'}
              Image: {Type: 'AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>'}
              Zones: {Type: 'AWS::SSM::Parameter::Value<List<String>>'}
            Conditions: {IsBig: !Equals [!Ref Image, x]}
            Resources:
              Network: {Type: 'AWS::EC2::VPC', Properties: {CidrBlock: 10.0.0.0/16}}
            Outputs: {\(outputs)}
            """,
            expected,
            sourceLocation: sourceLocation
        )
    }

    @Test(arguments: [
        "A: {Value: 3, Description: '', Condition: IsBig, Export: {Name: 'my:export-1'}}",
        "A: {Value: !Ref Image}",
        "A: {Value: !GetAtt Network.CidrBlock, Export: {Name: !Sub '${AWS::StackName}_vpc'}}",
        "A: {Value: !Join [',', !Ref Subnets]}",
        "A: {Value: !If [IsBig, true, !Select [0, !Split [',', 'a,b']]]}",
        "'Fn::ForEach::Names': [Name, [A, B], {'Out${Name}': {Value: !Ref Name}}]",
    ])
    func aGoodOutputIsAccepted(_ outputs: String) throws {
        try expectOutputFindings(outputs, [])
    }

    @Test func outputsOfAnotherFormAreReported() throws {
        try expectOutputFindings(
            """
            A: {Valeu: x}, B: text, C: {Value: x, Condition: !Equals [a, b], Description: !Ref Image},
            D: {Value: x, Export: name}, E: {Value: x, Export: {}},
            'Fn::ForEach::Names': [Name, [A], {'Out${Name}': {}}]
            """,
            [
                "error[TPL-23]: output 'A' cannot have 'Valeu'; did you mean 'Value'? [Outputs/A/Valeu]",
                "error[TPL-23]: output 'A' must have 'Value' [Outputs/A]",
                "error[TPL-23]: output 'B' is 'text', but must be an object [Outputs/B]",
                """
                error[TPL-23]: 'Condition' of output 'C' is the function 'Fn::Equals', but must be a string \
                [Outputs/C/Condition]
                """,
                """
                error[TPL-23]: 'Description' of output 'C' is the function 'Ref', but must be a string [Outputs/C/Description]
                """,
                "error[TPL-23]: 'Export' of output 'D' is 'name', but must be an object [Outputs/D/Export]",
                "error[TPL-23]: 'Export' of output 'E' must have 'Name' [Outputs/E/Export]",
                "error[TPL-23]: output 'Out${Name}' must have 'Value' [Outputs/Fn::ForEach::Names/2/Out${Name}]",
            ]
        )
    }

    @Test(arguments: [
        ("[a, b]", "a list", ""),
        ("{a: b}", "an object", ""),
        ("!GetAZs ''", "a list, the result of 'Fn::GetAZs'", ""),
        ("!Ref Subnets", "a list, the value of parameter 'Subnets'", ""),
        ("!Ref Zones", "a list, the value of parameter 'Zones'", ""),
        ("!If [IsBig, x, !Split [',', 'a,b']]", "a list, the result of 'Fn::Split'", "/Fn::If/2"),
        (
            "!GetAtt Network.CidrBlockAssociations",
            "a list, 'CidrBlockAssociations' of 'Network' (AWS::EC2::VPC)", ""
        ),
    ])
    func aValueThatIsNoStringIsReported(_ value: String, _ summary: String, _ path: String) throws {
        try expectOutputFindings(
            "A: {Value: \(value)}",
            [
                """
                error[TPL-24]: 'Value' of output 'A' is \(summary), but must be a string; join a list by 'Fn::Join' \
                [Outputs/A/Value\(path)]
                """
            ]
        )
    }

    @Test func anExportNameOfAnotherFormIsReported() throws {
        let name = String(repeating: "x", count: 257)
        try expectOutputFindings(
            "A: {Value: x, Export: {Name: my_export}}, B: {Value: x, Export: {Name: [a]}}, C: {Value: x, Export: {Name: \(name)}}",
            [
                """
                error[TPL-25]: 'Name' of 'Export' of output 'A' is 'my_export', but must consist of ASCII letters, digits, \
                ':' and '-' [Outputs/A/Export/Name]
                """,
                """
                error[TPL-25]: 'Name' of 'Export' of output 'B' is a list, but must be a string [Outputs/B/Export/Name]
                """,
                """
                error[TPL-25]: 'Name' of 'Export' of output 'C' has 257 characters, but must have at most 256 \
                [Outputs/C/Export/Name]
                """,
            ]
        )
    }
}
