import Testing

@Suite("Distributions, records and certificates")
struct DomainTests {
    private func expectDistribution(_ config: String, _ expected: [String]) throws {
        try expectFindings(
            in: "AWS::CloudFront::Distribution",
            """
            DistributionConfig:
              Enabled: true
              Origins: [{ Id: site, DomainName: example.com, CustomOriginConfig: { OriginProtocolPolicy: https-only } }]
              DefaultCacheBehavior: { TargetOriginId: site, ViewerProtocolPolicy: https-only, CachePolicyId: policy }
              \(config)
            """,
            expected
        )
    }

    @Test("Cache behaviors are for origins that there are")
    func origins() throws {
        try expectDistribution(
            "CacheBehaviors: [{ PathPattern: /a, TargetOriginId: stie, ViewerProtocolPolicy: allow-all, "
                + "CachePolicyId: p }]",
            [
                "error[RES-07]: 'DistributionConfig.CacheBehaviors[0].TargetOriginId' is 'stie', but must be the 'Id' "
                    + "of an origin or an origin group: 'site' [DistributionConfig/CacheBehaviors/0/TargetOriginId]"
            ]
        )
        try expectDistribution(
            "CacheBehaviors: [{ PathPattern: /a, TargetOriginId: !Ref AWS::StackName, ViewerProtocolPolicy: allow-all, "
                + "CachePolicyId: p }]",
            []
        )
    }

    @Test("Alternate names are domain names")
    func aliases() throws {
        let labels = "the parts of a domain name have 1 to 63 letters, digits and hyphens, with no hyphen at either end"
        try expectDistribution(
            "Aliases: [www.*.example.com, '*w.example.com', -a.example.com, 'a example.com', example]",
            [
                "error[RES-08]: 'DistributionConfig.Aliases[0]' is 'www.*.example.com', but a '*' can only stand for "
                    + "the whole first part, as in *.example.com [DistributionConfig/Aliases/0]",
                "error[RES-08]: 'DistributionConfig.Aliases[1]' is '*w.example.com', but a '*' can only stand for the "
                    + "whole first part, as in *.example.com [DistributionConfig/Aliases/1]",
                "error[RES-08]: 'DistributionConfig.Aliases[2]' is '-a.example.com', but \(labels) "
                    + "[DistributionConfig/Aliases/2]",
                "error[RES-08]: 'DistributionConfig.Aliases[3]' is 'a example.com', but \(labels) "
                    + "[DistributionConfig/Aliases/3]",
                "error[RES-08]: 'DistributionConfig.Aliases[4]' is 'example', but must be a domain name such as "
                    + "www.example.com [DistributionConfig/Aliases/4]",
            ]
        )
        let long = [String](repeating: String(repeating: "a", count: 60), count: 5).joined(separator: ".")
        try expectDistribution(
            "Aliases: [\(long)]",
            [
                "error[RES-08]: 'DistributionConfig.Aliases[0]' is '\(long.prefix(59))…', which has more than the 253 "
                    + "characters of a domain name [DistributionConfig/Aliases/0]"
            ]
        )
        try expectDistribution(
            "Aliases: [www.example.com, '*.example.com', bücher.example, _a.example.com, !Ref AWS::StackName]",
            []
        )
    }

    private func expectRecords(_ type: String, _ values: String, _ expected: [String]) throws {
        try expectFindings(
            in: "AWS::Route53::RecordSet",
            "{ HostedZoneId: Z123, Name: www.example.com, Type: \(type), TTL: '60', ResourceRecords: [\(values)] }",
            expected
        )
    }

    @Test("The values of records have the form of their type")
    func records() throws {
        try expectRecords(
            "AAAA",
            "'2001:db8::1', '1:2:3:4:5:6:7', !Ref AWS::StackName",
            ["error[RES-25]: 'ResourceRecords[1]' is '1:2:3:4:5:6:7', but must be an IPv6 address [ResourceRecords/1]"]
        )
        try expectRecords(
            "CAA",
            #"'0 issue "example.com"', '0 issue example.com'"#,
            [
                "error[RES-25]: 'ResourceRecords[1]' is '0 issue example.com', but must be flags from 0 to 255, a tag "
                    + #"and a text in quotes, such as 0 issue "example.com" [ResourceRecords/1]"#
            ]
        )
        try expectRecords(
            "CNAME",
            "no domain",
            ["error[RES-25]: 'ResourceRecords[0]' is 'no domain', but must be a domain name [ResourceRecords/0]"]
        )
        try expectRecords(
            "MX",
            "10 mail.example.com, 65536 mail.example.com",
            [
                "error[RES-25]: 'ResourceRecords[1]' is '65536 mail.example.com', but the priority must be from 0 to "
                    + "65535 [ResourceRecords/1]"
            ]
        )
        let text = String(repeating: "a", count: 256)
        try expectRecords(
            "TXT",
            #"'"\#(text.dropLast())" "\#(text.dropLast())"', '"\#(text)"', '"\#(text)\010"'"#,
            [
                "error[RES-25]: 'ResourceRecords[1]' is '\"\(text.prefix(58))…', but each text in quotes must have at "
                    + "most 255 characters, not 256; split it into several [ResourceRecords/1]"
            ]
        )
    }

    @Test("The records of a group are checked, too")
    func recordGroup() throws {
        try expectFindings(
            in: "AWS::Route53::RecordSetGroup",
            """
            HostedZoneId: Z123
            RecordSets: [{ Name: www.example.com, Type: CNAME, TTL: '60', ResourceRecords: [no domain] }]
            """,
            [
                "error[RES-25]: 'RecordSets[0].ResourceRecords[0]' is 'no domain', but must be a domain name "
                    + "[RecordSets/0/ResourceRecords/0]"
            ]
        )
    }

    @Test("The name of a record is within its hosted zone")
    func recordNames() throws {
        func record(_ name: String) -> String {
            "{ HostedZoneName: example.com., Name: \(name), Type: A, TTL: '60', ResourceRecords: [192.0.2.1] }"
        }
        try expectFindings(
            in: "AWS::Route53::RecordSet",
            record("www.example.org"),
            [
                "error[RES-16]: 'Name' is 'www.example.org', but must be within the hosted zone 'example.com.' [Name]"
            ]
        )
        for name in ["example.com", "WWW.example.com.", "!Sub '${AWS::StackName}.example.org'"] {
            try expectFindings(in: "AWS::Route53::RecordSet", record(name), [])
        }
    }

    @Test("A certificate is validated with its domain or one above it")
    func validationDomains() throws {
        func certificate(_ domain: String) -> String {
            "{ DomainName: a.example.com, "
                + "DomainValidationOptions: [{ DomainName: a.example.com, ValidationDomain: \(domain) }] }"
        }
        try expectFindings(
            in: "AWS::CertificateManager::Certificate",
            certificate("b.example.com"),
            [
                "error[RES-15]: 'DomainValidationOptions[0].ValidationDomain' is 'b.example.com', but must be "
                    + "'a.example.com' or a domain above it [DomainValidationOptions/0/ValidationDomain]"
            ]
        )
        for domain in ["a.example.com", "example.com", "!Ref AWS::StackName"] {
            try expectFindings(in: "AWS::CertificateManager::Certificate", certificate(domain), [])
        }
    }
}
