import TemplateModel

extension Rule {
    static let stateMachine = Rule(
        "RES-12",
        "a state machine goes only to states that it has, and comes to an end",
        source: "https://states-language.net/spec.html"
    )
}

/// Checks which states the definition of a Step Functions state machine goes to.
enum StateMachineStates {
    /// Up to this many state machines are looked into that are within each other.
    private static let maximumDepth = 16

    static func check(_ resource: ResourceView) {
        for definition in resource.values("Definition") + resource.values("DefinitionString") {
            guard let node = definition.node else { continue }
            if let text = node.stringValue {
                guard let object = JSONDocument.object(in: text) else { continue }
                let value = PossibleValue(
                    content: .known(.object(object)),
                    choices: definition.value.choices,
                    place: definition.value.place.whole
                )
                Definition(resource).check(FoundValue(value: value, isCertain: definition.isCertain), depth: 0)
            } else {
                Definition(resource).check(definition, depth: 0)
            }
        }
    }

    private struct Definition {
        let resource: ResourceView

        init(_ resource: ResourceView) {
            self.resource = resource
        }

        /// Checks a state machine, or a part of one that is a state machine of its own.
        func check(_ machine: FoundValue, depth: Int) {
            guard depth < maximumDepth, case .object(let states)? = machine.node?["States"], states.functionCall == nil,
                !states.isOpen
            else { return }
            let names = Set(states.keys)
            for start in resource.values("StartAt", in: machine) {
                checkTarget(start, names, called: "'StartAt'")
            }
            for name in states.keys {
                for state in resource.values("States", .key(name), in: machine) {
                    check(state, named: name, names, depth: depth)
                }
            }
        }

        private func check(_ state: FoundValue, named name: String, _ names: Set<String>, depth: Int) {
            let subject = "state \(ValueText.quoted(name))"
            for next in resource.values("Next", in: state) { checkTarget(next, names, called: "'Next' of \(subject)") }
            for next in resource.values("Default", in: state) {
                checkTarget(next, names, called: "'Default' of \(subject)")
            }
            for list in ["Catch", "Choices"] as [ValueStep] {
                for next in resource.values(list, .items, "Next", in: state) {
                    checkTarget(next, names, called: "'Next' in \(subject)")
                }
            }
            checkEnd(state, subject)
            for part in resource.values("Branches", .items, in: state) { check(part, depth: depth + 1) }
            for part in resource.values("ItemProcessor", in: state) { check(part, depth: depth + 1) }
            for part in resource.values("Iterator", in: state) { check(part, depth: depth + 1) }
        }

        private func checkTarget(_ target: FoundValue, _ names: Set<String>, called label: String) {
            // '${…}' is replaced by 'DefinitionSubstitutions'.
            guard let name = target.text, !names.contains(name), !name.contains(bytes: "${"),
                !names.contains(where: { $0.contains(bytes: "${") })
            else { return }
            resource.report(
                .stateMachine,
                at: target,
                "\(label) of \(resource.subject.description) is \(ValueText.quoted(name)), but there is no such state"
                    + " beside it" + Suggestion.question(for: name, among: names)
            )
        }

        /// Reports a state after which nothing is said to come.
        private func checkEnd(_ state: FoundValue, _ subject: String) {
            guard let object = state.node?.objectValue, !object.isOpen, let type = object["Type"]?.stringValue,
                ["Task", "Pass", "Wait", "Parallel", "Map"].contains(type), object["Next"] == nil,
                object["End"] == nil
            else { return }
            resource.report(
                .stateMachine,
                at: state,
                "\(subject) of \(resource.subject.description) has neither 'Next' nor 'End'; give one of them"
            )
        }
    }
}

extension Object {
    fileprivate var functionCall: FunctionCall? { Node.object(self).functionCall }
}
