import Testing

@testable import AWSClient

@Suite struct SigV4SignerTests {
    private let date = Timestamp(secondsSince1970: 1_772_323_199)
    private let credentials = AWSCredentials(
        accessKeyID: "AKIDEXAMPLE",
        secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
        sessionToken: "token/with+signs=="
    )

    /// The example of AWS's documentation.
    @Test func signsDocumentedExample() throws {
        let signer = SigV4Signer(
            credentials: AWSCredentials(
                accessKeyID: "AKIDEXAMPLE",
                secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"
            ),
            region: "us-east-1",
            service: "iam"
        )
        let request = HTTPRequest(
            method: "GET",
            origin: HTTPOrigin(host: "iam.amazonaws.com"),
            query: "Action=ListUsers&Version=2010-05-08",
            headers: [HTTPHeader("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")]
        )
        let moment = try #require(Timestamp(iso8601: "2015-08-30T12:36:00Z"))
        let prepared = signer.prepare(request, at: moment)
        #expect(
            signer.signature(of: prepared, at: moment)
                == "5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7"
        )
    }

    /// The signature is the one of botocore.
    @Test func signsHeaders() {
        let signer = SigV4Signer(credentials: credentials, region: "eu-west-1", service: "dynamodb")
        let request = HTTPRequest(
            method: "POST",
            origin: HTTPOrigin(host: "dynamodb.eu-west-1.amazonaws.com"),
            headers: [
                HTTPHeader("Content-Type", "application/x-amz-json-1.0"),
                HTTPHeader("X-Amz-Target", "DynamoDB_20120810.PutItem"),
                HTTPHeader("User-Agent", "not signed"), HTTPHeader("X-Amzn-Trace-Id", "not signed"),
            ],
            body: Array(#"{"TableName":"Orders"}"#.utf8)
        )
        let signed = signer.sign(request, at: date)
        let names = "content-type;host;x-amz-date;x-amz-security-token;x-amz-target"
        #expect(
            signed.headers.suffix(3) == [
                HTTPHeader("X-Amz-Date", "20260228T235959Z"),
                HTTPHeader("X-Amz-Security-Token", "token/with+signs=="),
                HTTPHeader(
                    "Authorization",
                    "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260228/eu-west-1/dynamodb/aws4_request, "
                        + "SignedHeaders=\(names), "
                        + "Signature=b696d50405744548951439175378fb6a2789f53e09e8d97520a6e437dd2f08a2"
                ),
            ]
        )
    }

    /// The signature is the one of botocore.
    @Test func signsQuery() {
        let signer = SigV4Signer(credentials: credentials, region: "eu-west-1", service: "sqs", normalizesPath: true)
        let request = HTTPRequest(
            method: "GET",
            origin: HTTPOrigin(host: "sqs.eu-west-1.amazonaws.com", port: 8443),
            path: "/123456789012/a%20b",
            query: "b=2&a=%C3%A9"
        )
        let signed = signer.presign(request, at: date, expiresIn: 600)
        #expect(signed.query.hasPrefix("b=2&a=%C3%A9&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential="))
        #expect(
            signed.query.hasSuffix(
                "&X-Amz-Signature=49883c129a4f765d86f3ecc4410326b323bd5b61e8cf219b8b1d00d90f092807"
            )
        )
    }

    @Test func doesNotShowSecrets() {
        var dumped = ""
        dump(credentials, to: &dumped)
        for text in [String(describing: credentials), String(reflecting: credentials), dumped] {
            #expect(text.contains("AKIDEXAMPLE"))
            #expect(!text.contains("wJalr"))
            #expect(!text.contains("token/with"))
        }
    }
}
