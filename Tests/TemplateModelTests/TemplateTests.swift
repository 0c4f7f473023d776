import TemplateModel
import Testing

@Suite struct TemplateTests {
    typealias Section = any WritableKeyPath<Template, Object> & Sendable

    static let sections: [(name: String, path: Section)] = [
        ("Metadata", \.metadata), ("Parameters", \.parameters), ("Rules", \.rules), ("Mappings", \.mappings),
        ("Conditions", \.conditions), ("Resources", \.resources), ("Outputs", \.outputs),
    ]

    @Test(arguments: sections)
    func sectionsAreReadAndWrittenByName(name: String, path: Section) {
        var template = Template()
        #expect(template[keyPath: path].isEmpty)
        template[keyPath: path] = ["A": ["Type": "String"]]
        #expect(template.root == [name: ["A": ["Type": "String"]]])
        template[keyPath: path]["B"] = "more"
        #expect(template[keyPath: path] == ["A": ["Type": "String"], "B": "more"])
        template[keyPath: path] = [:]
        #expect(template.root.isEmpty)
    }

    @Test func changingASectionKeepsItsPlace() {
        var template = Template(root: ["Resources": ["A": [:]], "Outputs": ["B": [:]]])
        template.resources["C"] = [:]
        #expect(Array(template.root.keys) == ["Resources", "Outputs"])
        #expect(Array(template.resources.keys) == ["A", "C"])
    }

    @Test func aSectionThatIsNotAnObjectHasNoEntries() {
        #expect(Template(root: ["Resources": "text"]).resources.isEmpty)
    }

    @Test func descriptionAndTransform() {
        var template = Template()
        #expect(template.description == nil)
        #expect(template.transform == nil)
        template.description = "what it is for"
        template.transform = ["AWS::LanguageExtensions"]
        #expect(template.root == ["Description": "what it is for", "Transform": ["AWS::LanguageExtensions"]])
        template.description = nil
        template.transform = nil
        #expect(template == Template())
    }

    @Test func formatsAreCalledAsInFileNames() {
        #expect(Template.Format.allCases.map(\.rawValue) == ["yaml", "json"])
    }
}
