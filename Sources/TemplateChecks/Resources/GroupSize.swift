import TemplateModel

extension Rule {
    static let groupSize = Rule(
        "RES-13",
        "the sizes of an Auto Scaling group are in order",
        source: "https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateAutoScalingGroup.html"
    )
}

/// Finds Auto Scaling groups whose minimum is greater than the maximum, or whose capacity is beyond either.
enum GroupSize {
    static func check(_ resource: ResourceView) {
        for maximum in resource.values("MaxSize") {
            guard let most = maximum.node?.integerValue else { continue }
            for minimum in resource.values("MinSize", with: maximum) {
                guard let least = minimum.node?.integerValue, least > most else { continue }
                resource.report(
                    .groupSize,
                    at: minimum,
                    "\(resource.statement(of: minimum)), which is greater than 'MaxSize' \(most)"
                )
            }
            for capacity in resource.values("DesiredCapacity", with: maximum) {
                guard let count = capacity.node?.integerValue, count > most else { continue }
                resource.report(
                    .groupSize,
                    at: capacity,
                    "\(resource.statement(of: capacity)), which is greater than 'MaxSize' \(most)"
                )
            }
        }
        for minimum in resource.values("MinSize") {
            guard let least = minimum.node?.integerValue else { continue }
            for capacity in resource.values("DesiredCapacity", with: minimum) {
                guard let count = capacity.node?.integerValue, count < least else { continue }
                resource.report(
                    .groupSize,
                    at: capacity,
                    "\(resource.statement(of: capacity)), which is less than 'MinSize' \(least)"
                )
            }
        }
    }
}
