public import CloudFormation
public import ResourceTypes

/// Who may send requests to an ``HTTPAPI`` or one of its routes.
///
/// <https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-access-control.html>
public enum HTTPAuthorization: Hashable {
    /// Everyone on the internet.
    case anyone
    /// Users and roles of AWS that are allowed to, who sign their requests; see
    /// ``CloudFormation/Ref/grantInvoke(_:_:to:filePath:line:)``.
    ///
    /// <https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-access-control-iam.html>
    case iam
    /// Those who send a JSON Web Token of an identity provider.
    ///
    /// With `scopes`, at most 10, the token must have one of them; AWS advises to ask for some, because nothing else
    /// tells an access token from an ID token.
    case jwt(JWTAuthorizer, scopes: [String] = [])
    /// Those whom a function admits.
    case function(LambdaAuthorizer)
}

/// The identity provider whose tokens admit to an API.
///
/// ```swift
/// let users = JWTAuthorizer("Users", issuer: "https://login.example.com", audiences: ["orders"])
/// ```
///
/// <https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html>
public struct JWTAuthorizer: Hashable, Sendable {
    /// The name, 1 to 128 characters, unique in the API.
    public var name: String
    /// The address of the identity provider, with `https`.
    public var issuer: Value<String>
    /// The clients for which tokens are made, 1 to 50.
    public var audiences: [Value<String>]
    /// Where the token is in a request.
    public var tokenSource: IdentitySource

    /// Describes an identity provider.
    /// - Parameters:
    ///   - name: The name, 1 to 128 characters, unique in the API.
    ///   - issuer: The address of the identity provider, with `https`: what tokens have as `iss`.
    ///   - audiences: The clients for which tokens are made, 1 to 50: a token must have one of them as `aud` or
    ///     `client_id`.
    ///   - tokenSource: Where the token is in a request, bare or after `Bearer`; in the header `Authorization` when not
    ///     given.
    public init(
        _ name: String,
        issuer: Value<String>,
        audiences: [Value<String>],
        tokenSource: IdentitySource = .header("Authorization")
    ) {
        self.name = name
        self.issuer = issuer
        self.audiences = audiences
        self.tokenSource = tokenSource
    }
}

/// A function that decides who may send requests to an API.
///
/// It gets requests in the payload format 2.0, and must answer within 10 seconds.
///
/// <https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html>
public struct LambdaAuthorizer: Hashable {
    /// How the function answers.
    public enum Response: Hashable, Sendable {
        /// With the member `isAuthorized`, true or false.
        case simple
        /// With an IAM policy.
        case policy
    }

    /// The name, 1 to 128 characters, unique in the API.
    public var name: String
    /// The function.
    public var function: Ref<Lambda.Function>
    /// What a request must have; the function is not asked about one that has it not.
    public var identitySources: [IdentitySource]
    /// How long a decision holds for requests with the same identity, 0 to 3,600 s.
    public var cacheDuration: Duration
    /// How the function answers.
    public var response: Response

    /// Describes a function that decides.
    /// - Parameters:
    ///   - name: The name, 1 to 128 characters, unique in the API.
    ///   - function: The function. API Gateway may invoke it for this.
    ///   - identitySources: What a request must have; the client of one that has it not gets the status 401, and the
    ///     function is not asked. The header `Authorization` when not given.
    ///   - cacheDuration: How long a decision holds for requests with the same identity, 0 to 3,600 s, whole; each
    ///     request is decided anew when not given. A decision holds for all routes of the authorizer unless
    ///     `.context("routeKey")` is an identity source.
    ///   - response: How the function answers; with `isAuthorized` when not given.
    public init(
        _ name: String,
        function: Ref<Lambda.Function>,
        identitySources: [IdentitySource] = [.header("Authorization")],
        cacheDuration: Duration = .zero,
        response: Response = .simple
    ) {
        self.name = name
        self.function = function
        self.identitySources = identitySources
        self.cacheDuration = cacheDuration
        self.response = response
    }
}

/// A part of a request that says who sends it.
///
/// <https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html#http-api-lambda-authorizer.identity-sources>
public enum IdentitySource: Hashable, Sendable {
    /// A header.
    case header(String)
    /// A parameter of the query.
    case query(String)
    /// What API Gateway itself knows of the request, `routeKey` for example.
    case context(String)

    var text: String {
        switch self {
        case .header(let name): "$request.header.\(name)"
        case .query(let name): "$request.querystring.\(name)"
        case .context(let name): "$context.\(name)"
        }
    }
}
