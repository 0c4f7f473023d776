import Testing

@Suite("Tables, databases, buckets and backups")
struct StorageTests {
    private func expectTable(_ attributes: String, _ keys: String, sections: String = "", _ expected: [String]) throws {
        try expectFindings(
            inTemplate: """
                \(sections)
                Resources:
                  Thing:
                    Type: AWS::DynamoDB::Table
                    DeletionPolicy: Retain
                    UpdateReplacePolicy: Retain
                    Properties:
                      BillingMode: PAY_PER_REQUEST
                      AttributeDefinitions: [\(attributes)]
                      KeySchema: [\(keys)]
                """,
            expected
        )
    }

    private func attribute(_ name: String) -> String { "{ AttributeName: \(name), AttributeType: S }" }

    @Test("A table defines the attributes of its keys, and no others")
    func attributes() throws {
        try expectTable(
            attribute("id") + ", " + attribute("size"),
            "{ AttributeName: idd, KeyType: HASH }",
            [
                "error[RES-06]: 'AttributeDefinitions[0].AttributeName' of 'Thing' (AWS::DynamoDB::Table) is 'id', "
                    + "which no key of the table or of an index uses; define only attributes of keys "
                    + "[Resources/Thing/Properties/AttributeDefinitions/0/AttributeName]",
                "error[RES-06]: 'AttributeDefinitions[1].AttributeName' of 'Thing' (AWS::DynamoDB::Table) is 'size', "
                    + "which no key of the table or of an index uses; define only attributes of keys "
                    + "[Resources/Thing/Properties/AttributeDefinitions/1/AttributeName]",
                "error[RES-06]: 'KeySchema[0].AttributeName' of 'Thing' (AWS::DynamoDB::Table) is 'idd', which is not "
                    + "among 'AttributeDefinitions'; did you mean 'id'? "
                    + "[Resources/Thing/Properties/KeySchema/0/AttributeName]",
            ]
        )
        try expectTable(attribute("id"), "{ AttributeName: id, KeyType: HASH }", [])
    }

    @Test("Attributes that are not known are accepted")
    func unknownAttributes() throws {
        try expectTable(
            attribute("!Ref Key") + ", " + attribute("size"),
            "{ AttributeName: !Ref Key, KeyType: HASH }",
            sections: "Parameters: { Key: { Type: String, Default: id } }",
            []
        )
    }

    @Test("An engine that RDS no longer has is found")
    func engines() throws {
        try expectFindings(
            inTemplate: """
                Resources:
                  Thing:
                    Type: AWS::RDS::DBInstance
                    DeletionPolicy: Snapshot
                    UpdateReplacePolicy: Snapshot
                    Properties: { DBInstanceClass: db.r6g.large, Engine: aurora, DBClusterIdentifier: orders }
                """,
            [
                "error[RES-23]: 'Engine' of 'Thing' (AWS::RDS::DBInstance) is 'aurora', which RDS no longer has; use "
                    + "'aurora-mysql' [Resources/Thing/Properties/Engine]"
            ]
        )
    }

    @Test("Objects are archived after a number of days that the tier can have")
    func tiers() throws {
        func bucket(_ tier: String, _ days: String) -> String {
            """
            Resources:
              Thing:
                Type: AWS::S3::Bucket
                DeletionPolicy: Retain
                UpdateReplacePolicy: Retain
                Properties:
                  IntelligentTieringConfigurations:
                    - { Id: all, Status: Enabled, Tierings: [{ AccessTier: \(tier), Days: \(days) }] }
            """
        }
        try expectFindings(
            inTemplate: bucket("DEEP_ARCHIVE_ACCESS", "90"),
            [
                "error[RES-19]: 'IntelligentTieringConfigurations[0].Tierings[0].Days' of 'Thing' (AWS::S3::Bucket) is "
                    + "90, but must be from 180 to 730 for 'DEEP_ARCHIVE_ACCESS' "
                    + "[Resources/Thing/Properties/IntelligentTieringConfigurations/0/Tierings/0/Days]"
            ]
        )
        try expectFindings(inTemplate: bucket("ARCHIVE_ACCESS", "90"), [])
    }

    @Test("Backups stay in cold storage for 90 days")
    func backups() throws {
        func plan(_ move: String, _ delete: String) -> String {
            """
            BackupPlan:
              BackupPlanName: daily
              BackupPlanRule:
                - RuleName: daily
                  TargetBackupVault: vault
                  Lifecycle: { MoveToColdStorageAfterDays: \(move), DeleteAfterDays: \(delete) }
            """
        }
        try expectFindings(
            in: "AWS::Backup::BackupPlan",
            plan("7", "96"),
            [
                "error[RES-14]: 'BackupPlan.BackupPlanRule[0].Lifecycle.DeleteAfterDays' is 96, but must be at least "
                    + "97: backups that are moved to cold storage after 7 days must stay there for 90 "
                    + "[BackupPlan/BackupPlanRule/0/Lifecycle/DeleteAfterDays]"
            ]
        )
        try expectFindings(in: "AWS::Backup::BackupPlan", plan("7", "97"), [])
        try expectFindings(
            in: "AWS::Backup::BackupPlan",
            plan("7", "!Ref Days"),
            sections: "Parameters: { Days: { Type: Number } }",
            []
        )
    }
}
