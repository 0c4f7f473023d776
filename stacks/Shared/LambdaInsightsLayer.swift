import CloudFormation

/// The extension of CloudWatch Lambda Insights for functions on Arm, version 1.0.404.0, by Region.
///
/// In a Region that is not listed the deployment fails, because there is no such key in the mapping.
///
/// Versions come and go: <https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Lambda-Insights-extension-versionsARM.html>
/// has the current ones, and AWS's Cloud Development Kit lists them, in `region-info/build-tools/fact-tables.ts`, for
/// programs.
struct LambdaInsightsLayer: Construct {
    /// The account that owns the layer, and its version.
    private static let versions: [String: (account: String, version: Int)] = [
        "af-south-1": ("012438385374", 21),
        "ap-east-1": ("519774774795", 21),
        "ap-northeast-1": ("580247275435", 34),
        "ap-northeast-2": ("580247275435", 22),
        "ap-northeast-3": ("194566237122", 20),
        "ap-south-1": ("580247275435", 25),
        "ap-south-2": ("891564319516", 9),
        "ap-southeast-1": ("580247275435", 23),
        "ap-southeast-2": ("580247275435", 23),
        "ap-southeast-3": ("439286490199", 21),
        "ca-central-1": ("580247275435", 21),
        "eu-central-1": ("580247275435", 23),
        "eu-north-1": ("580247275435", 21),
        "eu-south-1": ("339249233099", 21),
        "eu-south-2": ("352183217350", 9),
        "eu-west-1": ("580247275435", 23),
        "eu-west-2": ("580247275435", 23),
        "eu-west-3": ("580247275435", 21),
        "me-south-1": ("285320876703", 21),
        "sa-east-1": ("580247275435", 21),
        "us-east-1": ("580247275435", 23),
        "us-east-2": ("580247275435", 25),
        "us-gov-east-1": ("122132214140", 6),
        "us-gov-west-1": ("751350123760", 6),
        "us-west-1": ("580247275435", 21),
        "us-west-2": ("580247275435", 23),
    ]

    /// Adds the mapping.
    /// - Returns: The ARN of the layer version in the Region of the stack.
    func build(in scope: Scope) -> Value<String> {
        let layers = scope.add(
            "Layers",
            Mapping(
                Self.versions.mapValues { layer in
                    ["Account": .string(layer.account), "Version": .int(layer.version)]
                }
            )
        )
        let account: Value<String> = layers.value(Pseudo.region, "Account")
        let version: Value<String> = layers.value(Pseudo.region, "Version")
        return
            "arn:\(Pseudo.partition):lambda:\(Pseudo.region):\(account):layer:LambdaInsightsExtension-Arm64:\(version)"
    }
}
