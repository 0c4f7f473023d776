/// A named group of settings from the shared config and credentials files.
///
/// https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html
struct Profile: Hashable, Sendable {
    /// The name, from `AWS_PROFILE`; `default` otherwise.
    let name: String
    /// Whether the name was asked for.
    let isChosen: Bool
    /// Whether one of the files has it.
    let exists: Bool
    /// The files that were asked.
    let files: [String]
    private let settings: [String: String]
    private let services: [String: [String: String]]

    /// The profile that an environment chooses.
    init(_ environment: AWSEnvironment) {
        let chosen = environment["AWS_PROFILE"]
        let name = chosen ?? "default"
        self.name = name
        isChosen = chosen != nil
        let home = environment["HOME"] ?? ""
        let configFile = environment["AWS_CONFIG_FILE"] ?? "\(home)/.aws/config"
        let credentialsFile = environment["AWS_SHARED_CREDENTIALS_FILE"] ?? "\(home)/.aws/credentials"
        files = [configFile, credentialsFile].map { Self.expanded($0, home: home) }
        let config = environment.text(ofFile: files[0]).map { ProfileFile($0) }
        let credentials = environment.text(ofFile: files[1]).map { ProfileFile($0) }
        // `[profile default]` wins over `[default]`; other profiles of the config file have the word.
        let configSection =
            config?.sections["profile \(name)"] ?? (name == "default" ? config?.sections["default"] : nil)
        let credentialsSection = credentials?.sections[name]
        exists = configSection != nil || credentialsSection != nil
        settings = (configSection?.settings ?? [:]).merging(credentialsSection?.settings ?? [:]) { $1 }
        services = settings["services"].flatMap { config?.sections["services \($0)"]?.nested } ?? [:]
    }

    /// The value of a setting.
    subscript(_ setting: String) -> String? {
        settings[setting]
    }

    /// The value of a setting for one service, from the section that the setting `services` names.
    func setting(_ setting: String, ofService service: String) -> String? {
        services[service]?[setting]
    }

    private static func expanded(_ path: String, home: String) -> String {
        path.hasPrefix("~/") ? home + path.dropFirst() : path
    }
}
