import Testing

@testable import TemplateChecks

/// Which name was probably meant.
@Suite struct SuggestionTests {
    @Test(arguments: [
        ("QueueNam", "QueueName"), ("queuename", "QueueName"), ("QeueName", "QueueName"), ("QueueName2", "QueueName"),
        ("Visibility", "none"), ("Key", "none"), ("", "none"), ("XXueueNaXX", "none"),
    ])
    func nearest(given: String, expected: String) {
        let names = ["Value", "QueueName", "VisibilityTimeout"]
        #expect(Suggestion.nearest(to: given, among: names) ?? "none" == expected)
    }

    @Test func theFirstByTheAlphabetIsTakenOfThoseThatAreEquallyNear() {
        #expect(Suggestion.nearest(to: "name", among: ["nameb", "namea"]) == "namea")
    }

    @Test func questions() {
        #expect(Suggestion.question(for: "Nam", among: ["Name"]) == "; did you mean 'Name'?")
        #expect(Suggestion.question(for: "Other", among: ["Name"]) == "")
    }
}
