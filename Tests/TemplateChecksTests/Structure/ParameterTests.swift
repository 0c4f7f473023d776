import Testing

@Suite("Parameters")
struct ParameterTests {
    private func expectParameterFindings(
        _ parameters: String,
        _ expected: [String],
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let resources = "\nResources: {Topic: {Type: 'AWS::SNS::Topic'}}"
        try expectFindings("Parameters: {\(parameters)}" + resources, expected, sourceLocation: sourceLocation)
    }

    @Test(arguments: [
        "{Type: String, Default: '', AllowedValues: ['', a], MinLength: 0, MaxLength: '1', AllowedPattern: 'a?'}",
        "{Type: String, Default: 112233445566, MinLength: 12, MaxLength: 12, AllowedPattern: '[0-9]+', NoEcho: 'true'}",
        "{Type: String, Default: 1.50, AllowedPattern: '\\d\\.\\d\\d'}",
        "{Type: String, Default: '{{resolve:ssm:name:1}}', AllowedValues: [a]}",
        "{Type: String, Default: 'true', AllowedValues: [true, false]}",
        "{Type: Number, Default: '10', MinValue: 1, MaxValue: '10', AllowedValues: [10, 20]}",
        "{Type: Number, Default: 1, AllowedValues: ['1.0']}",
        "{Type: List<Number>, Default: '80, 20', MinValue: 1}",
        "{Type: List<Number>, Default: ''}",
        "{Type: CommaDelimitedList, Default: 'a, b', AllowedValues: [a, b, c]}",
        "{Type: CommaDelimitedList, Default: 'a,b', AllowedPattern: '[a-z](,[a-z])*'}",
        "{Type: 'AWS::SSM::Parameter::Value<List<AWS::EC2::Subnet::Id>>', Default: /subnets}",
        "{Type: 'AWS::SSM::Parameter::Value<Number>', Default: /size}",
        "{Type: 'AWS::SSM::Parameter::Name'}",
        "{Type: 'List<AWS::EC2::VPC::Id>', Description: x, ConstraintDescription: y}",
        "{Type: String, Default: b, AllowedPattern: '(?<!a)b'}",
        "{Type: String, Default: b, AllowedPattern: '[a&&b]|[--]'}",
    ])
    func aGoodParameterIsAccepted(_ parameter: String) throws {
        try expectParameterFindings("P: \(parameter)", [])
    }

    @Test func attributesOfAnotherFormAreReported() throws {
        try expectParameterFindings(
            """
            A: {Defualt: x, Labels: y},
            B: {Type: String, Default: [a], AllowedValues: a, NoEcho: 1, MinLength: -1, Description: !Ref A},
            C: text,
            D: {Type: Number, MinValue: a}
            """,
            [
                "error[TPL-11]: parameter 'A' cannot have 'Defualt'; did you mean 'Default'? [Parameters/A/Defualt]",
                """
                error[TPL-11]: parameter 'A' cannot have 'Labels', but only 'AllowedPattern', 'AllowedValues', \
                'ConstraintDescription', 'Default', 'Description', 'MaxLength', 'MaxValue', 'MinLength', 'MinValue', 'NoEcho' \
                and 'Type' [Parameters/A/Labels]
                """,
                "error[TPL-11]: parameter 'A' must have 'Type' [Parameters/A]",
                "error[TPL-11]: 'Default' of parameter 'B' is a list, but must be a string [Parameters/B/Default]",
                """
                error[TPL-11]: 'AllowedValues' of parameter 'B' is 'a', but must be a list [Parameters/B/AllowedValues]
                """,
                "error[TPL-11]: 'NoEcho' of parameter 'B' is 1, but must be true or false [Parameters/B/NoEcho]",
                "error[TPL-11]: 'MinLength' of parameter 'B' is -1, but must be at least 0 [Parameters/B/MinLength]",
                """
                error[TPL-11]: 'Description' of parameter 'B' is the function 'Ref', but must be a string \
                [Parameters/B/Description]
                """,
                "error[TPL-11]: parameter 'C' is 'text', but must be an object [Parameters/C]",
                "error[TPL-11]: 'MinValue' of parameter 'D' is 'a', but must be a number [Parameters/D/MinValue]",
            ]
        )
    }

