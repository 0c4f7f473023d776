/// A value that is kept in another service, `{{resolve:…}}`, as far as it can be read.
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html>
struct DynamicReference {
    /// The service that keeps the value.
    enum Service: String, CaseIterable {
        case ssm
        case secureSSM = "ssm-secure"
        case secretsManager = "secretsmanager"
    }

    /// The text between `{{resolve:` and `}}`.
    let text: String
    /// The parts between colons; what functions and loops put in is `…`.
    let parts: [String]
    /// The service; `nil` when it does not exist, or is not known.
    let service: Service?

    /// Reads the text between `{{resolve:` and `}}`.
    init(_ text: String) {
        self.text = text
        parts = Self.withoutVariables(text).split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        service = Service(rawValue: parts[0])
    }

    /// Stands for what is not known.
    private static let unknown: Character = "…"

    /// What is wrong with the syntax; `nil` when nothing is.
    var problem: String? {
        if parts[0].contains(Self.unknown) { return nil }
        guard let service else {
            let names = Service.allCases.map(\.rawValue)
            return "must name the service 'ssm', 'ssm-secure' or 'secretsmanager'"
                + Suggestion.question(for: parts[0], among: names)
        }
        if text.hasSuffix("\\") { return "must not end in a backslash" }
        switch service {
        case .ssm, .secureSSM: return parameterProblem(parts.dropFirst())
        case .secretsManager: return secretProblem(Array(parts.dropFirst()))
        }
    }

    private func parameterProblem(_ parts: ArraySlice<String>) -> String? {
        guard let name = parts.first, !name.isEmpty else { return "must name a parameter, '{{resolve:ssm:name}}'" }
        // A variable may stand for the version too, and for more than one part.
        if parts.contains(where: { $0.contains(Self.unknown) }) { return nil }
        if parts.count > 2 { return "must be the name of a parameter and a version, '{{resolve:ssm:name:1}}'" }
        if !name.isAlphanumeric(or: "_.-/") {
            return "must have a name of letters, digits, '_', '.', '-' and '/'"
        }
        guard let version = parts.dropFirst().first else { return nil }
        let isNumber = !version.isEmpty && version.utf8.allSatisfy { (0x30...0x39).contains($0) }
        return isNumber ? nil : "must have a version that is a number, got \(ValueText.quoted(version))"
    }

    private func secretProblem(_ parts: [String]) -> String? {
        guard let name = parts.first, !name.isEmpty else {
            return "must name a secret, '{{resolve:secretsmanager:name}}'"
        }
        // A variable may stand for more than one part.
        if parts.contains(where: { $0.contains(Self.unknown) }) { return nil }
        let nameCount = name == "arn" ? 7 : 1
        if parts.count < nameCount { return "must have the whole ARN of the secret" }
        let others = parts.dropFirst(nameCount)
        if others.count > 4 {
            return "must have at most 4 parts after the secret, as in 'name:SecretString:key:stage:version'"
        }
        if let kind = others.first, !kind.isEmpty, kind != "SecretString" {
            return "must have 'SecretString' after the secret, got \(ValueText.quoted(kind))"
        }
        guard others.count == 4, let stage = others.dropFirst(2).first, let version = others.last else { return nil }
        return stage.isEmpty || version.isEmpty ? nil : "must have a version's stage or its ID, not both"
    }

    private static func withoutVariables(_ text: String) -> String {
        guard text.contains("{") else { return text }
        var result = ""
        var rest = text[...]
        while let start = rest.firstIndex(where: { $0 == "$" || $0 == "&" }) {
            let next = rest.index(after: start)
            guard next < rest.endIndex, rest[next] == "{", let end = rest[next...].firstIndex(of: "}") else {
                result += rest[..<next]
                rest = rest[next...]
                continue
            }
            result += rest[..<start]
            result.append(unknown)
            rest = rest[rest.index(after: end)...]
        }
        return result + rest
    }
}
