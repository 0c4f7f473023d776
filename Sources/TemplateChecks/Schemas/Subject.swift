import TemplateModel

/// The resource that is compared with its schema, as messages name it.
struct Subject {
    /// The name of the resource in the template.
    let logicalID: String
    /// The name of its type.
    let typeName: String

    /// The resource: `'Orders' (AWS::SQS::Queue)`.
    var description: String { "'\(logicalID)' (\(typeName))" }

    /// A value of the resource: `'Tags[0].Key' of 'Orders' (AWS::SQS::Queue)`.
    func name(of place: Place) -> String {
        let path = Self.path(of: place)
        return path.isEmpty ? description : "'\(path)' of \(description)"
    }

    /// A member of an object of the resource: `'Key' of 'Tags[0]' of 'Orders' (AWS::SQS::Queue)`.
    func name(ofMember member: String, at place: Place) -> String {
        "'\(member)' of \(name(of: place))"
    }

    /// The way to a value from the resource's properties, without the functions on it.
    static func path(of place: Place) -> String {
        var text = ""
        var isArgument = false
        let steps = place.steps
        guard let properties = steps.firstIndex(of: "Properties") else { return "" }
        for step in steps[(properties + 1)...] {
            switch step {
            case .key(let key) where key.isFunctionName:
                isArgument = true
            case .key(let key):
                text += text.isEmpty ? key : ".\(key)"
                isArgument = false
            case .index where isArgument:
                isArgument = false
            case .index(let index):
                text += "[\(index)]"
            }
        }
        return text
    }
}
