internal import JSONValues

/// Reads parameters of Systems Manager.
///
/// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_Operations_Amazon_Simple_Systems_Manager.html
public struct SSMClient: Sendable {
    private let aws: AWSHTTPClient

    /// A client.
    ///
    /// - Parameter aws: what signs and sends its requests.
    public init(_ aws: AWSHTTPClient) {
        self.aws = aws
    }

    /// Reads a parameter.
    ///
    /// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameter.html
    ///
    /// - Parameters:
    ///   - name: the parameter's name or ARN, which may go on with `:` and a version or a label.
    ///   - decrypts: whether a secret is returned decrypted; it is not by default.
    /// - Returns: the parameter.
    /// - Throws: `AWSError`, with the code `parameterNotFound` if there is none.
    public func parameter(_ name: String, decrypts: Bool = false) async throws(AWSError) -> SSMParameter {
        let operation = AWSOperation(service: AWSService.ssm.name, name: "GetParameter")
        let request = OperationRequest.json(.ssm, operation.name, target: "AmazonSSM", version: "1.1") { writer in
            writer.member("Name", name)
            if decrypts { writer.member("WithDecryption", true) }
        }
        guard let parameter = try AnswerReader(try await aws.send(request), of: operation).object("Parameter") else {
            throw .invalidAnswer("'Parameter' is missing", operation)
        }
        return try SSMParameter(parameter)
    }
}

/// A parameter of Systems Manager.
///
/// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_Parameter.html
public struct SSMParameter: Hashable, Sendable {
    /// The name.
    public let name: String
    /// The value; a list has commas between its elements.
    public let value: String
    /// The version, from 1; each change makes the next.
    public let version: Int
    /// The type: `String`, `StringList` or `SecureString`.
    public let type: String

    init(_ answer: AnswerReader) throws(AWSError) {
        name = try answer.requiredString("Name")
        value = try answer.requiredString("Value")
        version = try answer.int("Version") ?? 0
        type = try answer.string("Type") ?? "String"
    }
}

/// Codes of Systems Manager.
///
/// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameter.html#API_GetParameter_Errors
extension AWSErrorCode {
    /// The parameter does not exist.
    public static let parameterNotFound = AWSErrorCode(rawValue: "ParameterNotFound")
    /// The parameter does not have the version.
    public static let parameterVersionNotFound = AWSErrorCode(rawValue: "ParameterVersionNotFound")
    /// The key that the parameter is encrypted with cannot be used.
    public static let invalidKeyID = AWSErrorCode(rawValue: "InvalidKeyId")
}
