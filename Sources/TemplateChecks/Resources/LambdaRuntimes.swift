import TemplateModel

extension Rule {
    static let runtime = Rule(
        "RES-01",
        "the runtime of a function is supported",
        source: "https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html"
    )
}

/// Finds functions with runtimes that Lambda has given up.
///
/// Lambda first deprecates a runtime, later refuses new functions with it, and at last changes to functions with it.
/// Only what is over is here: that a runtime will be deprecated is no finding, so that findings change with releases,
/// not with time. A runtime with which functions can still be changed is a warning, since the stack may exist already.
enum LambdaRuntimes {
    private enum State {
        case deprecated(since: String)
        case notCreated(since: String)
        case notUpdated(since: String)
    }

    static func check(_ resource: ResourceView) {
        for value in resource.values("Runtime") { check(value, resource.statement(of: value), resource.session) }
    }

    /// Finds runtimes that functions get from the section `Globals` of the transform of AWS.
    static func checkGlobals(_ session: CheckSession) {
        guard let runtime = session.context.template.root["Globals"]?["Function"]?["Runtime"] else { return }
        let place = Place.root.key("Globals").key("Function").key("Runtime")
        for value in session.evaluator.values(of: runtime, at: place, under: .none, isCertain: true) {
            check(value, "'Runtime' of 'Globals.Function' is \(ValueText.quoted(value.text ?? ""))", session)
        }
    }

    private static func check(_ value: FoundValue, _ statement: String, _ session: CheckSession) {
        guard let runtime = value.text, let state = states[runtime] else { return }
        let advice = successor(of: runtime).map { "; use '\($0)'" } ?? ""
        let message: String
        var isCertain = false
        switch state {
        case .deprecated(let date):
            message = "\(statement), which Lambda has deprecated on \(date)\(advice)"
        case .notCreated(let date):
            message = "\(statement), with which Lambda has created no functions since \(date)\(advice)"
        case .notUpdated(let date):
            message = "\(statement), with which Lambda has neither created nor changed functions since \(date)\(advice)"
            isCertain = value.isCertain
        }
        session.report(.runtime, at: value.value.place, message, isCertain: isCertain)
    }

    /// The newest runtime for the same language.
    private static func successor(of runtime: String) -> String? {
        successors.first { runtime.hasPrefix($0.language) }?.runtime
    }

    private static let successors: [(language: String, runtime: String)] = [
        ("dotnet", "dotnet10"), ("go", "provided.al2023"), ("java", "java25"), ("nodejs", "nodejs24.x"),
        ("provided", "provided.al2023"), ("python", "python3.14"), ("ruby", "ruby4.0"),
    ]

    /// What is so on 2026-10-20, the date of the schemas.
    private static let states: [String: State] = [
        "dotnet6": .deprecated(since: "2024-12-20"),
        "dotnetcore1.0": .notUpdated(since: "2019-07-30"),
        "dotnetcore2.0": .notUpdated(since: "2019-05-30"),
        "dotnetcore2.1": .notUpdated(since: "2022-04-13"),
        "dotnetcore3.1": .notUpdated(since: "2023-05-03"),
        "go1.x": .notCreated(since: "2024-02-08"),
        "java8": .notCreated(since: "2024-02-08"),
        "nodejs": .notUpdated(since: "2016-10-31"),
        "nodejs10.x": .notUpdated(since: "2022-02-14"),
        "nodejs12.x": .notUpdated(since: "2023-04-30"),
        "nodejs14.x": .notCreated(since: "2024-01-09"),
        "nodejs16.x": .deprecated(since: "2024-06-12"),
        "nodejs18.x": .deprecated(since: "2025-09-01"),
        "nodejs20.x": .deprecated(since: "2026-04-30"),
        "nodejs4.3": .notUpdated(since: "2020-03-05"),
        "nodejs4.3-edge": .notUpdated(since: "2019-04-30"),
        "nodejs6.10": .notUpdated(since: "2019-08-12"),
        "nodejs8.10": .notUpdated(since: "2020-03-06"),
        "provided": .notCreated(since: "2024-02-08"),
        "provided.al2": .deprecated(since: "2026-07-31"),
        "python2.7": .notUpdated(since: "2022-05-30"),
        "python3.6": .notUpdated(since: "2022-08-29"),
        "python3.7": .notCreated(since: "2024-01-09"),
        "python3.8": .deprecated(since: "2024-10-14"),
        "python3.9": .deprecated(since: "2025-12-15"),
        "ruby2.5": .notUpdated(since: "2022-03-31"),
        "ruby2.7": .notCreated(since: "2024-01-09"),
        "ruby3.2": .deprecated(since: "2026-03-31"),
    ]
}
