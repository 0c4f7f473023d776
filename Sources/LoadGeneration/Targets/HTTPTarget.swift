internal import AWSClient

/// A URL, to which requests go that are not repeated.
struct HTTPTarget: LoadTarget {
    /// What signs requests.
    struct Signing: Sendable {
        let region: String
        let credentials: CredentialCache
    }

    let url: HTTPURL
    let method: String
    let headers: [HTTPHeader]
    let timeout: Duration
    let transport: any AWSTransport
    let signing: Signing?
    let batchSize = 1
    /// The body of the request of a number.
    let body: @Sendable (Int) -> String

    func send(_ numbers: Range<Int>, until stop: StopSignal) async -> Delivery {
        var delivery = Delivery()
        var request = HTTPRequest(
            method: method,
            origin: url.origin,
            path: url.path,
            query: url.query,
            headers: headers,
            body: Array(body(numbers.lowerBound).utf8)
        )
        if let signing {
            do throws(CredentialsError) {
                let signer = SigV4Signer(
                    credentials: try await signing.credentials.credentials(),
                    region: signing.region,
                    service: "execute-api"
                )
                request = signer.sign(request, at: .now)
            } catch {
                delivery.failures["\(error)"] = 1
                delivery.obstacle = "\(error)"
                return delivery
            }
        }
        let start = ContinuousClock.now
        do throws(AWSTransportError) {
            let response = try await transport.send(request, timeout: timeout)
            delivery.latency = start.duration(to: .now)
            if (200..<300).contains(response.status) {
                delivery.sent = 1
            } else {
                delivery.failures["status \(response.status)"] = 1
            }
        } catch {
            delivery.failures["\(error)"] = 1
            if !error.isTransient { delivery.obstacle = "\(error)" }
        }
        return delivery
    }
}
