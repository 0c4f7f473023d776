import AWSCloudWatch
import CloudFormation
import SynthTesting
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

    /// The names of each environment, and which environments have them.
    private func owners(
        of assembly: (DeploymentEnvironment) throws -> Assembly
    ) rethrows -> [String: Set<DeploymentEnvironment>] {
        var owners: [String: Set<DeploymentEnvironment>] = [:]
        for environment in DeploymentEnvironment.allCases {
            for stack in try assembly(environment).stacks {
                for name in stack.template.sharedNames(deployedAs: stack.name) {
                    owners[name, default: []].insert(environment)
                }
            }
        }
        return owners
    }

    @Test func deployedStacksHaveDifferentNames() throws {
        let names = try DeploymentEnvironment.allCases.flatMap { try assembly($0).stacks.map(\.name) }
        #expect(Set(names).count == names.count)
    }

    @Test func nothingHasTheSameNameTwice() throws {
        let owners = try owners(of: assembly)
        // There are some, so the test sees names of each kind.
        for name in [
            "AWS::Events::EventBus Name: OrderMetrics-prod-Bus",
            "AWS::SSM::Parameter Name: /ingestion/prod/failure_mode",
            "AWS::Logs::QueryDefinition Name: IngestionLab/IngestionObservability-prod/Overview/ErrorAnalysis",
            "metrics: Serverlesspresso/prod", "metrics: IngestionLab/prod", "metrics: IngestionLab/prod/Worker",
            "export: IngestionQueues-prod:Queue-Arn",
        ] {
            #expect(owners[name] == [.prod], "\(name)")
        }
        #expect(owners.filter { $0.value.count > 1 }.keys.sorted() == [])
    }

    /// An alarm or dashboard without a name gets one that has the name of its stack in it.
    @Test func alarmsAndDashboardsAreNamedByTheirStack() throws {
        for environment in DeploymentEnvironment.allCases {
            for stack in try assembly(environment).stacks {
                for alarm in stack.template.resources(of: CloudWatch.Alarm.self) { #expect(alarm["AlarmName"] == nil) }
                for alarm in stack.template.resources(of: CloudWatch.CompositeAlarm.self) {
                    #expect(alarm["AlarmName"] == nil)
                }
                for dashboard in stack.template.resources(of: CloudWatch.Dashboard.self) {
                    #expect(dashboard["DashboardName"] == nil)
                }
            }
        }
    }

    /// What can be chosen brings further names: of a key, of secrets, of functions.
    @Test(arguments: IngestionOption.allCases)
    func optionsKeepEnvironmentsApart(_ option: IngestionOption) throws {
        let owners = try owners { try IngestionConfig([option]).assembly(for: $0) }
        if option == .customerKey { #expect(owners["AWS::KMS::Alias AliasName: alias/ingestion-lab-prod"] == [.prod]) }
        #expect(owners.filter { $0.value.count > 1 }.keys.sorted() == [])
    }
}

extension Template {
    /// Properties whose names end as those of physical names do, and are none.
    private static let otherProperties: Set<String> = [
        // What people read.
        "DisplayName",
        // A metric that is watched, and a service that is used.
        "MetricName", "ServiceName",
        // One within its role or target, and one within its API.
        "PolicyName", "StageName", "AWS::ApiGatewayV2::Authorizer Name",
    ]

    /// What the resources of the template would share with those of another one that is deployed beside it.
    fileprivate func sharedNames(deployedAs stackName: String) -> [String] {
        var names: [String] = []
        for (_, resource) in resources {
            let type = resource["Type"]?.stringValue ?? ""
            let properties = resource["Properties"]
            for (property, value) in properties?.objectValue ?? Object([])
            where property.hasSuffix("Name")
                && Self.otherProperties.isDisjoint(with: [property, "\(type) \(property)"])
            {
                if let text = value.knownText(stackName) { names.append("\(type) \(property): \(text)") }
            }
            let metrics = [
                properties?["Environment"]?["Variables"]?["METRIC_NAMESPACE"],
                properties?["MetricTransformations"]?[0]?["MetricNamespace"],
            ]
            names += metrics.compactMap { $0?.knownText(stackName).map { "metrics: \($0)" } }
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
        guard
            let text = (self["Fn::Sub"]?.stringValue ?? self["Fn::Sub"]?[0]?.stringValue)?.replacing(
                "${AWS::StackName}",
                with: stackName
            ),
            !text.replacing("${AWS::", with: "").contains("${")
        else { return nil }
        return text
    }
}
