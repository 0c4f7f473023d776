import TemplateChecks
import TemplateModel

/// How much two values have in common.
enum Similarity {
    /// From 0, nothing, to 1, everything.
    static func of(_ left: Node, _ right: Node) -> Double {
        if left == right { return 1 }
        let common = parts(left, right, depth: 0)
        return common.all == 0 ? 0 : Double(common.equal) / Double(common.all)
    }

    /// The scalars and calls that both have at the same place, and all that either has.
    private static func parts(_ left: Node, _ right: Node, depth: Int) -> (equal: Int, all: Int) {
        if left == right {
            let count = size(left)
            return (count, count)
        }
        guard depth < 32 else { return (0, 1) }
        switch (left, right) {
        case (.object(let old), .object(let new)) where left.functionCall == nil && right.functionCall == nil:
            var result = (equal: 0, all: 0)
            for (key, value) in old {
                if let other = new[key] {
                    let common = parts(value, other, depth: depth + 1)
                    result.equal += common.equal
                    result.all += common.all
                } else {
                    result.all += size(value)
                }
            }
            for (key, value) in new where old[key] == nil { result.all += size(value) }
            return result
        case (.array(let old), .array(let new)):
            var rest: [Node: Int] = [:]
            for item in old { rest[item, default: 0] += 1 }
            var result = (equal: 0, all: 0)
            for item in new {
                let count = size(item)
                result.all += count
                if let number = rest[item], number > 0 {
                    rest[item] = number - 1
                    result.equal += count
                }
            }
            for (item, number) in rest where number > 0 { result.all += number * size(item) }
            return result
        default:
            return (0, max(size(left), size(right)))
        }
    }

    private static func size(_ node: Node) -> Int {
        switch node {
        case .object(let object):
            if node.functionCall != nil { return 1 }
            return max(1, object.reduce(0) { $0 + size($1.value) })
        case .array(let items):
            return max(1, items.reduce(0) { $0 + size($1) })
        case .null, .bool, .int, .double, .string:
            return 1
        }
    }
}
