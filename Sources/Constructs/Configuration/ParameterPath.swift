internal import AWSSSM
public import CloudFormation

/// A name in Parameter Store, or the beginning of several: `/orders/prod` is above `/orders/prod/queue-url`.
///
/// <https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-hierarchies.html>
public struct ParameterPath: Hashable, Sendable {
    /// The path as text.
    public let text: Value<String>

    /// A path.
    /// - Parameter text: The path: levels of letters, digits and `.-_` with a slash before each, at most 15, the first one not beginning
    ///   with `aws` or `ssm`; or a name without slashes.
    public init(_ text: Value<String>) {
        self.text = text
    }

    /// A path below this one.
    /// - Parameter name: The further levels, without a slash at their beginning.
    /// - Returns: The path.
    public func appending(_ name: Value<String>) -> ParameterPath { ParameterPath("\(text)/\(name)") }
}

extension ParameterPath: ExpressibleByStringInterpolation {
    /// A path that is known now.
    public init(stringLiteral text: String) { self.init(Value(text)) }

    /// A path with deploy-time values in it.
    public init(stringInterpolation: Value<String>.StringInterpolation) {
        self.init(Value(stringInterpolation: stringInterpolation))
    }
}

extension ParameterPath {
    /// The path as ARNs have it, in which the slash at the beginning is that of `parameter/`.
    var textWithoutLeadingSlash: Value<String> {
        var parts = text.parts
        guard case .string(let first)? = parts.first, first.hasPrefix("/") else { return text }
        parts[0] = .string(String(first.dropFirst()))
        return parts.count == 1 ? Value(expression: parts[0]) : Value(expression: .interpolation(parts))
    }

    /// Reports what Parameter Store would refuse.
    ///
    /// <https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html>
    func check(in scope: Scope) {
        // What is known only at deployment stands for a level, or a part of one.
        let known = text.parts.map { if case .string(let text) = $0 { text } else { "x" } }.joined()
        let isHierarchy = known.contains("/")
        var levels = known.split(separator: "/", omittingEmptySubsequences: false).map { String($0) }
        if isHierarchy, levels.first == "" { levels.removeFirst() }
        if isHierarchy != known.hasPrefix("/") || !levels.allSatisfy({ $0.isName(upTo: 1_011, with: ".-_") }) {
            scope.error(
                "a parameter's name must be letters, digits and '.-_', or levels of them with a single slash before each, got '\(known)'"
            )
        } else if levels.count > 15 {
            scope.error("a parameter's name must have at most 15 levels, got \(levels.count)")
        } else if known.utf8.count > 1_011 {
            scope.error("a parameter's name must have at most 1011 characters, got \(known.utf8.count)")
        }
        if let first = levels.first?.lowercased(), first.hasPrefix("aws") || first.hasPrefix("ssm") {
            scope.error("a parameter's name must not begin with 'aws' or 'ssm', got '\(known)'")
        }
    }

    /// Allows a function or role to read the parameters below this path, one by one or all at once, also those that are added later.
    ///
    /// <https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-access.html>
    /// - Parameters:
    ///   - grantee: Who may read them.
    ///   - filePath: The file of the call.
    ///   - line: The line of the call.
    public func grantRead(to grantee: Ref<some HasExecutionRole>, filePath: String = #filePath, line: UInt = #line) {
        guard let role = grantee.executionRole(at: SourceLocation(filePath: filePath, line: line)) else { return }
        let path: Value<String> =
            "arn:\(Pseudo.partition):ssm:\(Pseudo.region):\(Pseudo.accountID):parameter/\(textWithoutLeadingSlash)"
        role.allow(
            ["ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath"],
            on: [path, "\(path)/*"]
        )
    }
}
