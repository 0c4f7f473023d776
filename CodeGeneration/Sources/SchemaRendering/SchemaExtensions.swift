import ResourcePlanning
import SchemaModel

extension SchemaExtension {
    /// The extensions of resource types.
    ///
    /// Those of `cfn-lint` that concern one resource alone and that are errors. The names of definitions are the names of
    /// its rules: <https://github.com/aws-cloudformation/cfn-lint/blob/main/docs/rules.md>
    static let all: [SchemaExtension] =
        [
            SchemaExtension("aws_apigateway_authorizer/ttl", rule: "E3718", at: "AWS::ApiGateway::Authorizer"),
            SchemaExtension("aws_apigateway_restapi/openapi_properties", rule: "E3660", at: "AWS::ApiGateway::RestApi"),
            SchemaExtension(
                "aws_apigateway_stage/method_settings_resource_path",
                rule: "E3723",
                at: "AWS::ApiGateway::Stage/MethodSettings/*"
            ),
            SchemaExtension(
                "aws_cloudfront_distribution/forward_enum",
                rule: "E3722",
                at: "AWS::CloudFront::Distribution/DistributionConfig/DefaultCacheBehavior",
                "AWS::CloudFront::Distribution/DistributionConfig/CacheBehaviors/*"
            ),
            SchemaExtension(
                "aws_cloudwatch_alarm/period",
                corrections: [
                    Correction(
                        "AWS::CloudWatch::Alarm",
                        at: "/then/properties/Period/then/enum",
                        finds: [10, 30, 60],
                        replacement: [10, 20, 30, 60],
                        // https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
                        reason: "a period of 20 seconds is allowed, too"
                    )
                ],
                rule: "E3615",
                at: "AWS::CloudWatch::Alarm"
            ),
            SchemaExtension(
                "aws_codebuild_project/s3_locations",
                rule: "E3636",
                at: "AWS::CodeBuild::Project/Artifacts",
                "AWS::CodeBuild::Project/Source"
            ),
            SchemaExtension("aws_dynamodb_table/billingmode_exclusive", rule: "E3638", at: "AWS::DynamoDB::Table"),
            SchemaExtension(
                "aws_dynamodb_table/billingmode_provisioned_dependent",
                rule: "E3639",
                at: "AWS::DynamoDB::Table"
            ),
            SchemaExtension(
                "aws_ec2_instance/blockdevicemappings",
                corrections: [
                    Correction(
                        "AWS::EC2::Instance",
                        at: "/allOf/2/then/properties/Iops",
                        finds: ["maximum": 16000, "minimum": 3000],
                        replacement: ["minimum": 3000],
                        reason: "the greatest performance of gp3 volumes has been raised, and depends on their size"
                    )
                ],
                rule: "E3671",
                at: "AWS::AutoScaling::LaunchConfiguration/BlockDeviceMappings/*/Ebs",
                "AWS::EC2::Instance/BlockDeviceMappings/*/Ebs",
                "AWS::EC2::LaunchTemplate/LaunchTemplateData/BlockDeviceMappings/*/Ebs",
                "AWS::EC2::SpotFleet/SpotFleetRequestConfigData/LaunchSpecifications/*/BlockDeviceMappings/*/Ebs",
                "AWS::OpsWorks::Instance/BlockDeviceMappings/*/Ebs"
            ),
            SchemaExtension(
                "aws_ec2_instance/privateipaddress",
                rule: "E3674",
                at: "AWS::EC2::Instance",
                "AWS::EC2::NetworkInterface"
            ),
            SchemaExtension(
                "aws_ec2_instance/virtualname_ephemeral",
                rule: "E3715",
                at: "AWS::AutoScaling::LaunchConfiguration/BlockDeviceMappings/*",
                "AWS::EC2::Instance/BlockDeviceMappings/*",
                "AWS::EC2::LaunchTemplate/LaunchTemplateData/BlockDeviceMappings/*",
                "AWS::EC2::SpotFleet/SpotFleetRequestConfigData/LaunchSpecifications/*/BlockDeviceMappings/*",
                "AWS::OpsWorks::Instance/BlockDeviceMappings/*"
            ),
            SchemaExtension(
                "aws_ec2_securitygroup/all_to_and_from_ports",
                rule: "E3688",
                at: "AWS::EC2::SecurityGroup/SecurityGroupIngress/*",
                "AWS::EC2::SecurityGroup/SecurityGroupEgress/*",
                "AWS::EC2::SecurityGroupEgress",
                "AWS::EC2::SecurityGroupIngress"
            ),
            SchemaExtension(
                "aws_ec2_securitygroup/protocols_and_port_ranges_include",
                rule: "E3687",
                at: "AWS::EC2::SecurityGroup/SecurityGroupIngress/*",
                "AWS::EC2::SecurityGroup/SecurityGroupEgress/*",
                "AWS::EC2::SecurityGroupEgress",
                "AWS::EC2::SecurityGroupIngress"
            ),
            SchemaExtension("aws_ecs_service/fargate", rule: "E3044", at: "AWS::ECS::Service"),
            SchemaExtension(
                "aws_ecs_taskdefinition/containerdefinitions_essential",
                rule: "E3042",
                at: "AWS::ECS::TaskDefinition/ContainerDefinitions"
            ),
            SchemaExtension("aws_ecs_taskdefinition/fargate_cpu_memory", rule: "E3047", at: "AWS::ECS::TaskDefinition"),
            SchemaExtension("aws_ecs_taskdefinition/fargate_properties", rule: "E3048", at: "AWS::ECS::TaskDefinition"),
            SchemaExtension(
                "aws_ecs_taskdefinition/logging_configuration",
                rule: "E3046",
                at: "AWS::ECS::TaskDefinition/ContainerDefinitions/*/LogConfiguration"
            ),
            SchemaExtension(
                "aws_elasticache_replicationgroup/transitencryptionenabled_valkey",
                rule: "E3704",
                at: "AWS::ElastiCache::ReplicationGroup"
            ),
            SchemaExtension(
                "aws_elasticloadbalancing_loadbalancer/certificate",
                rule: "E3679",
                at: "AWS::ElasticLoadBalancing::LoadBalancer/Listeners/*"
            ),
            SchemaExtension(
                "aws_elasticloadbalancingv2_listener/certificate",
                rule: "E3676",
                at: "AWS::ElasticLoadBalancingV2::Listener"
            ),
            SchemaExtension(
                "aws_elasticloadbalancingv2_targetgroup/healthcheckprotocol_restrictions",
                rule: "E3684",
                at: "AWS::ElasticLoadBalancingV2::TargetGroup"
            ),
            SchemaExtension(
                "aws_elasticloadbalancingv2_targetgroup/protocol_restrictions",
                rule: "E3683",
                at: "AWS::ElasticLoadBalancingV2::TargetGroup"
            ),
            SchemaExtension(
                "aws_elasticloadbalancingv2_targetgroup/targettype_restrictions",
                rule: "E3681",
                at: "AWS::ElasticLoadBalancingV2::TargetGroup"
            ),
            SchemaExtension("aws_fsx_filesystem/storage_capacity", rule: "E3725", at: "AWS::FSx::FileSystem"),
            SchemaExtension(
                "aws_lambda_eventsourcemapping/eventsourcearn_sqs_exclusive",
                rule: "E3634",
                at: "AWS::Lambda::EventSourceMapping"
            ),
            SchemaExtension(
                "aws_lambda_eventsourcemapping/eventsourcearn_stream_inclusive",
                rule: "E3633",
                at: "AWS::Lambda::EventSourceMapping"
            ),
            SchemaExtension(
                "aws_lambda_function/capacity_provider_timeout",
                rule: "E3717",
                at: "AWS::Lambda::Function"
            ),
            SchemaExtension(
                "aws_lambda_function/environment_variable_keys",
                rule: "E3663",
                at: "AWS::Lambda::Function/Environment/Variables",
                "AWS::Serverless::Function/Environment/Variables"
            ),
            SchemaExtension(
                "aws_lambda_function/loglevel_logformat",
                rule: "E3696",
                at: "AWS::Lambda::Function",
                "AWS::Serverless::Function"
            ),
            SchemaExtension(
                "aws_lambda_function/packagetype_image_exclusions",
                rule: "E3685",
                at: "AWS::Lambda::Function",
                "AWS::Serverless::Function"
            ),
            SchemaExtension(
                "aws_lambda_function/zipfile_runtime_enum",
                rule: "E3677",
                at: "AWS::Lambda::Function",
                "AWS::Serverless::Function"
            ),
            SchemaExtension(
                "aws_lambda_function/zipfile_runtime_exists",
                rule: "E3678",
                at: "AWS::Lambda::Function",
                "AWS::Serverless::Function"
            ),
            SchemaExtension("aws_rds_dbcluster/aurora", rule: "E3693", at: "AWS::RDS::DBCluster"),
            SchemaExtension("aws_rds_dbcluster/monitoring", rule: "E3689", at: "AWS::RDS::DBCluster"),
            SchemaExtension("aws_rds_dbcluster/serverless_exclusive", rule: "E3686", at: "AWS::RDS::DBCluster"),
            SchemaExtension(
                "aws_rds_dbinstance/backupretentionperiod_maximum",
                rule: "E3719",
                at: "AWS::RDS::DBInstance"
            ),
            SchemaExtension("aws_rds_dbinstance/kmskey_storageencrypted", rule: "E3720", at: "AWS::RDS::DBInstance"),
            SchemaExtension("aws_rds_dbinstance/replicamode_enum", rule: "E3721", at: "AWS::RDS::DBInstance"),
            SchemaExtension(
                "aws_route53_healthcheck/healthcheckconfig_type_inclusive",
                rule: "E3661",
                at: "AWS::Route53::HealthCheck/HealthCheckConfig"
            ),
            SchemaExtension(
                "aws_route53_recordset/recordset_alias",
                rule: "E3029",
                at: "AWS::Route53::RecordSet",
                "AWS::Route53::RecordSetGroup/RecordSets/*"
            ),
            SchemaExtension(
                recordSet,
                rule: "E3023",
                at: "AWS::Route53::RecordSet",
                "AWS::Route53::RecordSetGroup/RecordSets/*"
            ),
            SchemaExtension("aws_s3_bucket/ownershipcontrols", rule: "E3045", at: "AWS::S3::Bucket"),
            SchemaExtension("aws_sqs_queue/properties", rule: "E3501", at: "AWS::SQS::Queue"),
        ] + instanceTypes

