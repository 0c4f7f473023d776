internal import CloudFormation

/// What can be told from the looks of an e-mail address.
enum EmailAddress {
    enum Judgement {
        /// It may be one.
        case plausible
        /// It cannot be one.
        case malformed
        /// It is one that texts have in the place of a real one.
        case placeholder
    }

    static func judgement(of text: String) -> Judgement {
        let parts = text.lowercased().split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, isLocalPart(parts[0]), isDomain(parts[1]) else { return .malformed }
        return isPlaceholder(parts[0], parts[1]) ? .placeholder : .plausible
    }

    private static func isLocalPart(_ text: Substring) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.unicodeScalars.allSatisfy {
                $0.value > 0x20 && $0.value != 0x7F && !"()<>,;:\\\"[]".unicodeScalars.contains($0)
            }
    }

    private static func isDomain(_ text: Substring) -> Bool {
        let labels = text.split(separator: ".", omittingEmptySubsequences: false)
        return labels.count > 1 && text.utf8.count <= 253
            && labels.allSatisfy { label in
                String(label).isName(upTo: 63, with: "-") && !label.hasPrefix("-") && !label.hasSuffix("-")
            }
    }

    /// Names that are reserved for texts, <https://www.rfc-editor.org/rfc/rfc2606>, and those that texts take all the same.
    private static func isPlaceholder(_ local: Substring, _ domain: Substring) -> Bool {
        let labels = domain.split(separator: ".")
        if let top = labels.last, ["example", "invalid", "localhost", "test"].contains(top) { return true }
        if labels.dropLast().last == "example" { return true }
        return placeholderDomains.contains(String(domain)) || local.hasPrefix("your-") || local.hasPrefix("your.")
            || local.hasPrefix("your_") || local == "youremail"
    }

    private static let placeholderDomains: Set<String> = [
        "domain.com", "email.com", "mycompany.com", "mydomain.com", "yourcompany.com", "yourdomain.com",
    ]
}
