import Testing

@Suite struct FunctionArgumentTests {
    @Test(
        arguments: [
            "!Ref Text", "!Ref Topic", "!Ref AWS::Region", "!Ref AWS::NoValue", "!GetAtt Topic.TopicArn",
            "Fn::GetAtt: [Topic, TopicArn]", "Fn::GetAtt: [Topic, !Ref Text]",
            "!Sub 'a ${Text} ${Topic.TopicArn} ${AWS::Region} ${!kept} $x ${'",
            "!Sub ['${A} ${Text}', {A: !Join [',', !Ref List]}]",
            "!Join [',', [a, 1, !Ref Text, !Select [0, !Ref List]]]", "!Join ['', !Split [':', !Ref Topic]]",
            "!Join [',', !FindInMap [Sizes, !Ref AWS::Region, Names]]",
            "!Select [1, [a, b]]", "!Select ['0', !Ref List]", "!Select [!Ref Text, !Cidr [!Ref Text, 4, 8]]",
            "!Select [!FindInMap [Sizes, small, Count], !GetAZs '']", "!Split ['', !ImportValue x]",
            "!If [IsBig, !Ref List, [a]]", "!If [IsBig, a, !Ref AWS::NoValue]",
            "!FindInMap [Sizes, small, Count]", "!FindInMap [Sizes, !Ref AWS::Region, Count]",
            "!FindInMap [!Ref Text, !Ref Text, !FindInMap [Sizes, small, Count]]",
            "!Cidr [10.0.0.0/16, 256]", "!Cidr [10.0.0.0/16, '6', !Ref Text]", "!GetAZs {Ref: AWS::Region}",
            "Fn::Base64: !Sub '${Text}'", "!ImportValue {'Fn::Sub': '${Text}-vpc'}",
            "!GetStackOutput {StackName: a, OutputName: b, Region: cn-north-1, RoleArn: 'arn:aws-cn:iam::1:role/a'}",
            "Fn::GetStackOutput: {StackName: !Ref Text, OutputName: b, Region: eusc-de-east-1, RoleArn: 'arn:aws:x'}",
            "Fn::Transform: {Name: AWS::Include, Parameters: {Location: !Ref Missing}}",
            "Fn::Transform: [{Name: A}, {Name: B}]", "{Fn::Transform: {Name: A}, Other: 1}",
            "!Sub {'Fn::Transform': {Name: A}}", "Condition: Missing", "{Ref: Text, Other: 1}",
        ]
    )
    func acceptsWhatFits(_ value: String) throws {
        try expectValueFindings(value, [])
    }

