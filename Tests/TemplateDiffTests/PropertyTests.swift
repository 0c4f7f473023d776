import Foundation
import TemplateModel
import Testing

@testable import TemplateDiff

/// What holds for every pair of templates.
@Suite struct PropertyTests {
    /// The templates of the package and those of the corpora.
    private static let templates: [Template] = {
        let package = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../templates")
        let own = (try? FileManager.default.contentsOfDirectory(at: package, includingPropertiesForKeys: nil)) ?? []
        let files = own.sorted { $0.path < $1.path } + Corpus.files("templates")
        return files.filter { ["json", "yaml", "yml", "template"].contains($0.pathExtension) }.compactMap { file in
            guard let data = try? Data(contentsOf: file), data.count < 200_000 else { return nil }
            return try? ParsedTemplate(parsing: data).template
        }
    }()

    private func expectApplied(_ before: Template, _ after: Template, _ note: String) {
        let difference = TemplateDifference(from: StackVersion(before), to: StackVersion(after))
        let old = Node.object(before.normalized().root)
        let new = difference.edits.map { $0.applied(to: old) } ?? old
        #expect(new == .object(after.normalized().root), "\(note)")
        #expect(difference == TemplateDifference(from: StackVersion(before), to: StackVersion(after)), "\(note)")
        if difference.edits == nil { #expect(difference.isEmpty, "\(note)") }
    }

    @Test func nothingChangesFromATemplateToItself() {
        for template in Self.templates {
            #expect(TemplateDifference(from: StackVersion(template), to: StackVersion(template)).isEmpty)
        }
        #expect(Self.templates.count >= 2)
    }

    @Test func applyingADifferenceMakesTheOtherTemplate() {
        for (index, template) in Self.templates.enumerated() {
            var mutation = Mutation(seed: UInt64(index))
            expectApplied(template, mutation.changed(template), "mutation \(index)")
        }
        for (index, pair) in zip(Self.templates, Self.templates.dropFirst()).enumerated() where index.isMultiple(of: 4)
        {
            expectApplied(pair.0, pair.1, "pair \(index)")
        }
    }

    @Test func neitherTheOrderOfKeysNorTheLanguageIsADifference() throws {
        for (index, template) in Self.templates.enumerated() {
            var mutation = Mutation(seed: UInt64(index))
            let yaml = try ParsedTemplate(parsing: template.text(.yaml), format: .yaml).template
            let json = try ParsedTemplate(parsing: mutation.shuffled(template).text(.json), format: .json).template
            let difference = TemplateDifference(from: StackVersion(yaml), to: StackVersion(json))
            #expect(difference.isEmpty, "template \(index)")
        }
    }

    @Test func renderingsAreTheSameWhateverTheOrderOfKeys() {
        for (index, template) in Self.templates.enumerated() where index.isMultiple(of: 8) {
            var mutation = Mutation(seed: UInt64(index))
            let changed = mutation.changed(template)
            let first = TemplateDifference(from: StackVersion(template), to: StackVersion(changed))
            let second = TemplateDifference(
                from: StackVersion(mutation.shuffled(template)),
                to: StackVersion(mutation.shuffled(changed))
            )
            #expect(first.text(title: "T") == second.text(title: "T"), "template \(index)")
            #expect(first.markdown(title: "T") == second.markdown(title: "T"), "template \(index)")
            #expect(first.json(title: "T") == second.json(title: "T"), "template \(index)")
        }
    }

    @Test func theFormsOfGetAttAreTheSame() throws {
        let resources = "Resources: {Q: {Type: AWS::SQS::Queue, DependsOn: %1, Properties: {RedrivePolicy: {a: %2}}}}"
        let before = resources.replacing("%1", with: "[B, A]").replacing("%2", with: "!GetAtt A.Arn")
        let after = resources.replacing("%1", with: "[A, B]").replacing("%2", with: "{'Fn::GetAtt': [A, Arn]}")
        #expect(try difference(before, after).isEmpty)
    }
}
