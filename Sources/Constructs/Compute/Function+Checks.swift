internal import CloudFormation

extension Function {
    func check(in scope: Scope) {
        if case .swiftProduct(let product) = code, !product.isName(upTo: 255, with: "._-") {
            scope.error("a product must be letters, digits, periods, hyphens and underscores, got '\(product)'")
        }
        if insightsLayer != nil, architecture == nil {
            scope.error(
                "insightsLayer is for one instruction set, so architecture must be given; add architecture: .arm64"
            )
        }
        scope.check("memory", memory, in: 128...10_240)
        if let ephemeralStorage { scope.check("ephemeralStorage", ephemeralStorage, in: 512...10_240) }
        if case .reserved(let count) = concurrency, count < 1 {
            scope.error(
                "concurrency must reserve at least 1 execution, got \(count); to refuse all invocations use .stopped"
            )
        }
        if let description, description.count > 256 {
            scope.error("description must have at most 256 characters, got \(description.count)")
        }
        if let name, !name.isName(upTo: 64, with: "-_") {
            scope.error("name must be 1 to 64 letters, digits, hyphens and underscores, got '\(name)'")
        }
        checkEnvironment(in: scope)
    }

    private func checkEnvironment(in scope: Scope) {
        var size = 0
        for (name, value) in environment.sorted(by: { $0.key < $1.key }) {
            if Self.reservedVariables.contains(name) {
                scope.error("environment must not set '\(name)', which Lambda sets itself; use another name")
            } else if !Self.isVariable(name) {
                scope.error(
                    "a name in environment must be a letter followed by letters, digits and underscores, at least 2 characters, got '\(name)'"
                )
            }
            size += name.utf8.count
            if case .string(let text) = value.expression { size += text.utf8.count }
        }
        if size > Self.maximumEnvironmentSize {
            scope.error(
                "environment must have at most \(Self.maximumEnvironmentSize) bytes, names and values together, got \(size); move long values to Parameter Store or S3"
            )
        }
    }

    /// The quota for all variables together, in bytes.
    ///
    /// <https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html>
    private static let maximumEnvironmentSize = 4096

    /// What Lambda sets itself, and does not let a function set.
    ///
    /// <https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html>
    private static let reservedVariables: Set<String> = [
        "_HANDLER", "_X_AMZN_TRACE_ID", "AWS_ACCESS_KEY", "AWS_ACCESS_KEY_ID", "AWS_DEFAULT_REGION",
        "AWS_EXECUTION_ENV", "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "AWS_LAMBDA_FUNCTION_NAME",
        "AWS_LAMBDA_FUNCTION_VERSION", "AWS_LAMBDA_INITIALIZATION_TYPE", "AWS_LAMBDA_LOG_GROUP_NAME",
        "AWS_LAMBDA_LOG_STREAM_NAME", "AWS_LAMBDA_RUNTIME_API", "AWS_REGION", "AWS_SECRET_ACCESS_KEY",
        "AWS_SESSION_TOKEN", "LAMBDA_RUNTIME_DIR", "LAMBDA_TASK_ROOT",
    ]

    private static func isVariable(_ name: String) -> Bool {
        name.startsWithLetter && name.isName(from: 2, upTo: .max, with: "_")
    }
}
