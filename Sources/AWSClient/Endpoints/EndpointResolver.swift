/// Finds where the requests to a service go.
///
/// https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
struct EndpointResolver: Sendable {
    /// The URL that the program gives, for all services.
    let override: String?
    let environment: AWSEnvironment
    let profile: Profile

    /// The URL of a service's endpoint in a Region.
    ///
    /// In falling order: the program's, the service's variable, the variable for all, the service's in the profile, the
    /// profile's for all, the one of AWS.
    func endpoint(of service: AWSService, region: String) throws(ConfigurationError) -> HTTPURL {
        if let override { return try url(override, from: "the endpoint given") }
        if !ignoresSettings {
            let variable = "AWS_ENDPOINT_URL_\(service.identifier.uppercased())"
            if let text = environment[variable] { return try url(text, from: variable) }
            if let text = environment["AWS_ENDPOINT_URL"] { return try url(text, from: "AWS_ENDPOINT_URL") }
            if let text = profile.setting("endpoint_url", ofService: service.identifier) {
                return try url(text, from: "endpoint_url of \(service.identifier) of profile '\(profile.name)'")
            }
            if let text = profile["endpoint_url"] {
                return try url(text, from: "endpoint_url of profile '\(profile.name)'")
            }
        }
        let host = "\(service.signingName).\(region).\(Partition.domain(ofRegion: region))"
        return try url("https://\(host)", from: "the Region '\(region)'")
    }

    private var ignoresSettings: Bool {
        let text = environment["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"] ?? profile["ignore_configured_endpoint_urls"]
        return text?.lowercased() == "true"
    }

    private func url(_ text: String, from source: String) throws(ConfigurationError) -> HTTPURL {
        guard let url = HTTPURL(text) else {
            throw ConfigurationError(
                "\(source) makes the endpoint '\(text)', which is no URL of http or https; "
                    + "give one such as 'http://127.0.0.1:8000'"
            )
        }
        return url
    }
}
