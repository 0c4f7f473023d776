internal import CloudFormation

/// The metrics and expressions that an alarm or a graph needs, each under an identifier of its own.
struct MetricQueries {
    /// `m1` and on, in the order in which they are needed.
    private(set) var metrics: [Metric] = []
    /// `e1` and on.
    private(set) var expressions: [(term: MetricExpression.Term, text: MetricText)] = []

    static func metricID(_ index: Int) -> String { "m\(index + 1)" }
    static func expressionID(_ index: Int) -> String { "e\(index + 1)" }

    mutating func id(of metric: Metric) -> String {
        if let index = metrics.firstIndex(of: metric.data) { return Self.metricID(index) }
        metrics.append(metric.data)
        return Self.metricID(metrics.count - 1)
    }

    mutating func id(of term: MetricExpression.Term) -> String {
        if let index = expressions.firstIndex(where: { $0.term == term.data }) { return Self.expressionID(index) }
        let index = expressions.count
        expressions.append((term.data, MetricText()))
        expressions[index].text = text(of: term)
        return Self.expressionID(index)
    }

    mutating func text(of term: MetricExpression.Term) -> MetricText {
        var text = MetricText()
        text.write(term, metricID: { id(of: $0) }, expressionID: { id(of: $0) })
        return text
    }
}

/// The text of an expression, which may contain deploy-time values.
struct MetricText {
    /// The number of characters that are known now.
    private(set) var count = 0
    private var interpolation = Value<String>.StringInterpolation(literalCapacity: 0, interpolationCount: 0)

    var value: Value<String> { Value(stringInterpolation: interpolation) }

    mutating func write(
        _ term: MetricExpression.Term,
        metricID: (Metric) -> String,
        expressionID: (MetricExpression.Term) -> String
    ) {
        func writeOperand(_ operand: MetricExpression.Term, inParentheses: Bool) {
            if inParentheses { append("(") }
            write(operand, metricID: metricID, expressionID: expressionID)
            if inParentheses { append(")") }
        }
        func writeList(_ terms: [MetricExpression.Term]) {
            for (index, term) in terms.enumerated() {
                if index > 0 { append(", ") }
                write(term, metricID: metricID, expressionID: expressionID)
            }
        }
        switch term {
        case .number(let number): append(number.decimal)
        case .metric(let metric): append(metricID(metric))
        case .keyword(let keyword): append(keyword)
        case .list(let terms):
            append("[")
            writeList(terms)
            append("]")
        case .negation(let operand):
            append("-")
            writeOperand(operand, inParentheses: operand.precedence < Precedence.product)
        case .operation(let left, let operation, let right):
            let precedence = operation.precedence
            writeOperand(
                left,
                inParentheses: left.precedence < precedence
                    || left.precedence == precedence && precedence == Precedence.comparison
            )
            append(" \(operation.rawValue) ")
            writeOperand(right, inParentheses: right.precedence <= precedence)
        case .function(MetricExpression.Term.band, let arguments):
            append(MetricExpression.Term.band + "(")
            // CloudWatch wants the identifier of what the band is for.
            if let first = arguments.first, !first.isMetric {
                append(expressionID(first) + ", ")
                writeList(Array(arguments.dropFirst()))
            } else {
                writeList(arguments)
            }
            append(")")
        case .function(let name, let arguments):
            append(name + "(")
            writeList(arguments)
            append(")")
        case .search(let query, let statistic, let period):
            append("SEARCH('")
            append(query)
            append("', '\(statistic.name)', \(period.components.seconds))")
        }
    }

    private mutating func append(_ text: String) {
        count += text.count
        interpolation.appendLiteral(text)
    }

    private mutating func append(_ text: Value<String>) {
        if case .string(let known) = text.expression { append(known) } else { interpolation.appendInterpolation(text) }
    }
}

private enum Precedence {
    static let or = 1
    static let and = 2
    static let comparison = 3
    static let sum = 4
    static let product = 5
    static let operand = 6
}