    /// The values of records, as far as every service of names agrees on them.
    ///
    /// <https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/ResourceRecordTypes.html>
    private static let recordSet: JSONValue = {
        func values(of type: JSONValue, _ schema: JSONValue) -> JSONValue {
            [
                "if": ["properties": ["Type": ["const": type]], "required": ["Type"]],
                "then": ["properties": ["ResourceRecords": schema]],
            ]
        }
        let byte = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"
        return [
            "allOf": [
                values(of: "A", ["items": ["pattern": .string(#"^(\#(byte)\.){3}\#(byte)$"#)]]),
                values(of: "AAAA", ["items": ["pattern": "^[0-9A-Fa-f:]+(:[0-9.]+)?$"]]),
                values(of: "CNAME", ["maxItems": 1]),
                values(of: "MX", ["items": ["pattern": #"^[0-9]{1,5}\s+\S+$"#]]),
                values(of: "SOA", ["maxItems": 1]),
                values(of: "TXT", ["items": ["pattern": #"^"(.|\n)*"$"#]]),
            ]
        ]
    }()

    /// How instance types are named.
    ///
    /// The lists that `cfn-lint` has by Region come from price lists, which lag behind the services and have names that no
    /// service accepts, such as `mq.m7g.4xl`. That a name has a family and a size holds for all of them.
    ///
    /// <https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html>
    private static let instanceTypes: [SchemaExtension] = {
        let family = "[a-z][a-z0-9-]*"
        let size = "(nano|micro|small|medium|large|[0-9]*xlarge|metal(-[0-9]+xl)?)"
        func pattern(_ prefix: String, _ suffix: String = "", or other: String = "") -> JSONValue {
            ["pattern": .string(#"^\#(prefix)(\#(family)\.\#(size)\#(suffix)\#(other.isEmpty ? "" : "|" + other))$"#)]
        }
        return [
            SchemaExtension(
                pattern(""),
                rule: "E3628",
                at: "AWS::EC2::CapacityReservationFleet/InstanceTypeSpecifications/*/InstanceType",
                "AWS::EC2::EC2Fleet/LaunchTemplateConfigs/*/Overrides/*/InstanceType",
                "AWS::EC2::Instance/InstanceType",
                "AWS::EC2::LaunchTemplate/LaunchTemplateData/InstanceType",
                "AWS::GameLift::GameServerGroup/InstanceDefinitions/*/InstanceType"
            ),
            SchemaExtension(
                pattern(""),
                rule: "E3675",
                at: "AWS::EMR::Cluster/Instances/CoreInstanceFleet/InstanceTypeConfigs/*/InstanceType",
                "AWS::EMR::Cluster/Instances/CoreInstanceGroup/InstanceType",
                "AWS::EMR::Cluster/Instances/TaskInstanceFleets/*/InstanceTypeConfigs/*/InstanceType",
                "AWS::EMR::Cluster/Instances/TaskInstanceGroups/*/InstanceType"
            ),
            SchemaExtension(pattern(""), rule: "E3641", at: "AWS::GameLift::Fleet/EC2InstanceType"),
            SchemaExtension(
                pattern(#"bc\."#),
                rule: "E3617",
                at: "AWS::ManagedBlockchain::Node/NodeConfiguration/InstanceType"
            ),
            SchemaExtension(
                pattern(#"cache\."#),
                rule: "E3647",
                at: "AWS::ElastiCache::CacheCluster/CacheNodeType"
            ),
            SchemaExtension(pattern(#"dax\."#), rule: "E3672", at: "AWS::DAX::Cluster/NodeType"),
            SchemaExtension(
                pattern(#"db\."#, or: "serverless"),
                rule: "E3620",
                at: "AWS::DocDB::DBInstance/DBInstanceClass"
            ),
            SchemaExtension(
                pattern(#"db\."#, or: "serverless"),
                rule: "E3635",
                at: "AWS::Neptune::DBInstance/DBInstanceClass"
            ),
            SchemaExtension(
                pattern(#"db\."#, #"(\.[a-z0-9]+)*"#, or: "serverless"),
                rule: "E3025",
                at: "AWS::RDS::DBInstance/DBInstanceClass"
            ),
            SchemaExtension(
                pattern("", #"\.elasticsearch"#),
                rule: "E3652",
                at: "AWS::Elasticsearch::Domain/ElasticsearchClusterConfig/InstanceType"
            ),
            SchemaExtension(
                pattern("", #"\.search"#),
                rule: "E3653",
                at: "AWS::OpenSearchService::Domain/ClusterConfig/InstanceType"
            ),
            SchemaExtension(
                pattern(#"ml\."#),
                rule: "E3644",
                at: "AWS::SageMaker::Cluster/InstanceGroups/*/InstanceType",
                "AWS::SageMaker::Cluster/RestrictedInstanceGroups/*/InstanceType"
            ),
            SchemaExtension(
                pattern(#"ml\."#),
                rule: "E3642",
                at: "AWS::SageMaker::InferenceExperiment/ModelVariants/*/InfrastructureConfig/RealTimeInferenceConfig"
                    + "/InstanceType"
            ),
            SchemaExtension(
                pattern(#"ml\."#),
                rule: "E3640",
                at: "AWS::SageMaker::DataQualityJobDefinition/JobResources/ClusterConfig/InstanceType",
                "AWS::SageMaker::ModelBiasJobDefinition/JobResources/ClusterConfig/InstanceType",
                "AWS::SageMaker::ModelExplainabilityJobDefinition/JobResources/ClusterConfig/InstanceType",
                "AWS::SageMaker::ModelQualityJobDefinition/JobResources/ClusterConfig/InstanceType",
                "AWS::SageMaker::MonitoringSchedule/MonitoringScheduleConfig/MonitoringJobDefinition/MonitoringResources"
                    + "/ClusterConfig/InstanceType"
            ),
            SchemaExtension(
                pattern(#"ml\."#),
                rule: "E3643",
                at: "AWS::SageMaker::ModelPackage/ValidationSpecification/ValidationProfiles/*/TransformJobDefinition"
                    + "/TransformResources/InstanceType"
            ),
        ]
    }()

    /// Files of `cfn-lint` that are left out, and why.
    ///
    /// A file that is neither here nor above stops the generation.
    static let leftOut: [String: String] = {
        let reasons: [(reason: String, files: [String])] = [
            (
                "it relates a resource to others",
                [
                    "aws_apigateway_method/method_authorizer_rest_api", "aws_apigateway_method/method_authorizer_type",
                    "aws_apigateway_stage/stage_deployment_rest_api", "aws_autoscaling_autoscalinggroup/min_max_size",
                    "aws_autoscaling_scalingpolicy/policy_target_tracking_asg",
                    "aws_ec2_launchtemplate/launch_template_sg_subnet_vpc", "aws_ecs_service/service_fargate",
                    "aws_ecs_service/service_fargate_log_driver", "aws_ecs_service/service_network_configuration",
                    "aws_elasticloadbalancingv2_listenerrule/listener_rule_target_group_protocol",
                    "aws_lambda_eventsourcemapping/event_source_sqs_fifo_batch_size",
                    "aws_lambda_eventsourcemapping/event_source_sqs_timeout",
                    "aws_lambda_permission/permission_principal", "aws_lambda_permission/permission_source_account",
                    "aws_rds_dbinstance/instance_cluster_engine",
                    "aws_rds_dbinstance/instance_cluster_storage_encrypted",
                    "aws_sqs_queue/queue_dlq",
                ]
            ),
            (
                "it is advice, not an error",
                [
                    "aws_ec2_securitygroup/protocols_and_port_ranges_exclude", "aws_ec2_vpngateway/type_enum",
                    "aws_lambda_function/awslayer", "aws_rds_dbcluster/aurora_warning",
                    "aws_rds_dbcluster/engine_version_deprecated", "aws_rds_dbcluster/snapshotidentifier",
                    "aws_rds_dbcluster/sourcedbclusteridentifier", "aws_rds_dbinstance/backupretentionperiod",
                    "aws_rds_dbinstance/engine_version_deprecated",
                    "aws_sns_subscription/subscription_endpoint_protocol",
                ]
            ),
            (
                "new versions appear every month and would be errors until the next release",
                [
                    "aws_elasticache_cachecluster/engine_version", "aws_rds_dbcluster/engine_version",
                    "aws_rds_dbinstance/engine_version",
                ]
            ),
            (
                "the list comes from price lists; the names' form is checked instead, where they have one",
                [
                    "aws_amazonmq_broker/instancetype_enum", "aws_appstream_fleet/instancetype_enum",
                    "aws_dax_cluster/nodetype_enum", "aws_docdb_dbinstance/dbinstanceclass_enum",
                    "aws_ec2_instance/instancetype_enum", "aws_elasticache_cachecluster/cachenodetype_enum",
                    "aws_elasticsearch_domain/elasticsearchclusterconfig_instancetype_enum",
                    "aws_emr_cluster/instancetypeconfig_instancetype_enum", "aws_gamelift_fleet/ec2instancetype_enum",
                    "aws_managedblockchain_node/nodeconfiguration_instancetype_enum",
                    "aws_neptune_dbinstance/dbinstanceclass_enum",
                    "aws_opensearchservice_domain/clusterconfig_instancetype_enum",
                    "aws_rds_dbcluster/dbclusterinstanceclass_enum", "aws_rds_dbinstance/db_instance_class",
                    "aws_rds_dbinstance/dbinstanceclass_enum",
                    "aws_redshift_cluster/nodetype_enum", "aws_sagemaker_cluster/instancetype_enum",
                    "aws_sagemaker_hosting/instancetype_enum", "aws_sagemaker_processing/instancetype_enum",
                    "aws_sagemaker_transform/instancetype_enum",
                ]
            ),
            (
                "a load balancer in a Local Zone or on an Outpost has one subnet",
                ["aws_elasticloadbalancingv2_loadbalancer/application_subnets"]
            ),
            (
                "it forbids settings that are accepted, with or without effect",
                ["aws_rds_dbcluster/multiaz", "aws_rds_dbinstance/aurora_exclusive"]
            ),
            (
                "its expressions refuse valid records; what is certain is written here",
                ["aws_route53_recordset/recordset_pattern"]
            ),
        ]
        var files: [String: String] = [:]
        for (reason, names) in reasons { for name in names { files[name] = reason } }
        return files
    }()
}
