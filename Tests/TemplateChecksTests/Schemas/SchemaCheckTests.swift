import ResourceSchemas
import TemplateModel
import Testing

@testable import TemplateChecks

/// Which resources are compared with schemas.
@Suite struct SchemaCheckTests {
    private func findings(_ yaml: String) throws -> [String] {
        let thing = ResourceSchema(
            typeName: "AWS::Test::Thing",
            properties: Schema([.type(.object), .members(.init(["Name": Schema([.pattern("^[a-z]+$")])]))])
        )
        let function = ResourceSchema(
            typeName: "AWS::Serverless::Function",
            properties: Schema([.type(.object), .required(["Runtime"])])
        )
        let template = try ParsedTemplate(parsing: yaml).template
        let findings = Findings()
        SchemaCheck(CheckSession(TemplateContext(template, schemas: ResourceSchemas([thing, function])), findings)).run(
            into: findings
        )
        return findings.diagnostics.map(\.description)
    }

    @Test func unknownTypes() throws {
        let found = try findings(
            """
            Resources:
              A: {Type: AWS::Test::Thng}
              B: {Type: Custom::Anything, Properties: {ServiceToken: x}}
              C: {Type: AWS::CloudFormation::CustomResource, Properties: {ServiceToken: x}}
              D: {Type: Vendor::Service::Type}
              E: {Type: My::Own::Thing::MODULE}
              F: {Type: Thing}
            """
        )
        #expect(
            found == [
                "error[SCH-01]: 'A' is of the type 'AWS::Test::Thng', which does not exist [Resources/A/Type]",
                "error[SCH-01]: 'F' is of the type 'Thing', which does not exist [Resources/F/Type]",
            ]
        )
    }

    @Test func macrosMakeTypes() throws {
        #expect(try findings("Transform: Mine\nResources: {A: {Type: AWS::Test::Thng}}") == [])
    }

    @Test func serverlessTypesNeedTheTransform() throws {
        let resource = "Resources: {A: {Type: AWS::Serverless::Function}}"
        #expect(
            try findings(resource) == [
                "error[SCH-01]: 'A' is an AWS::Serverless::Function, which needs the transform "
                    + "'AWS::Serverless-2016-10-31' [Resources/A/Type]"
            ]
        )
        #expect(
            try findings("Transform: AWS::Serverless-2016-10-31\n" + resource) == [
                "error[SCH-03]: 'Runtime' of 'A' (AWS::Serverless::Function) is missing [Resources/A]"
            ]
        )
        #expect(try findings("Transform: AWS::Serverless-2016-10-31\nGlobals: {}\n" + resource) == [])
        let wrong = "Resources: {A: {Type: AWS::Serverless::Function, Properties: []}}"
        #expect(
            try findings("Transform: AWS::Serverless-2016-10-31\nGlobals: {}\n" + wrong) == [
                "error[SCH-04]: 'A' (AWS::Serverless::Function) is an empty list, but must be an object "
                    + "[Resources/A/Properties]"
            ]
        )
    }

    @Test func resourcesOfLoopsAreCheckedOnce() throws {
        let found = try findings(
            """
            Transform: AWS::LanguageExtensions
            Resources:
              Fn::ForEach::Things:
                - Id
                - [A, B]
                - 'Thing${Id}':
                    Type: AWS::Test::Thing
                    Properties: {Name: 'a b'}
                  'Other${Id}':
                    Type: AWS::Test::Thing
                    Properties: {Name: 'a-${Id}'}
            """
        )
        #expect(
            found == [
                "error[SCH-09]: 'Name' of 'Thing${Id}' (AWS::Test::Thing) is 'a b', but must match the pattern ^[a-z]+$ "
                    + "[Resources/Fn::ForEach::Things/2/Thing${Id}/Properties/Name]"
            ]
        )
    }

    @Test func readOnlyAndDeprecatedProperties() throws {
        let thing = ResourceSchema(
            typeName: "AWS::Test::Thing",
            properties: Schema([]),
            createOnly: [["Name"]],
            readOnly: [["Arn"], ["Name"], ["Rules", "*", "Id"]],
            deprecated: [["Old"]]
        )
        try expectSchemaFindings(
            """
            Arn: x
            Name: x
            Rules: [{Id: 1}, {Id: !Ref AWS::NoValue}, {Id: !Ref AWS::Region}]
            Old: !If [C, 1, !Ref AWS::NoValue]
            """,
            thing: thing,
            sections: "Conditions: {C: !Equals [!Ref AWS::Region, x]}",
            [
                "error[SCH-15]: 'Arn' is set by the service; remove it, and read it with Fn::GetAtt where it is needed [Arn]",
                "error[SCH-15]: 'Rules[0].Id' is set by the service; remove it, and read it with Fn::GetAtt where it is "
                    + "needed [Rules/0/Id]",
                "error[SCH-15]: 'Rules[2].Id' is set by the service; remove it, and read it with Fn::GetAtt where it is "
                    + "needed [Rules/2/Id]",
                "warning[SCH-16]: 'Old' should no longer be used [Old/Fn::If/1]",
            ]
        )
    }

    @Test func entriesOfAnyFormAreSkipped() throws {
        let found = try findings(
            "Resources: {A: 1, B: [], C: {Type: []}, D: {Type: AWS::Test::Thing, Properties: []}}"
        )
        #expect(
            found == [
                "error[SCH-04]: 'D' (AWS::Test::Thing) is an empty list, but must be an object [Resources/D/Properties]"
            ]
        )
    }
}
