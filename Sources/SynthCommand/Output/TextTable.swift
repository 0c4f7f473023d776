/// Rows of text whose columns are aligned.
struct TextTable {
    private var rows: [[String]]
    private let rightAligned: Set<Int>

    /// Makes a table of a head alone.
    init(_ head: [String], rightAligned: Set<Int>) {
        rows = [head]
        self.rightAligned = rightAligned
    }

    /// Adds a row with as many columns as the head.
    mutating func append(_ row: [String]) {
        rows.append(row)
    }

    /// The rows, two spaces between columns and none at the end of a line.
    var text: String {
        let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        var result = ""
        for row in rows {
            var line = ""
            for (column, cell) in row.enumerated() {
                let padding = String(repeating: " ", count: widths[column] - cell.count)
                line += rightAligned.contains(column) ? padding + cell : cell + padding
                line += "  "
            }
            while line.last == " " { line.removeLast() }
            result += line + "\n"
        }
        return result
    }
}
