/// Signs requests with version 4 of the signature of AWS.
///
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
public struct SigV4Signer: Sendable {
    /// What the request is signed with.
    public var credentials: AWSCredentials
    /// The Region that the request goes to, such as `eu-west-1`.
    public var region: String
    /// The name of the service in signatures, such as `dynamodb`.
    public var service: String
    /// Whether `.` and `..` and empty segments of the path are resolved before it is signed, as all services but S3 do.
    public var normalizesPath: Bool
    /// Whether the hash of the body is a header, which S3 demands of signed headers.
    public var addsContentHash: Bool
    /// Whether the session token is among what is signed; otherwise it is added afterwards.
    public var signsSessionToken: Bool

    /// A signer for a service in a Region.
    ///
    /// - Parameters:
    ///   - credentials: what the request is signed with.
    ///   - region: the Region that the request goes to.
    ///   - service: the name of the service in signatures.
    ///   - normalizesPath: whether the path is resolved before it is signed; it is by default.
    ///   - addsContentHash: whether the hash of the body becomes a header; it does not by default.
    ///   - signsSessionToken: whether the session token is signed; it is by default.
    public init(
        credentials: AWSCredentials,
        region: String,
        service: String,
        normalizesPath: Bool = true,
        addsContentHash: Bool = false,
        signsSessionToken: Bool = true
    ) {
        self.credentials = credentials
        self.region = region
        self.service = service
        self.normalizesPath = normalizesPath
        self.addsContentHash = addsContentHash
        self.signsSessionToken = signsSessionToken
    }

    /// The request with its signature in the header `Authorization`.
    ///
    /// - Parameters:
    ///   - request: the request with all headers that are to be signed; `Host` is added if it is missing.
    ///   - date: the moment of signing, which may differ from the service's clock by at most five minutes.
    /// - Returns: the request with the headers that the signature needs.
    public func sign(_ request: HTTPRequest, at date: Timestamp) -> HTTPRequest {
        let prepared = prepare(request, at: date)
        let signature = signature(of: prepared, at: date)
        var signed = prepared
        if !signsSessionToken, let token = credentials.sessionToken {
            signed.headers.append(HTTPHeader("X-Amz-Security-Token", token))
        }
        signed.headers.append(
            HTTPHeader(
                "Authorization",
                "\(Self.algorithm) Credential=\(credentials.accessKeyID)/\(scope(date)), "
                    + "SignedHeaders=\(CanonicalRequest.signedHeaders(of: prepared)), Signature=\(signature)"
            )
        )
        return signed
    }

    /// The request with its signature in the query, so that its URL alone can be passed on.
    ///
    /// - Parameters:
    ///   - request: the request with all headers that are to be signed; `Host` is added if it is missing.
    ///   - date: the moment of signing.
    ///   - expiresIn: for how many seconds the URL is valid, 1 to 604800.
    /// - Returns: the request with the parameters that the signature needs.
    public func presign(_ request: HTTPRequest, at date: Timestamp, expiresIn: Int) -> HTTPRequest {
        let prepared = preparePresigned(request, at: date, expiresIn: expiresIn)
        let signature = signature(of: prepared, at: date)
        var signed = prepared
        if !signsSessionToken, let token = credentials.sessionToken {
            signed.query += "&X-Amz-Security-Token=\(PercentEncoding.encode(token))"
        }
        signed.query += "&X-Amz-Signature=\(signature)"
        return signed
    }
}

extension SigV4Signer {
    private static let algorithm = "AWS4-HMAC-SHA256"

    /// The request with all that a signature in the headers covers.
    func prepare(_ request: HTTPRequest, at date: Timestamp) -> HTTPRequest {
        var prepared = withHost(request)
        prepared.headers.append(HTTPHeader("X-Amz-Date", date.basicISO8601))
        if signsSessionToken, let token = credentials.sessionToken {
            prepared.headers.append(HTTPHeader("X-Amz-Security-Token", token))
        }
        if addsContentHash {
            let hash = SHA256.hexadecimal(SHA256.hash(request.body))
            prepared.headers.append(HTTPHeader("X-Amz-Content-Sha256", hash))
        }
        return prepared
    }

    /// The request with all that a signature in the query covers.
    func preparePresigned(_ request: HTTPRequest, at date: Timestamp, expiresIn: Int) -> HTTPRequest {
        var prepared = withHost(request)
        var parameters = [
            ("X-Amz-Algorithm", Self.algorithm),
            ("X-Amz-Credential", "\(credentials.accessKeyID)/\(scope(date))"),
            ("X-Amz-Date", date.basicISO8601),
            ("X-Amz-SignedHeaders", CanonicalRequest.signedHeaders(of: prepared)),
            ("X-Amz-Expires", String(expiresIn)),
        ]
        if signsSessionToken, let token = credentials.sessionToken {
            parameters.append(("X-Amz-Security-Token", token))
        }
        let added = parameters.map { "\($0)=\(PercentEncoding.encode($1))" }
        prepared.query = ((request.query.isEmpty ? [] : [request.query]) + added).joined(separator: "&")
        return prepared
    }

    /// What of a prepared request is hashed.
    func canonicalRequest(_ prepared: HTTPRequest) -> String {
        CanonicalRequest.text(of: prepared, normalizesPath: normalizesPath)
    }

    /// What is signed in the end.
    func stringToSign(_ prepared: HTTPRequest, at date: Timestamp) -> String {
        let hash = SHA256.hash(canonicalRequest(prepared).utf8)
        return [Self.algorithm, date.basicISO8601, scope(date), SHA256.hexadecimal(hash)].joined(separator: "\n")
    }

    func signature(of prepared: HTTPRequest, at date: Timestamp) -> String {
        var key = Array("AWS4\(credentials.secretAccessKey)".utf8)
        for part in [day(date), region, service, Self.terminator] {
            key = SHA256.authenticate(part.utf8, key: key)
        }
        return SHA256.hexadecimal(SHA256.authenticate(stringToSign(prepared, at: date).utf8, key: key))
    }

    private static let terminator = "aws4_request"

    private func scope(_ date: Timestamp) -> String {
        [day(date), region, service, Self.terminator].joined(separator: "/")
    }

    private func day(_ date: Timestamp) -> String {
        String(date.basicISO8601.prefix(8))
    }

    private func withHost(_ request: HTTPRequest) -> HTTPRequest {
        guard !request.headers.contains(where: { $0.name.lowercased() == "host" }) else { return request }
        var request = request
        request.headers.insert(HTTPHeader("Host", request.origin.authority), at: 0)
        return request
    }
}
