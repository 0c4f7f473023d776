import TemplateModel

extension Rule {
    static let ignoredGlobals = Rule(
        "RES-24",
        "the settings that a resource ignores are among the global ones",
        source:
            "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy-globals.html"
    )
}

/// Finds settings that a resource should not take from the section `Globals`, but that are not there.
enum GlobalSettings {
    static func check(_ resource: ResourceView) {
        let typeName = resource.subject.typeName
        guard typeName.utf8.starts(with: "AWS::Serverless::".utf8),
            let ignored = resource.entry["IgnoreGlobals"]?.arrayValue,
            let settings = resource.session.context.template.root["Globals"]?[String(typeName.dropFirst(17))]?
                .objectValue,
            !settings.isOpen
        else { return }
        for (index, name) in ignored.enumerated() {
            guard let name = name.stringValue, settings[name] == nil else { continue }
            resource.session.report(
                .ignoredGlobals,
                at: resource.place.key("IgnoreGlobals").item(index),
                "\(resource.subject.description) ignores \(ValueText.quoted(name)), which is not among 'Globals' for it"
                    + Suggestion.question(for: name, among: settings.keys),
                isCertain: true
            )
        }
    }
}
