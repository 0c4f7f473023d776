/// How the lines of a text change.
struct LineDifference {
    enum Line: Hashable {
        case kept(String)
        case removed(String)
        case inserted(String)
        /// Lines that stay are left out.
        case skipped
    }

    private(set) var lines: [Line] = []

    /// Compares lines.
    /// - Parameters:
    ///   - old: The old lines.
    ///   - new: The new lines.
    ///   - context: How many lines that stay are shown before and after those that change.
    init(from old: [String], to new: [String], context: Int) {
        var removed: Set<Int> = []
        var inserted: Set<Int> = []
        for change in new.difference(from: old) {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): inserted.insert(offset)
            }
        }
        var all: [Line] = []
        var position = 0
        for (index, line) in old.enumerated() {
            if removed.contains(index) {
                all.append(.removed(line))
                continue
            }
            while inserted.contains(position) {
                all.append(.inserted(new[position]))
                position += 1
            }
            all.append(.kept(line))
            position += 1
        }
        for line in new[min(position, new.count)...] { all.append(.inserted(line)) }
        shorten(all, context: context)
    }

    private mutating func shorten(_ all: [Line], context: Int) {
        var isShown = Array(repeating: false, count: all.count)
        for (index, line) in all.enumerated() {
            if case .kept = line { continue }
            for near in max(0, index - context)...min(all.count - 1, index + context) { isShown[near] = true }
        }
        for (index, line) in all.enumerated() {
            if isShown[index] {
                lines.append(line)
            } else if lines.last != .skipped {
                lines.append(.skipped)
            }
        }
    }
}
