import Testing

@testable import IngestionWorkers

@Suite("The search for text") struct TextSearchTests {
    @Test(
        "finds it at the start, within and at the end",
        arguments: ["timeout", "timeout after 3 s", "a timeout of 3 s", "a time and a timeout", "ttimeout"]
    )
    func found(text: String) {
        #expect(text.containsBytes(of: "timeout"))
    }

    @Test("does not find what is not there", arguments: ["", "t", "timeou", "time out", "Timeout"])
    func missing(text: String) {
        #expect(!text.containsBytes(of: "timeout"))
    }

    @Test("finds nothing everywhere") func empty() {
        #expect("".containsBytes(of: ""))
        #expect("a".containsBytes(of: ""))
    }
}