    @Test(
        arguments: [
            (
                "!Ref [a]",
                "error[FUN-07]: the name of 'Ref' is a list, but must be a string as it is, without functions [Ref]"
            ),
            (
                "Ref: !Sub 'x'",
                "error[FUN-07]: the name of 'Ref' is the function 'Fn::Sub', but must be a string as it is, "
                    + "without functions [Ref]"
            ),
            (
                "!GetAtt Topic",
                "error[FUN-05]: 'Fn::GetAtt' takes a resource and one of its attributes, but is given 'Topic'; "
                    + "write 'Resource.Attribute' [Fn::GetAtt]"
            ),
            (
                "Fn::GetAtt: [Topic]",
                "error[FUN-05]: 'Fn::GetAtt' takes a list of a resource and one of its attributes, "
                    + "but is given 1 value [Fn::GetAtt]"
            ),
            (
                "Fn::GetAtt: [!Ref Text, Arn]",
                "error[FUN-07]: the resource of 'Fn::GetAtt' is the function 'Ref', but must be a string as it is, "
                    + "without functions [Fn::GetAtt/0]"
            ),
            (
                "Fn::GetAtt: [Topic, !Sub '${Text}']",
                "error[FUN-08]: the attribute of 'Fn::GetAtt' is the function 'Fn::Sub', but of the functions only 'Ref' "
                    + "can be there; the transform 'AWS::LanguageExtensions' allows more [Fn::GetAtt/1]"
            ),
            (
                "!Join [',', [a], b]",
                "error[FUN-05]: 'Fn::Join' takes a list of a delimiter and a list of values, but is given 3 values [Fn::Join]"
            ),
            (
                "!Join [!Ref Text, [a]]",
                "error[FUN-07]: the delimiter of 'Fn::Join' is the function 'Ref', but must be a string as it is, "
                    + "without functions [Fn::Join/0]"
            ),
            (
                "!Join [',', a]",
                "error[FUN-06]: the second value of 'Fn::Join' is 'a', but must be a list [Fn::Join/1]"
            ),
            (
                "!Join [',', !Ref Text]",
                "error[FUN-06]: the second value of 'Fn::Join' is a string, the value of 'Text', but must be a list "
                    + "[Fn::Join/1]"
            ),
            (
                "!Join [',', [a, !Ref List]]",
                "error[FUN-06]: item 2 of 'Fn::Join' is a list, the value of 'List', but must be a string; "
                    + "join it by 'Fn::Join' or take an item by 'Fn::Select' [Fn::Join/1/1]"
            ),
            (
                "!Join [',', [{a: b}]]",
                "error[FUN-06]: item 1 of 'Fn::Join' is an object, but must be a string [Fn::Join/1/0]"
            ),
            (
                "!Split [',', !GetAZs '']",
                "error[FUN-06]: the second value of 'Fn::Split' is a list, the result of 'Fn::GetAZs', but must be a string; "
                    + "join it by 'Fn::Join' or take an item by 'Fn::Select' [Fn::Split/1]"
            ),
            (
                "!Split [a]",
                "error[FUN-05]: 'Fn::Split' takes a list of a delimiter and a string, but is given 1 value [Fn::Split]"
            ),
            (
                "!Select [2, [a, b]]",
                "error[FUN-09]: the index of 'Fn::Select' is 2, but must be an integer from 0 to 1 [Fn::Select/0]"
            ),
            (
                "!Select [-1, !Ref List]",
                "error[FUN-09]: the index of 'Fn::Select' is -1, but must be an integer from 0 [Fn::Select/0]"
            ),
            (
                "!Select [first, [a]]",
                "error[FUN-09]: the index of 'Fn::Select' is 'first', but must be an integer from 0 to 0 [Fn::Select/0]"
            ),
            (
                "!Select [0, []]",
                "error[FUN-09]: the index of 'Fn::Select' is 0, but the list is empty [Fn::Select/0]"
            ),
            (
                "!Select [!If [IsBig, 1, 2], [a]]",
                "error[FUN-08]: the index of 'Fn::Select' is the function 'Fn::If', but of the functions only 'Ref' or "
                    + "'Fn::FindInMap' can be there; the transform 'AWS::LanguageExtensions' allows more [Fn::Select/0]"
            ),
            (
                "!Select [0, !Sub '${Text}']",
                "error[FUN-06]: the second value of 'Fn::Select' is a string, the result of 'Fn::Sub', but must be a list "
                    + "[Fn::Select/1]"
            ),
            (
                "!If [IsBig, 1]",
                "error[FUN-05]: 'Fn::If' takes a list of a condition and the values for true and false, "
                    + "but is given 2 values [Fn::If]"
            ),
            (
                "!If [!Equals [!Ref Text, a], 1, 2]",
                "error[FUN-07]: the condition of 'Fn::If' is the function 'Fn::Equals', but must be the name of a condition "
                    + "[Fn::If/0]"
            ),
            (
                "!If [{Condition: IsBig}, 1, 2]",
                "error[FUN-07]: the condition of 'Fn::If' is an object, but must be the name of a condition [Fn::If/0]"
            ),
            (
                "!FindInMap [Sizes, small]",
                "error[FUN-05]: 'Fn::FindInMap' takes a list of a mapping and two keys, but is given 2 values [Fn::FindInMap]"
            ),
            (
                "!FindInMap [Sizes, !Select [0, !Ref List], Count]",
                "error[FUN-08]: the first key of 'Fn::FindInMap' is the function 'Fn::Select', but of the functions only "
                    + "'Fn::FindInMap' or 'Ref' can be there; the transform 'AWS::LanguageExtensions' allows more "
                    + "[Fn::FindInMap/1]"
            ),
            (
                "!FindInMap [Sizes, !Ref List, Count]",
                "error[FUN-06]: the first key of 'Fn::FindInMap' is a list, the value of 'List', but must be a string; "
                    + "join it by 'Fn::Join' or take an item by 'Fn::Select' [Fn::FindInMap/1]"
            ),
            (
                "!FindInMap [Sizes, tiny, Count, {DefaultValue: 0}]",
                "error[FUN-03]: the default value of 'Fn::FindInMap' needs the transform 'AWS::LanguageExtensions'; "
                    + "add it to 'Transform' [Fn::FindInMap/3]"
            ),
            (
                "!Cidr [10.0.0.0/16, 257]",
                "error[FUN-10]: the count of 'Fn::Cidr' is 257, but must be from 1 to 256 [Fn::Cidr/1]"
            ),
            (
                "!Cidr [10.0.0.0/16, 2, 0]",
                "error[FUN-10]: the bits of 'Fn::Cidr' is 0, but must be from 1 to 128 [Fn::Cidr/2]"
            ),
            (
                "Fn::Base64: [a]",
                "error[FUN-06]: the value of 'Fn::Base64' is a list, but must be a string; join it by 'Fn::Join' "
                    + "or take an item by 'Fn::Select' [Fn::Base64]"
            ),
            (
                "!GetAZs [us-east-1]",
                "error[FUN-06]: the Region of 'Fn::GetAZs' is a list, but must be a string; join it by 'Fn::Join' "
                    + "or take an item by 'Fn::Select' [Fn::GetAZs]"
            ),
            (
                "!GetStackOutput {StackName: a}",
                "error[FUN-05]: 'Fn::GetStackOutput' needs 'OutputName' [Fn::GetStackOutput]"
            ),
            (
                "!GetStackOutput {StackName: a, OutputName: b, Regoin: c}",
                "error[FUN-05]: 'Fn::GetStackOutput' has no 'Regoin', but only 'OutputName', 'Region', 'RoleArn' and "
                    + "'StackName'; did you mean 'Region'? [Fn::GetStackOutput/Regoin]"
            ),
            (
                "!GetStackOutput a.b",
                "error[FUN-05]: 'Fn::GetStackOutput' takes an object with 'StackName' and 'OutputName', "
                    + "but is given 'a.b' [Fn::GetStackOutput]"
            ),
            (
                "!GetStackOutput {StackName: a, OutputName: b, Region: cn-north-1, RoleArn: 'arn:aws:iam::1:role/a'}",
                "error[CFN-11]: 'RoleArn' of 'Fn::GetStackOutput' is in the partition 'aws', but 'Region' is 'cn-north-1' of "
                    + "'aws-cn'; outputs are read within a partition [Fn::GetStackOutput/RoleArn]"
            ),
            (
                "Fn::Transform: Include",
                "error[FUN-05]: 'Fn::Transform' takes an object with 'Name' and 'Parameters', but is given 'Include' "
                    + "[Fn::Transform]"
            ),
        ]
    )
    func rejectsWhatDoesNotFit(_ value: String, _ finding: String) throws {
        try expectValueFindings(value, [finding])
    }

