import AWSLambda
import AWSS3
import CloudFormation
import Constructs
import ResourceTypes
import TemplateModel
import Testing

@Suite("Buckets")
struct BucketTests {
    private func errors(_ bucket: Bucket) -> [String] { StorageStack.errors { $0.add("B", bucket) } }

    @Test("A bucket is private, encrypted, reached by TLS only, and kept")
    func defaults() throws {
        let stack = try StorageStack { $0.add("Files", Bucket()) }
        #expect(
            stack.properties("Files") == [
                "BucketEncryption": [
                    "ServerSideEncryptionConfiguration": [["ServerSideEncryptionByDefault": ["SSEAlgorithm": "AES256"]]]
                ],
                "LifecycleConfiguration": [
                    "Rules": [
                        [
                            "Status": "Enabled", "AbortIncompleteMultipartUpload": ["DaysAfterInitiation": 7],
                            "Id": "AbortIncompleteUploads",
                        ]
                    ]
                ],
                "OwnershipControls": ["Rules": [["ObjectOwnership": "BucketOwnerEnforced"]]],
                "PublicAccessBlockConfiguration": [
                    "BlockPublicAcls": true, "BlockPublicPolicy": true, "IgnorePublicAcls": true,
                    "RestrictPublicBuckets": true,
                ],
            ]
        )
        #expect(stack.template.resources["Files"]?["DeletionPolicy"] == "Retain")
        #expect(
            stack.statements("FilesPolicy") == [
                [
                    "Sid": "DenyInsecureTransport", "Effect": "Deny", "Principal": "*", "Action": "s3:*",
                    "Resource": [["Fn::GetAtt": ["Files", "Arn"]], ["Fn::Sub": "${Files.Arn}/*"]],
                    "Condition": ["Bool": ["aws:SecureTransport": "false"]],
                ]
            ]
        )
        #expect(stack.properties("FilesPolicy")?["Bucket"] == ["Ref": "Files"])
    }

    @Test("Objects move, expire, and leave versions that expire")
    func lifecycle() throws {
        let stack = try StorageStack { scope in
            scope.add(
                "Files",
                Bucket(
                    isVersioned: true,
                    lifecycle: [
                        LifecycleRule(
                            "Archive",
                            prefix: "logs/",
                            transitions: [
                                .to(.glacierDeepArchive, after: .days(90)),
                                .to(.standardInfrequentAccess, after: .days(30)),
                            ],
                            expiration: .days(365),
                            noncurrentVersionExpiration: .days(1)
                        )
                    ],
                    incompleteUploadExpiration: nil
                )
            )
        }
        #expect(stack.properties("Files")?["VersioningConfiguration"] == ["Status": "Enabled"])
        #expect(
            stack.properties("Files")?["LifecycleConfiguration"]?["Rules"] == [
                [
                    "Status": "Enabled", "ExpirationInDays": 365, "Id": "Archive",
                    "NoncurrentVersionExpiration": ["NoncurrentDays": 1], "Prefix": "logs/",
                    "Transitions": [
                        ["StorageClass": "STANDARD_IA", "TransitionInDays": 30],
                        ["StorageClass": "DEEP_ARCHIVE", "TransitionInDays": 90],
                    ],
                ]
            ]
        )
    }

    @Test("The key of a bucket is granted with its objects")
    func grants() throws {
        let stack = try StorageStack { scope in
            let bucket = scope.add("Files", Bucket(encryption: .customerKey(scope.add("Key", Key()))))
            bucket.grantRead(below: "in/", to: scope.addRunner("Reader"))
            bucket.grantWrite(to: scope.addRunner("Writer"))
            bucket.grant(.deleteObject, onObjectsBelow: "in/", to: scope.addRunner("Cleaner"))
        }
        #expect(
            stack.properties("Files")?["BucketEncryption"]?["ServerSideEncryptionConfiguration"] == [
                [
                    "BucketKeyEnabled": true,
                    "ServerSideEncryptionByDefault": [
                        "SSEAlgorithm": "aws:kms", "KMSMasterKeyID": ["Fn::GetAtt": ["Key", "Arn"]],
                    ],
                ]
            ]
        )
        let key: Node = ["Fn::GetAtt": ["Key", "Arn"]]
        #expect(
            stack.statements("ReaderPolicy") == [
                ["Effect": "Allow", "Action": "kms:Decrypt", "Resource": key],
                ["Effect": "Allow", "Action": "s3:GetObject", "Resource": ["Fn::Sub": "${Files.Arn}/in/*"]],
                ["Effect": "Allow", "Action": "s3:ListBucket", "Resource": ["Fn::GetAtt": ["Files", "Arn"]]],
            ]
        )
        #expect(
            stack.statements("WriterPolicy") == [
                ["Effect": "Allow", "Action": ["kms:Decrypt", "kms:GenerateDataKey"], "Resource": key],
                [
                    "Effect": "Allow", "Action": ["s3:AbortMultipartUpload", "s3:PutObject"],
                    "Resource": ["Fn::Sub": "${Files.Arn}/*"],
                ],
            ]
        )
        #expect(stack.statements("CleanerPolicy").count == 1)
    }

    @Test("A bucket takes the records of invocations that failed")
    func failureDestination() throws {
        let stack = try ComputeStack { scope in
            let bucket = scope.add("Failures", Bucket.imported(name: "failures"))
            scope.add(
                "Worker",
                Function(code: .swiftProduct("w"), asyncInvocation: AsyncInvocation(onFailure: .bucket(bucket)))
            )
        }
        #expect(
            stack.properties("WorkerAsyncInvocation")?["DestinationConfig"] == [
                "OnFailure": ["Destination": ["Fn::Sub": "arn:${AWS::Partition}:s3:::failures"]]
            ]
        )
        let statements = stack.properties("WorkerPolicy")?["PolicyDocument"]?["Statement"]?.arrayValue ?? []
        #expect(
            statements.filter { $0["Action"]?.stringValue?.hasPrefix("s3:") == true } == [
                [
                    "Effect": "Allow", "Action": "s3:ListBucket",
                    "Resource": ["Fn::Sub": "arn:${AWS::Partition}:s3:::failures"],
                ],
                [
                    "Effect": "Allow", "Action": "s3:PutObject",
                    "Resource": ["Fn::Sub": "arn:${AWS::Partition}:s3:::failures/*"],
                ],
            ]
        )
    }

    @Test(
        "A name that is none is an error",
        arguments: ["ab", "My-Files", "my_files", "-files", "files.", "my..files", String(repeating: "x", count: 64)]
    )
    func names(_ name: String) {
        #expect(
            errors(Bucket(name: name)) == [
                "the name of a bucket must be 3 to 63 small letters, digits, hyphens and single periods, with a letter or digit at both ends, got '\(name)'"
            ]
        )
    }

    @Test("What Amazon S3 would refuse is an error")
    func refused() {
        let expire = LifecycleRule("R", expiration: .days(1))
        let cases: [(Bucket, String)] = [
            (
                Bucket(lifecycle: [LifecycleRule("R")]),
                "lifecycle rule 'R' must move or delete objects, but it does nothing"
            ),
            (
                Bucket(lifecycle: [LifecycleRule("R", noncurrentVersionExpiration: .days(1))]),
                "lifecycle rule 'R' deletes earlier versions, but the bucket keeps none; make it isVersioned"
            ),
            (
                Bucket(lifecycle: [LifecycleRule("", expiration: .days(1))]),
                "the id of a lifecycle rule must have 1 to 255 characters, got 0"
            ),
            (
                Bucket(lifecycle: [expire, expire]),
                "a bucket must have lifecycle rules of different ids, got 'R' again"
            ),
            (
                Bucket(lifecycle: [LifecycleRule("R", expiration: .hours(1))]),
                "expiration of lifecycle rule 'R' must be 1 to 1000000 whole days, got 3600 s"
            ),
            (
                Bucket(lifecycle: [LifecycleRule("R", transitions: [.to(.oneZoneInfrequentAccess, after: .days(29))])]),
                "the age of ONEZONE_IA in lifecycle rule 'R' must be 30 to 1000000 whole days, got 2505600 s"
            ),
            (
                Bucket(lifecycle: [
                    LifecycleRule(
                        "R",
                        transitions: [.to(.glacierFlexibleRetrieval, after: .days(7))],
                        expiration: .days(7)
                    )
                ]),
                "expiration of lifecycle rule 'R' must be after its last transition, got 7 and 7 days"
            ),
            (
                Bucket(incompleteUploadExpiration: .zero),
                "incompleteUploadExpiration must be 1 to 1000000 whole days, got 0 s"
            ),
            (
                Bucket(removalPolicy: .snapshot),
                "removalPolicy of a bucket must be delete, retain or retainExceptOnCreate, got snapshot"
            ),
        ]
        for (bucket, message) in cases { #expect(errors(bucket) == [message]) }
    }
}
