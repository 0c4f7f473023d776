import TemplateModel

extension Rule {
    static let databaseEngine = Rule(
        "RES-23",
        "the engine of a database still exists",
        source: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.MySQL56.EOL.html"
    )
}

/// Finds databases with an engine that RDS no longer has.
enum DatabaseEngines {
    static func check(_ resource: ResourceView) {
        for value in resource.values("Engine") {
            guard let engine = value.text, let successor = successors[engine] else { continue }
            resource.report(
                .databaseEngine,
                at: value,
                "\(resource.statement(of: value)), which RDS no longer has; use '\(successor)'"
            )
        }
    }

    private static let successors = ["aurora": "aurora-mysql"]
}
