import TemplateModel

extension Rule {
    static let backupLifecycle = Rule(
        "RES-14",
        "backups stay in cold storage for 90 days",
        source: "https://docs.aws.amazon.com/aws-backup/latest/devguide/API_Lifecycle.html"
    )
}

/// Finds backups that would be deleted before they have been in cold storage as long as they must.
enum BackupLifecycle {
    private static let days = 90

    static func check(_ resource: ResourceView) {
        let lifecycles =
            resource.values("BackupPlan", "BackupPlanRule", .items, "Lifecycle")
            + resource.values("BackupPlan", "BackupPlanRule", .items, "CopyActions", .items, "Lifecycle")
        for lifecycle in lifecycles {
            for deletion in resource.values("DeleteAfterDays", in: lifecycle) {
                guard let end = deletion.node?.integerValue, end >= 0 else { continue }
                for move in resource.values("MoveToColdStorageAfterDays", in: lifecycle, with: deletion) {
                    guard let start = move.node?.integerValue, start >= 0, end - start < days else { continue }
                    resource.report(
                        .backupLifecycle,
                        at: deletion.together(with: move),
                        "\(resource.statement(of: deletion)), but must be at least \(start + days): backups that "
                            + "are moved to cold storage after \(start) days must stay there for \(days)"
                    )
                }
            }
        }
    }
}
