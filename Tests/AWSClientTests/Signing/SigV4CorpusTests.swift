import Foundation
import Testing

@testable import AWSClient

/// AWS's own cases for its signature, where they are at hand.
@Suite struct SigV4CorpusTests {
    static let folder: URL = {
        if let corpora = ProcessInfo.processInfo.environment["CORPORA"] {
            return URL(filePath: corpora).appending(path: "sigv4")
        }
        return URL(filePath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "../shared/corpora/sigv4").standardizedFileURL
    }()

    static let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()) ?? []

    @Test(.enabled(if: !names.isEmpty)) func hasAllCases() {
        #expect(Self.names.count == 38)
    }

    @Test(.enabled(if: !names.isEmpty), arguments: names)
    func signsHeaders(name: String) throws {
        let example = try SigningCase(Self.folder.appending(path: name))
        let prepared = example.signer.prepare(example.request, at: example.date)
        #expect(example.signer.canonicalRequest(prepared) == example.text("header-canonical-request"))
        #expect(example.signer.stringToSign(prepared, at: example.date) == example.text("header-string-to-sign"))
        #expect(example.signer.signature(of: prepared, at: example.date) == example.text("header-signature"))
        let signed = example.signer.sign(example.request, at: example.date)
        let expected = try SigningCase.request(try #require(example.text("header-signed-request")))
        let lowercased = { (header: HTTPHeader) in HTTPHeader(header.name.lowercased(), header.value) }
        #expect(Set(signed.headers.map(lowercased)) == Set(expected.headers.map(lowercased)))
    }

    @Test(.enabled(if: !names.isEmpty), arguments: names)
    func signsQueries(name: String) throws {
        let example = try SigningCase(Self.folder.appending(path: name), forQuery: true)
        let seconds = example.expiresIn
        let prepared = example.signer.preparePresigned(example.request, at: example.date, expiresIn: seconds)
        #expect(example.signer.canonicalRequest(prepared) == example.text("query-canonical-request"))
        #expect(example.signer.stringToSign(prepared, at: example.date) == example.text("query-string-to-sign"))
        #expect(example.signer.signature(of: prepared, at: example.date) == example.text("query-signature"))
        let signed = example.signer.presign(example.request, at: example.date, expiresIn: seconds)
        let expected = try SigningCase.request(try #require(example.text("query-signed-request")))
        #expect(signed.path == expected.path)
        #expect(signed.query == expected.query)
    }
}

/// A case of the corpus.
private struct SigningCase {
    private struct Context: Decodable {
        struct Credentials: Decodable {
            let accessKeyId: String
            let secretAccessKey: String
            let token: String?
        }

        let credentials: Credentials
        let expirationInSeconds: Int
        let normalize: Bool
        let region: String
        let service: String
        let signBody: Bool
        let timestamp: String
        let omitSessionToken: Bool?
    }

    let signer: SigV4Signer
    let request: HTTPRequest
    let date: Timestamp
    let expiresIn: Int
    private let folder: URL

    init(_ folder: URL, forQuery: Bool = false) throws {
        self.folder = folder
        let data = try Data(contentsOf: folder.appending(path: "context.json"))
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        let context = try decoder.decode(Context.self, from: data)
        signer = SigV4Signer(
            credentials: AWSCredentials(
                accessKeyID: context.credentials.accessKeyId,
                secretAccessKey: context.credentials.secretAccessKey,
                sessionToken: context.credentials.token
            ),
            region: context.region,
            service: context.service,
            normalizesPath: context.normalize,
            addsContentHash: context.signBody,
            signsSessionToken: context.omitSessionToken != true
        )
        request = try Self.request(String(contentsOf: folder.appending(path: "request.txt"), encoding: .utf8))
        date = try #require(Timestamp(iso8601: context.timestamp))
        expiresIn = context.expirationInSeconds
    }

    func text(_ name: String) -> String? {
        try? String(contentsOf: folder.appending(path: "\(name).txt"), encoding: .utf8)
    }

    static func request(_ text: String) throws -> HTTPRequest {
        let parts = text.components(separatedBy: "\n\n")
        var lines = parts[0].split(separator: "\n").map(String.init)
        let start = lines.removeFirst()
        let method = try #require(start.split(separator: " ").first)
        let target = start.dropFirst(method.count + 1).dropLast(" HTTP/1.1".count)
        let path = target.prefix { $0 != "?" }
        var headers: [HTTPHeader] = []
        for line in lines {
            if line.first?.isWhitespace == true {
                headers[headers.count - 1].value += "\n" + line
            } else {
                let colon = try #require(line.firstIndex(of: ":"))
                headers.append(HTTPHeader(String(line[..<colon]), String(line[line.index(after: colon)...])))
            }
        }
        return HTTPRequest(
            method: String(method),
            origin: HTTPOrigin(host: "example.amazonaws.com"),
            path: String(path),
            query: String(target.dropFirst(path.count + 1)),
            headers: headers,
            body: parts.count > 1 ? Array(parts[1].utf8) : []
        )
    }
}
