internal import TemplateChecks
internal import TemplateModel

/// Checks of finished templates, whose findings are shown at the lines of Swift that made the templates.
extension Synthesizer {
    mutating func check(_ stacks: [SynthesizedStack], _ focus: StackFocus?) {
        var acceptances = AppAcceptances(graph)
        let broken = Set(diagnostics.filter { $0.severity == .error }.map(\.path))
        let covered = stacks.indices.filter { focus?.covers(graph.rootStack(of: $0)) ?? true }
        let templates = covered.map { index in
            SystemTemplate(
                stacks[index].template,
                name: stacks[index].id,
                stackName: graph.stacks[index].nesting == nil ? graph.stacks[index].name : nil,
                paths: { stacks[index].origins[$0]?.path.components }
            )
        }
        for (index, findings) in zip(covered, validate(templates, schemas: graph.schemas)) {
            guard !stacks[index].template.resources.isEmpty else {
                if broken.isEmpty {
                    report("a stack must have at least one resource, got none", in: graph.stacks[index].scope)
                }
                continue
            }
            for finding in findings {
                guard !isKnownCycle(finding, inStack: index) else { continue }
                let origin = origin(of: finding.templatePath ?? [], inStack: index)
                guard !acceptances.accept(finding, in: origin.scope) else { continue }
                // What is missing or wrong because of a mistake that was reported is no second mistake.
                guard broken.isEmpty || finding.severity == .error && !origin.scope.concerns(broken) else { continue }
                diagnostics.append(
                    origin.scope.diagnostic(
                        finding.severity,
                        finding.message,
                        rule: finding.rule,
                        templatePath: finding.templatePath,
                        at: origin.location
                    )
                )
            }
        }
        diagnostics += acceptances.problems(hasMetAll: broken.isEmpty && !isConnected(Set(covered)))
    }

    /// Whether some stacks share values with others, which have to be checked together with them for all findings.
    private func isConnected(_ stacks: Set<Int>) -> Bool {
        dependencies.contains { consumer, producers in
            producers.keys.contains { stacks.contains($0) != stacks.contains(consumer) }
        }
    }

    /// Whether a finding is a cycle that was reported as one through a nested stack, with the values that make it.
    private func isKnownCycle(_ finding: Diagnostic, inStack stack: Int) -> Bool {
        guard finding.rule == "CFN-15", let path = finding.templatePath, path.count > 1, case .key(let name) = path[1]
        else { return false }
        return nestedCycles[stack]?.contains(name) ?? false
    }

    /// The scope that declared what is at a place of a template, and the line if it is not that of the scope.
    private func origin(of path: [PathStep], inStack stack: Int) -> (scope: Scope, location: SourceLocation?) {
        func scope<Content>(_ entries: [Graph.Entry<Content>], _ name: String) -> Scope? {
            entries.first { $0.scope.stack == stack && names[$0.element] == name }?.scope
        }
        let fallback = graph.stacks[stack].scope
        guard path.count > 1, case .key(let section) = path[0], case .key(let name) = path[1] else {
            return (fallback, nil)
        }
        switch section {
        case "Parameters": return (scope(graph.parameters, name) ?? fallback, nil)
        case "Mappings": return (scope(graph.mappings, name) ?? fallback, nil)
        case "Conditions": return (scope(graph.conditions, name) ?? fallback, nil)
        case "Rules": return (scope(graph.rules, name) ?? fallback, nil)
        case "Outputs": return (scope(graph.outputs, name) ?? fallback, nil)
        case "Resources":
            let loopPrefix = "Fn::ForEach::"
            if name.hasPrefix(loopPrefix) {
                return (scope(graph.loops, String(name.dropFirst(loopPrefix.count))) ?? fallback, nil)
            }
            let entry = graph.resources.first { $0.scope.stack == stack && names[$0.element] == name }
            guard let entry else { return (fallback, nil) }
            guard path.count > 3, path[2] == "Properties", case .key(let property) = path[3] else {
                return (entry.scope, nil)
            }
            return (entry.scope, entry.content.overrideLocations[property])
        default: return (fallback, nil)
        }
    }
}

extension Scope {
    /// Whether the construct, one around it or one in it is among those with the given paths.
    fileprivate func concerns(_ paths: Set<String>) -> Bool {
        let path = path.description
        return paths.contains { path == $0 || path.hasPrefix($0 + "/") || $0.hasPrefix(path + "/") }
    }
}
