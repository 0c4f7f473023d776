/// Why a JSON value does not have the form that is expected of it.
public struct JSONDecodingError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Where the wrong value lies, `Records[3].body` for example; empty when it is the whole value.
    public let path: String
    /// What is wrong.
    public let message: String

    /// Says what is wrong with a value.
    /// - Parameters:
    ///   - path: Where the value lies; empty when it is the whole value.
    ///   - message: What is wrong.
    public init(path: String = "", message: String) {
        self.path = path
        self.message = message
    }

    /// What is wrong, and where.
    public var description: String { path.isEmpty ? message : "\(path): \(message)" }
}

extension JSONDecodingError {
    init(at path: JSONPath, _ message: String) { self.init(path: path.text, message: message) }

    /// What the standard library or a type's own `init(from:)` threw.
    init(_ error: any Error) {
        guard let error = error as? DecodingError else {
            self = error as? JSONDecodingError ?? JSONDecodingError(message: "\(error)")
            return
        }
        switch error {
        case .keyNotFound(let key, let context):
            self.init(path: JSONPath.text(context.codingPath + [key]), message: "is missing")
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
            self.init(path: JSONPath.text(context.codingPath), message: context.debugDescription)
        @unknown default:
            self.init(message: "\(error)")
        }
    }
}
