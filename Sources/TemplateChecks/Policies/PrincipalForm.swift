/// The forms of principals in policies.
///
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html>
enum PrincipalForm {
    /// What is certainly wrong with a principal below `AWS`, to be put behind its value.
    static func problem(ofAccount text: String) -> String? {
        if text == "*" || text.contains(bytes: "${") { return nil }
        guard text.hasPrefix("arn:") else {
            return isAccount(text) || isUniqueID(text)
                ? nil : "but must be '*', an account of 12 digits or an ARN, such as arn:aws:iam::123456789012:root"
        }
        let parts = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
        guard parts.count == 6 else {
            return "but an ARN has six parts: arn:partition:service:region:account:resource"
        }
        return ARNForm.problem(ofParts: parts)
    }

    /// What is certainly wrong with a principal below `Service`, to be put behind its value.
    static func problem(ofService text: String) -> String? {
        if text.contains(".") || text == "*" || text.contains(bytes: "${") { return nil }
        return "but must be the domain name of a service, such as lambda.amazonaws.com"
    }

    private static func isAccount(_ text: String) -> Bool {
        text.utf8.count == 12 && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    /// What IAM shows in place of an ARN whose user or role was deleted, `AIDA…`.
    private static func isUniqueID(_ text: String) -> Bool {
        text.utf8.count >= 16
            && text.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
            }
    }
}
