/// The actions that policies can name, as they were known on the date of the schemas.
///
/// Services and actions are in lower case; IAM does not tell cases apart.
/// <https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html>
package enum ActionNames {
    /// The prefixes of all services, in alphabetical order.
    package static var services: [String] { words(of: ActionTexts.services) }

    /// The actions of a service, in alphabetical order.
    /// - Parameter service: The prefix, `sqs`.
    /// - Returns: The actions without the prefix; `nil` for a service that is not known.
    package static func actions(of service: String) -> [String]? { text(of: service).map(words) }

    /// Whether a service has an action.
    /// - Parameters:
    ///   - action: The action without its prefix, `sendmessage`.
    ///   - service: The prefix, `sqs`.
    /// - Returns: `nil` for a service that is not known.
    package static func has(_ action: String, of service: String) -> Bool? {
        guard let text = text(of: service) else { return nil }
        var action = action
        return action.withUTF8 { action in
            bytes(of: text).split(separator: space).contains { $0.elementsEqual(action) }
        }
    }

    private static let space = UInt8(ascii: " ")

    private static func text(of service: String) -> StaticString? {
        var service = service
        return service.withUTF8 { ActionTexts.actions(Word(bytes: $0)) }
    }

    private static func bytes(of text: StaticString) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    }

    private static func words(of text: StaticString) -> [String] {
        bytes(of: text).split(separator: space).map { String(decoding: $0, as: UTF8.self) }
    }
}