    @Test(
        arguments: [
            (
                "!Sub ['${A}']",
                "error[FUN-05]: 'Fn::Sub' takes a list of a text and the values of its variables, but is given 1 value "
                    + "[Fn::Sub]"
            ),
            (
                "!Sub ['${A}', [a]]",
                "error[FUN-05]: the second value of 'Fn::Sub' is a list, but must be an object with the values of variables "
                    + "[Fn::Sub/1]"
            ),
            (
                "Fn::Sub: !Join ['', [a]]",
                "error[CFN-12]: the text of 'Fn::Sub' is the function 'Fn::Join', but must be a string as it is, "
                    + "without functions [Fn::Sub]"
            ),
            (
                "!Sub [!Ref Text, {}]",
                "error[CFN-12]: the text of 'Fn::Sub' is the function 'Ref', but must be a string as it is, "
                    + "without functions [Fn::Sub/0]"
            ),
            (
                "!Sub '${Text:-none}'",
                "error[FUN-11]: '${Text:-none}' in the text of 'Fn::Sub' is no variable, whose name has only letters, digits, "
                    + "'_', '.' and ':'; write '${!Text:-none}' to keep it as it is [Fn::Sub]"
            ),
            (
                "!Sub ['${A}', {A: 1, B: 2}]",
                "warning[FUN-12]: variable 'B' is not in the text of 'Fn::Sub'; write '${B}' there or remove it [Fn::Sub/1/B]"
            ),
            (
                "!Sub '${List} ${List}'",
                "error[FUN-06]: '${List}' in the text of 'Fn::Sub' is a list, but must be a string; give the variable a value "
                    + "by 'Fn::Join' [Fn::Sub]"
            ),
            (
                "!Sub ['${A}', {A: !Ref List}]",
                "error[FUN-06]: variable 'A' of 'Fn::Sub' is a list, the value of 'List', but must be a string; "
                    + "join it by 'Fn::Join' or take an item by 'Fn::Select' [Fn::Sub/1/A]"
            ),
        ]
    )
    func checksSub(_ value: String, _ finding: String) throws {
        try expectValueFindings(value, [finding])
    }

