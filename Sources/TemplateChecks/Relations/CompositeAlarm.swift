import TemplateModel

/// A composite alarm, and the alarms that its rule is about.
struct CompositeAlarm {
    /// The alarm.
    let alarm: ResourceView
    /// The rule.
    let rule: FoundValue
    /// The names or ARNs of the alarms, without those that are given several times.
    let children: [SymbolicText]
}

extension Relations {
    func findCompositeAlarms() -> [CompositeAlarm] {
        resources(of: "AWS::CloudWatch::CompositeAlarm").flatMap { alarm in
            alarm.values("AlarmRule").compactMap { rule in
                SymbolicText(rule.value).map { text in
                    CompositeAlarm(alarm: alarm, rule: rule, children: Self.children(of: expanded(text)))
                }
            }
        }
    }

    /// The composite alarm of the template that a child of another one is.
    func compositeAlarm(_ child: SymbolicText) -> ResourceView? {
        guard let naming = ResourceNaming.of("AWS::CloudWatch::CompositeAlarm") else { return nil }
        let name = ARNText(child).flatMap { $0.resource.dropping(prefix: naming.prefix) } ?? child
        if name.parts.count == 1, case .name(let logicalID) = name.parts[0] {
            return resource(logicalID).flatMap { $0.subject.typeName == naming.typeName ? $0 : nil }
        }
        return name.hasUnknownPart ? nil : resources(of: naming, named: name).first
    }

    /// What is in the brackets behind the name of a state.
    private static func children(of rule: SymbolicText) -> [SymbolicText] {
        var children: [SymbolicText] = []
        var current: SymbolicText?
        for part in rule.parts {
            guard case .literal(let literal) = part else {
                current?.append(part)
                continue
            }
            var rest = literal[...]
            while !rest.isEmpty {
                if let name = current {
                    let end = rest.firstIndex(of: ")") ?? rest.endIndex
                    var name = name
                    name.append(.literal(rest[..<end].filter { $0 != "\"" && $0 != "'" && $0 != " " }))
                    current = end == rest.endIndex ? name : nil
                    if current == nil, !children.contains(name) { children.append(name) }
                    rest = rest[end...].dropFirst()
                } else {
                    guard let open = rest.firstIndex(of: "(") else { break }
                    let word = rest[..<open].split { !$0.isLetter && $0 != "_" }.last ?? ""
                    let isDirect = rest[..<open].hasSuffix(word)
                    if isDirect, ["ALARM", "OK", "INSUFFICIENT_DATA"].contains(word) { current = .nothing }
                    rest = rest[open...].dropFirst()
                }
            }
        }
        return children
    }
}
