import AWSClient
import AWSTestSupport
import JSONValues
import NIOConcurrencyHelpers
import RuntimeAPIServer
import Testing
import WorkerTestSupport

/// AWS as the workers of the ingestion pipeline see it: `moto`, and what `moto` does not do: moves of dead letters, functions that invoke
/// functions, and events that can be looked at afterwards.
final class IngestionAWS: Sendable {
    struct State {
        /// The details of the events on the bus, by their types.
        var events: [(type: String, detail: JSONValue)] = []
        var functions: [String: RuntimeAPIServer] = [:]
        var moves: [Move] = []
        /// How often a request of a kind is still refused, by its target.
        var refusals: [String: Int] = [:]
        /// How many seconds longer ago messages were sent than they were, for who receives them.
        var aging = 0
        /// After what time functions time out that others invoke.
        var functionTimeout = Duration.seconds(28)
    }

    struct Move {
        let handle: String
        let rate: JSONValue
        var status = "RUNNING"
        var moved = 0
    }

    let moto: MotoServer
    let state = NIOLockedValueBox(State())
    private let motoOrigin: HTTPOrigin
    private let transport = PooledTransport()
    private let queues: (deadLetters: String, main: String)
    private let server = NIOLockedValueBox(HTTPTestServer?.none)

    /// - Parameters:
    ///   - moto: What answers everything else.
    ///   - deadLetters: The URL of the queue that moves are from.
    ///   - main: The URL of the queue that moves are to.
    /// - Throws: What keeps the server from starting.
    init(moto: MotoServer, deadLetters: String, main: String) async throws {
        self.moto = moto
        queues = (deadLetters, main)
        let port = try #require(moto.url.split(separator: ":").last.flatMap { Int($0) })
        motoOrigin = HTTPOrigin(isSecure: false, host: "127.0.0.1", port: port)
        let server = try await HTTPTestServer.start { [weak self] request in
            guard let self else { return HTTPResponse(status: 500) }
            do {
                return try await self.answer(request)
            } catch {
                return HTTPResponse(status: 500, body: Array("\(error)".utf8))
            }
        }
        self.server.withLockedValue { $0 = server }
    }

    var url: String { server.withLockedValue { $0?.origin.description ?? "" } }

    func stop() async throws { try await server.withLockedValue { $0 }?.stop() }

    /// The details of the events of a type.
    func events(_ type: String) -> [JSONValue] {
        state.withLockedValue { $0.events.filter { $0.type == type }.map(\.detail) }
    }

