import TemplateModel
import Testing

@testable import ResourceSchemas

@Suite("The notation of schemas")
struct NotationTests {
    private let text = SchemaText(
        ##"""
        createOnly Name Tags/*/Key "A B"/C
        tags Tags replace
        permissions iam PassRole:c
        permissions test Create:c "Odd \"one\":d" Get:crudl
        @Arn string format AWS::SQS::Queue.Arn
        properties object closed required Name,"A B"
        .A null
        ."A B" #"C D" length 1..
        .Name object|string range -1..0.5 range 0<..<1e3 values ["a\"\\\u00e9\ud83d\ude00",1,-2,0.5,true,null]
        definition "C D" if(not(string))then(never)
        definition Item needs A,B,C members(A items(#Item) count ..5)(B) matching("^x$" null)("y") others(number)
        """##
    )

    @Test("Facts")
    func facts() {
        #expect(text.paths("createOnly") == [["Name"], ["Tags", "*", "Key"], ["A B", "C"]])
        #expect(text.paths("create").isEmpty)
        #expect(text.fact("keepsData") == nil)
        #expect(text.permissions[.create] == ["iam:PassRole", "test:Create", "test:Get"])
        #expect(text.permissions[.delete] == [#"test:Odd "one""#, "test:Get"])
        #expect(text.attributes.keys.sorted() == ["Arn"])
    }

    @Test("Sections")
    func sections() throws {
        #expect("\(text.properties)".contains(#""A B": "#))
        #expect(text.definition("Item") != nil)
        #expect(text.definition("C D") != nil)
        #expect(text.definition("C") == nil)
        #expect(text.definition("Items") == nil)
    }

    @Test("Assertions")
    func assertions() throws {
        let schema = text.properties
        guard schema.assertions.count == 3, case .type(.object) = schema.assertions[0],
            case .required(["Name", "A B"]) = schema.assertions[1], case .members(let members) = schema.assertions[2],
            case .forbidden = members.others
        else {
            Issue.record("\(schema)")
            return
        }
        #expect(members.named.keys.sorted() == ["A", "A B", "Name"])
        guard let name = members.named["Name"], name.assertions.count == 4,
            case .type([.object, .string]) = name.assertions[0], case .range(let first) = name.assertions[1],
            case .range(let second) = name.assertions[2],
            case .allowed(let values, ignoringCase: false) = name.assertions[3]
        else {
            Issue.record("\(schema)")
            return
        }
        #expect(first.minimum == -1 && first.maximum == 0.5 && !first.excludesMinimum && !first.excludesMaximum)
        #expect(second.minimum == 0 && second.maximum == 1000 && second.excludesMinimum && second.excludesMaximum)
        #expect(values == ["a\"\\é😀", 1, -2, 0.5, true, nil])
        guard let other = members.named["A B"], case .definition("C D") = other.assertions[0],
            case .length(let bounds) = other.assertions[1]
        else {
            Issue.record("\(schema)")
            return
        }
        #expect(bounds.minimum == 1 && bounds.maximum == nil)
    }

    @Test("Members of nested objects")
    func members() throws {
        let item = try #require(text.definition("Item"))
        guard item.assertions.count == 2, case .dependentRequired("A", ["B", "C"]) = item.assertions[0],
            case .members(let members) = item.assertions[1], case .matching(let others) = members.others,
            case .type(.number) = others.assertions[0]
        else {
            Issue.record("\(item)")
            return
        }
        #expect(members.named.keys.sorted() == ["A", "B"])
        #expect(members.matching.map(\.pattern) == ["^x$", "y"])
        #expect(members.named["A"]?.assertions.count == 2)
        #expect(members.named["B"]?.assertions.isEmpty == true)
    }

    @Test("Conditions")
    func condition() throws {
        let schema = try #require(text.definition("C D"))
        guard case .conditional(let condition, then: let then?, otherwise: nil) = schema.assertions[0],
            case .not = condition.assertions[0], case .never = then.assertions[0]
        else {
            Issue.record("\(schema)")
            return
        }
    }
}