    @Test func variablesNeedSub() throws {
        try expectReferenceFindings(
            """
            Resources:
              Queue:
                Type: AWS::SQS::Queue
                Metadata: {a: '${AWS::Region}'}
                Properties:
                  QueueName: '${AWS::Region}-${Own}'
                  KmsMasterKeyId: !Join ['-', ['${aws:username}', '${AWS::StackName}']]
                  Tags: ['${!AWS::Region}', !Sub '${AWS::Region}', "Value: !Sub '${AWS::Region}'\\n"]
            """,
            [
                "warning[FUN-15]: '${AWS::Region}' stays as it is written, as '${AWS::Region}-${Own}' is not the text of "
                    + "'Fn::Sub'; use 'Fn::Sub' [Resources/Queue/Properties/QueueName]",
                "warning[FUN-15]: '${AWS::StackName}' stays as it is written, as '${AWS::StackName}' is not the text of "
                    + "'Fn::Sub'; use 'Fn::Sub' [Resources/Queue/Properties/KmsMasterKeyId/Fn::Join/1/1]",
            ]
        )
    }

    @Test func attributesCanBeLists() throws {
        try expectReferenceFindings(
            """
            Resources:
              Endpoint:
                Type: AWS::EC2::VPCEndpoint
                Properties: {VpcId: vpc-1}
              Queue:
                Type: AWS::SQS::Queue
                Properties:
                  QueueName: !Join ['', [!GetAtt Endpoint.DnsEntries]]
                  Tags:
                    - Key: a
                      Value: !Select [0, !GetAtt Endpoint.DnsEntries]
                    - Key: b
                      Value: !Sub '${Endpoint.DnsEntries}'
                    - Key: c
                      Value: !Select [0, !GetAtt Queue2.Arn]
              Queue2: {Type: AWS::SQS::Queue}
            """,
            [
                "error[FUN-06]: item 1 of 'Fn::Join' is a list, the result of 'Fn::GetAtt', but must be a string; join it by "
                    + "'Fn::Join' or take an item by 'Fn::Select' [Resources/Queue/Properties/QueueName/Fn::Join/1/0]",
                "error[FUN-06]: '${Endpoint.DnsEntries}' in the text of 'Fn::Sub' is a list, but must be a string; give the "
                    + "variable a value by 'Fn::Join' [Resources/Queue/Properties/Tags/1/Value/Fn::Sub]",
                "error[FUN-06]: the second value of 'Fn::Select' is a string, the result of 'Fn::GetAtt', but must be a list "
                    + "[Resources/Queue/Properties/Tags/2/Value/Fn::Select/1]",
            ]
        )
    }
}
