import TemplateModel

extension Rule {
    static let recordName = Rule(
        "RES-16",
        "the name of a record is within its hosted zone",
        source: "https://docs.aws.amazon.com/Route53/latest/APIReference/API_ResourceRecordSet.html"
    )
}

/// Finds records whose names are not within the hosted zone that they are put into.
enum RecordNames {
    static func check(_ resource: ResourceView) {
        for zone in resource.values("HostedZoneName") {
            guard let domain = zone.text else { continue }
            for value in resource.values("Name", with: zone) {
                guard let name = value.text, !DomainName.isWithin(name, domain) else { continue }
                resource.report(
                    .recordName,
                    at: value,
                    "\(resource.statement(of: value)), but must be within the hosted zone '\(domain)'"
                )
            }
        }
    }
}
