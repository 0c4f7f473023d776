extension Value where T == String {
    /// A Parameter Store parameter, read when the stack is deployed: `{{resolve:ssm:…}}`.
    ///
    /// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-ssm.html>
    /// - Parameters:
    ///   - name: The name of the parameter.
    ///   - version: The version; the latest at the time of deployment when not given.
    /// - Returns: The value of the parameter.
    public static func parameterStore(_ name: Value<String>, version: Int? = nil) -> Value<String> {
        dynamicReference("ssm", [name] + (version.map { ["\($0)"] } ?? []))
    }

    /// A secure Parameter Store parameter: `{{resolve:ssm-secure:…}}`.
    ///
    /// Only few properties admit it.
    ///
    /// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-ssm-secure-strings.html>
    /// - Parameters:
    ///   - name: The name of the parameter.
    ///   - version: The version; the latest at the time of deployment when not given.
    /// - Returns: The value of the parameter.
    public static func secureParameterStore(_ name: Value<String>, version: Int? = nil) -> Value<String> {
        dynamicReference("ssm-secure", [name] + (version.map { ["\($0)"] } ?? []))
    }

    /// A secret of Secrets Manager: `{{resolve:secretsmanager:…}}`.
    ///
    /// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-secretsmanager.html>
    /// - Parameters:
    ///   - secret: The name or ARN of the secret.
    ///   - jsonKey: The key of the wanted value; the whole text of the secret when not given.
    ///   - versionStage: The staging label; `AWSCURRENT` when not given.
    ///   - versionID: The version; not together with a stage.
    /// - Returns: The value of the secret.
    public static func secret(
        _ secret: Value<String>,
        jsonKey: String? = nil,
        versionStage: String? = nil,
        versionID: String? = nil
    ) -> Value<String> {
        var parts: [Value<String>] = [
            secret, "SecretString", "\(jsonKey ?? "")", "\(versionStage ?? "")", "\(versionID ?? "")",
        ]
        if jsonKey == nil, versionStage == nil, versionID == nil { parts = [secret] }
        return dynamicReference("secretsmanager", parts)
    }

    private static func dynamicReference(_ service: String, _ parts: [Value<String>]) -> Value<String> {
        var expressions: [Expression] = [.string("{{resolve:\(service)")]
        for part in parts {
            expressions.append(.string(":"))
            expressions.append(part.expression)
        }
        expressions.append(.string("}}"))
        return Value(expression: .interpolation(expressions))
    }
}
