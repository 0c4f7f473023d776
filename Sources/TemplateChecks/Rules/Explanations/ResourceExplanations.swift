import TemplateModel

extension RuleExplanation {
    /// What is to be said of rules about single resources.
    static func ofResources(_ id: RuleID) -> RuleExplanation? {
        switch id.rawValue {
        case "RES-02":
            RuleExplanation(
                why: """
                    A service that was shut down takes no requests, so that the stack fails; one that is being shut \
                    down works only until then.
                    """,
                fix: """
                    Remove the resource, and move what it holds to the service that takes its place; for AWS::WAF \
                    and AWS::WAFRegional this is AWS::WAFv2.
                    """,
                evidence: [.documentation, .linter("E3710"), .linter("W3696")],
                examples: [
                    .bad(
                        "A service that was shut down",
                        """
                        Resources:
                          Readings:
                            Type: AWS::IoTAnalytics::Channel
                        """,
                        finds: """
                            error[RES-02]: 'Readings' (AWS::IoTAnalytics::Channel) is of a service that was shut \
                            down on 2025-12-15; remove it [Resources/Readings/Type]
                            """
                    ),
                    .bad(
                        "A service that is being shut down",
                        """
                        Resources:
                          Offices:
                            Type: AWS::WAFRegional::IPSet
                        """,
                        finds: """
                            warning[RES-02]: 'Offices' (AWS::WAFRegional::IPSet) is of a service that is being shut \
                            down; move to another one [Resources/Offices/Type]
                            """
                    ),
                    .good(
                        "Its successor",
                        """
                        Resources:
                          Offices:
                            Type: AWS::WAFv2::IPSet
                        """
                    ),
                ]
            )
        case "RES-03":
            RuleExplanation(
                why: """
                    The properties that identify a resource tell it from all others of its type. The service has one \
                    resource already when CloudFormation creates the second, so that the stack fails.
                    """,
                fix: """
                    Give the resources different names, let CloudFormation make names where the type allows it, or \
                    remove one of them.
                    """,
                evidence: [.documentation, .schema, .linter("E3019")],
                examples: [
                    .bad(
                        "Two log groups with one name",
                        """
                        Resources:
                          Orders:
                            Type: AWS::Logs::LogGroup
                            Properties:
                              LogGroupName: /shop/orders
                          Payments:
                            Type: AWS::Logs::LogGroup
                            Properties:
                              LogGroupName: /shop/orders
                        """,
                        finds: """
                            error[RES-03]: 'Payments' (AWS::Logs::LogGroup) has the same 'LogGroupName' \
                            '/shop/orders' as 'Orders', but must differ, as this identifies it \
                            [Resources/Payments/Properties/LogGroupName]
                            """
                    ),
                    .good(
                        "Different names",
                        """
                        Resources:
                          Orders:
                            Type: AWS::Logs::LogGroup
                            Properties:
                              LogGroupName: /shop/orders
                          Payments:
                            Type: AWS::Logs::LogGroup
                            Properties:
                              LogGroupName: /shop/payments
                        """
                    ),
                    .unknown(
                        "Names that a deployment gives",
                        """
                        Parameters:
                          Orders: {Type: String}
                          Payments: {Type: String}
                        Resources:
                          OrdersLog:
                            Type: AWS::Logs::LogGroup
                            Properties:
                              LogGroupName: !Ref Orders
                          PaymentsLog:
                            Type: AWS::Logs::LogGroup
                            Properties:
                              LogGroupName: !Ref Payments
                        """
                    ),
                ]
            )
        case "RES-06":
            RuleExplanation(
                why: """
                    DynamoDB refuses the table. The definitions describe the keys of the table and of its indexes: \
                    each attribute of a key needs one, and other attributes have none.
                    """,
                fix: """
                    Define each attribute of KeySchema and of the indexes in AttributeDefinitions, and remove the \
                    other definitions; items can have any further attributes without one.
                    """,
                evidence: [.documentation, .linter("E3039")],
                examples: [
                    .bad(
                        "A key without a definition, and a definition without a key",
                        """
                        Resources:
                          Orders:
                            Type: AWS::DynamoDB::Table
                            Properties:
                              AttributeDefinitions:
                                - {AttributeName: customer, AttributeType: S}
                              KeySchema:
                                - {AttributeName: order, KeyType: HASH}
                        """,
                        finds: """
                            error[RES-06]: 'AttributeDefinitions[0].AttributeName' of 'Orders' \
                            (AWS::DynamoDB::Table) is 'customer', which no key of the table or of an index uses; \
                            define only attributes of keys \
                            [Resources/Orders/Properties/AttributeDefinitions/0/AttributeName]
                            """,
                        """
                        error[RES-06]: 'KeySchema[0].AttributeName' of 'Orders' (AWS::DynamoDB::Table) is 'order', \
                        which is not among 'AttributeDefinitions' \
                        [Resources/Orders/Properties/KeySchema/0/AttributeName]
                        """
                    ),
                    .good(
                        "The attribute of the key",
                        """
                        Resources:
                          Orders:
                            Type: AWS::DynamoDB::Table
                            Properties:
                              AttributeDefinitions:
                                - {AttributeName: order, AttributeType: S}
                              KeySchema:
                                - {AttributeName: order, KeyType: HASH}
                        """
                    ),
                    .unknown(
                        "A key that a deployment names",
                        """
                        Parameters:
                          Key: {Type: String}
                        Resources:
                          Orders:
                            Type: AWS::DynamoDB::Table
                            Properties:
                              AttributeDefinitions:
                                - {AttributeName: order, AttributeType: S}
                              KeySchema:
                                - {AttributeName: !Ref Key, KeyType: HASH}
                        """
                    ),
                ]
            )
        case "RES-14":
            RuleExplanation(
                why: """
                    AWS Backup refuses the plan: a backup that was moved to cold storage must stay there for at \
                    least 90 days before it is deleted.
                    """,
                fix: """
                    Let DeleteAfterDays be at least 90 more than MoveToColdStorageAfterDays, or leave out one of \
                    them.
                    """,
                evidence: [.documentation, .linter("E3504")],
                examples: [
                    .bad(
                        "Deleted 30 days after the move",
                        """
                        Resources:
                          Daily:
                            Type: AWS::Backup::BackupPlan
                            Properties:
                              BackupPlan:
                                BackupPlanRule:
                                  - Lifecycle:
                                      MoveToColdStorageAfterDays: 30
                                      DeleteAfterDays: 60
                        """,
                        finds: """
                            error[RES-14]: 'BackupPlan.BackupPlanRule[0].Lifecycle.DeleteAfterDays' of 'Daily' \
                            (AWS::Backup::BackupPlan) is 60, but must be at least 120: backups that are moved to \
                            cold storage after 30 days must stay there for 90 \
                            [Resources/Daily/Properties/BackupPlan/BackupPlanRule/0/Lifecycle/DeleteAfterDays]
                            """
                    ),
                    .good(
                        "Deleted 90 days after the move",
                        """
                        Resources:
                          Daily:
                            Type: AWS::Backup::BackupPlan
                            Properties:
                              BackupPlan:
                                BackupPlanRule:
                                  - Lifecycle:
                                      MoveToColdStorageAfterDays: 30
                                      DeleteAfterDays: 120
                        """
                    ),
                    .unknown(
                        "Days that a deployment gives",
                        """
                        Parameters:
                          Days: {Type: Number}
                        Resources:
                          Daily:
                            Type: AWS::Backup::BackupPlan
                            Properties:
                              BackupPlan:
                                BackupPlanRule:
                                  - Lifecycle:
                                      MoveToColdStorageAfterDays: 30
                                      DeleteAfterDays: !Ref Days
                        """
                    ),
                ]
            )
        case "RES-19":
            RuleExplanation(
                why: """
                    Amazon S3 refuses the configuration: objects move to the Archive Access tier after at least 90 \
                    days without access, to the Deep Archive Access tier after at least 180, and to either after at \
                    most 730.
                    """,
                fix: "Set Days from 90 to 730 for ARCHIVE_ACCESS, and from 180 to 730 for DEEP_ARCHIVE_ACCESS.",
                evidence: [.documentation, .linter("E3061")],
                examples: [
                    .bad(
                        "Deep archive after 90 days",
                        """
                        Resources:
                          Reports:
                            Type: AWS::S3::Bucket
                            Properties:
                              IntelligentTieringConfigurations:
                                - Tierings:
                                    - {AccessTier: DEEP_ARCHIVE_ACCESS, Days: 90}
                        """,
                        finds: """
                            error[RES-19]: 'IntelligentTieringConfigurations[0].Tierings[0].Days' of 'Reports' \
                            (AWS::S3::Bucket) is 90, but must be from 180 to 730 for 'DEEP_ARCHIVE_ACCESS' \
                            [Resources/Reports/Properties/IntelligentTieringConfigurations/0/Tierings/0/Days]
                            """
                    ),
                    .good(
                        "Deep archive after 180 days",
                        """
                        Resources:
                          Reports:
                            Type: AWS::S3::Bucket
                            Properties:
                              IntelligentTieringConfigurations:
                                - Tierings:
                                    - {AccessTier: DEEP_ARCHIVE_ACCESS, Days: 180}
                        """
                    ),
                ]
            )
        case "RES-21":
            RuleExplanation(
                why: """
                    DataSources is the earlier way of saying what GuardDuty watches, and Features the later one. \
                    GuardDuty takes one of them in a request.
                    """,
                fix: """
                    Say all with Features, and remove DataSources; S3Logs, for example, is the feature \
                    S3_DATA_EVENTS.
                    """,
                evidence: [.documentation, .linter("E3063")],
                sources: [
                    """
                    https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/\
                    aws-resource-guardduty-detector.html
                    """
                ],
                examples: [
                    .bad(
                        "Both",
                        """
                        Resources:
                          Detector:
                            Type: AWS::GuardDuty::Detector
                            Properties:
                              Enable: true
                              DataSources:
                                S3Logs: {Enable: true}
                              Features:
                                - {Name: RDS_LOGIN_EVENTS, Status: ENABLED}
                        """,
                        finds: """
                            error[RES-21]: 'DataSources' of 'Detector' (AWS::GuardDuty::Detector) must not be given \
                            together with 'Features'; say all with 'Features' \
                            [Resources/Detector/Properties/DataSources]
                            """
                    ),
                    .good(
                        "Features only",
                        """
                        Resources:
                          Detector:
                            Type: AWS::GuardDuty::Detector
                            Properties:
                              Enable: true
                              Features:
                                - {Name: S3_DATA_EVENTS, Status: ENABLED}
                                - {Name: RDS_LOGIN_EVENTS, Status: ENABLED}
                        """
                    ),
                ]
            )
        case "RES-23":
            RuleExplanation(
                why: """
                    'aurora' is the engine of Aurora MySQL version 1, which is compatible with MySQL 5.6 and has \
                    reached its end of life. RDS creates no databases with it.
                    """,
                fix: "Set Engine to 'aurora-mysql', and EngineVersion to a version that is supported.",
                evidence: [.documentation, .linter("E3690"), .linter("E3691")],
                sources: [
                    "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html"
                ],
                examples: [
                    .bad(
                        "Aurora MySQL version 1",
                        """
                        Resources:
                          Orders:
                            Type: AWS::RDS::DBCluster
                            Properties:
                              Engine: aurora
                        """,
                        finds: """
                            error[RES-23]: 'Engine' of 'Orders' (AWS::RDS::DBCluster) is 'aurora', which RDS no \
                            longer has; use 'aurora-mysql' [Resources/Orders/Properties/Engine]
                            """
                    ),
                    .good(
                        "A later Aurora MySQL",
                        """
                        Resources:
                          Orders:
                            Type: AWS::RDS::DBCluster
                            Properties:
                              Engine: aurora-mysql
                        """
                    ),
                    .unknown(
                        "An engine that a deployment gives",
                        """
                        Parameters:
                          Engine: {Type: String}
                        Resources:
                          Orders:
                            Type: AWS::RDS::DBCluster
                            Properties:
                              Engine: !Ref Engine
                        """
                    ),
                ]
            )
        case "RES-26":
            RuleExplanation(
                why: """
                    Names must be unique across all stacks, so that a second stack of the template fails. An update \
                    that replaces a resource with a custom name fails, too, because the new resource is created \
                    before the old one is deleted.
                    """,
                fix: """
                    Leave the name out, so that CloudFormation makes one, or put AWS::StackName or a parameter into \
                    it. If other systems rely on the name, accept the finding.
                    """,
                evidence: [.documentation],
                examples: [
                    .bad(
                        "A name of every stack",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              QueueName: orders
                        """,
                        finds: """
                            info[RES-26]: 'QueueName' of 'Orders' (AWS::SQS::Queue) is 'orders' in every stack: a \
                            second one of the template in an account and Region fails, and so does a change that \
                            replaces the resource; put AWS::StackName into the name, or leave it out where that is \
                            possible [Resources/Orders/Properties/QueueName]
                            """
                    ),
                    .good(
                        "A name of each stack",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              QueueName: !Sub ${AWS::StackName}-orders
                        """
                    ),
                    .unknown(
                        "A name that a deployment gives",
                        """
                        Parameters:
                          Name: {Type: String}
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              QueueName: !Ref Name
                        """
                    ),
                ]
            )
        default: ofComputeResources(id) ?? ofNetworkResources(id)
        }
    }
}
