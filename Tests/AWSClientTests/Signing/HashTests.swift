import Testing

@testable import AWSClient

@Suite struct HashTests {
    /// The examples of NIST, and the lengths around the end of a block, checked with another implementation.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (String(repeating: "a", count: 55), "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"),
        (String(repeating: "a", count: 64), "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"),
        (String(repeating: "a", count: 1_000_000), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
    ])
    func hashes(text: String, digest: String) {
        #expect(SHA256.hexadecimal(SHA256.hash(text.utf8)) == digest)
    }

    /// The examples of RFC 4231.
    @Test func authenticates() {
        #expect(
            SHA256.hexadecimal(SHA256.authenticate("what do ya want for nothing?".utf8, key: Array("Jefe".utf8)))
                == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        )
        let message = "Test Using Larger Than Block-Size Key - Hash Key First"
        #expect(
            SHA256.hexadecimal(SHA256.authenticate(message.utf8, key: [UInt8](repeating: 0xaa, count: 131)))
                == "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
        )
    }

    @Test(arguments: [
        (0.0, "19700101T000000Z"), (951_782_400, "20000229T000000Z"), (1_772_323_199, "20260228T235959Z"),
        (4_102_444_800, "21000101T000000Z"), (-1, "19691231T235959Z"), (951_868_799, "20000229T235959Z"),
    ])
    func writesTimes(seconds: Double, text: String) {
        #expect(Timestamp(secondsSince1970: seconds).basicISO8601 == text)
    }

    @Test(arguments: [
        ("2000-02-29T23:59:59Z", 951_868_799.0), ("2026-02-28T23:59:59.123Z", 1_772_323_199),
        ("2026-02-28T23:59:59+00:00", 1_772_323_199), ("1969-12-31T23:59:59Z", -1), ("2026-02-28", nil), ("", nil),
        ("2026-02-28T23:59:59+01:00", nil), ("2026-13-01T00:00:00Z", nil), ("2026-0x-01T00:00:00Z", nil),
    ])
    func readsTimes(text: String, seconds: Double?) {
        #expect(Timestamp(iso8601: text)?.secondsSince1970 == seconds)
    }

    @Test(arguments: [
        ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777.0), ("Sat, 28 Feb 2026 23:59:59 GMT", 1_772_323_199),
        ("Sunday, 06-Nov-94 08:49:37 GMT", nil), ("", nil), ("Sun, 06 Nov 1994 08:49 GMT", nil),
    ])
    func readsDatesOfHTTP(text: String, seconds: Double?) {
        #expect(Timestamp(httpDate: text)?.secondsSince1970 == seconds)
    }

    @Test func makesTokens() {
        let token = RandomToken.make()
        #expect(token.count == 36)
        #expect(token.split(separator: "-").map(\.count) == [8, 4, 4, 4, 12])
        #expect(token != RandomToken.make())
    }
}
