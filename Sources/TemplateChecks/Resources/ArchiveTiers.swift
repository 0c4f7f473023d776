import TemplateModel

extension Rule {
    static let archiveTier = Rule(
        "RES-19",
        "objects are archived after 90 to 730 days, deeply from 180",
        source: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_Tiering.html"
    )
}

/// Finds tiers of S3 Intelligent-Tiering with a number of days that they cannot have.
enum ArchiveTiers {
    private static let maximum = 730

    static func check(_ resource: ResourceView) {
        for tiering in resource.values("IntelligentTieringConfigurations", .items, "Tierings", .items) {
            for tier in resource.values("AccessTier", in: tiering) {
                guard let name = tier.text, let minimum = minimums[name] else { continue }
                for value in resource.values("Days", in: tiering, with: tier) {
                    guard let days = value.node?.integerValue, !(minimum...maximum).contains(days) else { continue }
                    resource.report(
                        .archiveTier,
                        at: value,
                        "\(resource.statement(of: value)), but must be from \(minimum) to \(maximum) for '\(name)'"
                    )
                }
            }
        }
    }

    private static let minimums = ["ARCHIVE_ACCESS": 90, "DEEP_ARCHIVE_ACCESS": 180]
}
