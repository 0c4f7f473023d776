internal import AWSLambda
public import CloudFormation
internal import ResourceTypes

extension Function {
    /// Where the code of a function lies: a zip archive with the executable `bootstrap` in an S3 bucket of the same Region.
    public enum Code: Hashable, Sendable {
        /// An executable product of a Swift package, in the archive `<version>/<product>.zip` of a bucket.
        ///
        /// The bucket and the version are parameters of the stack, `CodeBucket` and `CodeVersion`, for all functions, and so is the
        /// instruction set that the executables were built for, `CodeArchitecture`, unless a function has one of its own. So the template
        /// does not change when the code does.
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

/// The parameter that says which instruction set the code of a stack's functions is for.
private struct CodeArchitecture {
    let value: Value<String>

    init(in stack: Scope, at location: SourceLocation) {
        value = stack.add(
            "CodeArchitecture",
            Parameter.string(
                default: Function.Architecture.arm64.rawValue,
                allowedValues: Function.Architecture.allCases.map(\.rawValue),
                .init(
                    description: "The instruction set that the code of the functions was built for.",
                    label: "Architecture",
                    group: "Code"
                )
            ),
            at: location
        )
    }
}

extension Function {
    /// The instruction set; the first function that leaves it to its code declares the stack's parameter.
    func architectureProperty(in scope: Scope) -> Lambda.Function.Architectures {
        if let architecture { return .init(architecture.rawValue) }
        guard case .swiftProduct = code else { return .arm64 }
        let parameter = scope.shared { CodeArchitecture(in: $0, at: scope.location) }
        return .init(expression: parameter.value.expression)
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
