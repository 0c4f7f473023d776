internal import DynamoDBValues
internal import JSONValues

/// The members of an answer in JSON, with the errors that a member of another type is.
struct AnswerReader {
    private let value: JSONValue
    private let operation: AWSOperation

    init(_ response: HTTPResponse, of operation: AWSOperation) throws(AWSError) {
        self.operation = operation
        do throws(JSONError) {
            value = try JSONValue(parsing: response.body)
        } catch {
            throw .invalidAnswer("it is not JSON: \(error)", operation)
        }
        guard case .object = value else { throw .invalidAnswer("it is no object", operation) }
    }

    private init(_ value: JSONValue, of operation: AWSOperation) {
        self.value = value
        self.operation = operation
    }

    /// A member; `nil` if it is absent or null.
    private func member(_ name: String) -> JSONValue? {
        guard let member = value[name], member != .null else { return nil }
        return member
    }

    private func wrongType(_ name: String, _ type: String) -> AWSError {
        .invalidAnswer("'\(name)' is no \(type)", operation)
    }

    func string(_ name: String) throws(AWSError) -> String? {
        guard let member = member(name) else { return nil }
        guard let text = member.asString else { throw wrongType(name, "text") }
        return text
    }

    func requiredString(_ name: String) throws(AWSError) -> String {
        guard let text = try string(name) else { throw .invalidAnswer("'\(name)' is missing", operation) }
        return text
    }

    func int(_ name: String) throws(AWSError) -> Int? {
        guard let member = member(name) else { return nil }
        guard let number = member.asInt else { throw wrongType(name, "whole number") }
        return number
    }

    func bool(_ name: String) throws(AWSError) -> Bool? {
        guard let member = member(name) else { return nil }
        guard let value = member.asBool else { throw wrongType(name, "truth value") }
        return value
    }

    /// Texts by name; none if the member is absent.
    func strings(_ name: String) throws(AWSError) -> [String: String] {
        guard let member = member(name) else { return [:] }
        guard let members = member.asObject else { throw wrongType(name, "object") }
        var strings: [String: String] = [:]
        for (key, value) in members {
            guard let text = value.asString else { throw wrongType("\(name).\(key)", "text") }
            strings[key] = text
        }
        return strings
    }

    /// The elements of a list; none if the member is absent.
    func list(_ name: String) throws(AWSError) -> [AnswerReader] {
        guard let member = member(name) else { return [] }
        guard let values = member.asArray else { throw wrongType(name, "list") }
        return values.map { AnswerReader($0, of: operation) }
    }

    /// The members of an object by name; none if the member is absent.
    func objects(_ name: String) throws(AWSError) -> [String: AnswerReader] {
        guard let member = member(name) else { return [:] }
        guard let members = member.asObject else { throw wrongType(name, "object") }
        return members.mapValues { AnswerReader($0, of: operation) }
    }

    func object(_ name: String) throws(AWSError) -> AnswerReader? {
        guard let member = member(name) else { return nil }
        guard case .object = member else { throw wrongType(name, "object") }
        return AnswerReader(member, of: operation)
    }

    /// The elements of the list that this is itself.
    func elements() throws(AWSError) -> [AnswerReader] {
        guard let values = value.asArray else { throw .invalidAnswer("a list is none", operation) }
        return values.map { AnswerReader($0, of: operation) }
    }

    func item(_ name: String) throws(AWSError) -> [String: AttributeValue]? {
        guard let member = member(name) else { return nil }
        return try asItem(member)
    }

    /// The item that this is itself.
    func item() throws(AWSError) -> [String: AttributeValue] {
        try asItem(value)
    }

    private func asItem(_ value: JSONValue) throws(AWSError) -> [String: AttributeValue] {
        do throws(AttributeValueCoding.Failure) {
            return try AttributeValueCoding.item(value)
        } catch {
            throw .invalidAnswer(error.reason, operation)
        }
    }
}
