import ResourceSchemas
import TemplateModel

extension Rule {
    static let endedService = Rule(
        "RES-02",
        "the service of a resource still exists",
        source: "https://docs.aws.amazon.com/general/latest/gr/full_shutdown_services.html"
    )
}

/// Finds resources of services that AWS has shut down, and warns of those that will be.
///
/// As of 2026-10-20, the date of the schemas.
enum EndedService {
    private enum End {
        case shutDown(on: String)
        case announced(for: String?)
    }

    static func check(_ resource: ResourceView) {
        let typeName = resource.subject.typeName
        guard typeName.utf8.starts(with: "AWS::".utf8) else { return }
        let service = typeName.utf8.dropFirst(5).prefix { $0 != UInt8(ascii: ":") }
        guard let end = ends[String(service) ?? ""], resource.session.context.schemas[typeName] != nil else { return }
        let subject = resource.subject.description
        let place = resource.place.key("Type")
        switch end {
        case .shutDown(let date):
            resource.session.report(
                .endedService,
                at: place,
                "\(subject) is of a service that was shut down on \(date); remove it",
                isCertain: true
            )
        case .announced(let date):
            resource.session.report(
                .endedService,
                at: place,
                "\(subject) is of a service that is being shut down\(date.map { ", by \($0)" } ?? ""); "
                    + "move to another one",
                isCertain: false
            )
        }
    }

    private static let ends: [String: End] = [
        "AppMesh": .announced(for: "2026-09-30"),
        "CodeStar": .shutDown(on: "2024-07-25"),
        "Evidently": .shutDown(on: "2025-10-17"),
        "FinSpace": .announced(for: "2026-10-07"),
        "FraudDetector": .announced(for: nil),
        "Greengrass": .announced(for: "2026-10-01"),
        "Inspector": .announced(for: "2026-05-20"),
        "IoTAnalytics": .shutDown(on: "2025-12-15"),
        "IoTEvents": .shutDown(on: "2026-05-20"),
        "IoTThingsGraph": .shutDown(on: "2022-11-09"),
        "MediaStore": .announced(for: "2025-11-13"),
        "NimbleStudio": .shutDown(on: "2024-06-30"),
        "OpsWorks": .shutDown(on: "2024-05-01"),
        "Pinpoint": .announced(for: "2026-10-30"),
        "Proton": .announced(for: "2026-10-07"),
        "QLDB": .shutDown(on: "2025-07-31"),
        "SimSpaceWeaver": .announced(for: "2026-05-20"),
        "WAF": .announced(for: nil),
        "WAFRegional": .announced(for: nil),
    ]
}
