import TemplateModel
import Testing

@testable import TemplateChecks

@Suite("The names of resources")
struct NameTests {
    @Test("A name that is the same in every stack is a remark")
    func fixed() throws {
        try expectFindings(
            in: "AWS::SSM::Parameter",
            "{Name: /orders/limit, Type: String, Value: '5'}",
            [
                "info[RES-26]: 'Name' is '/orders/limit' in every stack: a second one of the template in an account and "
                    + "Region fails, and so does a change that replaces the resource; put AWS::StackName into the name, "
                    + "or leave it out where that is possible [Name]"
            ]
        )
    }

    @Test(
        "Names that differ by stack, or are made by CloudFormation",
        arguments: [
            "{}", "{QueueName: !Sub '${AWS::StackName}-orders'}", "{QueueName: !Ref Name}", "{QueueName: orders-prod}",
            "{QueueName: !FindInMap [Names, !Ref Name, Queue]}",
        ]
    )
    func open(_ properties: String) throws {
        try expectFindings(
            in: "AWS::SQS::Queue",
            properties,
            sections: """
                Parameters: {Name: {Type: String, Default: test}}
                Mappings: {Names: {test: {Queue: test-orders}, production: {Queue: orders}}}
                Outputs: {Name: {Value: !FindInMap [Names, !Ref Name, Queue]}}
                """,
            []
        )
    }

    @Test("The properties are those of the types")
    func properties() throws {
        for (typeName, property) in FixedNames.properties {
            let template = try ParsedTemplate(
                parsing: "Resources: {Thing: {Type: \(typeName), Properties: {\(property): \"thing\"}}}"
            ).template
            let findings = validate(template)
            #expect(!findings.contains { $0.rule == "SCH-02" }, "\(typeName)")
            #expect(findings.contains { $0.rule == "RES-26" }, "\(typeName)")
        }
    }
}
