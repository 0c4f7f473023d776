import Foundation
import Testing
import ZipArchives

/// Archives as other programs read them.
@Suite("Zip archives") struct ZipArchiveTests {
    /// What Python's own reader says of an archive: of each entry the name, the mode, the time, the method and the
    /// length and checksum of what it unpacks.
    private func entries(of archive: ZipArchive) throws -> String {
        let script = """
            import sys, zipfile, zlib
            archive = zipfile.ZipFile(sys.argv[1])
            assert archive.testzip() is None
            for entry in archive.infolist():
                content = archive.read(entry)
                print(entry.filename, oct(entry.external_attr >> 16), entry.date_time, entry.compress_type,
                      entry.create_system, len(content), zlib.crc32(content))
            """
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).zip")
        try Data(archive.bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "-c", script, file.path]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return String(decoding: text, as: UTF8.self)
    }

    @Test("have the contents, permissions and no time of day") func contents() throws {
        var archive = ZipArchive()
        try archive.add("bootstrap", Array("Hello".utf8), mode: 0o755)
        try archive.add("folder/empty", [])
        try archive.add("größe", Array(repeating: 7, count: 1_000_000))
        #expect(
            try entries(of: archive) == """
                bootstrap 0o100755 (1980, 1, 1, 0, 0, 0) 8 3 5 4157704578
                folder/empty 0o100644 (1980, 1, 1, 0, 0, 0) 8 3 0 0
                größe 0o100644 (1980, 1, 1, 0, 0, 0) 8 3 1000000 \(crc(of: 7, count: 1_000_000))

                """
        )
        #expect(archive.bytes.count < 2_000)
    }

    @Test("without entries are archives") func empty() throws {
        #expect(try entries(of: ZipArchive()) == "")
        #expect(ZipArchive().bytes.count == 22)
    }

    @Test("of what does not compress are whole") func incompressible() throws {
        var generator = SystemRandomNumberGenerator()
        let content = (0..<300_000).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        var archive = ZipArchive()
        try archive.add("random", content)
        let checksum = content.reduce(UInt32.max) { step($0, $1) } ^ .max
        #expect(try entries(of: archive).hasSuffix(" 300000 \(checksum)\n"))
    }

    @Test("of the same are the same") func deterministic() throws {
        func bytes() throws -> [UInt8] {
            var archive = ZipArchive()
            try archive.add("bootstrap", Array(String(repeating: "abc", count: 999).utf8), mode: 0o755)
            return archive.bytes
        }
        #expect(try bytes() == bytes())
    }

    /// CRC-32, bit by bit.
    private func step(_ checksum: UInt32, _ byte: UInt8) -> UInt32 {
        (0..<8).reduce(checksum ^ UInt32(byte)) { value, _ in
            value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1
        }
    }

    private func crc(of byte: UInt8, count: Int) -> UInt32 {
        (0..<count).reduce(UInt32.max) { value, _ in step(value, byte) } ^ .max
    }
}
