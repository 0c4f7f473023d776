import TemplateModel

extension Rule {
    static let originReference = Rule(
        "RES-07",
        "the cache behaviors of a distribution are for origins that it has",
        source: "https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CacheBehavior.html"
    )
}

/// Finds cache behaviors for origins that a CloudFront distribution does not have.
enum OriginReferences {
    static func check(_ resource: ResourceView) {
        let origins = resource.values("DistributionConfig", "Origins", .items, "Id")
        let groups = resource.values("DistributionConfig", "OriginGroups", "Items", .items, "Id")
        let known = (origins + groups).filter { !$0.isAbsent }
        guard origins.contains(where: { !$0.isAbsent }), known.allSatisfy({ $0.text != nil }) else { return }
        let names = known.compactMap(\.text)
        let behaviors =
            resource.values("DistributionConfig", "DefaultCacheBehavior", "TargetOriginId")
            + resource.values("DistributionConfig", "CacheBehaviors", .items, "TargetOriginId")
        for behavior in behaviors {
            guard let name = behavior.text, !names.contains(name) else { continue }
            resource.report(
                .originReference,
                at: behavior,
                "\(resource.statement(of: behavior)), but must be the 'Id' of an origin or an origin group: "
                    + ValueText.choice(Array(Set(names)).sorted().map { .string($0) })
            )
        }
    }
}
