package import TemplateModel

/// A template that is checked together with others.
package struct SystemTemplate {
    /// The template.
    package let template: Template
    /// How messages about other templates name it: its stack, or its file.
    package let name: String
    /// The name of the stack that is made of it; `nil` when it is not known.
    package let stackName: String?
    /// The way from the stack to the construct of each resource, if it is known.
    package let paths: TemplateParts.Paths?

    /// Describes a template.
    /// - Parameters:
    ///   - template: The template.
    ///   - name: How messages about other templates name it.
    ///   - stackName: The name of the stack; not known by default.
    ///   - paths: The way to the construct of each resource; not known by default.
    package init(
        _ template: Template,
        name: String,
        stackName: String? = nil,
        paths: TemplateParts.Paths? = nil
    ) {
        self.template = template
        self.name = name
        self.stackName = stackName
        self.paths = paths
    }
}

/// Templates of which some read what others export: their resources are related as those of one template are.
struct TemplateSystem {
    /// Templates that belong together, by their numbers.
    let groups: [[Int]]
    private let outputs: StackOutputs

    /// Finds out which templates belong together.
    ///
    /// Those with macros, and with parts that are elsewhere, stay alone: what becomes of them is not known.
    init(_ templates: [SystemTemplate]) {
        guard templates.count > 1 else {
            groups = templates.indices.map { [$0] }
            outputs = StackOutputs([])
            return
        }
        let candidates = templates.indices.filter { index in
            let template = templates[index].template
            return template.transform == nil && template.root[IntrinsicFunction.transform.rawValue] == nil
        }
        outputs = StackOutputs(
            candidates.map { (stack: $0, template: templates[$0].template, name: templates[$0].stackName) }
        )
        var sets = DisjointSets(templates.count)
        if candidates.count > 1, !outputs.isEmpty {
            for index in candidates {
                for section in ["Resources", "Outputs"] {
                    templates[index].template.root[section]?.forEachCall { [outputs] call in
                        if let output = outputs.output(readBy: call) { sets.unite(index, output.stack) }
                    }
                }
            }
        }
        groups = sets.groups
    }

    /// The templates of a group as one.
    func joined(_ group: [Int], of templates: [SystemTemplate]) -> Template {
        group.reduce(into: Template()) { common, index in
            StackRewriter(index, outputs).add(templates[index].template, to: &common)
        }
    }
}

extension Node {
    /// Calls a function with each call of one of CloudFormation's functions in this node.
    fileprivate func forEachCall(_ body: (FunctionCall) -> Void) {
        switch self {
        case .array(let items):
            for item in items { item.forEachCall(body) }
        case .object(let members):
            if let call = functionCall { body(call) }
            for (_, value) in members { value.forEachCall(body) }
        default: break
        }
    }
}

/// Numbers in sets, of which any two can be made one.
private struct DisjointSets {
    private var parents: [Int]

    init(_ count: Int) { parents = Array(0..<count) }

    mutating func unite(_ left: Int, _ right: Int) {
        let (left, right) = (root(left), root(right))
        parents[max(left, right)] = min(left, right)
    }

    private mutating func root(_ number: Int) -> Int {
        var number = number
        while parents[number] != number {
            parents[number] = parents[parents[number]]
            number = parents[number]
        }
        return number
    }

    /// The sets, by their smallest numbers, each in order.
    var groups: [[Int]] {
        var sets = self
        var groups: [[Int]] = Array(repeating: [], count: parents.count)
        for number in parents.indices { groups[sets.root(number)].append(number) }
        return groups.filter { !$0.isEmpty }
    }
}
