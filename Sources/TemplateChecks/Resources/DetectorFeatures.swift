import TemplateModel

extension Rule {
    static let detectorFeatures = Rule(
        "RES-21",
        "a detector has data sources or features",
        source: "https://docs.aws.amazon.com/guardduty/latest/ug/guardduty-features-activation-model.html"
    )
}

/// Finds GuardDuty detectors that are told what to watch in both ways.
enum DetectorFeatures {
    static func check(_ resource: ResourceView) {
        for sources in resource.values("DataSources") where sources.node != nil {
            for features in resource.values("Features", with: sources) where features.node != nil {
                resource.report(
                    .detectorFeatures,
                    at: sources,
                    "\(resource.name(of: sources)) must not be given together with 'Features'; say all with 'Features'"
                )
            }
        }
    }
}
