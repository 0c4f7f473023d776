import Foundation
import TemplateModel
import Testing

/// What this package writes, as readers see it that it did not write.
@Suite struct RoundTripTests {
    @Test(arguments: 1...8) func randomTemplatesAreReadBack(seed: UInt64) throws {
        var random = RandomTemplates(seed: seed)
        try expectReadBack(
            (0..<300).map { _ in random.template() },
            readers: ["SafeLoader", "CSafeLoader", "cfn-lint"]
        )
    }

    @Test func randomTextsAreReadBackWhereverTheyStand() throws {
        var random = RandomTemplates(seed: 99)
        let templates = (0..<2000).map { _ in
            let text = random.text()
            let node = Node.string(text)
            return Template(
                root: [
                    "Outputs": [
                        "Value": node, "Items": [node, [node]], "Function": ["Fn::Sub": node], "Key": [text: node],
                    ]
                ]
            )
        }
        try expectReadBack(templates, readers: ["SafeLoader", "CSafeLoader", "cfn-lint"])
    }

    @Test func everyCharacterIsReadBack() throws {
        let scalars = (0...0x10FFFF).compactMap(Unicode.Scalar.init).filter { scalar in
            scalar.value < 0x3000 || (0xD000...0xFFFF).contains(scalar.value) || scalar.value % 0x101 == 0
        }
        let templates = stride(from: 0, to: scalars.count, by: 500).map { start in
            let characters = scalars[start..<min(start + 500, scalars.count)].map {
                String(String.UnicodeScalarView([$0]))
            }
            return Template(
                root: [
                    "Outputs": .array(
                        characters.flatMap { [.string($0), .string("a\($0)b"), .string("a\n\($0)b\nc")] }
                    )
                ]
            )
        }
        try expectReadBack(templates, readers: ["CSafeLoader", "SafeLoader"])
    }

    static let corpus = PythonReader.packageFolder.appending(path: "../shared/corpora/templates").standardizedFileURL

    @Test(.enabled(if: FileManager.default.fileExists(atPath: corpus.path)))
    func publicTemplatesAreReadBack() throws {
        let corpus = try PythonReader.corpus(Self.corpus)
        let templates = try corpus.compactMap(\.json).map { json in
            Template(root: try #require(try JSONText.node(json).objectValue))
        }
        print("\(templates.count) public templates compared, \(corpus.count - templates.count) left out")
        #expect(templates.count > corpus.count * 9 / 10)
        try expectReadBack(templates, readers: ["CSafeLoader", "cfn-lint"])
    }

    private func expectReadBack(_ templates: [Template], readers: [String]) throws {
        let documents = templates.flatMap { template in
            [
                PythonReader.Document(format: .json, text: template.text(.json)),
                PythonReader.Document(format: .yaml, text: template.text(.yaml)),
            ]
        }
        let answers = try PythonReader.read(documents, with: ["json"] + readers)
        for (index, (document, answer)) in zip(documents, answers).enumerated() {
            let expected = dataText(templates[index / 2].root)
            try #require(!answer.isEmpty)
            for (reader, seen) in answer where seen != expected {
                Issue.record("\(reader) sees \(seen)\ninstead of \(expected)\nin\n\(document.text)")
                return
            }
        }
    }
}
