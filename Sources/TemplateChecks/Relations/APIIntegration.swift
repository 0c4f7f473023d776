import TemplateModel

/// An integration of an API of API Gateway, version 2.
struct APIIntegration {
    /// The integration.
    let integration: ResourceView
    /// The API, with the choices that lead to it.
    let api: Target
    /// `HTTP` or `WEBSOCKET`; `nil` when that is not known.
    let `protocol`: String?

    /// What leads to the API.
    var choices: Choices { api.choices }
}

extension Relations {
    /// The integrations, each with its API.
    func findAPIIntegrations() -> [APIIntegration] {
        resources(of: "AWS::ApiGatewayV2::Integration").flatMap { integration in
            integration.values("ApiId").map { value in
                let api = target(of: value)
                return APIIntegration(integration: integration, api: api, protocol: protocolName(of: api))
            }
        }
    }

    /// The protocol of an API of the template: `HTTP` or `WEBSOCKET`.
    func protocolName(of api: Target) -> String? {
        guard let resource = api.resource, resource.subject.typeName == "AWS::ApiGatewayV2::Api" else { return nil }
        return resource.values("ProtocolType", under: api.choices).only?.text
    }

    /// The function that a URI of API Gateway invokes: an ARN of the function, or one that has it in it.
    func function(ofURI value: FoundValue) -> ResourceView? {
        if let function = functionTarget(of: value).resource { return function }
        guard let text = SymbolicText(value.value) else { return nil }
        return text.parts.lazy.compactMap { part -> ResourceView? in
            guard case .reference(let reference) = part, reference.attribute == "Arn" else { return nil }
            return self.resource(reference.name)
        }.first { $0.subject.typeName == "AWS::Lambda::Function" }
    }
}
