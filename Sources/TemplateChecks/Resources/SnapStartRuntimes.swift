import TemplateModel

extension Rule {
    static let snapStart = Rule(
        "RES-18",
        "functions with SnapStart have a runtime that supports it",
        source: "https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html"
    )
}

/// Finds functions with SnapStart whose runtimes do not support it.
enum SnapStartRuntimes {
    static func check(_ resource: ResourceView) {
        for setting in resource.values("SnapStart", "ApplyOn") where setting.text == "PublishedVersions" {
            for runtime in resource.values("Runtime", with: setting) {
                guard let name = runtime.text, !isSupported(name) else { continue }
                resource.report(
                    .snapStart,
                    at: runtime,
                    "\(resource.statement(of: runtime)), which does not support SnapStart; Java from 11, Python from "
                        + "3.12 and .NET from 8 do"
                )
            }
        }
    }

    private static func isSupported(_ runtime: String) -> Bool {
        switch runtime {
        case "java8", "java8.al2", "python2.7", "dotnet6": return false
        default: break
        }
        if runtime.hasPrefix("python3.") { return Int(runtime.dropFirst("python3.".count)).map { $0 >= 12 } ?? true }
        return runtime.hasPrefix("java") || runtime.hasPrefix("dotnet") && !runtime.hasPrefix("dotnetcore")
    }
}
