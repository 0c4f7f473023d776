import TemplateModel

/// Checks the names of what a template declares.
enum LogicalIDs {
    /// Checks the characters and the length of a name.
    /// - Parameters:
    ///   - entry: What has the name; names with variables of loops are accepted.
    ///   - kind: What it is, as messages call it.
    ///   - findings: Takes the findings.
    static func check(_ entry: SectionEntry, of kind: String, _ findings: Findings) {
        if !entry.isLooped { check(entry.name, of: kind, at: entry.place, findings) }
    }

    /// Checks the characters and the length of a name.
    static func check(_ name: String, of kind: String, at place: Place, _ findings: Findings) {
        if name.isAlphanumeric() {
            TemplateLimits.checkName(name, of: kind, at: place, findings)
        } else {
            findings.report(
                .logicalIDs,
                at: place,
                "the name of \(kind) \(ValueText.quoted(name)) must consist of ASCII letters and digits only"
            )
        }
    }
}

extension String {
    /// Whether the text is not empty and consists of ASCII letters, digits and a few other characters.
    /// - Parameter others: The other characters; none when not given.
    /// - Returns: Whether it is.
    func isAlphanumeric(or others: StaticString = "") -> Bool {
        let others = UnsafeBufferPointer(start: others.utf8Start, count: others.utf8CodeUnitCount)
        return !utf8.isEmpty
            && utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"):
                    true
                default: others.contains(byte)
                }
            }
    }
}

extension Rule {
    static let logicalIDs = Rule(
        "CFN-07",
        "logical IDs consist of letters and digits, and no resource has the name of a parameter",
        source: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resources-section-structure.html"
    )
}
