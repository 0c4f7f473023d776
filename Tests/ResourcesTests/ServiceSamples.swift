/// The samples of the types of one service.
struct ServiceSamples: Sendable {
    /// The service: `SQS`.
    let service: String
    private let make: @Sendable () -> [Sample]

    /// Describes the samples of a service.
    /// - Parameters:
    ///   - service: The service.
    ///   - samples: A sample of each of its types.
    init(_ service: String, _ samples: @autoclosure @escaping @Sendable () -> [Sample]) {
        self.service = service
        make = samples
    }

    /// A sample of each type.
    var samples: [Sample] { make() }
}
