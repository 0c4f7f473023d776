internal import JSONValues

/// The document in which containers and instances give credentials.
struct CredentialDocument {
    /// The credentials in a document, or why it has none.
    static func read(_ body: [UInt8]) -> Result<AWSCredentials, CredentialDocumentError> {
        let document: JSONValue
        do throws(JSONError) {
            document = try JSONValue(parsing: body)
        } catch {
            return .failure(CredentialDocumentError(reason: "the answer is not JSON: \(error)"))
        }
        if let code = document["Code"]?.asString ?? document["code"]?.asString, code != "Success" {
            let message = document["Message"]?.asString ?? document["message"]?.asString
            return .failure(CredentialDocumentError(reason: message.map { "\(code): \($0)" } ?? code))
        }
        guard let accessKeyID = document["AccessKeyId"]?.asString,
            let secretAccessKey = document["SecretAccessKey"]?.asString
        else {
            return .failure(CredentialDocumentError(reason: "the answer has no AccessKeyId and SecretAccessKey"))
        }
        var expiration: Timestamp?
        if let text = document["Expiration"]?.asString {
            guard let date = Timestamp(iso8601: text) else {
                return .failure(CredentialDocumentError(reason: "the answer's Expiration '\(text)' is no time in UTC"))
            }
            expiration = date
        }
        return .success(
            AWSCredentials(
                accessKeyID: accessKeyID,
                secretAccessKey: secretAccessKey,
                sessionToken: document["Token"]?.asString,
                expiration: expiration
            )
        )
    }
}

struct CredentialDocumentError: Error {
    let reason: String
}
