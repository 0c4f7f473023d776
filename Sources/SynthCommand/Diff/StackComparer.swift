internal import CloudFormation
internal import ResourceSchemas
internal import TemplateDiff
internal import TemplateModel

/// Compares stacks with what they are now.
struct StackComparer {
    private let parameters: [String: String]
    private let baselineParameters: [String: String]
    private let folder: String?
    private let schemas = ResourceSchemas()

    /// Prepares for comparisons.
    /// - Parameters:
    ///   - parameters: The values of parameters that are given for the new versions; where the baseline does not have
    ///     values of its own, as a deployed stack has, also for that.
    ///   - baselineParameters: Those that are given for the baseline alone.
    ///   - folder: The folder that files are shown relative to.
    init(parameters: [String: String], baselineParameters: [String: String], folder: String?) {
        self.parameters = parameters
        self.folder = folder
        self.baselineParameters = baselineParameters
    }

    /// Compares stacks of an app, whose other stacks may import what they export.
    func comparisons(
        of stacks: [SynthesizedStack],
        among all: [SynthesizedStack],
        with baseline: Baseline
    ) throws(CommandFailure) -> [StackComparison] {
        var importers: [(stack: String, importer: Importer)] = []
        for other in all where all.count > 1 {
            let template = try baseline.template(of: other.id) ?? other.template
            let version = StackVersion(template, pseudoParameters: ["AWS::StackName": other.name])
            importers.append((other.id, Importer(other.id, version, schemas: schemas)))
        }
        var comparisons: [StackComparison] = []
        for stack in stacks {
            var old = try baseline.version(of: stack.id)
            if old.version.pseudoParameters.isEmpty { old.version.pseudoParameters = ["AWS::StackName": stack.name] }
            let others = importers.filter { $0.stack != stack.id }.map(\.importer)
            comparisons.append(
                try comparison(
                    of: stack.template,
                    from: stack.origins.mapValues { ResourceOrigin($0, relativeTo: folder) },
                    titled: stack.id,
                    with: old,
                    importers: others
                )
            )
        }
        return comparisons
    }

    /// Compares a template with what it was.
    func comparison(
        of template: Template,
        from origins: [String: ResourceOrigin] = [:],
        titled title: String,
        with baseline: Baseline.Version,
        importers: [Importer] = []
    ) throws(CommandFailure) -> StackComparison {
        var old = baseline.version
        try checkParameters(old.template, template)
        let new = StackVersion(
            template,
            parameters: old.parameters.merging(parameters) { $1 },
            pseudoParameters: old.pseudoParameters,
            origins: origins
        )
        // Files have no values of their own, so the same ones serve both.
        if old.parameters.isEmpty { old.parameters = parameters }
        old.parameters.merge(baselineParameters) { $1 }
        return StackComparison(
            title: title,
            difference: TemplateDifference(from: old, to: new, importers: importers, schemas: schemas),
            notes: baseline.notes + Self.transformNotes(old.template, template)
        )
    }

    private func checkParameters(_ templates: Template...) throws(CommandFailure) {
        let names = Set(templates.flatMap { $0.parameters.keys }).sorted()
        for (option, given) in [("--parameter", parameters), ("--against-parameter", baselineParameters)] {
            guard let unknown = given.keys.filter({ !names.contains($0) }).min() else { continue }
            guard !names.isEmpty else {
                throw .message("the templates have no parameters; remove \(option) \(unknown)")
            }
            throw .message("unknown parameter \(UnknownName.sentence(unknown, among: names, called: "parameters"))")
        }
    }

    /// What macros make is known only to CloudFormation.
    private static func transformNotes(_ templates: Template...) -> [String] {
        var names: Set<String> = []
        for template in templates {
            if let transform = template.transform { collect(transform, into: &names) }
            collectCalls(in: .object(template.root), into: &names, depth: 0)
        }
        names.remove("AWS::LanguageExtensions")
        guard !names.isEmpty else { return [] }
        return ["the templates were compared as they are before the transforms \(UnknownName.list(names.sorted()))"]
    }

    /// Collects the names of one transform or several.
    private static func collect(_ transform: Node, into names: inout Set<String>) {
        for item in transform.arrayValue ?? [transform] {
            if let name = item.stringValue ?? item["Name"]?.stringValue { names.insert(name) }
        }
    }

    private static func collectCalls(in node: Node, into names: inout Set<String>, depth: Int) {
        guard depth < 256 else { return }
        switch node {
        case .object(let object):
            for (key, value) in object {
                if key == "Fn::Transform" { collect(value, into: &names) }
                collectCalls(in: value, into: &names, depth: depth + 1)
            }
        case .array(let items):
            for item in items { collectCalls(in: item, into: &names, depth: depth + 1) }
        case .null, .bool, .int, .double, .string:
            return
        }
    }
}
