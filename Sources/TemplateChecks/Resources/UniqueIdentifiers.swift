import ResourceSchemas
import TemplateModel

extension Rule {
    static let sameResource = Rule(
        "RES-03",
        "no two resources have the same identifier",
        source: "https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html"
    )
}

/// Finds resources of a type that would be the same one, because what identifies them is the same.
struct UniqueIdentifiers {
    private struct Candidate {
        let resource: ResourceView
        let identifier: [Node]
        let choices: Choices
        let place: Place
    }

    private let session: CheckSession
    private var resources: [String: [ResourceView]] = [:]
    private var typeNames: [String] = []

    init(_ session: CheckSession) {
        self.session = session
    }

    mutating func add(_ resource: ResourceView) {
        let typeName = resource.subject.typeName
        if resources[typeName] == nil { typeNames.append(typeName) }
        resources[typeName, default: []].append(resource)
    }

    /// Reports each resource that is the same as an earlier one.
    func run() {
        for typeName in typeNames {
            guard let resources = resources[typeName], resources.count > 1, !CustomResource.isType(typeName),
                let schema = session.context.schemas[typeName], let identifier = Self.identifier(of: schema)
            else { continue }
            check(resources, identifier)
        }
    }

    private func check(_ resources: [ResourceView], _ identifier: [String]) {
        var candidates: [[Node]: [Candidate]] = [:]
        for resource in resources {
            var isReported = false
            for candidate in self.candidates(resource, identifier) {
                let others = candidates[candidate.identifier] ?? []
                let other = others.first {
                    $0.resource.subject.logicalID != resource.subject.logicalID
                        && session.canBeTogether($0.choices, candidate.choices)
                }
                candidates[candidate.identifier, default: []].append(candidate)
                guard let other, !isReported else { continue }
                isReported = true
                report(candidate, other, identifier)
            }
        }
    }

    private func report(_ candidate: Candidate, _ other: Candidate, _ names: [String]) {
        let values = zip(names, candidate.identifier)
            .map { name, value in "'\(name)'" + (value.functionCall == nil ? " \(ValueText.quoted(value))" : "") }
        let both =
            values.count == 1 ? values[0] : values.dropLast().joined(separator: ", ") + " and " + (values.last ?? "")
        session.report(
            .sameResource,
            at: candidate.place,
            "\(candidate.resource.subject.description) has the same \(both) as '\(other.resource.subject.logicalID)', "
                + "but must differ, as this identifies it",
            isCertain: true
        )
    }

    /// The properties that identify a resource; `nil` if the service decides one of them.
    private static func identifier(of schema: ResourceSchema) -> [String]? {
        switch schema.typeName {
        // What the schema calls the identifier is read-only, but the name is unique.
        case "AWS::CodeBuild::Project": return ["Name"]
        // The name is unique within its group.
        case "AWS::Scheduler::Schedule": return nil
        default: break
        }
        let identifier = schema.primaryIdentifier
        guard !identifier.isEmpty, identifier.allSatisfy({ $0.count == 1 && !schema.readOnly.contains($0) }) else {
            return nil
        }
        return identifier.map { $0[0] }
    }

    private func candidates(_ resource: ResourceView, _ names: [String]) -> [Candidate] {
        guard let properties = resource.onlyProperties, let object = properties.node?.objectValue else { return [] }
        let place = names.count == 1 ? properties.value.place.key(names[0]) : properties.value.place
        var candidates = [
            Candidate(resource: resource, identifier: [], choices: properties.value.choices, place: place)
        ]
        for name in names {
            guard let value = object[name] else { return [] }
            candidates = candidates.flatMap { candidate in
                value.alternatives(under: candidate.choices).map { node, choices in
                    Candidate(
                        resource: resource,
                        identifier: candidate.identifier + [node],
                        choices: choices,
                        place: place
                    )
                }
            }
            guard candidates.count <= Evaluator.maximumValues else { return [] }
        }
        return candidates
    }
}
