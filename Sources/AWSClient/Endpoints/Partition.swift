/// The groups of Regions that AWS keeps apart, by the domain of their endpoints.
///
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
enum Partition {
    /// The domain of the endpoints of a Region; a Region of no known partition is taken for one of the first.
    static func domain(ofRegion region: String) -> String {
        domains.first { region.hasPrefix($0.prefix) }?.domain ?? "amazonaws.com"
    }

    /// The domains by the beginning of the names of Regions; that of GovCloud is the same as that of others.
    private static let domains = [
        (prefix: "cn-", domain: "amazonaws.com.cn"),
        (prefix: "us-iso-", domain: "c2s.ic.gov"),
        (prefix: "us-isob-", domain: "sc2s.sgov.gov"),
        (prefix: "eu-isoe-", domain: "cloud.adc-e.uk"),
        (prefix: "us-isof-", domain: "csp.hci.ic.gov"),
        (prefix: "eusc-", domain: "amazonaws.eu"),
    ]
}
