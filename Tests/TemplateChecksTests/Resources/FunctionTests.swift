import Testing

@Suite("Lambda functions")
struct FunctionTests {
    private static let type = "AWS::Lambda::Function"

    private static func function(_ runtime: String, _ further: String = "") -> String {
        """
        Handler: index.handler
        Code: { S3Bucket: bucket, S3Key: key }
        Role: arn:aws:iam::123456789012:role/function
        Runtime: \(runtime)
        \(further)
        """
    }

    @Test("Runtimes that Lambda has given up are found")
    func runtimes() throws {
        try expectFindings(
            in: Self.type,
            Self.function("nodejs12.x"),
            [
                "error[RES-01]: 'Runtime' is 'nodejs12.x', with which Lambda has neither created nor changed functions "
                    + "since 2023-04-30; use 'nodejs24.x' [Runtime]"
            ]
        )
        try expectFindings(
            in: Self.type,
            Self.function("go1.x"),
            [
                "warning[RES-01]: 'Runtime' is 'go1.x', with which Lambda has created no functions since 2024-02-08; "
                    + "use 'provided.al2023' [Runtime]"
            ]
        )
        try expectFindings(
            in: Self.type,
            Self.function("python3.9"),
            [
                "warning[RES-01]: 'Runtime' is 'python3.9', which Lambda has deprecated on 2025-12-15; use "
                    + "'python3.14' [Runtime]"
            ]
        )
        try expectFindings(in: Self.type, Self.function("provided.al2023"), [])
    }

    @Test("A default is a warning, and what is not known is accepted")
    func parameters() throws {
        try expectFindings(
            in: Self.type,
            Self.function("!Ref Runtime"),
            sections: "Parameters: { Runtime: { Type: String, Default: ruby2.5 } }",
            [
                "warning[RES-01]: 'Runtime' is 'ruby2.5' from the default of parameter 'Runtime', with which Lambda "
                    + "has neither created nor changed functions since 2022-03-31; use 'ruby4.0' [Runtime]"
            ]
        )
        try expectFindings(
            in: Self.type,
            Self.function("!Ref Runtime"),
            sections: "Parameters: { Runtime: { Type: String } }",
            []
        )
    }

    @Test("The global runtime of the serverless transform is checked once")
    func globals() throws {
        try expectFindings(
            inTemplate: """
                Transform: AWS::Serverless-2016-10-31
                Globals: { Function: { Runtime: nodejs12.x } }
                Resources:
                  One: { Type: AWS::Serverless::Function, Properties: { Handler: a.b, CodeUri: s3://bucket/key } }
                  Two: { Type: AWS::Serverless::Function, Properties: { Handler: a.b, CodeUri: s3://bucket/key } }
                """,
            [
                "error[RES-01]: 'Runtime' of 'Globals.Function' is 'nodejs12.x', with which Lambda has neither created "
                    + "nor changed functions since 2023-04-30; use 'nodejs24.x' [Globals/Function/Runtime]"
            ]
        )
    }

    @Test("Settings that are ignored are among the global ones")
    func ignoredGlobals() throws {
        try expectFindings(
            inTemplate: """
                Transform: AWS::Serverless-2016-10-31
                Globals: { Function: { Runtime: nodejs24.x, Timeout: 5 } }
                Resources:
                  One:
                    Type: AWS::Serverless::Function
                    IgnoreGlobals: [Timeuot, Runtime]
                    Properties: { Handler: a.b, CodeUri: s3://bucket/key, Runtime: python3.14 }
                """,
            [
                "error[RES-24]: 'One' (AWS::Serverless::Function) ignores 'Timeuot', which is not among 'Globals' for "
                    + "it; did you mean 'Timeout'? [Resources/One/IgnoreGlobals/0]"
            ]
        )
    }

    @Test("The environment has at most 4 KB, whatever is decided at deployment")
    func environment() throws {
        let text = String(repeating: "v", count: 2_000)
        try expectFindings(
            in: Self.type,
            Self.function(
                "python3.14",
                "Environment: { Variables: { ONE: \(text), TWO: \(text), "
                    + "NAME: !Sub '\(text.prefix(100))${AWS::Region}' } }"
            ),
            [
                "error[RES-17]: 'Environment.Variables' has at least 4110 bytes of names and values, but Lambda allows "
                    + "4096; keep values elsewhere, such as in Parameter Store [Environment/Variables]"
            ]
        )
        try expectFindings(
            in: Self.type,
            Self.function(
                "python3.14",
                "Environment: { Variables: { ONE: \(text), TWO: \(text), NAME: !If [Big, \(text), small] } }"
            ),
            sections: "Conditions: { Big: !Equals [!Ref AWS::Region, us-east-1] }",
            []
        )
    }

    @Test("SnapStart needs a runtime that supports it")
    func snapStart() throws {
        let snapStart = "SnapStart: { ApplyOn: PublishedVersions }"
        try expectFindings(
            in: Self.type,
            Self.function("python3.11", snapStart),
            [
                "error[RES-18]: 'Runtime' is 'python3.11', which does not support SnapStart; Java from 11, Python from "
                    + "3.12 and .NET from 8 do [Runtime]"
            ]
        )
        for runtime in ["python3.12", "python3.14", "java11", "java25", "dotnet8", "!Ref AWS::StackName"] {
            try expectFindings(in: Self.type, Self.function(runtime, snapStart), [])
        }
        try expectFindings(in: Self.type, Self.function("nodejs24.x", "SnapStart: { ApplyOn: None }"), [])
    }
}
