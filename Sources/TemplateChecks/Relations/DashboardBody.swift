import TemplateModel

/// The body of a dashboard.
struct DashboardBody {
    /// The dashboard.
    let dashboard: ResourceView
    /// The text.
    let value: FoundValue
    /// What the text spells; `nil` when it is not JSON, or that is not known.
    let document: Object?
    /// Whether the text is certainly no JSON, whatever a deployment puts into it.
    let isMalformed: Bool

    /// The widgets.
    var widgets: [Node] { document?["widgets"]?.arrayValue ?? [] }

    /// The numbers of metrics that the widgets show.
    var metricCounts: [Int] {
        widgets.map { $0["properties"]?["metrics"]?.arrayValue?.count ?? 0 }
    }
}

extension Relations {
    func findDashboardBodies() -> [DashboardBody] {
        resources(of: "AWS::CloudWatch::Dashboard").flatMap { dashboard in
            dashboard.values("DashboardBody").compactMap { value -> DashboardBody? in
                guard let text = SymbolicText(value.value), !text.parts.isEmpty else { return nil }
                // What stands for a name or a number, inside quotation marks or not.
                let spelled = text.parts.map { part in
                    if case .literal(let literal) = part { literal } else { "0" }
                }
                let document = JSONDocument.object(in: spelled.joined())
                return DashboardBody(
                    dashboard: dashboard,
                    value: value,
                    document: document,
                    isMalformed: document == nil && text.parts.allSatisfy(isPlain)
                )
            }
        }
    }

    /// Whether a part of a text has no JSON of its own.
    private func isPlain(_ part: SymbolicText.Part) -> Bool {
        switch part {
        case .literal, .name: true
        case .reference(let reference): reference.name.hasPrefix("AWS::") || resource(reference.name) != nil
        case .unknown: false
        }
    }
}
