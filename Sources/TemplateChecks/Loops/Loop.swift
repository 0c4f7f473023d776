package import TemplateModel

/// A `Fn::ForEach`, which stands for its body once for each item of a collection.
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html>
package struct Loop {
    /// How the name of each loop starts.
    static let prefix = "Fn::ForEach::"
    /// More items than this are not told apart; a template has at most 500 resources.
    private static let maximumItemCount = 500

    /// What stands for the item in the body.
    package let identifier: String
    /// The items; `nil` when they are decided at deployment.
    package let items: [String]?
    /// What is repeated.
    package let body: Object

    /// Reads a loop.
    /// - Parameter argument: What the template says; `nil` unless it has the form of a loop.
    package init?(_ argument: Node) {
        guard case .array(let parts) = argument, parts.count == 3, let identifier = parts[0].stringValue,
            case .object(let body) = parts[2]
        else { return nil }
        self.identifier = identifier
        self.body = body
        items = parts[1].arrayValue.flatMap { items in
            let texts = items.compactMap(\.comparedText)
            return texts.count == items.count && texts.count <= Self.maximumItemCount ? texts : nil
        }
    }

    /// Whether a member with this name is a loop.
    package static func isLoop(_ name: String) -> Bool {
        name.utf8.starts(with: prefix.utf8)
    }

    /// One pass for each item; one for all of them when they are not known.
    var passes: [LoopPass] {
        guard let items else { return [LoopPass(identifier: identifier, item: nil)] }
        return items.map { LoopPass(identifier: identifier, item: $0) }
    }
}
