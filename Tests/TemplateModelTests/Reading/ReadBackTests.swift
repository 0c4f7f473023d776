import Foundation
import TemplateModel
import Testing

/// What this package reads, as it wrote it and as others read it.
@Suite struct ReadBackTests {
    @Test(arguments: 1...8) func randomTemplatesAreReadBack(seed: UInt64) throws {
        var random = RandomTemplates(seed: seed)
        for _ in 0..<300 {
            try expectReadBack(random.template())
        }
    }

    @Test func randomScalarsAreReadAsPyYAMLReadsThem() throws {
        let signs = ["", "-", "+"]
        let words = RandomTemplates.words.filter { word in
            !word.contains(where: { "&*!|>%@`\"'#{}[],?".contains($0) })
                && !["-", "---", "...", ":", "=", "<<"].contains(word)
        }
        var generator = SeededGenerator(seed: 5)
        let numbers = (0..<3000).map { _ in
            (signs.randomElement(using: &generator) ?? "")
                + (0..<Int.random(in: 1...6, using: &generator)).map { _ in
                    ["0", "1", "7", "59", "_", ".", ":", "e+1", "e", "x", "b"].randomElement(using: &generator) ?? ""
                }.joined()
        }
        let texts = (words + numbers).filter { text in
            // Timestamps are text for CloudFormation; Python also fails on digits that are underscores alone.
            text.firstMatch(of: /^[0-9]{4}-[0-9]/) == nil && text.firstMatch(of: /(:$|: |^-?\+?0[bx]_*$|^ | $)/) == nil
        }
        let documents = texts.map { PythonReader.Document(format: .yaml, text: "A: \($0)\n") }
        let answers = try PythonReader.read(documents, with: ["SafeLoader"])
        for (document, answer) in zip(documents, answers) {
            let seen = try #require(answer["SafeLoader"])
            let parsed = try? ParsedTemplate(parsing: document.text)
            let own = parsed.map { dataText($0.template.root) }
            let isRefused = seen.hasPrefix("error") || seen.contains("double 7ff") || seen.contains("double fff")
            #expect(own == (isRefused ? nil : seen), "\(document.text)")
        }
        #expect(texts.count > 2500)
    }

    static let corpus = RoundTripTests.corpus

    @Test(.enabled(if: FileManager.default.fileExists(atPath: corpus.path)))
    func publicTemplatesAreReadAsPythonReadsThem() throws {
        var read = 0
        var refused = 0
        var leftOut = 0
        for entry in try PythonReader.corpus(Self.corpus) {
            let bytes = try Data(contentsOf: Self.corpus.appending(path: entry.path))
            let parsed: ParsedTemplate
            do throws(TemplateSyntaxError) {
                parsed = try ParsedTemplate(parsing: bytes)
            } catch {
                refused += 1
                if entry.json != nil {
                    print("refused: \(entry.path): \(error.description)")
                }
                continue
            }
            read += 1
            if let json = entry.json {
                let expected = dataText(try JSONText.node(json))
                #expect(dataText(parsed.template.root) == expected, "\(entry.path)")
            } else {
                leftOut += 1
            }
            try expectReadBack(parsed.template)
        }
        print("\(read) public templates read, \(refused) refused; of those read Python refuses \(leftOut)")
        #expect(read > refused * 8)
    }

    private func expectReadBack(_ template: Template) throws {
        let expected = dataText(template.root)
        for format in Template.Format.allCases {
            let text = template.text(format)
            let parsed = try ParsedTemplate(parsing: text, format: format)
            #expect(dataText(parsed.template.root) == expected, "\(text)")
            #expect(parsed.template.text(format) == text)
        }
    }

    /// The user guide shows many templates in both languages; some pairs are known to say the same.
    @Test(.enabled(if: FileManager.default.fileExists(atPath: corpus.path)))
    func pairsOfTheUserGuideAreEqual() throws {
        let folder = Self.corpus.appending(path: "cfn-user-guide-pairs")
        let table = try String(contentsOf: folder.appending(path: "equal.tsv"), encoding: .utf8)
        var compared = 0
        for row in table.split(separator: "\n") {
            let columns = row.split(separator: "\t")
            guard columns.count == 3, columns[1] == "equal", columns[2] == "template" else { continue }
            let file = folder.appending(path: "pairs/\(columns[0])")
            let texts = ["json", "yaml"].compactMap { try? Data(contentsOf: file.appendingPathExtension($0)) }
            guard texts.count == 2 else { continue }
            let pair = texts.compactMap { try? ParsedTemplate(parsing: $0) }
            guard pair.count == 2 else { continue }
            compared += 1
            let data = pair.map { dataText(Self.withWholeNumbers(.object($0.template.root))) }
            #expect(data[0] == data[1], "\(columns[0])")
        }
        print("\(compared) pairs compared")
        #expect(compared > 100)
    }

    /// `1` and `1.0` are one number to CloudFormation.
    private static func withWholeNumbers(_ node: Node) -> Node {
        switch node {
        case .double(let number): Int(exactly: number).map { .int($0) } ?? node
        case .array(let items): .array(items.map(withWholeNumbers))
        case .object(let object): .object(Object(object.map { (key: $0.key, value: withWholeNumbers($0.value)) }))
        case .null, .bool, .int, .string: node
        }
    }
}
