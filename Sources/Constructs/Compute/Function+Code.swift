internal import AWSLambda
public import CloudFormation
internal import ResourceTypes

extension Function {
    /// Where the code of a function lies: a zip archive with the executable `bootstrap` in an S3 bucket of the same Region.
    public enum Code: Hashable, Sendable {
        /// An executable product of a Swift package, in the archive `<version>/<product>.zip` of a bucket.
        ///
        /// The bucket and the version are parameters of the stack, `CodeBucket` and `CodeVersion`, one pair for all functions. So the
        /// template does not change when the code does.
        case swiftProduct(String)
        /// An archive at a place of its own; an object version is for buckets with versioning.
        case bucket(Value<String>, key: Value<String>, version: Value<String>? = nil)
    }
}

/// The parameters that say where the code of a stack's functions lies.
struct CodeLocation {
    let bucket: Value<String>
    let version: Value<String>

    /// Declares the parameters.
    /// - Parameters:
    ///   - stack: The scope of the stack.
    ///   - location: The line of the first function.
    init(in stack: Scope, at location: SourceLocation) {
        bucket = stack.add(
            "CodeBucket",
            Parameter.string(
                allowedPattern: "[0-9A-Za-z._-]*[0-9A-Za-z_-]",
                length: 3...63,
                .init(
                    description: "The S3 bucket that has the code of the functions, in the Region of the stack.",
                    label: "Bucket",
                    group: "Code",
                    constraintDescription: "the name of an S3 bucket"
                )
            ),
            at: location
        )
        version = stack.add(
            "CodeVersion",
            Parameter.string(
                allowedPattern: "[0-9A-Za-z._-]+(/[0-9A-Za-z._-]+)*",
                length: 1...512,
                .init(
                    description: "The prefix of the code's keys in the bucket; a new one for each release.",
                    label: "Version",
                    group: "Code",
                    constraintDescription:
                        "letters, digits, periods, hyphens and underscores, in parts separated by single slashes"
                )
            ),
            at: location
        )
    }
}

extension Function.Code {
    /// The property of a function; the first that needs them declares the stack's parameters.
    func property(in scope: Scope) -> Lambda.Function.Code {
        switch self {
        case .swiftProduct(let product):
            let location = scope.shared { CodeLocation(in: $0, at: scope.location) }
            return .init(s3Bucket: location.bucket, s3Key: "\(location.version)/\(product).zip")
        case .bucket(let bucket, let key, let version):
            return .init(s3Bucket: bucket, s3Key: key, s3ObjectVersion: version)
        }
    }
}
