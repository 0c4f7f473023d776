import TemplateChecks
import TemplateModel
import Testing

@Suite("Limits")
struct LimitTests {
    private func resources(_ count: Int) -> String {
        "Resources:\n" + (0..<count).map { "  Topic\($0): {Type: 'AWS::SNS::Topic'}\n" }.joined()
    }

    @Test func manyResourcesAreReported() throws {
        try expectFindings(resources(400), [])
        try expectFindings(
            resources(401),
            [
                """
                warning[CFN-02]: the template has 401 of at most 500 resources; plan to move some of them to another stack. \
                All is AWS::SNS::Topic (401 resources, 10 KB) [Resources]
                """
            ]
        )
        try expectFindings(
            resources(501),
            [
                """
                error[CFN-02]: the template has 501 resources, but must have at most 500; move some of them to another stack. \
                All is AWS::SNS::Topic (501 resources, 13 KB) [Resources]
                """
            ]
        )
    }

    @Test func manyEntriesAreReported() throws {
        let parameters = (0...200).map { "  P\($0): {Type: String}\n" }.joined()
        let mappings = (0...200).map { "  M\($0): {a: {b: c}}\n" }.joined()
        let outputs = (0...200).map { "  O\($0): {Value: x}\n" }.joined()
        try expectFindings(
            "Parameters:\n\(parameters)Mappings:\n\(mappings)Outputs:\n\(outputs)" + resources(1),
            [
                "error[CFN-03]: the template has 201 parameters, but must have at most 200 [Parameters]",
                "error[CFN-03]: the template has 201 mappings, but must have at most 200 [Mappings]",
                "error[CFN-03]: the template has 201 outputs, but must have at most 200 [Outputs]",
            ]
        )
    }

    @Test func manyAttributesOfAMappingAreReported() throws {
        let rows = (0...200).map { "    k\($0): {a: b}\n" }.joined()
        let values = (0...200).map { "      k\($0): b\n" }.joined()
        try expectFindings(
            "Mappings:\n  A:\n\(rows)  B:\n    k:\n\(values)" + resources(1),
            [
                "error[CFN-03]: mapping 'A' has 201 top-level keys, but must have at most 200 [Mappings/A]",
                """
                error[CFN-03]: top-level key 'k' of mapping 'B' has 201 second-level keys, but must have at most 200 \
                [Mappings/B/k]
                """,
            ]
        )
    }

    @Test func longNamesAreReported() throws {
        let name = String(repeating: "n", count: 256)
        try expectFindings(
            "Resources: {\(name): {Type: 'AWS::SNS::Topic'}}",
            [
                """
                error[CFN-04]: the name of resource '\(name.prefix(59))…' has 256 characters, but must have at most 255 \
                [Resources/\(name)]
                """
            ]
        )
    }

    @Test func longDescriptionsAreReported() throws {
        let text = String(repeating: "ü", count: 513)
        try expectFindings(
            "Description: \(text)\nOutputs: {A: {Value: x, Description: \(text)}}\n" + resources(1),
            [
                "error[CFN-05]: the description of the template has 1026 bytes, but must have at most 1024 [Description]",
                """
                error[CFN-05]: the description of output 'A' has 1026 bytes, but must have at most 1024 \
                [Outputs/A/Description]
                """,
            ]
        )
    }

    @Test func aLargeTemplateIsReported() {
        let template = Template(root: ["Resources": ["Topic": ["Type": "AWS::SNS::Topic"]]])
        #expect(TemplateSize.diagnostic(byteCount: 800_000, of: template) == nil)
        #expect(
            TemplateSize.diagnostic(byteCount: 800_001, of: template)?.description
                == """
                warning[CFN-01]: the template has 800001 of at most 1000000 bytes; plan to move some resources to another \
                stack. All is AWS::SNS::Topic (1 resource, 26 bytes)
                """
        )
        #expect(
            TemplateSize.diagnostic(byteCount: 1_000_001, of: template)?.description
                == """
                error[CFN-01]: the template has 1000001 bytes, but must have at most 1000000; move some resources to another \
                stack. All is AWS::SNS::Topic (1 resource, 26 bytes)
                """
        )
    }

    @Test func largestPartsAreThoseOfTheMetadataOfTheCDK() {
        var resources = Object()
        for (name, count) in [("Orders", 3), ("Alarms", 2), ("Events", 4), ("Logs", 1)] {
            for index in 0..<count {
                let path = Node.string("Stack/\(name)/Topic\(index)/Resource")
                resources["\(name)\(index)"] = [
                    "Type": "AWS::SNS::Topic", "Metadata": ["aws:cdk:path": path],
                    "Properties": ["DisplayName": .string(String(repeating: "x", count: name == "Logs" ? 5_000 : 1))],
                ]
            }
        }
        resources["Metadata"] = ["Type": "AWS::CDK::Metadata"]
        let parts = TemplateParts(Template(root: ["Resources": .object(resources)]))
        #expect(
            parts.largest(by: .resources)
                == """
                The largest parts are 'Stack/Events' (4 resources, 472 bytes), 'Stack/Orders' (3 resources, 354 bytes), \
                'Stack/Alarms' (2 resources, 236 bytes)
                """
        )
        #expect(parts.largest(by: .bytes).hasPrefix("The largest parts are 'Stack/Logs' (1 resource, 5 KB), "))
    }

    @Test func deepTemplatesAreNoTrouble() {
        var node: Node = "x"
        for _ in 0..<2000 { node = ["Fn::If": ["c", node, "x"]] }
        let template = Template(root: [
            "Resources": ["Topic": ["Type": "AWS::SNS::Topic", "Metadata": ["a": node]]],
            "Rules": ["Rule": ["Assertions": [["Assert": node]]]],
            "Outputs": ["A": ["Value": node]],
        ])
        _ = validate(template)
    }
}
