import TemplateModel

extension Rule {
    static let recordValue = Rule(
        "RES-25",
        "the values of records have the form of their type",
        source: "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/ResourceRecordTypes.html"
    )
}

/// Finds values of DNS records that patterns cannot tell from valid ones.
enum RecordValues {
    static func checkSet(_ resource: ResourceView) {
        for set in resource.properties { check(set, resource) }
    }

    static func checkGroup(_ resource: ResourceView) {
        for set in resource.values("RecordSets", .items) { check(set, resource) }
    }

    private static func check(_ set: FoundValue, _ resource: ResourceView) {
        for type in resource.values("Type", in: set) {
            guard let name = type.text else { continue }
            for value in resource.values("ResourceRecords", .items, in: set, with: type) {
                guard let text = value.text, let problem = problem(of: text, type: name) else { continue }
                resource.report(.recordValue, at: value, "\(resource.statement(of: value)), but \(problem)")
            }
        }
    }

    private static func problem(of text: String, type: String) -> String? {
        switch type {
        case "AAAA":
            // Other characters do not fit the pattern of the schema.
            let isCandidate = text.contains(":") && text.allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." }
            guard isCandidate, KnownFormat.fits(text, "ipv6") == false else { return nil }
            return "must be an IPv6 address"
        case "CAA":
            return isAuthorization(text)
                ? nil
                : "must be flags from 0 to 255, a tag and a text in quotes, such as "
                    + "0 issue \"example.com\""
        case "CNAME":
            return text.contains(where: \.isWhitespace) ? "must be a domain name" : nil
        case "MX":
            guard let priority = text.split(separator: " ").first.flatMap({ Int($0) }), priority > 65_535 else {
                return nil
            }
            return "the priority must be from 0 to 65535"
        case "TXT":
            guard let length = longestString(in: text), length > 255 else { return nil }
            return "each text in quotes must have at most 255 characters, not \(length); split it into several"
        default:
            return nil
        }
    }

    private static func isAuthorization(_ text: String) -> Bool {
        let parts = text.split(maxSplits: 2, whereSeparator: \.isWhitespace)
        guard parts.count == 3, let flags = Int(parts[0]), (0...255).contains(flags) else { return false }
        return parts[1].allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) } && parts[2].count > 1
            && parts[2].hasPrefix("\"") && parts[2].hasSuffix("\"")
    }

    /// The length of the longest text in quotes; `nil` when there are none, or something else besides.
    private static func longestString(in text: String) -> Int? {
        // An escape of several characters stands for one.
        guard !text.contains("\\") else { return nil }
        let parts = text.split(separator: "\"", omittingEmptySubsequences: false)
        let isQuoted = parts.indices.allSatisfy { $0 % 2 == 1 || parts[$0].allSatisfy { $0 == " " } }
        guard isQuoted, parts.count % 2 == 1 else { return nil }
        return parts.indices.filter { $0 % 2 == 1 }.map { parts[$0].unicodeScalars.count }.max()
    }
}
