import TemplateModel

extension RuleExplanation {
    /// What is to be said of rules about networks, distributions, records and certificates.
    static func ofNetworkResources(_ id: RuleID) -> RuleExplanation? {
        switch id.rawValue {
        case "RES-04":
            RuleExplanation(
                why: """
                    A subnet is associated with one route table at a time, so that only one of the associations can \
                    hold.
                    """,
                fix: "Remove all but one of the associations, and put the routes into one table.",
                evidence: [.documentation, .linter("E3022")],
                examples: [
                    .bad(
                        "Two route tables",
                        """
                        Resources:
                          Public:
                            Type: AWS::EC2::SubnetRouteTableAssociation
                            Properties:
                              SubnetId: subnet-12345678
                              RouteTableId: rtb-11111111
                          Private:
                            Type: AWS::EC2::SubnetRouteTableAssociation
                            Properties:
                              SubnetId: subnet-12345678
                              RouteTableId: rtb-22222222
                        """,
                        finds: """
                            error[RES-04]: 'Private' (AWS::EC2::SubnetRouteTableAssociation) is for the subnet of \
                            'Public', but a subnet can have only one route table \
                            [Resources/Private/Properties/SubnetId]
                            """
                    ),
                    .good(
                        "Two subnets",
                        """
                        Resources:
                          Public:
                            Type: AWS::EC2::SubnetRouteTableAssociation
                            Properties:
                              SubnetId: subnet-12345678
                              RouteTableId: rtb-11111111
                          Private:
                            Type: AWS::EC2::SubnetRouteTableAssociation
                            Properties:
                              SubnetId: subnet-87654321
                              RouteTableId: rtb-22222222
                        """
                    ),
                    .unknown(
                        "Subnets that a deployment gives",
                        """
                        Parameters:
                          Front: {Type: AWS::EC2::Subnet::Id}
                          Back: {Type: AWS::EC2::Subnet::Id}
                        Resources:
                          Public:
                            Type: AWS::EC2::SubnetRouteTableAssociation
                            Properties:
                              SubnetId: !Ref Front
                              RouteTableId: rtb-11111111
                          Private:
                            Type: AWS::EC2::SubnetRouteTableAssociation
                            Properties:
                              SubnetId: !Ref Back
                              RouteTableId: rtb-22222222
                        """
                    ),
                ]
            )
        case "RES-05":
            RuleExplanation(
                why: """
                    Amazon EC2 creates no subnet whose addresses are outside those of its VPC, or overlap with those \
                    of another subnet of the VPC.
                    """,
                fix: """
                    Divide the range of the VPC into parts, by hand or with Fn::Cidr, and give each subnet one of \
                    them. A VPC gets a further range by AWS::EC2::VPCCidrBlock.
                    """,
                evidence: [.documentation, .linter("E3059"), .linter("E3060")],
                examples: [
                    .bad(
                        "A subnet within another one",
                        """
                        Resources:
                          VPC:
                            Type: AWS::EC2::VPC
                            Properties: {CidrBlock: 10.0.0.0/16}
                          Front:
                            Type: AWS::EC2::Subnet
                            Properties: {VpcId: !Ref VPC, CidrBlock: 10.0.0.0/24}
                          Back:
                            Type: AWS::EC2::Subnet
                            Properties: {VpcId: !Ref VPC, CidrBlock: 10.0.0.128/25}
                        """,
                        finds: """
                            error[RES-05]: 'CidrBlock' of 'Back' (AWS::EC2::Subnet) is '10.0.0.128/25', which \
                            overlaps with '10.0.0.0/24' of 'Front' [Resources/Back/Properties/CidrBlock]
                            """
                    ),
                    .bad(
                        "A subnet beyond its VPC",
                        """
                        Resources:
                          VPC:
                            Type: AWS::EC2::VPC
                            Properties: {CidrBlock: 10.0.0.0/16}
                          Front:
                            Type: AWS::EC2::Subnet
                            Properties: {VpcId: !Ref VPC, CidrBlock: 10.1.0.0/24}
                        """,
                        finds: """
                            error[RES-05]: 'CidrBlock' of 'Front' (AWS::EC2::Subnet) is '10.1.0.0/24', but must be \
                            within '10.0.0.0/16' of its VPC 'VPC' [Resources/Front/Properties/CidrBlock]
                            """
                    ),
                    .good(
                        "Parts of the VPC",
                        """
                        Resources:
                          VPC:
                            Type: AWS::EC2::VPC
                            Properties: {CidrBlock: 10.0.0.0/16}
                          Front:
                            Type: AWS::EC2::Subnet
                            Properties: {VpcId: !Ref VPC, CidrBlock: 10.0.0.0/24}
                          Back:
                            Type: AWS::EC2::Subnet
                            Properties: {VpcId: !Ref VPC, CidrBlock: 10.0.1.0/24}
                        """
                    ),
                    .unknown(
                        "A range that a deployment gives",
                        """
                        Parameters:
                          Range: {Type: String}
                        Resources:
                          VPC:
                            Type: AWS::EC2::VPC
                            Properties: {CidrBlock: !Ref Range}
                          Front:
                            Type: AWS::EC2::Subnet
                            Properties: {VpcId: !Ref VPC, CidrBlock: 10.1.0.0/24}
                        """
                    ),
                ]
            )
        case "RES-07":
            RuleExplanation(
                why: """
                    CloudFront refuses the distribution with NoSuchOrigin: a cache behavior says by TargetOriginId \
                    to which origin of the distribution requests go.
                    """,
                fix: "Set TargetOriginId to the Id of one of Origins or OriginGroups, or add the origin.",
                evidence: [.documentation, .linter("E3057")],
                sources: [
                    "https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CreateDistribution.html"
                ],
                examples: [
                    .bad(
                        "An origin that is not there",
                        """
                        Resources:
                          Site:
                            Type: AWS::CloudFront::Distribution
                            Properties:
                              DistributionConfig:
                                Origins:
                                  - {Id: pages, DomainName: pages.example.com}
                                DefaultCacheBehavior:
                                  TargetOriginId: images
                        """,
                        finds: """
                            error[RES-07]: 'DistributionConfig.DefaultCacheBehavior.TargetOriginId' of 'Site' \
                            (AWS::CloudFront::Distribution) is 'images', but must be the 'Id' of an origin or an \
                            origin group: 'pages' \
                            [Resources/Site/Properties/DistributionConfig/DefaultCacheBehavior/TargetOriginId]
                            """
                    ),
                    .good(
                        "An origin of the distribution",
                        """
                        Resources:
                          Site:
                            Type: AWS::CloudFront::Distribution
                            Properties:
                              DistributionConfig:
                                Origins:
                                  - {Id: pages, DomainName: pages.example.com}
                                DefaultCacheBehavior:
                                  TargetOriginId: pages
                        """
                    ),
                    .unknown(
                        "An origin that a deployment names",
                        """
                        Parameters:
                          Origin: {Type: String}
                        Resources:
                          Site:
                            Type: AWS::CloudFront::Distribution
                            Properties:
                              DistributionConfig:
                                Origins:
                                  - {Id: !Ref Origin, DomainName: pages.example.com}
                                DefaultCacheBehavior:
                                  TargetOriginId: images
                        """
                    ),
                ]
            )
        case "RES-08":
            RuleExplanation(
                why: """
                    CloudFront refuses the distribution: an alternate name is a domain name, in which a '*' can \
                    stand for the whole first part only.
                    """,
                fix: """
                    Give the full domain name, such as www.example.com, or *.example.com for all names directly \
                    below example.com.
                    """,
                evidence: [.documentation, .linter("E3013")],
                examples: [
                    .bad(
                        "A wildcard for a part of a name",
                        """
                        Resources:
                          Site:
                            Type: AWS::CloudFront::Distribution
                            Properties:
                              DistributionConfig:
                                Aliases: ['www*.example.com']
                        """,
                        finds: """
                            error[RES-08]: 'DistributionConfig.Aliases[0]' of 'Site' (AWS::CloudFront::Distribution) \
                            is 'www*.example.com', but a '*' can only stand for the whole first part, as in \
                            *.example.com [Resources/Site/Properties/DistributionConfig/Aliases/0]
                            """
                    ),
                    .good(
                        "A wildcard for the first part",
                        """
                        Resources:
                          Site:
                            Type: AWS::CloudFront::Distribution
                            Properties:
                              DistributionConfig:
                                Aliases: ['*.example.com']
                        """
                    ),
                    .unknown(
                        "A name that a deployment gives",
                        """
                        Parameters:
                          Name: {Type: String}
                        Resources:
                          Site:
                            Type: AWS::CloudFront::Distribution
                            Properties:
                              DistributionConfig:
                                Aliases: [!Ref Name]
                        """
                    ),
                ]
            )
        case "RES-15":
            RuleExplanation(
                why: """
                    ACM sends the messages that ask for validation to addresses at the validation domain, and \
                    refuses the certificate if that is neither the domain itself nor one above it.
                    """,
                fix: """
                    Set ValidationDomain to the DomainName of the option, or to a domain above it whose mail you \
                    receive.
                    """,
                evidence: [.documentation, .linter("E3503")],
                examples: [
                    .bad(
                        "A domain beside it",
                        """
                        Resources:
                          Certificate:
                            Type: AWS::CertificateManager::Certificate
                            Properties:
                              DomainName: shop.example.com
                              DomainValidationOptions:
                                - {DomainName: shop.example.com, ValidationDomain: mail.example.com}
                        """,
                        finds: """
                            error[RES-15]: 'DomainValidationOptions[0].ValidationDomain' of 'Certificate' \
                            (AWS::CertificateManager::Certificate) is 'mail.example.com', but must be \
                            'shop.example.com' or a domain above it \
                            [Resources/Certificate/Properties/DomainValidationOptions/0/ValidationDomain]
                            """
                    ),
                    .good(
                        "A domain above it",
                        """
                        Resources:
                          Certificate:
                            Type: AWS::CertificateManager::Certificate
                            Properties:
                              DomainName: shop.example.com
                              DomainValidationOptions:
                                - {DomainName: shop.example.com, ValidationDomain: example.com}
                        """
                    ),
                    .unknown(
                        "A domain that a deployment gives",
                        """
                        Parameters:
                          Domain: {Type: String}
                        Resources:
                          Certificate:
                            Type: AWS::CertificateManager::Certificate
                            Properties:
                              DomainName: !Ref Domain
                              DomainValidationOptions:
                                - {DomainName: !Ref Domain, ValidationDomain: mail.example.com}
                        """
                    ),
                ]
            )
        case "RES-16":
            RuleExplanation(
                why: """
                    Route 53 refuses the record: a hosted zone holds the records of its domain and of the domains \
                    below it.
                    """,
                fix: "Let Name end with the name of the hosted zone, or put the record into the zone of its domain.",
                evidence: [.linter("E3041")],
                examples: [
                    .bad(
                        "A record of another domain",
                        """
                        Resources:
                          Site:
                            Type: AWS::Route53::RecordSet
                            Properties:
                              HostedZoneName: example.com.
                              Name: www.example.org
                        """,
                        finds: """
                            error[RES-16]: 'Name' of 'Site' (AWS::Route53::RecordSet) is 'www.example.org', but must \
                            be within the hosted zone 'example.com.' [Resources/Site/Properties/Name]
                            """
                    ),
                    .good(
                        "A record of the domain",
                        """
                        Resources:
                          Site:
                            Type: AWS::Route53::RecordSet
                            Properties:
                              HostedZoneName: example.com.
                              Name: www.example.com
                        """
                    ),
                    .unknown(
                        "A hosted zone that a deployment gives",
                        """
                        Parameters:
                          Zone: {Type: String}
                        Resources:
                          Site:
                            Type: AWS::Route53::RecordSet
                            Properties:
                              HostedZoneName: !Ref Zone
                              Name: www.example.org
                        """
                    ),
                ]
            )
        case "RES-22":
            RuleExplanation(
                why: """
                    Amazon EC2 starts no instance without an image: its ID must be given by the instance or by a \
                    launch template.
                    """,
                fix: """
                    Set ImageId, or LaunchTemplate to a template that has one. A parameter of the type \
                    AWS::SSM::Parameter::Value<AWS::EC2::Image::Id> reads the ID from Systems Manager, such as that \
                    of the newest Amazon Linux.
                    """,
                evidence: [.documentation, .linter("E3673")],
                examples: [
                    .bad(
                        "Neither an image nor a launch template",
                        """
                        Resources:
                          Web:
                            Type: AWS::EC2::Instance
                            Properties:
                              InstanceType: t3.micro
                        """,
                        finds: """
                            error[RES-22]: 'ImageId' of 'Web' (AWS::EC2::Instance) is missing; give it, or a \
                            'LaunchTemplate' that has it [Resources/Web/Properties]
                            """
                    ),
                    .good(
                        "An image",
                        """
                        Resources:
                          Web:
                            Type: AWS::EC2::Instance
                            Properties:
                              InstanceType: t3.micro
                              ImageId: ami-12345678
                        """
                    ),
                    .unknown(
                        "A launch template that may have an image",
                        """
                        Parameters:
                          Template: {Type: String}
                        Resources:
                          Web:
                            Type: AWS::EC2::Instance
                            Properties:
                              InstanceType: t3.micro
                              LaunchTemplate: {LaunchTemplateId: !Ref Template, Version: '1'}
                        """
                    ),
                ]
            )
        case "RES-25":
            RuleExplanation(
                why: """
                    Route 53 refuses the record, since each type has a form of its values: an IPv6 address for AAAA, \
                    flags, a tag and a text in quotes for CAA, a domain name for CNAME, a priority from 0 to 65535 \
                    before the server for MX, and texts in quotes of at most 255 characters for TXT.
                    """,
                fix: """
                    Write the values in the form of their type. A longer TXT value is several texts in quotes, \
                    separated by spaces.
                    """,
                evidence: [.documentation, .linter("E3023")],
                examples: [
                    .bad(
                        "A text without quotes",
                        """
                        Resources:
                          Issuer:
                            Type: AWS::Route53::RecordSet
                            Properties:
                              Name: example.com
                              Type: CAA
                              ResourceRecords: [0 issue ca.example.com]
                        """,
                        finds: """
                            error[RES-25]: 'ResourceRecords[0]' of 'Issuer' (AWS::Route53::RecordSet) is '0 issue \
                            ca.example.com', but must be flags from 0 to 255, a tag and a text in quotes, such as 0 \
                            issue "example.com" [Resources/Issuer/Properties/ResourceRecords/0]
                            """
                    ),
                    .bad(
                        "A priority that is too large",
                        """
                        Resources:
                          Mail:
                            Type: AWS::Route53::RecordSet
                            Properties:
                              Name: example.com
                              Type: MX
                              ResourceRecords: [70000 mail.example.com]
                        """,
                        finds: """
                            error[RES-25]: 'ResourceRecords[0]' of 'Mail' (AWS::Route53::RecordSet) is '70000 \
                            mail.example.com', but the priority must be from 0 to 65535 \
                            [Resources/Mail/Properties/ResourceRecords/0]
                            """
                    ),
                    .good(
                        "A text in quotes",
                        """
                        Resources:
                          Issuer:
                            Type: AWS::Route53::RecordSet
                            Properties:
                              Name: example.com
                              Type: CAA
                              ResourceRecords: ['0 issue "ca.example.com"']
                        """
                    ),
                    .unknown(
                        "A value that a deployment gives",
                        """
                        Parameters:
                          Issuer: {Type: String}
                        Resources:
                          Issuers:
                            Type: AWS::Route53::RecordSet
                            Properties:
                              Name: example.com
                              Type: CAA
                              ResourceRecords: [!Ref Issuer]
                        """
                    ),
                ]
            )
        default: nil
        }
    }
}
