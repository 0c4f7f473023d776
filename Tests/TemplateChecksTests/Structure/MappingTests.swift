import Testing

@Suite("Mappings")
struct MappingTests {
    private func expectMappingFindings(
        _ mappings: String,
        _ expected: [String],
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let resources = "\nResources: {Topic: {Type: 'AWS::SNS::Topic'}}"
        try expectFindings("Mappings: {\(mappings)}" + resources, expected, sourceLocation: sourceLocation)
    }

    @Test(arguments: [
        "Regions: {us-east-1: {Image: ami-1, Zones: [a, b], Size: 3, Wide: true, Ratio: 0.5}}",
        "Versions: {'1.2.3': {A: ''}}",
        "Included: {'Fn::Transform': {Name: 'AWS::Include', Parameters: {Location: 's3://bucket/key'}}}",
        "'Fn::Transform': {Name: 'AWS::Include', Parameters: {Location: 's3://bucket/key'}}",
    ])
    func aGoodMappingIsAccepted(_ mapping: String) throws {
        try expectMappingFindings(mapping, [])
    }

    @Test func mappingsOfAnotherFormAreReported() throws {
        try expectMappingFindings(
            """
            A: text, B: {}, C: {us-east-1: [a]}, D: {us-east-1: {}}, E: {us-east-1: {Image: {Deep: x}}},
            F: {us_east_1: {Image: x}}, G: {us-east-1: {my-image: x}}, H: {us-east-1: {Zones: [{a: b}]}}
            """,
            [
                "error[TPL-22]: mapping 'A' is 'text', but must be an object of objects [Mappings/A]",
                "error[TPL-22]: mapping 'B' is empty, but must have at least one key [Mappings/B]",
                """
                error[TPL-22]: top-level key 'us-east-1' of mapping 'C' is a list, but must be an object of values \
                [Mappings/C/us-east-1]
                """,
                """
                error[TPL-22]: top-level key 'us-east-1' of mapping 'D' is empty, but must have at least one key \
                [Mappings/D/us-east-1]
                """,
                """
                error[TPL-22]: 'Image' of top-level key 'us-east-1' of mapping 'E' is an object, but must be a string or a \
                list [Mappings/E/us-east-1/Image]
                """,
                """
                error[TPL-22]: top-level key 'us_east_1' of mapping 'F' must consist of ASCII letters, digits, '-' and '.' \
                [Mappings/F/us_east_1]
                """,
                """
                error[TPL-22]: second-level key 'my-image' of top-level key 'us-east-1' of mapping 'G' must consist of ASCII \
                letters and digits only [Mappings/G/us-east-1/my-image]
                """,
                """
                error[TPL-22]: item 1 of 'Zones' of top-level key 'us-east-1' of mapping 'H' is an object, but must be a \
                string or a list [Mappings/H/us-east-1/Zones/0]
                """,
            ]
        )
    }

    @Test func functionsAreReported() throws {
        try expectMappingFindings(
            "A: {us-east-1: {Image: !Ref Image}}, B: {us-east-1: !GetAZs ''}",
            [
                """
                error[CFN-08]: 'Image' of top-level key 'us-east-1' of mapping 'A' is the function 'Ref', but mappings have \
                only literal values [Mappings/A/us-east-1/Image]
                """,
                """
                error[CFN-08]: top-level key 'us-east-1' of mapping 'B' is the function 'Fn::GetAZs', but mappings have only \
                literal values [Mappings/B/us-east-1]
                """,
            ]
        )
    }
}
