internal import CloudFormation

/// Places widgets on the grid of a dashboard: from left to right, on a new line when the 24 columns are full.
struct DashboardLayout {
    struct Place {
        let widget: Widget
        let x: Int
        let y: Int
        let width: Int
        let height: Int
    }

    static let columns = 24

    private(set) var places: [Place] = []
    private var x = 0
    private var y = 0
    private var lineHeight = 0
    private let scope: Scope

    init(_ elements: [DashboardElement], in scope: Scope) {
        self.scope = scope
        place(elements, level: 2)
    }

    private mutating func place(_ elements: [DashboardElement], level: Int) {
        for element in elements {
            switch element.kind {
            case .widget(let widget): place(widget, width: widget.width ?? widget.defaultWidth)
            case .row(let row): place(row)
            case .section(let section):
                breakLine()
                let marks = String(repeating: "#", count: min(level, 6))
                let heading = Widget.text("\(marks) \(section.title)", isTransparent: true).sized(height: 1)
                place(heading, width: Self.columns)
                place(section.content, level: level + 1)
                breakLine()
            }
        }
    }

    private mutating func place(_ row: Row) {
        breakLine()
        let fixed = row.widgets.compactMap(\.width).reduce(0) { $0 + min(max($1, 0), Self.columns) }
        let flexible = row.widgets.count { $0.width == nil }
        let remaining = Self.columns - fixed
        if remaining < flexible {
            scope.error(
                "a row has \(Self.columns) columns, its \(row.widgets.count) widgets need at least \(fixed + flexible); make them narrower or begin another row"
            )
        }
        var position = 0
        for widget in row.widgets {
            if let width = widget.width {
                place(widget, width: width)
            } else {
                // The first ones get what does not divide.
                let share = remaining / flexible + (position < remaining % flexible ? 1 : 0)
                place(widget, width: max(share, 1))
                position += 1
            }
        }
        breakLine()
    }

    private mutating func place(_ widget: Widget, width: Int) {
        let height = widget.height ?? widget.defaultHeight(width: width)
        if let given = widget.width { scope.check("the width of a widget", given, in: 1...Self.columns) }
        if let given = widget.height { scope.check("the height of a widget", given, in: 1...1000) }
        let placedWidth = min(max(width, 1), Self.columns)
        if x + placedWidth > Self.columns { breakLine() }
        places.append(Place(widget: widget, x: x, y: y, width: placedWidth, height: height))
        x += placedWidth
        lineHeight = max(lineHeight, height)
    }

    private mutating func breakLine() {
        y += lineHeight
        x = 0
        lineHeight = 0
    }
}

extension Widget {
    fileprivate var defaultWidth: Int {
        switch content {
        case .alarms, .logs, .text: 24
        case .metrics(let widget):
            switch widget.view {
            case .table, .timeSeries: 12
            case .bar, .gauge, .pie, .singleValue: 6
            }
        }
    }

    fileprivate func defaultHeight(width: Int) -> Int {
        switch content {
        case .alarms(_, let alarms):
            // A title, and alarms about six columns wide.
            let perLine = max(width / 6, 1)
            return min(1 + (alarms.count + perLine - 1) / perLine, 1000)
        case .logs: return 6
        case .text(let markdown, _): return min(max(markdown.expression.knownLines, 2), 1000)
        case .metrics(let widget):
            if case .singleValue = widget.view { return 3 }
            return 6
        }
    }
}

extension Expression {
    /// The lines of the text that is known now.
    fileprivate var knownLines: Int {
        switch self {
        case .string(let text): text.count { $0.isNewline } + 1
        case .interpolation(let parts): parts.reduce(1) { $0 + $1.knownLines - 1 }
        default: 1
        }
    }
}
