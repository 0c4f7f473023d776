public import CloudFormation

/// Widgets next to each other, on rows of their own.
///
/// Widgets without a width of their own share what the others leave of the 24 columns.
public struct Row: Equatable {
    let widgets: [Widget]

    /// Describes a row.
    /// - Parameter content: The widgets, from left to right, at most 24 columns.
    public init(@WidgetBuilder _ content: () -> [Widget]) {
        widgets = content()
    }
}

/// Widgets under a heading.
public struct Section: Equatable {
    let title: Value<String>
    let content: [DashboardElement]

    /// Describes a section.
    /// - Parameters:
    ///   - title: The heading, without marks of Markdown.
    ///   - content: The widgets, rows and sections.
    public init(_ title: Value<String>, @DashboardBuilder _ content: () -> [DashboardElement]) {
        self.title = title
        self.content = content()
    }
}

/// What a dashboard consists of: a ``Widget``, a ``Row`` or a ``Section``.
public struct DashboardElement: Equatable {
    indirect enum Kind: Equatable {
        case widget(Widget)
        case row(Row)
        case section(Section)
    }

    let kind: Kind
}

/// Collects the widgets of a row.
@resultBuilder
public enum WidgetBuilder {
    /// One widget.
    public static func buildExpression(_ widget: Widget) -> [Widget] { [widget] }

    /// Widgets that were made elsewhere.
    public static func buildExpression(_ widgets: [Widget]) -> [Widget] { widgets }

    /// All statements.
    public static func buildBlock(_ widgets: [Widget]...) -> [Widget] { widgets.flatMap { $0 } }

    /// All turns of a loop.
    public static func buildArray(_ widgets: [[Widget]]) -> [Widget] { widgets.flatMap { $0 } }

    /// An `if` without `else`.
    public static func buildOptional(_ widgets: [Widget]?) -> [Widget] { widgets ?? [] }

    /// The first branch.
    public static func buildEither(first widgets: [Widget]) -> [Widget] { widgets }

    /// Another branch.
    public static func buildEither(second widgets: [Widget]) -> [Widget] { widgets }
}

/// Collects the content of a dashboard or section.
@resultBuilder
public enum DashboardBuilder {
    /// Content that was made elsewhere, by a function with this builder for example.
    public static func buildExpression(_ elements: [DashboardElement]) -> [DashboardElement] { elements }

    /// One widget.
    public static func buildExpression(_ widget: Widget) -> [DashboardElement] {
        [DashboardElement(kind: .widget(widget))]
    }

    /// Widgets that were made elsewhere.
    public static func buildExpression(_ widgets: [Widget]) -> [DashboardElement] {
        widgets.map { DashboardElement(kind: .widget($0)) }
    }

    /// A row.
    public static func buildExpression(_ row: Row) -> [DashboardElement] { [DashboardElement(kind: .row(row))] }

    /// A section.
    public static func buildExpression(_ section: Section) -> [DashboardElement] {
        [DashboardElement(kind: .section(section))]
    }

    /// All statements.
    public static func buildBlock(_ elements: [DashboardElement]...) -> [DashboardElement] { elements.flatMap { $0 } }

    /// All turns of a loop.
    public static func buildArray(_ elements: [[DashboardElement]]) -> [DashboardElement] { elements.flatMap { $0 } }

    /// An `if` without `else`.
    public static func buildOptional(_ elements: [DashboardElement]?) -> [DashboardElement] { elements ?? [] }

    /// The first branch.
    public static func buildEither(first elements: [DashboardElement]) -> [DashboardElement] { elements }

    /// Another branch.
    public static func buildEither(second elements: [DashboardElement]) -> [DashboardElement] { elements }
}