    @Test func anUnknownTypeIsReported() throws {
        try expectParameterFindings(
            "A: {Type: Strin}, B: {Type: 'AWS::EC2::Subnet::Ids'}, C: {Type: Map}",
            [
                """
                error[TPL-12]: 'Type' of parameter 'A' is 'Strin', but must be the type of a parameter, such as 'String'; did \
                you mean 'String'? [Parameters/A/Type]
                """,
                """
                error[TPL-12]: 'Type' of parameter 'B' is 'AWS::EC2::Subnet::Ids', but must be the type of a parameter, such \
                as 'String'; did you mean 'AWS::EC2::Subnet::Id'? [Parameters/B/Type]
                """,
                """
                error[TPL-12]: 'Type' of parameter 'C' is 'Map', but must be the type of a parameter, such as 'String' \
                [Parameters/C/Type]
                """,
            ]
        )
    }

    @Test func aTypeThatCloudFormationDoesNotCheckIsReported() throws {
        try expectParameterFindings(
            "A: {Type: 'List<AWS::EC2::Thing>'}, B: {Type: 'AWS::SSM::Parameter::Value<Test>'}",
            [
                """
                warning[TPL-13]: 'Type' of parameter 'A' is 'List<AWS::EC2::Thing>', which is not documented; CloudFormation \
                does not check its values [Parameters/A/Type]
                """,
                """
                warning[TPL-13]: 'Type' of parameter 'B' is 'AWS::SSM::Parameter::Value<Test>', which is not documented; \
                CloudFormation does not check its values [Parameters/B/Type]
                """,
            ]
        )
    }

    @Test func constraintsThatDoNotFitAreReported() throws {
        try expectParameterFindings(
            """
            A: {Type: Number, MaxLength: 3, AllowedPattern: '[0-9]+'},
            B: {Type: String, MinValue: 3},
            C: {Type: String, MinLength: 5, MaxLength: 3},
            D: {Type: Number, MinValue: 1.5, MaxValue: '1'}
            """,
            [
                """
                error[TPL-14]: 'AllowedPattern' of parameter 'A' is for strings, but 'Type' is 'Number'; remove one of them \
                [Parameters/A/AllowedPattern]
                """,
                """
                error[TPL-14]: 'MaxLength' of parameter 'A' is for strings, but 'Type' is 'Number'; remove one of them \
                [Parameters/A/MaxLength]
                """,
                """
                error[TPL-14]: 'MinValue' of parameter 'B' is for numbers, but 'Type' is 'String'; remove one of them \
                [Parameters/B/MinValue]
                """,
                """
                error[TPL-14]: 'MinLength' of parameter 'C' is 5, but must be at most 'MaxLength', 3 [Parameters/C/MinLength]
                """,
                """
                error[TPL-14]: 'MinValue' of parameter 'D' is 1.5, but must be at most 'MaxValue', '1' [Parameters/D/MinValue]
                """,
            ]
        )
    }

    @Test(arguments: [
        ("(a", "a '(' is not closed"), ("a)", "a ')' closes nothing"), ("[a", "a '[' is not closed"),
        ("*a", "'*' repeats nothing"),
    ])
    func anImpossiblePatternIsReported(_ pattern: String, _ problem: String) throws {
        try expectParameterFindings(
            "P: {Type: String, AllowedPattern: '\(pattern)'}",
            [
                """
                error[TPL-15]: 'AllowedPattern' of parameter 'P' is '\(pattern)', but must be a regular expression: \(problem) \
                [Parameters/P/AllowedPattern]
                """
            ]
        )
    }

