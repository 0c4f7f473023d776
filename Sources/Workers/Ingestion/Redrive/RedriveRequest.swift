import JSONValues
import LambdaEvents

/// Which dead letters are meant.
struct DeadLetterFilter: Hashable {
    /// What the kind or the category of the error has in it, in upper or lower case; empty for all.
    var errorType = ""
    /// How many seconds ago the message was first sent at least.
    var minimumAge = 0

    static let none = DeadLetterFilter()
}

/// What `GET /redrive/preview` asks for.
struct PreviewRequest: Hashable {
    /// How many dead letters are shown at most.
    var maximumCount = 20
    var filter = DeadLetterFilter.none

    static let counts = 1...100

    init() {}

    /// Reads the parameters of the query.
    /// - Throws: What is wrong with them.
    init(_ parameters: [String: String]) throws(IngestionError) {
        for (name, value) in parameters.sorted(by: { $0.key < $1.key }) {
            switch name {
            case "maxMessages": maximumCount = try Self.number(name, value, Self.counts)
            case "minAgeSeconds": filter.minimumAge = try Self.number(name, value, 0...StartRequest.longestAge)
            case "errorType": filter.errorType = value
            default:
                throw .schema("'\(name)' is unknown; the parameters are errorType, maxMessages and minAgeSeconds")
            }
        }
    }

    private static func number(
        _ name: String,
        _ text: String,
        _ allowed: ClosedRange<Int>
    ) throws(IngestionError) -> Int {
        guard let number = Int(text), allowed.contains(number) else {
            throw .schema(
                "\(name) must be a whole number from \(allowed.lowerBound) to \(allowed.upperBound), got '\(text.prefix(64))'"
            )
        }
        return number
    }
}

/// What `POST /redrive/start` asks for.
struct StartRequest: Hashable {
    /// The seconds of 14 days, for which a queue keeps a message at most.
    static let longestAge = 1_209_600

    /// Who moves.
    enum Way: Hashable {
        /// SQS, all of them.
        case task
        /// The function, some of them.
        case selection(Selection)
    }

    /// Which dead letters the function moves, and how.
    struct Selection: Hashable {
        /// How many are moved at most.
        var maximumCount = 100
        /// A minute at least, so that one which has just failed is not tried again at once.
        var filter = DeadLetterFilter(minimumAge: 300)
        /// By up to how many seconds the delay of a message is longer than it must be, so that not all come at once.
        var jitter = 5
    }

    var way = Way.task
    /// How many are moved a second at most; as fast as can be when `nil`.
    var messagesPerSecond: Int?
    /// Whether nothing is moved, but told what would be.
    var isDryRun = false

    init() {}

    /// Reads the body.
    /// - Parameter json: The body.
    /// - Throws: What is wrong with it.
    init(_ json: JSONValue) throws(IngestionError) {
        guard case .object(let members) = json else {
            throw .schema("the body must be a JSON object, got \(json.kind)")
        }
        var selection = Selection()
        var selects = false
        for (name, value) in members.sorted(by: { $0.key < $1.key }) {
            switch name {
            case "messagesPerSecond": messagesPerSecond = try Self.number(name, value, 1...500)
            case "dryRun":
                guard case .bool(let isDryRun) = value else {
                    throw .schema("dryRun must be true or false, got \(value.kind)")
                }
                self.isDryRun = isDryRun
            case "maxMessages":
                selection.maximumCount = try Self.number(name, value, 1...1000)
                selects = true
            case "minAgeSeconds":
                selection.filter.minimumAge = try Self.number(name, value, 60...Self.longestAge)
                selects = true
            case "jitterSeconds":
                selection.jitter = try Self.number(name, value, 0...900)
                selects = true
            case "errorType":
                guard case .string(let text) = value else {
                    throw .schema("errorType must be text, got \(value.kind)")
                }
                selection.filter.errorType = text
                selects = selects || !text.isEmpty
            default:
                throw .schema(
                    "'\(name)' is unknown; the members are dryRun, errorType, jitterSeconds, maxMessages, messagesPerSecond and minAgeSeconds"
                )
            }
        }
        if selects { way = .selection(selection) }
    }

    private static func number(
        _ name: String,
        _ value: JSONValue,
        _ allowed: ClosedRange<Int>
    ) throws(IngestionError) -> Int {
        let rule = "\(name) must be a whole number from \(allowed.lowerBound) to \(allowed.upperBound)"
        guard case .number(let given) = value else { throw .schema("\(rule), got \(value.kind)") }
        guard let number = given.integer(as: Int.self), allowed.contains(number) else {
            throw .schema("\(rule), got \(given.text.prefix(64))")
        }
        return number
    }
}
