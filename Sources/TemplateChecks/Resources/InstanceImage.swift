import TemplateModel

extension Rule {
    static let instanceImage = Rule(
        "RES-22",
        "an instance has an image",
        source: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RunInstances.html"
    )
}

/// Finds instances for which neither they themselves nor a launch template says from which image they start.
enum InstanceImage {
    static func check(_ resource: ResourceView) {
        guard !resource.entry.isOpen else { return }
        for image in resource.values("ImageId") where image.isAbsent {
            for template in resource.values("LaunchTemplate", with: image) where template.isAbsent {
                resource.report(
                    .instanceImage,
                    at: template,
                    "'ImageId' of \(resource.subject.description) is missing; give it, or a "
                        + "'LaunchTemplate' that has it"
                )
                return
            }
        }
    }
}
