import ResourceSchemas
import TemplateModel

extension Rule {
    static let unknownAction = Rule(
        "POL-10",
        .warning,
        "the actions of policies exist",
        source: """
            https://docs.aws.amazon.com/service-authorization/latest/reference/\
            reference_policies_actions-resources-contextkeys.html
            """
    )
}

/// Tells of actions that policies name whether they exist.
///
/// Services get new actions every week, so that one that is only unknown is a remark. It is a warning when another name
/// was probably meant.
final class ActionNameCheck {
    /// What is wrong with an action.
    struct Problem {
        /// What is wrong, and what to write instead if that is known.
        let text: String
        /// Whether another action was probably meant.
        let isMistake: Bool
    }

    private var answers: [String: Problem?] = [:]
    private lazy var servicesOfActions = findServicesOfActions()

    /// What is wrong with an action.
    /// - Parameter action: The prefix of a service and an action, `sqs:SendMessage`, with or without wildcards.
    /// - Returns: `nil` when nothing is.
    func problem(of action: String) -> Problem? {
        if let known = answers[action] { return known }
        let problem = findProblem(of: action)
        answers[action] = .some(problem)
        return problem
    }

    private func findProblem(of action: String) -> Problem? {
        guard let colon = action.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let given = (service: action[..<colon], action: action[action.utf8.index(after: colon)...])
        let service = given.service.lowercased()
        let name = given.action.lowercased()
        guard !service.utf8.contains(where: Self.isWildcard) else { return nil }
        let hasWildcard = name.utf8.contains(where: Self.isWildcard)
        guard !hasWildcard else { return problem(of: name, of: service, given.service) }
        switch ActionNames.has(name, of: service) {
        case true?: return nil
        case nil: return problem(ofUnknown: service, name, given)
        case false?: break
        }
        if let checked = Self.operations[service]?[name] {
            let actions = checked.map { "'\(given.service):\($0)'" }.joined(separator: " and ")
            return Problem(
                text: "which is an operation, but no action: it takes \(actions)",
                isMistake: true
            )
        }
        if let near = Suggestion.nearest(to: name, among: ActionNames.actions(of: service) ?? []) {
            let meant = Self.cased(near, as: given.action)
            return mistake("'\(given.service)' has no such action", "\(given.service):\(meant)")
        }
        let other = onlyService(with: name).map { "; '\($0)' has it" } ?? ""
        return Problem(text: "but '\(given.service)' has no such action that is known here\(other)", isMistake: false)
    }

    private func problem(of pattern: String, of service: String, _ given: Substring) -> Problem? {
        guard let actions = ActionNames.actions(of: service) else {
            guard let near = Suggestion.nearest(to: service, among: ActionNames.services) else {
                return Problem(text: "but '\(given)' is the prefix of no service that is known here", isMistake: false)
            }
            return Problem(text: "but '\(given)' is the prefix of no service; did you mean '\(near)'?", isMistake: true)
        }
        let matcher = PolicyPattern(SymbolicText(pattern))
        guard !actions.contains(where: { matcher.matches(PolicyPattern.Subject(SymbolicText($0))) == .yes }) else {
            return nil
        }
        return Problem(text: "which is none of the actions of '\(given)' that are known here", isMistake: false)
    }

    private func problem(
        ofUnknown service: String,
        _ name: String,
        _ given: (service: Substring, action: Substring)
    ) -> Problem {
        let near = Suggestion.nearest(to: service, among: ActionNames.services)
        if let near, ActionNames.has(name, of: near) == true {
            return mistake("'\(given.service)' is the prefix of no service", "\(near):\(given.action)")
        }
        if let other = onlyService(with: name) {
            return mistake("'\(given.service)' is the prefix of no service", "\(other):\(given.action)")
        }
        return Problem(
            text: "but '\(given.service)' is the prefix of no service that is known here",
            isMistake: false
        )
    }

    private func mistake(_ reason: String, _ meant: String) -> Problem {
        Problem(text: "but \(reason); did you mean '\(meant)'?", isMistake: true)
    }

    private static func isWildcard(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "*") || byte == UInt8(ascii: "?") }

    // MARK: - Other services

    private func onlyService(with action: String) -> String? {
        guard let services = servicesOfActions[action], services.count == 1 else { return nil }
        return services.first
    }

    private func findServicesOfActions() -> [String: [String]] {
        var services: [String: [String]] = [:]
        for service in ActionNames.services {
            for action in ActionNames.actions(of: service) ?? [] { services[action, default: []].append(service) }
        }
        return services
    }

    // MARK: - Operations that have no action of their own

    /// What IAM checks for operations that have no action of their own name.
    ///
    /// - <https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html>
    /// - <https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html>
    /// - <https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_AddPermission.html>
    /// - <https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-language-api-permissions-reference.html>
    static let operations: [String: [String: [String]]] = [
        "dynamodb": [
            "transactgetitems": ["GetItem"],
            "transactwriteitems": ["PutItem", "UpdateItem", "DeleteItem", "ConditionCheckItem"],
        ],
        "s3": [
            "completemultipartupload": ["PutObject"],
            "copyobject": ["GetObject", "PutObject"],
            "createmultipartupload": ["PutObject"],
            "deleteobjects": ["DeleteObject"],
            "headbucket": ["ListBucket"],
            "headobject": ["GetObject"],
            "listbuckets": ["ListAllMyBuckets"],
            "listmultipartuploads": ["ListBucketMultipartUploads"],
            "listobjects": ["ListBucket"],
            "listobjectsv2": ["ListBucket"],
            "listobjectversions": ["ListBucketVersions"],
            "listparts": ["ListMultipartUploadParts"],
            "uploadpart": ["PutObject"],
        ],
        "sns": ["publishbatch": ["Publish"]],
        "sqs": [
            "changemessagevisibilitybatch": ["ChangeMessageVisibility"],
            "deletemessagebatch": ["DeleteMessage"],
            "sendmessagebatch": ["SendMessage"],
        ],
    ]

    // MARK: - Cases

    /// A name in the capital letters of a similar one, of which the start and the end are the same.
    private static func cased(_ name: String, as similar: Substring) -> String {
        let name = Array(name)
        let similar = Array(similar)
        let start = zip(name, similar).prefix { $0.0 == Character($0.1.lowercased()) }.count
        let end = zip(name[start...].reversed(), similar[start...].reversed())
            .prefix { $0.0 == Character($0.1.lowercased()) }.count
        return String(similar[..<start] + name[start..<(name.count - end)] + similar[(similar.count - end)...])
    }
}
