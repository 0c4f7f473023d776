import CloudFormation
import TemplateModel
import Testing

@testable import synth

/// Every environment can be deployed to the same account and Region.
struct EnvironmentsTests {
    private func assembly(_ environment: DeploymentEnvironment) throws -> Assembly {
        let app = App(environment: environment.rawValue)
        Synth.addStacks(to: app, for: environment)
        return try app.synthesize()
    }

    @Test func deployedStacksHaveDifferentNames() throws {
        let names = try DeploymentEnvironment.allCases.flatMap { try assembly($0).stacks.map(\.name) }
        #expect(Set(names).count == names.count)
    }

    @Test func nothingHasTheSameNameTwice() throws {
        var owners: [String: Set<DeploymentEnvironment>] = [:]
        for environment in DeploymentEnvironment.allCases {
            for stack in try assembly(environment).stacks {
                for name in stack.template.sharedNames(deployedAs: stack.name) {
                    owners[name, default: []].insert(environment)
                }
            }
        }
        // There is one, so the test sees names.
        #expect(owners["AWS::Events::EventBus Name: OrderMetrics-prod-Bus"] == [.prod])
        #expect(owners["Metrics: Serverlesspresso/dev"] == [.dev])
        #expect(owners.filter { $0.value.count > 1 }.keys.sorted() == [])
    }
}

extension Template {
    /// Properties that give a resource a name which no other of the account and Region may have.
    ///
    /// The name of an inline policy is one within its role, that of a scaling policy one within its target.
    private static let nameProperties = [
        "AlarmName", "AliasName", "BucketName", "DashboardName", "FunctionName", "LogGroupName", "Name", "QueueName",
        "RoleName", "TableName", "TopicName",
    ]

    /// What the resources of the template would share with those of another one that is deployed beside it.
    fileprivate func sharedNames(deployedAs stackName: String) -> [String] {
        var names: [String] = []
        for (_, resource) in resources {
            let type = resource["Type"]?.stringValue ?? ""
            for property in Self.nameProperties {
                if let text = resource["Properties"]?[property]?.knownText(stackName) {
                    names.append("\(type) \(property): \(text)")
                }
            }
            if let metrics = resource["Properties"]?["Environment"]?["Variables"]?["METRIC_NAMESPACE"]?.stringValue {
                names.append("Metrics: \(metrics)")
            }
        }
        for (_, output) in outputs {
            if let text = output["Export"]?["Name"]?.knownText(stackName) { names.append("export: \(text)") }
        }
        return names
    }
}

extension Node {
    /// The text once the stack is deployed, `nil` when it is made of references to resources, which differ themselves.
    fileprivate func knownText(_ stackName: String) -> String? {
        if let stringValue { return stringValue }
        guard let text = self["Fn::Sub"]?.stringValue?.replacing("${AWS::StackName}", with: stackName),
            !text.replacing("${AWS::", with: "").contains("${")
        else { return nil }
        return text
    }
}
