extension Executable {
    /// Reads the headers of a file.
    /// - Parameter bytes: The content of the file.
    /// - Throws: `ExecutableError` if the file is no 64-bit executable of Linux, or is damaged.
    public init(_ bytes: [UInt8]) throws(ExecutableError) {
        let file = ByteReader(bytes)
        try Self.checkIdentification(bytes)
        let kind = try file.number(UInt16.self, at: 16)
        guard kind == 2 || kind == 3 else {
            throw ExecutableError(description: "it is an ELF file of type \(kind), not an executable")
        }
        architecture = Architecture(machine: try file.number(UInt16.self, at: 18))
        let segments = try Segments(file)
        interpreter = try segments.first(.interpreter).map { segment throws(ExecutableError) in
            try file.text(at: segment.offset)
        }
        guard let dynamic = try DynamicSection(file, segments) else {
            libraries = []
            versions = []
            return
        }
        libraries = try dynamic.libraries()
        versions = try dynamic.versions()
    }

    private static func checkIdentification(_ bytes: [UInt8]) throws(ExecutableError) {
        guard bytes.starts(with: [0x7F, 0x45, 0x4C, 0x46]) else {
            throw ExecutableError(description: "it is no ELF file, which executables of Linux are")
        }
        guard bytes.count >= 64 else {
            throw ExecutableError(
                description: "it is damaged: it ends within its first header, after \(bytes.count) bytes"
            )
        }
        guard bytes[4] == 2 else { throw ExecutableError(description: "it is a 32-bit executable; build a 64-bit one") }
        guard bytes[5] == 1 else {
            throw ExecutableError(description: "it is an executable for machines that store the highest byte first")
        }
    }
}

/// The parts of a file that are loaded, or tell how to load it.
struct Segments {
    /// What a part is for.
    enum Kind: UInt32 {
        case load = 1
        case dynamic = 2
        case interpreter = 3
    }

    struct Segment {
        let kind: UInt32
        let offset: UInt64
        let address: UInt64
        let size: UInt64
    }

    private let segments: [Segment]

    init(_ file: ByteReader) throws(ExecutableError) {
        let start = try file.number(UInt64.self, at: 32)
        let entrySize = UInt64(try file.number(UInt16.self, at: 54))
        let count = try file.number(UInt16.self, at: 56)
        guard count > 0, entrySize >= 56 else {
            throw ExecutableError(description: "it has no program headers, so nothing of it is loaded")
        }
        var segments: [Segment] = []
        for index in 0..<UInt64(count) {
            let entry = try start.advanced(by: index * entrySize)
            segments.append(
                Segment(
                    kind: try file.number(UInt32.self, at: entry),
                    offset: try file.number(UInt64.self, at: entry.advanced(by: 8)),
                    address: try file.number(UInt64.self, at: entry.advanced(by: 16)),
                    size: try file.number(UInt64.self, at: entry.advanced(by: 32))
                )
            )
        }
        self.segments = segments
    }

    func first(_ kind: Kind) -> Segment? { segments.first { $0.kind == kind.rawValue } }

    /// Where in the file the content of an address is.
    func offset(ofAddress address: UInt64) throws(ExecutableError) -> UInt64 {
        for segment in segments where segment.kind == Kind.load.rawValue && address >= segment.address {
            let distance = address - segment.address
            if distance < segment.size { return try segment.offset.advanced(by: distance) }
        }
        throw ExecutableError(description: "it is damaged: nothing of it is loaded at address \(address)")
    }
}