    private func answer(_ request: HTTPRequest) async throws -> HTTPResponse {
        let path = request.path.split(separator: "/").map(String.init)
        if path.first == "2015-03-31", path.count == 4 { return try await invoke(path[2], request.body) }
        let target = request.headers.first { $0.name.lowercased() == "x-amz-target" }?.value ?? ""
        let isRefused = state.withLockedValue { state in
            guard let count = state.refusals[target], count > 0 else { return false }
            state.refusals[target] = count - 1
            return true
        }
        if isRefused {
            return HTTPResponse(status: 500, body: Array(#"{"__type":"InternalError","message":"refused"}"#.utf8))
        }
        let body = (try? JSONValue(parsing: request.body)) ?? .null
        switch target {
        case "AmazonSQS.StartMessageMoveTask": return startMove(body)
        case "AmazonSQS.ListMessageMoveTasks": return moves()
        case "AmazonSQS.CancelMessageMoveTask": return cancelMove(body)
        case "AWSEvents.PutEvents": note(body)
        default: break
        }
        var forwarded = request
        forwarded.origin = motoOrigin
        forwarded.headers.removeAll { ["host", "content-length"].contains($0.name.lowercased()) }
        let response = try await transport.send(forwarded, timeout: .seconds(90))
        let aging = state.withLockedValue { $0.aging }
        guard target == "AmazonSQS.ReceiveMessage", aging > 0 else { return response }
        return aged(response, by: aging)
    }

    private func aged(_ response: HTTPResponse, by seconds: Int) -> HTTPResponse {
        guard case .object(var answer) = try? JSONValue(parsing: response.body) else { return response }
        answer["Messages"] = .array(
            (answer["Messages"]?.asArray ?? []).map { message in
                guard var members = message.asObject, var attributes = message["Attributes"]?.asObject,
                    let sent = attributes["SentTimestamp"]?.asString.flatMap({ Int($0) })
                else { return message }
                attributes["SentTimestamp"] = .string("\(sent - seconds * 1000)")
                members["Attributes"] = .object(attributes)
                return .object(members)
            }
        )
        var response = response
        response.body = JSONValue.object(answer).utf8
        return response
    }

    private func note(_ body: JSONValue) {
        for entry in body["Entries"]?.asArray ?? [] {
            guard let type = entry["DetailType"]?.asString, entry["Source"] == "ingestion.pipeline",
                let detail = entry["Detail"]?.asString.flatMap({ try? JSONValue(parsing: $0) })
            else { continue }
            state.withLockedValue { $0.events.append((type, detail)) }
        }
    }

    private func invoke(_ name: String, _ event: [UInt8]) async throws -> HTTPResponse {
        guard let function = state.withLockedValue({ $0.functions[name] }) else {
            return HTTPResponse(
                status: 404,
                headers: [HTTPHeader("x-amzn-errortype", "ResourceNotFoundException")],
                body: Array(#"{"Type":"User","Message":"Function not found"}"#.utf8)
            )
        }
        let timeout = state.withLockedValue { $0.functionTimeout }
        switch try await function.invoke(String(decoding: event, as: UTF8.self), timeout: timeout) {
        case .response(let body): return HTTPResponse(status: 200, body: Array(body.utf8))
        case .failure(_, let body):
            return HTTPResponse(
                status: 200,
                headers: [HTTPHeader("X-Amz-Function-Error", "Unhandled")],
                body: Array(body.utf8)
            )
        }
    }
}

// MARK: - Moves

extension IngestionAWS {
    private func json(_ body: JSONValue, status: Int = 200) -> HTTPResponse {
        HTTPResponse(
            status: status,
            headers: [HTTPHeader("content-type", "application/x-amz-json-1.0")],
            body: body.utf8
        )
    }

    private func startMove(_ body: JSONValue) -> HTTPResponse {
        let handle = state.withLockedValue { state -> String? in
            guard !state.moves.contains(where: { $0.status == "RUNNING" }) else { return nil }
            let handle = "handle-\(state.moves.count)"
            state.moves.append(Move(handle: handle, rate: body["MaxNumberOfMessagesPerSecond"] ?? .null))
            return handle
        }
        guard let handle else {
            return json(
                [
                    "__type": "com.amazonaws.sqs#UnsupportedOperation",
                    "message": "There is already a task running.",
                ],
                status: 400
            )
        }
        return json(["TaskHandle": .string(handle)])
    }

    private func moves() -> HTTPResponse {
        let moves = state.withLockedValue { $0.moves }
        return json([
            "Results": .array(
                moves.reversed().map { move in
                    var entry: [String: JSONValue] = [
                        "Status": .string(move.status),
                        "ApproximateNumberOfMessagesMoved": .number(JSONNumber(move.moved)),
                        "ApproximateNumberOfMessagesToMove": 3, "StartedTimestamp": 1_790_000_000_000,
                        "MaxNumberOfMessagesPerSecond": move.rate,
                    ]
                    if move.status == "RUNNING" { entry["TaskHandle"] = .string(move.handle) }
                    return .object(entry)
                }
            )
        ])
    }

    private func cancelMove(_ body: JSONValue) -> HTTPResponse {
        let moved = state.withLockedValue { state -> Int? in
            guard
                let index = state.moves.firstIndex(where: {
                    $0.status == "RUNNING" && .string($0.handle) == body["TaskHandle"]
                })
            else { return nil }
            state.moves[index].status = "CANCELLED"
            return state.moves[index].moved
        }
        guard let moved else { return json(["__type": "ResourceNotFoundException", "message": "no"], status: 404) }
        return json(["ApproximateNumberOfMessagesMoved": .number(JSONNumber(moved))])
    }

    /// Does what SQS does while a move runs: moves all dead letters, and ends the move.
    func finishMove() async throws {
        while true {
            let received = try await moto.call(
                "sqs",
                "AmazonSQS.ReceiveMessage",
                ["QueueUrl": .string(queues.deadLetters), "MaxNumberOfMessages": 10, "MessageAttributeNames": ["All"]]
            )
            let messages = received["Messages"]?.asArray ?? []
            if messages.isEmpty { break }
            for message in messages {
                try await moto.call(
                    "sqs",
                    "AmazonSQS.SendMessage",
                    [
                        "QueueUrl": .string(queues.main), "MessageBody": message["Body"] ?? "",
                        "MessageAttributes": message["MessageAttributes"] ?? [:],
                    ]
                )
                try await moto.call(
                    "sqs",
                    "AmazonSQS.DeleteMessage",
                    ["QueueUrl": .string(queues.deadLetters), "ReceiptHandle": message["ReceiptHandle"] ?? ""]
                )
                state.withLockedValue { $0.moves[$0.moves.count - 1].moved += 1 }
            }
        }
        state.withLockedValue { $0.moves[$0.moves.count - 1].status = "COMPLETED" }
    }
}
