import CloudFormation
import Constructs
import Foundation
import TemplateModel
import Testing

/// A stack `S` with what a test adds to it.
struct MonitoredStack: Stack {
    let content: (Scope) -> Void

    func build(in scope: Scope) { content(scope) }

    static func template(_ content: @escaping (Scope) -> Void) throws -> Template {
        let app = App()
        app.add("S", MonitoredStack(content: content))
        return try #require(try app.synthesize()["S"]).template
    }

    static func messages(_ content: @escaping (Scope) -> Void) -> [String] {
        let app = App()
        app.add("S", MonitoredStack(content: content))
        do {
            return try app.synthesize().warnings.map(\.message)
        } catch {
            return error.diagnostics.map(\.message)
        }
    }
}

extension Template {
    func properties(_ id: String) throws -> Node { try #require(resources[id]?["Properties"]) }

    /// The text of the dashboard `Board`, with what CloudFormation fills in between `${` and `}`.
    func bodyText() throws -> String {
        let body = try #require(try properties("Board")["DashboardBody"])
        return try #require(body.stringValue ?? body["Fn::Sub"]?.stringValue ?? body["Fn::Sub"]?[0]?.stringValue)
    }

    /// The properties of the widgets of the dashboard `Board`.
    func widgets() throws -> [[String: Any]] {
        let json = try JSONSerialization.jsonObject(with: Data(bodyText().utf8))
        let body = try #require(json as? [String: Any])
        return try #require(body["widgets"] as? [[String: Any]])
    }
}

extension Metric {
    static let errors = Metric(namespace: "Shop", name: "Errors", statistic: .sum)
    static let invocations = Metric(namespace: "Shop", name: "Invocations", statistic: .sum)
    static let latency = Metric(namespace: "Shop", name: "Latency", dimensions: [.init("Page", "cart")])

    static func numbered(_ count: Int) -> [Metric] {
        (0..<count).map { Metric(namespace: "Shop", name: "Metric\($0)") }
    }
}
