internal import AWSClient
internal import ArgumentParser

/// Finds where requests go.
enum Connection {
    /// A client for the Region that the environment, or the URL of a queue, names.
    static func client(toQueueAt url: HTTPURL? = nil) throws -> AWSHTTPClient {
        let client = try AWSHTTPClient(AWSConfiguration(region: url.flatMap { region(ofQueueAt: $0) }))
        guard let url else { return client }
        let endpoint = try client.queueEndpoint.origin
        // Requests go to the endpoint, as those of the AWS CLI do, and to AWS if there is none.
        if endpoint.isOfAWS, !url.origin.isOfAWS {
            throw ValidationError(
                """
                the queue is at \(url.origin), but requests would go to \(endpoint); set AWS_ENDPOINT_URL to \
                \(url.origin)
                """
            )
        }
        return client
    }

    /// The Region in the URL of a queue, `https://sqs.eu-west-1.amazonaws.com/123456789012/orders`.
    static func region(ofQueueAt url: HTTPURL) -> String? {
        let labels = url.origin.host.split(separator: ".")
        guard labels.count >= 4, labels[0] == "sqs", labels[2] == "amazonaws" else { return nil }
        return String(labels[1])
    }

    /// Reads the URL of a queue.
    static func queueURL(_ text: String) throws(ValidationError) -> HTTPURL {
        guard let url = HTTPURL(text), url.path.split(separator: "/").count >= 2 else {
            throw ValidationError(
                """
                '\(text)' is not the URL of a queue; give one such as \
                https://sqs.eu-west-1.amazonaws.com/123456789012/orders
                """
            )
        }
        return url
    }
}

extension HTTPOrigin {
    /// Whether it is one of the hosts that AWS has for everybody.
    fileprivate var isOfAWS: Bool { host.split(separator: ".").contains("amazonaws") }
}
