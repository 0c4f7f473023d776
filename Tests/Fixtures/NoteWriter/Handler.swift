import AWSClient
import DynamoDBValues
import JSONValues
import LambdaEvents
import LambdaRuntime
import WorkerPatterns

@main
struct Handler: LambdaHandler {
    typealias Contract = NoteWriter
    private let tableName: String
    private let dynamoDB: DynamoDBClient

    init(environment: LambdaEnvironment<NoteWriter>) throws {
        tableName = environment[.tableName]
        dynamoDB = DynamoDBClient(try AWSHTTPClient())
    }

    func handle(_ event: SQSEvent, context: LambdaContext) async -> SQSBatchResponse {
        await event.process(concurrently: 10, in: context) { message, context in
            guard case .object(let members) = try JSONValue(parsing: message.body) else {
                throw WorkerError.validation("the body must be a JSON object")
            }
            let note = try AttributeValue.attributes(plain: members)
            try await dynamoDB.putItem(PutItemRequest(tableName: tableName, item: note))
        }
    }
}
