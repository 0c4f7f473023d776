/// The resource types whose deletion deletes data that cannot be made again.
///
/// A bucket of S3 and a repository of ECR are none: they cannot be deleted while something is in them, unless somebody asks
/// for it.
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html> names those of
/// which CloudFormation makes a snapshot, and
/// <https://github.com/aws-cloudformation/cfn-lint/blob/main/src/cfnlint/data/AdditionalSpecs/StatefulResources.json> has 28.
/// The others keep, by what their services are for, what somebody else wrote.
enum StatefulTypes {
    /// What is lost, by resource type.
    static let reasons: [String: String] = {
        var reasons: [String: String] = [:]
        for (reason, types) in groups { for type in types { reasons[type] = reason } }
        return reasons
    }()

    private static let groups: [(reason: String, types: [String])] = [
        (
            "items that were written to tables",
            [
                "AWS::Cassandra::Keyspace", "AWS::Cassandra::Table", "AWS::Connect::DataTable",
                "AWS::DynamoDB::GlobalTable", "AWS::DynamoDB::Table", "AWS::SDB::Domain",
                "AWS::Serverless::SimpleTable", "AWS::Timestream::Database", "AWS::Timestream::Table",
            ]
        ),
        (
            "databases; a final snapshot is made of some of them, by default or on demand",
            [
                "AWS::DSQL::Cluster", "AWS::DocDB::DBCluster", "AWS::DocDB::DBInstance", "AWS::DocDBElastic::Cluster",
                "AWS::Lightsail::Database", "AWS::MemoryDB::Cluster", "AWS::Neptune::DBCluster",
                "AWS::Neptune::DBInstance", "AWS::NeptuneGraph::Graph", "AWS::QLDB::Ledger", "AWS::RDS::DBCluster",
                "AWS::RDS::DBInstance", "AWS::Redshift::Cluster", "AWS::RedshiftServerless::Namespace",
                "AWS::Timestream::InfluxDBCluster", "AWS::Timestream::InfluxDBInstance",
            ]
        ),
        (
            "caches that are configured to be durable, or that are used as stores",
            [
                "AWS::ElastiCache::CacheCluster", "AWS::ElastiCache::ReplicationGroup",
                "AWS::ElastiCache::ServerlessCache",
            ]
        ),
        (
            "files and volumes",
            [
                "AWS::EC2::Volume", "AWS::EFS::FileSystem", "AWS::FSx::FileSystem", "AWS::FSx::StorageVirtualMachine",
                "AWS::FSx::Volume", "AWS::Lightsail::Disk", "AWS::StorageGateway::Tape", "AWS::StorageGateway::Volume",
                "AWS::WorkSpaces::Workspace",
            ]
        ),
        (
            "backups and snapshots",
            [
                "AWS::Backup::BackupVault", "AWS::Backup::LogicallyAirGappedBackupVault",
                "AWS::DocDBElastic::ClusterSnapshot", "AWS::ElastiCache::ServerlessCacheSnapshot",
                "AWS::ElastiCache::Snapshot", "AWS::FSx::Snapshot", "AWS::MemoryDB::Snapshot",
                "AWS::NeptuneGraph::GraphSnapshot", "AWS::RDS::ClusterSnapshot", "AWS::RDS::DBSnapshot",
                "AWS::Redshift::Snapshot", "AWS::RedshiftServerless::Snapshot",
            ]
        ),
        (
            "documents in search indexes, vectors",
            [
                "AWS::Elasticsearch::Domain", "AWS::Kendra::Index", "AWS::OpenSearchServerless::Collection",
                "AWS::OpenSearchServerless::Index", "AWS::OpenSearchService::Domain", "AWS::QBusiness::Index",
                "AWS::S3Vectors::Index", "AWS::S3Vectors::VectorBucket",
            ]
        ),
        (
            "messages and records that were not processed yet, or are kept",
            [
                "AWS::Events::Archive", "AWS::Kinesis::Stream", "AWS::KinesisVideo::Stream", "AWS::MSK::Cluster",
                "AWS::MSK::ServerlessCluster", "AWS::MSK::Topic", "AWS::SQS::Queue",
            ]
        ),
        (
            "logs, metrics and events",
            [
                "AWS::APS::Workspace", "AWS::CloudTrail::EventDataStore", "AWS::Detective::Graph",
                "AWS::Logs::LogGroup", "AWS::Logs::LogStream", "AWS::SES::MailManagerArchive",
            ]
        ),
        (
            "users and their passwords",
            [
                "AWS::Cognito::IdentityPool", "AWS::Cognito::UserPool", "AWS::DirectoryService::MicrosoftAD",
                "AWS::DirectoryService::SimpleAD",
            ]
        ),
        (
            "secrets, and keys without which what they encrypted or signed is lost",
            [
                "AWS::ACMPCA::CertificateAuthority", "AWS::CloudHSM::Cluster", "AWS::KMS::Key", "AWS::KMS::ReplicaKey",
                "AWS::PaymentCryptography::Key", "AWS::SecretsManager::Secret",
            ]
        ),
        (
            "source code and packages",
            [
                "AWS::CodeArtifact::Domain", "AWS::CodeArtifact::Repository", "AWS::CodeCommit::Repository",
            ]
        ),
        (
            "records of people, contacts and cases",
            [
                "AWS::Cases::Domain", "AWS::Connect::Instance", "AWS::CustomerProfiles::Domain", "AWS::Pinpoint::App",
            ]
        ),
        (
            "measurements, genomes and scans",
            [
                "AWS::HealthImaging::Datastore", "AWS::HealthLake::FHIRDatastore", "AWS::IoTSiteWise::Asset",
                "AWS::Omics::AnnotationStore", "AWS::Omics::ReferenceStore", "AWS::Omics::SequenceStore",
                "AWS::Omics::VariantStore", "AWS::Rekognition::Collection", "AWS::VoiceID::Domain",
            ]
        ),
        (
            "clusters with data on their own disks",
            [
                "AWS::AmazonMQ::Broker", "AWS::EMR::Cluster", "AWS::SageMaker::Domain",
                "AWS::SageMaker::NotebookInstance",
            ]
        ),
        (
            "an account or a stack, with everything in it",
            [
                "AWS::CloudFormation::Stack", "AWS::Organizations::Account",
            ]
        ),
    ]
}
