import ResourceSchemas
import TemplateModel

/// Checks what must hold for resources of certain types beyond their schemas.
///
/// A macro of one's own may replace anything in the template, so that with one nothing is checked.
struct ResourceRuleCheck {
    private let session: CheckSession

    init(_ session: CheckSession) {
        self.session = session
    }

    /// Reports what does not hold.
    func run() {
        guard !session.hasUnknownMacro else { return }
        var identifiers = UniqueIdentifiers(session)
        var associations = RouteTableAssociations(session)
        var subnets = SubnetRanges(session)
        LambdaRuntimes.checkGlobals(session)
        session.forEachResource { resource in
            EndedService.check(resource)
            GlobalSettings.check(resource)
            for check in Self.checks[resource.subject.typeName] ?? [] { check(resource) }
            // How many resources a loop makes, and whether they differ, is not known.
            guard !resource.isInLoop else { return }
            identifiers.add(resource)
            associations.add(resource)
            subnets.add(resource)
            FixedNames.check(resource)
        }
        identifiers.run()
        associations.run()
        subnets.run()
    }

    private static let checks: [String: [@Sendable (ResourceView) -> Void]] = [
        "AWS::AutoScaling::AutoScalingGroup": [GroupSize.check],
        "AWS::Backup::BackupPlan": [BackupLifecycle.check],
        "AWS::CertificateManager::Certificate": [ValidationDomain.check],
        "AWS::CloudFront::Distribution": [OriginReferences.check, AlternateNames.check],
        "AWS::CodePipeline::Pipeline": [PipelineStages.check, PipelineArtifacts.check],
        "AWS::DynamoDB::GlobalTable": [TableAttributes.check],
        "AWS::DynamoDB::Table": [TableAttributes.check],
        "AWS::EC2::Instance": [InstanceImage.check],
        "AWS::ECS::TaskDefinition": [HostPorts.check],
        "AWS::Events::Rule": [ScheduleExpressions.check],
        "AWS::GuardDuty::Detector": [DetectorFeatures.check],
        "AWS::Lambda::Function": [LambdaRuntimes.check, EnvironmentSize.check, SnapStartRuntimes.check],
        "AWS::RDS::DBCluster": [DatabaseEngines.check],
        "AWS::RDS::DBInstance": [DatabaseEngines.check],
        "AWS::Route53::RecordSet": [RecordNames.check, RecordValues.checkSet],
        "AWS::Route53::RecordSetGroup": [RecordValues.checkGroup],
        "AWS::S3::Bucket": [ArchiveTiers.check],
        "AWS::Serverless::Function": [LambdaRuntimes.check],
        "AWS::StepFunctions::StateMachine": [StateMachineStates.check],
    ]
}
