/// The difference of two texts as people read it: lines with `-` and `+`, and a few equal lines around them.
enum LineDiff {
    private static let context = 3
    private static let longestOutput = 100
    /// Beyond this many lines on a side the comparison, whose cost is quadratic, is not worth waiting for.
    private static let longestInput = 2000

    private enum Line: Equatable {
        case same(String)
        case removed(String)
        case added(String)
    }

    /// The lines that differ, with those around them.
    static func text(from old: [String], to new: [String]) -> String {
        let lines = compare(old, new)
        var shown: [String] = []
        var oldNumber = 1
        var newNumber = 1
        var isShowing = false
        for (index, line) in lines.enumerated() {
            let isNear = lines[max(0, index - context)...min(lines.count - 1, index + context)].contains {
                if case .same = $0 { false } else { true }
            }
            if isNear, !isShowing { shown.append("@@ -\(oldNumber) +\(newNumber) @@") }
            isShowing = isNear
            switch line {
            case .same(let text):
                if isNear { shown.append("  \(text)") }
                oldNumber += 1
                newNumber += 1
            case .removed(let text):
                shown.append("- \(text)")
                oldNumber += 1
            case .added(let text):
                shown.append("+ \(text)")
                newNumber += 1
            }
        }
        guard shown.count > longestOutput else { return shown.joined(separator: "\n") }
        let rest = shown.count - longestOutput
        return shown.prefix(longestOutput).joined(separator: "\n") + "\n… \(rest) more lines"
    }

    private static func compare(_ old: [String], _ new: [String]) -> [Line] {
        let start = zip(old, new).prefix { $0 == $1 }.count
        let end = zip(old[start...].reversed(), new[start...].reversed()).prefix { $0 == $1 }.count
        let middle = compareAll(Array(old[start..<(old.count - end)]), Array(new[start..<(new.count - end)]))
        return old[..<start].map { .same($0) } + middle + old[(old.count - end)...].map { .same($0) }
    }

    private static func compareAll(_ old: [String], _ new: [String]) -> [Line] {
        guard max(old.count, new.count) <= longestInput else {
            return old.map { .removed($0) } + new.map { .added($0) }
        }
        var removed: Set<Int> = []
        var added: Set<Int> = []
        for change in new.difference(from: old) {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): added.insert(offset)
            }
        }
        var result: [Line] = []
        var oldIndex = 0
        var newIndex = 0
        while oldIndex < old.count || newIndex < new.count {
            if removed.contains(oldIndex) {
                result.append(.removed(old[oldIndex]))
                oldIndex += 1
            } else if added.contains(newIndex) {
                result.append(.added(new[newIndex]))
                newIndex += 1
            } else {
                result.append(.same(old[oldIndex]))
                oldIndex += 1
                newIndex += 1
            }
        }
        return result
    }
}
