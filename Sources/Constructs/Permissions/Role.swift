public import AWSIAM
public import CloudFormation
public import ResourceTypes

extension IAM.Role: HasExecutionRole {}

/// A role that an AWS service assumes, without permissions until some are granted to it.
///
/// A ``Function`` has a role of its own; this is for the other services that act for a resource.
///
/// ```swift
/// let scheduler = scope.add("SchedulerRole", Role(trustedService: "scheduler.amazonaws.com"))
/// queue.grantSendMessages(to: scheduler)
/// ```
///
/// What is granted collects in one policy beside the role, so that a role and what it may use can refer to each other.
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html>
public struct Role: Construct, Equatable {
    /// The service that may assume the role.
    public var trustedService: String
    /// What the role is for, at most 1,000 characters of Latin-1.
    public var description: String?
    /// The physical name; CloudFormation makes one when `nil`.
    public var name: String?

    /// Describes a role.
    /// - Parameters:
    ///   - trustedService: The service that may assume the role, as policies name it: `scheduler.amazonaws.com` for example.
    ///   - description: What the role is for, at most 1,000 characters of Latin-1; none when not given.
    ///   - name: The name, at most 64 letters, digits and `_+=,.@-`. When not given CloudFormation makes one, so that the stack
    ///     can be deployed twice in an account, and needs no permission to name roles (`CAPABILITY_NAMED_IAM`).
    public init(trustedService: String, description: String? = nil, name: String? = nil) {
        self.trustedService = trustedService
        self.description = description
        self.name = name
    }

    /// Adds the role.
    public func build(in scope: Scope) -> Ref<IAM.Role> {
        if !trustedService.contains(".amazonaws.com") {
            scope.error(
                "trustedService must be the name that policies have for a service, 'scheduler.amazonaws.com' for example, got '\(trustedService)'"
            )
        }
        if let description {
            if description.count > 1000 {
                scope.error("description must have at most 1000 characters, got \(description.count)")
            }
            if let character = description.unicodeScalars.first(where: { !Self.describes(with: $0) }) {
                scope.error(
                    "description must consist of characters of Latin-1, line breaks and tabs, got '\(character)', which AWS IAM refuses; write it in other words"
                )
            }
        }
        if let name, !name.isName(upTo: 64, with: "_+=,.@-") {
            scope.error("name must be 1 to 64 letters, digits and '_+=,.@-', got '\(name)'")
        }
        let role = resource().build(in: scope)
        _ = ExecutionRole(role, in: scope)
        return role
    }

    /// Whether AWS IAM takes a character in a description.
    private static func describes(with character: Unicode.Scalar) -> Bool {
        switch character {
        case "\t", "\n", "\r", " "..."~", "\u{A1}"..."\u{FF}": true
        default: false
        }
    }

    /// The role alone, for constructs that have one.
    /// - Parameter policies: What it may do as soon as it is there, before anything that is granted.
    /// - Returns: The role.
    func resource(policies: List<IAM.Role.Policy>? = nil) -> Resource<IAM.Role> {
        Resource(
            IAM.Role.self,
            .init(
                assumeRolePolicyDocument: [
                    "Version": "2012-10-17",
                    "Statement": [
                        [
                            "Effect": "Allow",
                            "Principal": ["Service": JSON(trustedService)],
                            "Action": "sts:AssumeRole",
                        ]
                    ],
                ],
                description: description.map { Value($0) },
                policies: policies,
                roleName: name.map { Value($0) }
            )
        )
    }
}

extension Role {
    /// A role that exists already.
    ///
    /// What is granted to it collects in a policy that this stack attaches to it.
    /// - Parameters:
    ///   - name: The name of the role, without its path.
    ///   - path: The path of the role, with a slash at both ends; that of a role which was created without one when not given.
    /// - Returns: A construct to add; the template gets nothing of it until a permission is granted.
    public static func imported(name: Value<String>, path: String = "/") -> ImportedRole {
        ImportedRole(name: name, path: path)
    }
}

/// A role that exists already.
public struct ImportedRole: Construct, Equatable {
    let name: Value<String>
    let path: String

    /// Makes the role known to the app.
    public func build(in scope: Scope) -> Ref<IAM.Role> {
        if !(path.hasPrefix("/") && path.hasSuffix("/")) {
            scope.error("path must start and end with a slash, '/' for none, got '\(path)'")
        }
        let role = Imported(
            IAM.Role.self,
            reference: name,
            attributes: ["Arn": "arn:\(Pseudo.partition):iam::\(Pseudo.accountID):role\(path)\(name)"]
        ).build(in: scope)
        _ = ExecutionRole(role, in: scope)
        return role
    }
}
