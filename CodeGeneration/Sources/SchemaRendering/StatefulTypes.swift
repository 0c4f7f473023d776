/// The resource types whose deletion deletes data that cannot be made again.
enum StatefulTypes {
    /// What is lost, by resource type.
    static let reasons: [String: String] = [
        "AWS::DynamoDB::Table": "the items"
    ]
}
