/// The form of Amazon resource names.
///
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html>
enum ARNForm {
    /// What is certainly wrong with the resource of a policy, to be put behind its value.
    static func problem(ofResource text: String) -> String? {
        // A wildcard can stand for several parts, and a variable for any text.
        if text == "*" || text.contains(bytes: "${") { return nil }
        let hasWildcard = text.utf8.contains { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") }
        let parts = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
        guard parts[0] == "arn" else {
            return parts[0].first == "*" ? nil : "but must be '*' or an ARN, such as arn:aws:s3:::bucket/*"
        }
        if parts.count < 6 {
            return hasWildcard ? nil : "but an ARN has six parts: arn:partition:service:region:account:resource"
        }
        return problem(ofParts: parts)
    }

    /// What is certainly wrong with the parts of an ARN, to be put behind its value.
    static func problem(ofParts parts: [Substring]) -> String? {
        func hasWildcard(_ part: Substring) -> Bool { part.contains("*") || part.contains("?") }
        if !parts[1].hasPrefix("aws"), !hasWildcard(parts[1]) {
            return "but the partition must be 'aws' or another one of AWS, not '\(parts[1])'"
        }
        if parts[2].isEmpty { return "but the service is missing after '\(parts[0]):\(parts[1]):'" }
        let account = parts[4]
        if !account.isEmpty, account.utf8.count != 12, account.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
            return "but an account has 12 digits, not \(account.utf8.count)"
        }
        return parts[5].isEmpty ? "but nothing is behind the account" : nil
    }
}
