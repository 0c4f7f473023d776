import TemplateModel
import Testing

@Suite struct CanonicalOrderTests {
    @Test func sectionsAreInTheOrderOfCloudFormation() {
        let names = [
            "Zebra", "Outputs", "Resources", "Transform", "Conditions", "Hooks", "Mappings", "Rules", "Parameters",
            "Metadata", "Description", "AWSTemplateFormatVersion",
        ]
        let template = Template(root: Object(names.map { (key: $0, value: "") }))
        #expect(
            Array(template.canonicalized().root.keys) == [
                "AWSTemplateFormatVersion", "Description", "Metadata", "Parameters", "Rules", "Mappings", "Conditions",
                "Transform", "Resources", "Outputs", "Hooks", "Zebra",
            ]
        )
    }

    @Test func logicalIDsAreSortedByUnicodeScalars() {
        let template = Template(root: [
            "Resources": ["b": [:], "é": [:], "A10": [:], "\u{FF21}": [:], "A9": [:], "😀": [:]]
        ])
        #expect(Array(template.canonicalized().resources.keys) == ["A10", "A9", "b", "é", "\u{FF21}", "😀"])
    }

    @Test func aResourceStartsWithItsTypeAndEndsWithItsProperties() {
        let names = [
            "Properties", "Metadata", "UpdateReplacePolicy", "DeletionPolicy", "UpdatePolicy", "CreationPolicy",
            "Zebra",
            "DependsOn", "Condition", "Type", "Apple",
        ]
        let resource = Object(names.map { (key: $0, value: "") })
        let template = Template(root: ["Resources": ["A": .object(resource)]]).canonicalized()
        #expect(
            template.resources["A"]?.objectValue.map { Array($0.keys) } == [
                "Type", "Condition", "DependsOn", "CreationPolicy", "UpdatePolicy", "DeletionPolicy",
                "UpdateReplacePolicy", "Metadata", "Properties", "Apple", "Zebra",
            ]
        )
    }

    @Test func aParameterStartsWithItsType() {
        let template = Template(root: ["Parameters": ["A": ["Default": "", "Type": "String", "AllowedPattern": ""]]])
        let parameter = template.canonicalized().parameters["A"]?.objectValue
        #expect(parameter.map { Array($0.keys) } == ["Type", "AllowedPattern", "Default"])
    }

    @Test func keysBelowAreSortedAndItemsKeepTheirOrder() {
        let template = Template(root: ["Resources": ["A": ["Properties": ["b": [["d": 1, "Type": 2], "a"], "a": 1]]]])
        #expect(
            template.text(.json) == """
                {
                  "Resources": {
                    "A": {
                      "Properties": {
                        "a": 1,
                        "b": [
                          {
                            "Type": 2,
                            "d": 1
                          },
                          "a"
                        ]
                      }
                    }
                  }
                }

                """
        )
    }

    @Test func resourcesInALoopAreOrderedAsResources() {
        let loop: Node = ["Name", ["b", "a"], ["Topic${Name}": ["Properties": [:], "Type": "AWS::SNS::Topic"]]]
        let template = Template(root: ["Resources": ["Fn::ForEach::Topics": loop]]).canonicalized()
        let resource = template.resources["Fn::ForEach::Topics"]?[2]?["Topic${Name}"]?.objectValue
        #expect(resource.map { Array($0.keys) } == ["Type", "Properties"])
        #expect(template.resources["Fn::ForEach::Topics"] == loop)
    }

    @Test func whatALoopGoesOverIsSortedLikeAnythingElse() {
        let loop: Node = ["Name", [["b": 1, "Type": 2, "A": 3]], [:]]
        let template = Template(root: ["Resources": ["Fn::ForEach::Topics": loop]]).canonicalized()
        let item = template.resources["Fn::ForEach::Topics"]?[1]?[0]?.objectValue
        #expect(item.map { Array($0.keys) } == ["A", "Type", "b"])
    }

    @Test func theDataStaysTheSame() {
        var templates = RandomTemplates(seed: 1)
        for _ in 0..<200 {
            let template = templates.template()
            let canonical = template.canonicalized()
            #expect(canonical == template)
            #expect(canonical.canonicalized().text(.json) == canonical.text(.json))
        }
    }

    @Test(arguments: Template.Format.allCases) func equalTemplatesHaveTheSameText(format: Template.Format) {
        var templates = RandomTemplates(seed: 2)
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<200 {
            let template = templates.template()
            let shuffled = Template(root: shuffle(template.root, using: &generator))
            #expect(shuffled.text(format) == template.text(format))
        }
    }

    private func shuffle(_ object: Object, using generator: inout SeededGenerator) -> Object {
        var members = object.map { (key: $0.key, value: $0.value) }
        for index in members.indices {
            members[index].value = shuffle(members[index].value, using: &generator)
        }
        return Object(members.shuffled(using: &generator))
    }

    private func shuffle(_ node: Node, using generator: inout SeededGenerator) -> Node {
        switch node {
        case .object(let object): .object(shuffle(object, using: &generator))
        case .array(let items): .array(items.map { shuffle($0, using: &generator) })
        default: node
        }
    }
}
