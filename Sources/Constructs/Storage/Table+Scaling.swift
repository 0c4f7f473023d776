internal import AWSApplicationAutoScaling
internal import AWSDynamoDB
internal import CloudFormation
internal import ResourceTypes

extension Table {
    /// Adds what scales the capacities of the table and its indexes.
    func scale(_ table: Ref<DynamoDB.Table>, _ scope: Scope) {
        add(billing, for: table, index: nil, scope)
        for index in globalSecondaryIndexes { add(index.billing ?? billing, for: table, index: index.name, scope) }
    }

    private func add(_ billing: Billing, for table: Ref<DynamoDB.Table>, index: String?, _ scope: Scope) {
        guard case .provisioned(let read, let write) = billing.mode else { return }
        let prefix = index.map { "\($0)-" } ?? ""
        for (kind, capacity) in [(CapacityScaling.Kind.read, read), (.write, write)] {
            guard case .autoscaled(let scaling) = capacity else { continue }
            scope.add(
                "\(prefix)\(kind.rawValue)Scaling",
                CapacityScaling(table: table, index: index, kind: kind, scaling: scaling),
                at: scope.location
            )
        }
    }
}

/// What lets one capacity of a table or index follow its use.
///
/// No role is given: Application Auto Scaling makes its service-linked one.
///
/// <https://docs.aws.amazon.com/autoscaling/application/userguide/services-that-can-integrate-dynamodb.html>
private struct CapacityScaling: Construct {
    enum Kind: String {
        case read = "Read"
        case write = "Write"
    }

    let table: Ref<DynamoDB.Table>
    let index: String?
    let kind: Kind
    let scaling: Table.Autoscaling

    func build(in scope: Scope) {
        let owner = index == nil ? "table" : "index"
        let path = index.map { "/index/\($0)" } ?? ""
        let target = scope.add(
            "Target",
            Resource(
                ApplicationAutoScaling.ScalableTarget.self,
                .init(
                    maxCapacity: Value(scaling.maximum),
                    minCapacity: Value(scaling.minimum),
                    resourceId: "table/\(table.name)\(path)",
                    scalableDimension: .init("dynamodb:\(owner):\(kind.rawValue)CapacityUnits"),
                    serviceNamespace: .dynamodb
                )
            ),
            at: scope.location
        )
        scope.add(
            "Policy",
            Resource(
                ApplicationAutoScaling.ScalingPolicy.self,
                .init(
                    policyName: Value("\(kind.rawValue)CapacityUtilization"),
                    policyType: "TargetTrackingScaling",
                    scalingTargetId: target.reference(),
                    targetTrackingScalingPolicyConfiguration: .init(
                        targetValue: Value(scaling.targetUtilization),
                        predefinedMetricSpecification: .init(
                            predefinedMetricType: .init("DynamoDB\(kind.rawValue)CapacityUtilization")
                        ),
                        scaleInCooldown: cooldown("scaleInCooldown", scaling.scaleInCooldown, scope),
                        scaleOutCooldown: cooldown("scaleOutCooldown", scaling.scaleOutCooldown, scope)
                    )
                )
            ),
            at: scope.location
        )
    }

    private func cooldown(_ name: String, _ duration: Duration?, _ scope: Scope) -> Value<Int>? {
        guard let duration else { return nil }
        guard let seconds = duration.wholeSeconds, seconds >= 0 else {
            scope.error("\(name) must be whole seconds, at least 0, got \(duration.shown)")
            return nil
        }
        return Value(seconds)
    }
}
