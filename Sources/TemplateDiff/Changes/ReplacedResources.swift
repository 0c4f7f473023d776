import TemplateModel

/// The resources that are certainly replaced, so that what refers to them changes.
struct ReplacedResources {
    private let names: Set<String>

    init(_ changes: [ResourceChange]) {
        names = Set(changes.lazy.filter { $0.expectedReplacement == .true }.map(\.logicalID))
    }

    /// The replaced resources that a value refers to, each only once and sorted; attributes that are known do not count.
    func names(in node: Node, of resolver: Resolver) -> [String] {
        guard !names.isEmpty else { return [] }
        let found = resolver.references(in: node).compactMap { reference -> String? in
            switch reference {
            case .resource(let name):
                return name
            case .attribute(let name, let attribute):
                let call: Node = ["Fn::GetAtt": [.string(name), .string(attribute)]]
                return resolver.value(of: call)?.isKnown == true ? nil : name
            case .parameter, .mapping, .condition:
                return nil
            }
        }
        return Set(found).intersection(names).sorted { $0.precedes($1) }
    }
}