extension MetricExpression.Operator {
    fileprivate var precedence: Int {
        switch self {
        case .or: Precedence.or
        case .and: Precedence.and
        case .greater, .greaterOrEqual, .less, .lessOrEqual: Precedence.comparison
        case .add, .subtract: Precedence.sum
        case .multiply, .divide: Precedence.product
        }
    }
}

extension MetricExpression.Term {
    static let band = "ANOMALY_DETECTION_BAND"

    fileprivate var precedence: Int {
        switch self {
        case .operation(_, let operation, _): operation.precedence
        case .negation: Precedence.sum
        case .number(let number): number < 0 ? Precedence.sum : Precedence.operand
        default: Precedence.operand
        }
    }

    var isMetric: Bool {
        if case .metric = self { true } else { false }
    }

    private var operands: [MetricExpression.Term] {
        switch self {
        case .number, .metric, .keyword, .search: []
        case .list(let terms), .function(_, let terms): terms
        case .negation(let term): [term]
        case .operation(let left, _, let right): [left, right]
        }
    }

    private func map(_ change: (MetricExpression.Term) -> MetricExpression.Term) -> MetricExpression.Term {
        switch self {
        case .number, .metric, .keyword, .search: change(self)
        case .list(let terms): .list(terms.map { $0.map(change) })
        case .function(let name, let terms): .function(name, terms.map { $0.map(change) })
        case .negation(let term): .negation(term.map(change))
        case .operation(let left, let operation, let right): .operation(left.map(change), operation, right.map(change))
        }
    }

    /// The term without what only concerns how its metrics are drawn.
    var data: MetricExpression.Term {
        map { if case .metric(let metric) = $0 { .metric(metric.data) } else { $0 } }
    }

    func with(period: Duration) -> MetricExpression.Term {
        map {
            switch $0 {
            case .metric(let metric): .metric(metric.with(period: period))
            case .search(let query, let statistic, _): .search(query, statistic, period)
            default: $0
            }
        }
    }

    func visit(_ look: (MetricExpression.Term) -> Void) {
        look(self)
        for operand in operands { operand.visit(look) }
    }

    /// The metrics in the term, in the order in which they appear.
    var metrics: [Metric] {
        var result: [Metric] = []
        visit { if case .metric(let metric) = $0 { result.append(metric) } }
        return result
    }

    var hasSearch: Bool {
        var result = false
        visit { if case .search = $0 { result = true } }
        return result
    }

    /// The longest period of the metrics and searches in the term, `nil` when it has none.
    var period: Duration? {
        var result: Duration?
        visit {
            switch $0 {
            case .metric(let metric): result = Swift.max(result ?? metric.period, metric.period)
            case .search(_, _, let period): result = Swift.max(result ?? period, period)
            default: break
            }
        }
        return result
    }

    /// What CloudWatch would refuse wherever the term is used.
    var problems: [String] {
        var result: [String] = []
        visit {
            switch $0 {
            case .metric(let metric): result += metric.problems
            case .search(_, let statistic, _):
                if let problem = statistic.problem {
                    result.append("the statistic of a search is not possible: \(problem)")
                }
            case .number(let number) where !number.isFinite:
                result.append("a number in an expression must be finite, got \(number)")
            case .list(let terms) where terms.isEmpty: result.append("a list in an expression must not be empty")
            default: break
            }
        }
        return result
    }
}

extension MetricExpression {
    /// The expression for people, with the names of metrics in place of identifiers.
    var description: Value<String> {
        var text = MetricText()
        text.write(
            term,
            metricID: { metric in
                if case .string(let label)? = metric.label?.expression { label } else { metric.name }
            },
            expressionID: { MetricExpression($0, shape: .series).knownDescription }
        )
        return text.value
    }

    /// The description as messages show it.
    var knownDescription: String {
        var text = ""
        func collect(_ expression: Expression) {
            switch expression {
            case .string(let known): text += known
            case .interpolation(let parts): for part in parts { collect(part) }
            default: text += "…"
            }
        }
        collect(description.expression)
        return text
    }
}
