internal import AWSLogs
internal import CloudFormation
internal import ResourceTypes

extension MetricFilter {
    /// Reports what CloudWatch Logs would refuse, or what would never match.
    func check(in scope: Scope) {
        for problem in pattern.problems { scope.error(problem) }
        checkNames(scope)
        checkValue(scope)
        checkSupplement(scope)
        checkLogGroup(scope)
    }

    private func checkNames(_ scope: Scope) {
        let isName =
            (1...255).contains(metricName.utf8.count)
            && metricName.unicodeScalars.allSatisfy { $0.isASCII && !":*$".unicodeScalars.contains($0) }
        if !isName {
            scope.error(
                "the name of a metric must be 1 to 255 characters of ASCII without ':', '*' and '$', got '\(metricName)'"
            )
        }
        if !namespace.isName(upTo: 255, with: ".-_/#") || namespace.hasPrefix("AWS/") {
            scope.error(
                "the namespace of a metric must be 1 to 255 letters, digits and '.-_/#', not beginning with 'AWS/', got '\(namespace)'"
            )
        }
    }

    private func checkValue(_ scope: Scope) {
        switch value {
        case .constant(let number):
            if !number.isFinite { scope.error("the value of a metric must be a finite number, got \(number)") }
        case .field(let name):
            switch pattern.kind {
            case .all, .terms:
                scope.error(
                    "the value of a metric is in field '\(name)', but only patterns of JSON or columns have fields; make the pattern one of them"
                )
            case .json: break
            case .columns:
                if pattern.reference(to: name) == nil {
                    scope.error(
                        "the value of a metric is in column '\(name)', which the pattern does not name; it names \(known)"
                    )
                }
            }
        }
    }

    private func checkSupplement(_ scope: Scope) {
        switch supplement {
        case .defaultValue(let number):
            guard let number else { return }
            if !number.isFinite {
                scope.error("defaultValue must be a finite number, got \(number)")
            } else if number != 0, value == .count {
                scope.warning(
                    "defaultValue is \(number.decimal), so a minute in which nothing matches counts as if something did; make it 0"
                )
            }
        case .dimensions(let dimensions):
            if !(1...3).contains(dimensions.count) {
                scope.error("dimensions must be 1 to 3, got \(dimensions.count)")
            }
            for (name, field) in dimensions.sorted(by: { $0.key < $1.key }) {
                if !(1...255).contains(name.count) {
                    scope.error("the name of a dimension must be 1 to 255 characters, got \(name.count)")
                }
                if pattern.reference(to: field) == nil {
                    scope.error(
                        "dimension '\(name)' reads '\(field)', which the pattern does not name; it names \(known); add it to the pattern, with .exists(true) if it may be anything"
                    )
                }
            }
        }
    }

    private var known: String {
        let fields = pattern.fields
        return fields.isEmpty ? "nothing" : fields.map { "'\($0)'" }.joined(separator: ", ")
    }

    private func checkLogGroup(_ scope: Scope) {
        if case .string(let logClass)? = logGroup.declared("LogGroupClass"), logClass != "STANDARD" {
            scope.error(
                "metric filters work on log groups of class standard, but '\(logGroup.path)' is \(logClass); make it standard"
            )
        }
        guard let format = logGroup.graph.attachment(LogFormat.self, of: logGroup.element) else { return }
        switch (pattern.kind, format) {
        case (.json, .text):
            scope.warning(
                "the pattern is for JSON, but '\(logGroup.path)' has lines of text, so it may never match; let the function log JSON, or use terms or columns"
            )
        case (.columns, .json):
            scope.warning(
                "the pattern is for columns, but '\(logGroup.path)' has JSON objects, so it may never match; use a pattern of JSON"
            )
        default: break
        }
    }
}

/// The form of the events of a log group, attached to it by what writes them.
enum LogFormat {
    case json
    case text
}
