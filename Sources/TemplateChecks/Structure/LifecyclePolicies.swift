import TemplateModel

/// Checks how CloudFormation waits for a resource that it creates, and how it updates one.
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-creationpolicy.html>
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-updatepolicy.html>
enum LifecyclePolicies {
    private static let group = "AWS::AutoScaling::AutoScalingGroup"
    private static let instanceRefresh = "AutoScalingInstanceRefresh"
    private static let rollingUpdate = "AutoScalingRollingUpdate"

    /// Checks a policy.
    /// - Parameters:
    ///   - node: The policy.
    ///   - name: The name of the attribute, `CreationPolicy` or `UpdatePolicy`.
    ///   - typeName: The type of the resource.
    ///   - place: Where the policy is.
    ///   - subject: How messages call it.
    ///   - findings: Takes the findings.
    static func check(
        _ node: Node,
        as name: String,
        of typeName: String,
        at place: Place,
        _ subject: String,
        _ findings: Findings
    ) {
        let isCreation = name == "CreationPolicy"
        let rule = isCreation ? Rule.creationPolicy : .updatePolicy
        let shapes = isCreation ? creation : update
        guard let shape = shapes[typeName] else {
            let types = ValueText.list(shapes.keys.sorted(), joinedBy: "and")
            return findings.report(rule, at: place, "\(subject) is not supported; only \(types) have one")
        }
        ShapeCheck(rule, unknownMembers: rule, findings, acceptsFunctions: true).check(node, shape, at: place, subject)
        if node[instanceRefresh] != nil, node[rollingUpdate] != nil {
            findings.report(
                rule,
                at: place,
                "\(subject) has '\(instanceRefresh)' and '\(rollingUpdate)'; remove one of them"
            )
        }
    }

    private static let creation: [String: Shape] = [
        "AWS::AppStream::Fleet": .object(["StartFleet": .anything]),
        group: .object([
            "AutoScalingCreationPolicy": .object(["MinSuccessfulInstancesPercent": .percent]),
            "ResourceSignal": signal,
        ]),
        "AWS::CloudFormation::WaitCondition": .object(["ResourceSignal": signal]),
        "AWS::EC2::Instance": .object(["ResourceSignal": signal]),
    ]

    private static let signal = Shape.object(["Count": .count, "Timeout": .duration(atMost: 12 * 3600)])

    private static let update: [String: Shape] = [
        "AWS::AppStream::Fleet": .object(["StartAfterUpdate": .anything, "StopBeforeUpdate": .anything]),
        group: .object([
            instanceRefresh: .object(
                ["Preferences": .map(.anything), "Strategy": .choice(["ReplaceRootVolume", "Rolling"])],
                required: ["Strategy"]
            ),
            "AutoScalingReplacingUpdate": .object(["WillReplace": .boolean]),
            rollingUpdate: .object([
                "MaxBatchSize": .integer(1...100),
                "MinActiveInstancesPercent": .percent,
                "MinInstancesInService": .count,
                "MinSuccessfulInstancesPercent": .percent,
                "PauseTime": .duration(atMost: 3600),
                "SuspendProcesses": .list(.choice(processes)),
                "WaitOnResourceSignals": .boolean,
            ]),
            "AutoScalingScheduledAction": .object(["IgnoreUnmodifiedGroupSizeProperties": .boolean]),
        ]),
        "AWS::ElastiCache::ReplicationGroup": .object(["UseOnlineResharding": .boolean]),
        "AWS::Elasticsearch::Domain": .object(["EnableVersionUpgrade": .boolean]),
        "AWS::Lambda::Alias": .object([
            "CodeDeployLambdaAliasUpdate": .object(
                [
                    "AfterAllowTrafficHook": .string,
                    "ApplicationName": .string,
                    "BeforeAllowTrafficHook": .string,
                    "DeploymentGroupName": .string,
                ],
                required: ["ApplicationName", "DeploymentGroupName"]
            )
        ]),
        "AWS::OpenSearchService::Domain": .object(["EnableVersionUpgrade": .boolean]),
    ]

    /// The processes of Auto Scaling.
    ///
    /// <https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_SuspendProcesses.html>
    private static let processes = [
        "AZRebalance", "AddToLoadBalancer", "AlarmNotification", "HealthCheck", "InstanceRefresh", "Launch",
        "ReplaceUnhealthy", "ScheduledActions", "Terminate",
    ]
}

extension Rule {
    static let creationPolicy = Rule(
        "TPL-29",
        "creation policies have the form that the type of the resource supports",
        source:
            "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-creationpolicy.html"
    )
    static let updatePolicy = Rule(
        "TPL-30",
        "update policies have the form that the type of the resource supports",
        source: "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-updatepolicy.html"
    )
}
