/// Credentials of the role of an EC2 instance, from version 2 of its metadata service.
///
/// https://docs.aws.amazon.com/sdkref/latest/guide/feature-imds-credentials.html
struct InstanceCredentials: CredentialSource {
    let environment: AWSEnvironment
    let profile: Profile
    let transport: any AWSTransport

    var name: String { "instance metadata" }

    func load() async -> CredentialAnswer {
        if environment["AWS_EC2_METADATA_DISABLED"]?.lowercased() == "true" {
            return .notSetUp("AWS_EC2_METADATA_DISABLED is 'true'")
        }
        guard let url = HTTPURL(endpoint) else { return .failed("'\(endpoint)' is no URL of http or https") }
        do throws(Failure) {
            let token = try await ask(
                url,
                "PUT",
                "/latest/api/token",
                HTTPHeader("X-aws-ec2-metadata-token-ttl-seconds", "21600")
            )
            let header = HTTPHeader("X-aws-ec2-metadata-token", text(token))
            let roles = try await ask(url, "GET", Self.rolesPath, header)
            guard let role = text(roles).split(whereSeparator: \.isNewline).first else {
                return .notSetUp("the instance has no role")
            }
            let document = try await ask(url, "GET", "\(Self.rolesPath)\(role)", header)
            switch CredentialDocument.read(document) {
            case .success(let credentials): return .credentials(credentials)
            case .failure(let error): return .failed(error.reason)
            }
        } catch {
            // Where there is no instance nothing answers, which is as good as not being set up.
            return .notSetUp(error.reason)
        }
    }

    private struct Failure: Error {
        let reason: String
    }

    private static let rolesPath = "/latest/meta-data/iam/security-credentials/"

    private var endpoint: String {
        if let endpoint = environment["AWS_EC2_METADATA_SERVICE_ENDPOINT"] ?? profile["ec2_metadata_service_endpoint"] {
            return endpoint
        }
        let mode =
            environment["AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE"] ?? profile["ec2_metadata_service_endpoint_mode"]
        return mode?.lowercased() == "ipv6" ? "http://[fd00:ec2::254]" : "http://169.254.169.254"
    }

    private func ask(
        _ url: HTTPURL,
        _ method: String,
        _ path: String,
        _ header: HTTPHeader
    ) async throws(Failure) -> [UInt8] {
        let attempts = number("AWS_METADATA_SERVICE_NUM_ATTEMPTS", "metadata_service_num_attempts")
        let timeout = Duration.seconds(number("AWS_METADATA_SERVICE_TIMEOUT", "metadata_service_timeout"))
        let prefix = url.path == "/" ? "" : url.path
        let request = HTTPRequest(method: method, origin: url.origin, path: prefix + path, headers: [header])
        var reason = ""
        for _ in 0..<attempts {
            do throws(AWSTransportError) {
                let answer = try await transport.send(request, timeout: timeout)
                if answer.status == 200 { return answer.body }
                reason = "\(url.origin)\(request.path) answered with status \(answer.status)"
                guard answer.status >= 500 else { break }
            } catch {
                reason = "\(url.origin)\(request.path): \(error)"
                guard error.isTransient else { break }
            }
        }
        throw Failure(reason: reason)
    }

    /// A number of at least 1, which is also the default of both settings.
    private func number(_ variable: String, _ setting: String) -> Int {
        max(1, (environment[variable] ?? profile[setting]).flatMap { Int($0) } ?? 1)
    }

    private func text(_ bytes: [UInt8]) -> String {
        String(decoding: bytes, as: UTF8.self)
    }
}
