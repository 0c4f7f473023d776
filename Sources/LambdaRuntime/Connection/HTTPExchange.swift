import NIOCore
import NIOHTTP1

/// What is sent to the Runtime API.
struct HTTPRequest: Sendable {
    var method: HTTPMethod
    var path: String
    var headers: HTTPHeaders = [:]
    var body: [UInt8] = []
}

/// What the Runtime API answers.
struct HTTPResponse: Sendable {
    var status: Int
    var headers: HTTPHeaders
    var body: ByteBuffer
}

/// A request, and who waits for the answer.
struct HTTPExchange: Sendable {
    var request: HTTPRequest
    var answer: EventLoopPromise<HTTPResponse>
}

/// Why there is no answer.
enum HTTPConnectionError: Error, CustomStringConvertible {
    case closed
    case busy

    var description: String {
        switch self {
        case .closed: "the Runtime API closed the connection"
        case .busy: "a request was sent before the last was answered"
        }
    }
}
