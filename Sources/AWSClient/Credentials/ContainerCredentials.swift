/// Credentials from the endpoint that ECS and EKS give a container.
///
/// https://docs.aws.amazon.com/sdkref/latest/guide/feature-container-credentials.html
struct ContainerCredentials: CredentialSource {
    let environment: AWSEnvironment
    let transport: any AWSTransport
    let clock: any AWSClock

    var name: String { "container" }

    func load() async -> CredentialAnswer {
        let text: String
        if let relative = environment["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"] {
            guard relative.hasPrefix("/") else {
                return .failed("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI '\(relative)' does not begin with a slash")
            }
            text = "http://169.254.170.2\(relative)"
        } else if let full = environment["AWS_CONTAINER_CREDENTIALS_FULL_URI"] {
            text = full
        } else {
            return .notSetUp(
                "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI and AWS_CONTAINER_CREDENTIALS_FULL_URI are not set"
            )
        }
        guard let url = HTTPURL(text) else { return .failed("'\(text)' is no URL of http or https") }
        guard url.origin.isSecure || Self.isAllowed(url.origin.host) else {
            return .failed(
                "'\(url.origin.host)' is not allowed over http: only https, 'localhost', loopback addresses, "
                    + "169.254.170.2, 169.254.170.23 and fd00:ec2::23 are"
            )
        }
        var request = HTTPRequest(
            method: "GET",
            origin: url.origin,
            path: url.path,
            query: url.query,
            headers: [HTTPHeader("Accept", "application/json")]
        )
        switch authorization() {
        case .success(let token): if let token { request.headers.append(HTTPHeader("Authorization", token)) }
        case .failure(let error): return .failed(error.reason)
        }
        return await ask(request)
    }

    private func ask(_ request: HTTPRequest) async -> CredentialAnswer {
        var reason = ""
        for attempt in 0..<Self.attempts {
            if attempt > 0 { try? await clock.sleep(for: Self.pause) }
            do throws(AWSTransportError) {
                let answer = try await transport.send(request, timeout: Self.timeout)
                guard answer.status == 200 else {
                    reason = "\(request.origin)\(request.path) answered with status \(answer.status)"
                    guard answer.status >= 500 else { return .failed(reason) }
                    continue
                }
                switch CredentialDocument.read(answer.body) {
                case .success(let credentials): return .credentials(credentials)
                case .failure(let error): return .failed("\(request.origin)\(request.path): \(error.reason)")
                }
            } catch {
                reason = "\(request.origin)\(request.path): \(error)"
                guard error.isTransient else { return .failed(reason) }
            }
        }
        return .failed(reason)
    }

    private static let attempts = 3
    private static let timeout = Duration.seconds(2)
    private static let pause = Duration.milliseconds(200)

    private func authorization() -> Result<String?, CredentialDocumentError> {
        var token = environment["AWS_CONTAINER_AUTHORIZATION_TOKEN"]
        if let file = environment["AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"] {
            // Read each time: what rotates the token replaces the file.
            guard let text = environment.text(ofFile: file) else {
                return .failure(
                    CredentialDocumentError(reason: "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE '\(file)' cannot be read")
                )
            }
            token = text
        }
        guard let token else { return .success(nil) }
        guard !token.contains(where: \.isNewline) else {
            return .failure(CredentialDocumentError(reason: "the authorization token has a line break"))
        }
        return .success(token)
    }

    private static func isAllowed(_ host: String) -> Bool {
        let host = host.lowercased()
        if ["localhost", "::1", "169.254.170.2", "169.254.170.23", "fd00:ec2::23"].contains(host) { return true }
        let numbers = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        return numbers.count == 4 && numbers.first == 127 && !numbers.contains(nil)
    }
}
