extension ParsedTemplate {
    /// The line and column of a value, or of the nearest one around it that the text has.
    ///
    /// - Parameters:
    ///   - path: the steps from the root.
    ///   - filePath: the file that the text was read from.
    /// - Returns: where the key of an object's member, or an array's item, starts.
    public func location(of path: [PathStep], in filePath: String) -> SourceLocation {
        for count in stride(from: path.count, through: 0, by: -1) {
            guard let position = position(of: Array(path.prefix(count))) else { continue }
            return SourceLocation(position, in: filePath)
        }
        return SourceLocation(filePath: filePath, line: 1, column: 1)
    }
}

extension Diagnostic {
    /// The same diagnostic at a line of a file.
    ///
    /// - Parameters:
    ///   - location: the line.
    ///   - path: what the problem is about; what it was about when not given.
    /// - Returns: a copy that differs in these only.
    public func located(at location: SourceLocation, path: String? = nil) -> Diagnostic {
        Diagnostic(
            severity: severity,
            rule: rule,
            message: message,
            path: path ?? self.path,
            templatePath: templatePath,
            location: location,
            notes: notes
        )
    }
}

extension TemplateSyntaxError {
    /// The problems as diagnostics.
    ///
    /// - Parameter filePath: the file that the text was read from.
    /// - Returns: an error for each problem, in the order of the text.
    public func diagnostics(in filePath: String) -> [Diagnostic] {
        problems.map { problem in
            Diagnostic(
                severity: .error,
                message: problem.message,
                path: "",
                location: SourceLocation(problem.position, in: filePath)
            )
        }
    }
}

extension SourceLocation {
    fileprivate init(_ position: TextPosition, in filePath: String) {
        self.init(filePath: filePath, line: UInt(position.line), column: UInt(position.column))
    }
}
