import TemplateModel
import Testing

@testable import TemplateChecks

@Suite("Acceptances in metadata")
struct AcceptanceTests {
    private func template(resource: String = "{}", all: String = "{}", properties: String = "{}") -> String {
        """
        Metadata: \(all)
        Resources:
          Orders:
            Type: AWS::SQS::Queue
            Metadata: \(resource)
            Properties: \(properties)
          Source:
            Type: AWS::Lambda::EventSourceMapping
            Properties:
              EventSourceArn: !GetAtt Orders.Arn
              FunctionName: writer
              FunctionResponseTypes: [ReportBatchItemFailures]
        """
    }

    private let missing =
        "warning[ESQ-19]: the queue has no RedrivePolicy: a message that 'writer' cannot process comes back until its "
        + "retention ends, and takes good ones of its batch along. Add a dead-letter queue with a maxReceiveCount of at "
        + "least 5 [Resources/Orders/Properties]"

    @Test("A finding in a resource is accepted there, or for the template")
    func accepted() throws {
        try expectFindings(inTemplate: template(), withRelations: true, [missing])
        try expectFindings(
            inTemplate: template(resource: "{synth: {allow: {ESQ-19: messages may be lost}}}"),
            withRelations: true,
            []
        )
        try expectFindings(
            inTemplate: template(all: "{synth: {allow: {ESQ-19: messages may be lost}}}"),
            withRelations: true,
            []
        )
    }

    @Test("An acceptance without a finding is a warning")
    func idle() throws {
        try expectFindings(
            inTemplate: template(resource: "{synth: {allow: {ESQ-19: why not, ESQ-02: was needed once}}}"),
            withRelations: true,
            [
                "warning[ACC-04]: 'ESQ-02' finds nothing here that is to be accepted; remove the acceptance "
                    + "[Resources/Orders/Metadata/synth/allow/ESQ-02]"
            ]
        )
    }

    @Test("An acceptance of another resource's finding is idle")
    func elsewhere() throws {
        let text = template().replacing(
            "FunctionResponseTypes: [ReportBatchItemFailures]",
            with: "FunctionResponseTypes: [ReportBatchItemFailures]\n"
                + "    Metadata: {synth: {allow: {ESQ-19: not here}}}"
        )
        try expectFindings(
            inTemplate: text,
            withRelations: true,
            [
                missing,
                "warning[ACC-04]: 'ESQ-19' finds nothing here that is to be accepted; remove the acceptance "
                    + "[Resources/Source/Metadata/synth/allow/ESQ-19]",
            ]
        )
    }

    @Test("A rule that does not exist is an error")
    func unknown() throws {
        try expectFindings(
            inTemplate: template(resource: "{synth: {allow: {ESQ-19: why not, ESQ-9: a slip}}}"),
            withRelations: true,
            [
                "error[ACC-01]: unknown rule 'ESQ-9'; did you mean 'ESQ-09'? "
                    + "[Resources/Orders/Metadata/synth/allow/ESQ-9]"
            ]
        )
    }

    @Test("A reason must be given")
    func reason() throws {
        try expectFindings(
            inTemplate: template(resource: "{synth: {allow: {ESQ-19: ' '}}}"),
            withRelations: true,
            [
                "error[ACC-02]: the acceptance of 'ESQ-19' gives no reason; say why the finding is meant "
                    + "[Resources/Orders/Metadata/synth/allow/ESQ-19]",
                missing,
            ]
        )
    }

    @Test("A bound of a schema can be accepted, as it may have been raised since")
    func bound() throws {
        let metadata = "{synth: {allow: {ESQ-19: why not, SCH-06: the limit was raised}}}"
        try expectFindings(
            inTemplate: template(resource: metadata, properties: "{DelaySeconds: 901}"),
            withRelations: true,
            []
        )
    }

    @Test("What CloudFormation refuses in every template cannot be accepted")
    func refused() throws {
        try expectFindings(
            inTemplate: """
                Resources:
                  Orders:
                    Type: AWS::SQS::Queue
                    Metadata: {synth: {allow: {REF-02: it will be there}}}
                    Properties: {QueueName: !Ref Nothing}
                """,
            [
                "error[ACC-03]: an error of 'REF-02' cannot be accepted, as CloudFormation refuses the template; correct "
                    + "it, and remove the acceptance [Resources/Orders/Metadata/synth/allow/REF-02]",
                "error[REF-02]: there is no resource, parameter or pseudo parameter 'Nothing' "
                    + "[Resources/Orders/Properties/QueueName/Ref]",
            ]
        )
    }

    @Test("Another form is an error")
    func form() throws {
        try expectFindings(
            inTemplate: template(resource: "{synth: {alow: {ESQ-19: why not}}}"),
            withRelations: true,
            [
                "error[ACC-05]: 'alow' is no setting of 'synth'; did you mean 'allow'? "
                    + "[Resources/Orders/Metadata/synth/alow]",
                missing,
            ]
        )
        try expectFindings(
            inTemplate: template(resource: "{synth: {allow: [ESQ-19]}}"),
            withRelations: true,
            [
                "error[ACC-05]: 'allow' must be an object of rules with reasons, such as ESQ-02: the handler is idempotent "
                    + "[Resources/Orders/Metadata/synth/allow]",
                missing,
            ]
        )
    }
}
