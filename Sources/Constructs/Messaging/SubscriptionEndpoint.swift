internal import AWSLambda
public import CloudFormation
public import LambdaContracts
public import ResourceTypes

/// Who gets the messages of a topic.
///
/// <https://docs.aws.amazon.com/sns/latest/dg/sns-event-destinations.html>
public struct SubscriptionEndpoint: Equatable {
    enum Destination: Equatable {
        case queue(Ref<SQS.Queue>)
        case function(Ref<Lambda.Function>)
        case email(Value<String>)
        case https(Value<String>)
        case sms(Value<String>)
    }

    let destination: Destination
    /// Whether messages are delivered as they were published, without the JSON around them.
    let isRaw: Bool

    /// A queue, whose policy, and that of the key that encrypts it, get what Amazon SNS needs.
    ///
    /// A FIFO queue cannot subscribe to a standard topic.
    /// - Parameters:
    ///   - queue: The queue.
    ///   - rawMessageDelivery: Whether messages are delivered as they were published, their attributes as attributes of the message in
    ///     the queue. When not given they are JSON objects with the message in `Message`.
    /// - Returns: The endpoint.
    public static func queue(_ queue: Ref<SQS.Queue>, rawMessageDelivery: Bool = false) -> SubscriptionEndpoint {
        SubscriptionEndpoint(destination: .queue(queue), isRaw: rawMessageDelivery)
    }

    /// A function, which is invoked asynchronously.
    ///
    /// The permission for that is part of the subscription.
    /// - Parameter function: The function.
    /// - Returns: The endpoint.
    public static func function(_ function: Ref<Lambda.Function>) -> SubscriptionEndpoint {
        SubscriptionEndpoint(destination: .function(function), isRaw: false)
    }

    /// A worker that takes messages of topics, which is invoked asynchronously.
    /// - Parameter function: The function.
    /// - Returns: The endpoint.
    public static func function<F: SwiftFunctionType>(_ function: Ref<F>) -> SubscriptionEndpoint
    where F.Contract.Event: SNSTriggered {
        .function(function.function)
    }

    /// An e-mail address, whose owner has to confirm the subscription by a link.
    /// - Parameter address: The address. One that stands for none, at `example.com` for instance, is an error: it would be asked to confirm,
    ///   and it belongs to somebody else. Where there may be no address, give the subscription a condition:
    ///   `scope.add("Mail", Subscription(…)).configure { $0.condition = hasAddress }`.
    /// - Returns: The endpoint.
    public static func email(_ address: Value<String>) -> SubscriptionEndpoint {
        SubscriptionEndpoint(destination: .email(address), isRaw: false)
    }

    /// A web address that messages are posted to, and that has to confirm the subscription.
    ///
    /// <https://docs.aws.amazon.com/sns/latest/dg/sns-http-https-endpoint-as-subscriber.html>
    /// - Parameters:
    ///   - url: The address; it begins with `https://`. One with a secret in it belongs in a parameter or a dynamic reference.
    ///   - rawMessageDelivery: Whether messages are delivered as they were published; when not given they are JSON objects with the message
    ///     in `Message`.
    /// - Returns: The endpoint.
    public static func https(_ url: Value<String>, rawMessageDelivery: Bool = false) -> SubscriptionEndpoint {
        SubscriptionEndpoint(destination: .https(url), isRaw: rawMessageDelivery)
    }

    /// A mobile phone that gets text messages, which are billed and may be held back by the account's monthly limit.
    ///
    /// <https://docs.aws.amazon.com/sns/latest/dg/sns-mobile-phone-number-as-subscriber.html>
    /// - Parameter number: The number with its country code: `+` and 8 to 15 digits.
    /// - Returns: The endpoint.
    public static func sms(_ number: Value<String>) -> SubscriptionEndpoint {
        SubscriptionEndpoint(destination: .sms(number), isRaw: false)
    }
}

extension SubscriptionEndpoint {
    /// The protocol as Amazon SNS spells it.
    var protocolName: String {
        switch destination {
        case .queue: "sqs"
        case .function: "lambda"
        case .email: "email"
        case .https: "https"
        case .sms: "sms"
        }
    }

    var address: Value<String> {
        switch destination {
        case .queue(let queue): Value(queue.arn)
        case .function(let function): Value(function.arn)
        case .email(let address), .https(let address), .sms(let address): address
        }
    }

    /// Reports an address that cannot be one.
    func check(in scope: Scope) {
        guard case .string(let text) = address.expression else { return }
        switch destination {
        case .queue, .function: break
        case .email:
            switch EmailAddress.judgement(of: text) {
            case .plausible: break
            case .malformed: scope.error("an e-mail address must be of the form 'name@domain', got '\(text)'")
            case .placeholder:
                scope.error(
                    "'\(text)' is a placeholder, not an e-mail address that wants messages; give the real one, or do not add the subscription"
                )
            }
        case .https:
            let rest = text.hasPrefix("https://") ? text.dropFirst("https://".count) : ""
            let host = rest.prefix { !"/?#:".contains($0) }
            if host.isEmpty || text.utf8.contains(where: { $0 <= UInt8(ascii: " ") }) {
                scope.error("a web address must begin with 'https://' and a host, and have no spaces, got '\(text)'")
            }
        case .sms:
            let digits = text.utf8.dropFirst()
            let isNumber = digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            if !text.hasPrefix("+") || !isNumber || !(8...15).contains(digits.count) {
                scope.error("a phone number must be '+' and 8 to 15 digits, got '\(text)'")
            }
        }
    }
}
