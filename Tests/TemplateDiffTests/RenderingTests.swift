import Foundation
import SynthTesting
import TemplateModel
import Testing

@testable import TemplateDiff

/// How differences are shown; look at the snapshots in a terminal.
@Suite struct RenderingTests {
    private func example() throws -> TemplateDifference {
        func fixture(_ name: String) throws -> StackVersion {
            let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")
            return StackVersion(try ParsedTemplate(parsing: Data(contentsOf: folder.appending(path: name))).template)
        }
        return TemplateDifference(from: try fixture("before.yaml"), to: try fixture("after.yaml"))
    }

    @Test func text() throws {
        let text = try example().text(title: "Orders")
        expectText(text, matches: "orders.txt")
        #expect(!text.contains("\u{1B}"))
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 120 && $0.last != " " })
    }

    @Test func color() throws {
        let text = try example().text(title: "Orders", usesColor: true)
        expectText(text, matches: "orders.color.txt")
        let plain = text.replacing(/\u{1B}\[[0-9;]*m/, with: "")
        #expect(plain == (try example().text(title: "Orders")))
    }

    @Test func markdown() throws {
        expectText(try example().markdown(title: "Orders"), matches: "orders.md")
    }

    @Test func json() throws {
        let object = try example().json(title: "Orders")
        expectText(Template(root: object).text(.json), matches: "orders.json")
    }

    @Test func markdownIsCutBehindAChange() throws {
        let whole = try example().markdown(title: "Orders")
        let cut = try example().markdown(title: "Orders", maximumLength: 3_000)
        #expect(cut.count < 3_200)
        #expect(cut.hasSuffix("The rest is too long for this place; run `synth diff` to see it.\n"))
        #expect(cut.components(separatedBy: "<details").count == cut.components(separatedBy: "</details>").count)
        #expect(whole.hasPrefix(cut.prefix(2_000)))
    }

    @Test func markdownShowsWhatAValueSays() throws {
        let difference = try difference(
            ofResources: "Topic: {Type: AWS::SNS::Topic}",
            "Topic: {Type: AWS::SNS::Topic, Properties: {DisplayName: '```\n<b>|</details>'}}"
        )
        let text = difference.markdown(title: "a`b|*c*")
        #expect(text.contains("### a\\`b\\|\\*c\\*: 1 to change"))
        #expect(text.contains("````diff\n! Topic  AWS::SNS::Topic\n+     DisplayName: ``` <b>|</details>\n````"))
    }

    @Test func nothingIsSaidToChange() throws {
        let difference = try difference(
            "Resources: {T: {Type: AWS::SNS::Topic}}",
            "Resources: {T: {Type: AWS::SNS::Topic}}"
        )
        #expect(difference.text(title: "Orders") == "Orders: no changes\n")
        #expect(difference.markdown(title: "Orders") == "### `Orders`: no changes\n")
    }

    @Test func anotherFormIsSaidToBeNoChange() throws {
        let before = "Resources: {T: {Type: AWS::SNS::Topic, Properties: {DisplayName: !Sub 'a'}}}"
        let after = "Resources: {T: {Type: AWS::SNS::Topic, Properties: {DisplayName: a}}}"
        #expect(
            try difference(before, after).text(title: "Orders") == """
                Orders: no resource changes

                note: 'T' is written in another way but stays the same

                """
        )
    }
}
