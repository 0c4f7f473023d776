/// A zip archive whose bytes depend on nothing but what was added to it: no times, no owners, no machine.
///
/// <https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT>
public struct ZipArchive: Sendable {
    private struct Entry {
        let name: [UInt8]
        let mode: UInt16
        let checksum: UInt32
        let compressedSize: UInt32
        let size: UInt32
        let offset: UInt32
    }

    private var contents: [UInt8] = []
    private var entries: [Entry] = []

    /// An archive without entries.
    public init() {}

    /// Adds a file, deflated.
    /// - Parameters:
    ///   - name: The path in the archive, with slashes, in UTF-8.
    ///   - content: The content, less than 4 GiB.
    ///   - mode: The permissions, as numbers of `chmod` have them; 0644 when not given.
    /// - Throws: `ZipError` if the archive would be larger than the format without extensions admits, or there is no memory.
    public mutating func add(_ name: String, _ content: [UInt8], mode: UInt16 = 0o644) throws(ZipError) {
        let deflated = try Deflate.compressed(content)
        let name = Array(name.utf8)
        let end = contents.count + deflated.count + name.count + 30
        guard content.count < UInt32.max, end < UInt32.max, name.count <= UInt16.max, entries.count < UInt16.max - 1
        else {
            throw ZipError.tooLarge
        }
        let entry = Entry(
            name: name,
            mode: mode,
            checksum: Deflate.checksum(content),
            compressedSize: UInt32(deflated.count),
            size: UInt32(content.count),
            offset: UInt32(contents.count)
        )
        contents.append(UInt32(0x0403_4B50))
        appendCommonFields(of: entry, to: &contents)
        contents.append(contentsOf: name)
        contents.append(contentsOf: deflated)
        entries.append(entry)
    }

    /// The archive as a file.
    public var bytes: [UInt8] {
        var result = contents
        for entry in entries {
            result.append(UInt32(0x0201_4B50))
            // Written on Unix, so that the permissions are those of Unix.
            result.append(UInt16(3 << 8 | 20))
            appendCommonFields(of: entry, to: &result)
            // The length of a comment, the number of the disk, internal attributes.
            for _ in 0..<3 { result.append(UInt16(0)) }
            result.append(UInt32(0o100000 | entry.mode) << 16)
            result.append(entry.offset)
            result.append(contentsOf: entry.name)
        }
        let directorySize = UInt32(truncatingIfNeeded: result.count - contents.count)
        result.append(UInt32(0x0605_4B50))
        // The numbers of two disks.
        for _ in 0..<2 { result.append(UInt16(0)) }
        for _ in 0..<2 { result.append(UInt16(entries.count)) }
        result.append(directorySize)
        result.append(UInt32(contents.count))
        // The length of a comment.
        result.append(UInt16(0))
        return result
    }

    /// Appends what stands both before the content of an entry and in the directory.
    private func appendCommonFields(of entry: Entry, to bytes: inout [UInt8]) {
        // The version of the format that is needed, for deflated entries 2.0.
        bytes.append(UInt16(20))
        // Whether the name is in UTF-8, where it is not the same in all encodings.
        bytes.append(entry.name.allSatisfy { $0 < 0x80 } ? UInt16(0) : 1 << 11)
        // Deflated.
        bytes.append(UInt16(8))
        // Midnight of the first day that the format has, 1980-01-01.
        bytes.append(UInt16(0))
        bytes.append(UInt16(1 << 5 | 1))
        bytes.append(entry.checksum)
        bytes.append(entry.compressedSize)
        bytes.append(entry.size)
        bytes.append(UInt16(entry.name.count))
        // The length of further fields.
        bytes.append(UInt16(0))
    }
}

/// Why there is no archive.
public enum ZipError: Error, Hashable, Sendable, CustomStringConvertible {
    /// It would be larger than the format without extensions admits.
    case tooLarge
    /// The compression failed, with the code of zlib.
    case deflate(code: Int32)

    /// What is wrong, in lower case and without a period.
    public var description: String {
        switch self {
        case .tooLarge: "a zip archive has less than 4 GiB and at most 65,534 entries"
        case .deflate(let code): "zlib could not compress the content, code \(code)"
        }
    }
}

extension [UInt8] {
    /// Appends a number, its lowest byte first.
    fileprivate mutating func append<T: FixedWidthInteger>(_ number: T) {
        Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
    }
}