    @Test(arguments: [
        ("Type: Number, Default: many", "is 'many', but must be a number"),
        ("Type: Number, Default: 0, MinValue: 1", "is 0, but must be at least 'MinValue', 1"),
        ("Type: Number, Default: '2.5', MaxValue: 2", "is '2.5', but must be at most 'MaxValue', 2"),
        ("Type: Number, Default: 3, AllowedValues: [1, 2]", "is 3, but must be one of 'AllowedValues', 1 or 2"),
        ("Type: String, Default: c, AllowedValues: [a, b]", "is 'c', but must be one of 'AllowedValues', 'a' or 'b'"),
        (
            "Type: String, Default: abc, MaxLength: 2",
            "is 'abc' with 3 characters, but must have at most 'MaxLength', 2"
        ),
        ("Type: String, Default: a, MinLength: 2", "is 'a' with 1 characters, but must have at least 'MinLength', 2"),
        ("Type: String, Default: ab1, AllowedPattern: '[a-z]+'", "is 'ab1', but must match 'AllowedPattern', '[a-z]+'"),
        ("Type: List<Number>, Default: '1,x'", "has the item 'x', but must be a number"),
        (
            "Type: CommaDelimitedList, Default: 'a, c', AllowedValues: [a, b]",
            "has the item 'c', but must be one of 'AllowedValues', 'a' or 'b'"
        ),
    ])
    func aDefaultThatDoesNotFitIsReported(_ parameter: String, _ problem: String) throws {
        try expectParameterFindings(
            "P: {\(parameter)}",
            ["error[TPL-16]: 'Default' of parameter 'P' \(problem) [Parameters/P/Default]"]
        )
    }

    @Test func aLongDescriptionIsReported() throws {
        let text = String(repeating: "x", count: 4001)
        try expectParameterFindings(
            "P: {Type: String, Description: \(text)}",
            [
                """
                error[TPL-17]: 'Description' of parameter 'P' has 4001 characters, but must have at most 4000 \
                [Parameters/P/Description]
                """
            ]
        )
    }

    @Test func aLongValueIsReported() throws {
        let text = String(repeating: "x", count: 4097)
        try expectParameterFindings(
            "P: {Type: String, Default: \(text)}, Q: {Type: String, AllowedValues: [a, \(text)]}",
            [
                """
                error[CFN-06]: 'Default' of parameter 'P' has 4097 bytes, but must have at most 4096; split the value over \
                several parameters [Parameters/P/Default]
                """,
                """
                error[CFN-06]: item 2 of 'AllowedValues' of parameter 'Q' has 4097 bytes, but must have at most 4096; split \
                the value over several parameters [Parameters/Q/AllowedValues/1]
                """,
            ]
        )
    }

    @Test func theConsolesGroupsAreReported() throws {
        try expectFindings(
            """
            Metadata:
              AWS::CloudFormation::Interface:
                ParameterGroups: [{Label: Network, Parameters: [Vpc, Subnets]}]
                ParameterLabels: {Subnet: {default: Subnet}, Vpc: {default: !Ref Name}}
            Parameters: {Subnet: {Type: String}, Vpc: {Type: String}}
            Resources: {Topic: {Type: 'AWS::SNS::Topic'}}
            """,
            [
                """
                warning[TPL-18]: 'Label' of item 1 of 'ParameterGroups' of 'AWS::CloudFormation::Interface' is 'Network', but \
                must be an object [Metadata/AWS::CloudFormation::Interface/ParameterGroups/0/Label]
                """,
                """
                warning[TPL-18]: 'default' of 'Vpc' of 'ParameterLabels' of 'AWS::CloudFormation::Interface' is the function \
                'Ref', but must be a string [Metadata/AWS::CloudFormation::Interface/ParameterLabels/Vpc/default]
                """,
                """
                warning[TPL-19]: 'AWS::CloudFormation::Interface' names 'Subnets', which is no parameter of the template; did \
                you mean 'Subnet'? [Metadata/AWS::CloudFormation::Interface/ParameterGroups/0/Parameters/1]
                """,
            ]
        )
    }
}
