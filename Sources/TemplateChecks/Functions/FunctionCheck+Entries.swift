import TemplateModel

/// The parts of a template that have functions.
extension FunctionCheck {
    /// Checks a condition.
    func checkCondition(_ entry: SectionEntries.Entry) {
        let site = FunctionSite(.condition(entry.name), .conditions, isInLoop: entry.isInLoop)
        visitCondition(entry.node, at: entry.place, "condition '\(entry.name)'", site)
    }

    /// Checks the rules for parameters.
    func checkRules(_ rules: Node, at place: Place) {
        let site = FunctionSite(.rule, .rules)
        for (name, rule) in rules.objectValue ?? Object() {
            let place = place.key(name)
            if let condition = rule["RuleCondition"] { visit(condition, at: place.key("RuleCondition"), site) }
            for (index, assertion) in (rule["Assertions"]?.arrayValue ?? []).enumerated() {
                guard let assert = assertion["Assert"] else { continue }
                visit(assert, at: place.key("Assertions").item(index).key("Assert"), site)
            }
        }
    }

    /// Checks a resource.
    func checkResource(_ entry: SectionEntries.Entry) {
        guard let resource = entry.node.objectValue else { return }
        let site = site(of: .resource(entry.name), entry)
        for (key, value) in resource {
            let place = entry.place.key(key)
            switch key {
            case "Type", "Description", "Version": continue
            case "Condition": useCondition(value, at: place, site)
            case "DependsOn": checkDependencies(value, of: entry.name, at: place, site)
            case "Metadata":
                visit(value, at: place, site.with(isInMetadata: true))
            case "Fn::Transform": references.useUnknown()
            default: visit(value, at: place, site)
            }
        }
    }

    /// Checks an output.
    func checkOutput(_ entry: SectionEntries.Entry) {
        guard let output = entry.node.objectValue else { return }
        let site = site(of: .output(entry.name), entry)
        for (key, value) in output {
            let place = entry.place.key(key)
            switch key {
            case "Condition": useCondition(value, at: place, site)
            case "Export":
                let name = "the name of the export of output '\(entry.name)'"
                visit(value, at: place, site.with(independent: name))
            case "Fn::Transform": references.useUnknown()
            default: visit(value, at: place, site)
            }
        }
    }

    private func site(of owner: FunctionSite.Owner, _ entry: SectionEntries.Entry) -> FunctionSite {
        let decided = entry.node["Condition"]?.stringValue.map { [$0: true] } ?? [:]
        return FunctionSite(owner, .values, isInLoop: entry.isInLoop, decided: decided)
    }

    private func checkDependencies(_ node: Node, of name: String, at place: Place, _ site: FunctionSite) {
        switch node {
        case .string(let target):
            checkDependency(target, of: name, at: place, site)
        case .array(let items):
            for (index, item) in items.enumerated() {
                if let target = item.stringValue { checkDependency(target, of: name, at: place.item(index), site) }
            }
        default:
            visit(node, at: place, site)
        }
    }

    private func checkDependency(_ target: String, of name: String, at place: Place, _ site: FunctionSite) {
        if target == name {
            let message = "'\(name)' depends on itself; remove it from 'DependsOn'"
            return report(.ownDependency, at: place, site, message)
        }
        guard isResource(target, at: place, site) else { return }
        let edge = References.Edge(target: target, place: place, decided: site.decided, isInMetadata: false)
        references.add(edge, fromResource: name)
    }
}

extension Rule {
    static let ownDependency = Rule(
        "REF-01",
        "no resource depends on itself",
        source:
            "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-dependson.html"
    )
}
