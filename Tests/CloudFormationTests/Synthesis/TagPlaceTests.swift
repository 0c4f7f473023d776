import CloudFormation
import ResourceSchemas
import Testing

@Suite struct TagPlaceTests {
    /// A shape that is not known would leave resources without tags silently.
    @Test func theShapeOfTagsOfEveryTypeIsKnown() {
        let schemas = ResourceSchemas()
        var unknown: [String] = []
        var others: [String] = []
        var maps = 0
        for name in ResourceSchemas.typeNames {
            guard let schema = schemas[name] else { continue }
            switch TagPlace(schema)?.shape {
            case .list(isPropagated: false): break
            case .map: maps += 1
            case nil: if schema.tagging != nil { unknown.append(name) }
            default: others.append(name)
            }
        }
        #expect(unknown == [])
        #expect(others == ["AWS::AutoScaling::AutoScalingGroup", "AWS::CloudFront::AnycastIpList"])
        #expect(maps > 100)
    }
}
