/// What an executable tells the dynamic linker.
///
/// <https://gabi.xinuos.com/elf/08-dynamic.html>, and for versions
/// <https://refspecs.linuxfoundation.org/LSB_5.0.0/LSB-Core-generic/LSB-Core-generic/symversion.html>.
struct DynamicSection {
    private enum Tag: UInt64 {
        case end = 0
        case library = 1
        case hashes = 4
        case texts = 5
        case symbols = 6
        case relocations = 7
        case newerHashes = 0x6FFF_FEF5
        case symbolVersions = 0x6FFF_FFF0
        case neededVersions = 0x6FFF_FFFE
        case neededVersionCount = 0x6FFF_FFFF

        /// Whether the value is where a table begins.
        var isAddress: Bool { self != .end && self != .library && self != .neededVersionCount }
    }

    private let file: ByteReader
    private let segments: Segments
    private var values: [Tag: UInt64] = [:]
    private var libraryNames: [UInt64] = []

    /// Reads the section; `nil` for an executable without one.
    init?(_ file: ByteReader, _ segments: Segments) throws(ExecutableError) {
        self.file = file
        self.segments = segments
        guard let segment = segments.first(.dynamic) else { return nil }
        for index in 0..<segment.size / 16 {
            let entry = try segment.offset.advanced(by: index * 16)
            let value = try file.number(UInt64.self, at: entry.advanced(by: 8))
            guard let tag = Tag(rawValue: try file.number(UInt64.self, at: entry)) else { continue }
            if tag == .end { break }
            if tag == .library { libraryNames.append(value) } else { values[tag] = value }
        }
    }

    /// The names of the libraries that are needed.
    func libraries() throws(ExecutableError) -> [String] {
        var names: [String] = []
        for name in libraryNames { names.append(try text(name)) }
        return names
    }

    /// The versions that the libraries are expected to have.
    func versions() throws(ExecutableError) -> [Executable.NeededVersion] {
        guard let address = values[.neededVersions] else { return [] }
        let symbols = symbolsByVersion()
        var versions: [Executable.NeededVersion] = []
        var entry = try segments.offset(ofAddress: address)
        for _ in 0..<(values[.neededVersionCount] ?? 0) {
            let library = try text(UInt64(try file.number(UInt32.self, at: entry.advanced(by: 4))))
            var auxiliary = try entry.advanced(by: UInt64(try file.number(UInt32.self, at: entry.advanced(by: 8))))
            for _ in 0..<(try file.number(UInt16.self, at: entry.advanced(by: 2))) {
                let number = try file.number(UInt16.self, at: auxiliary.advanced(by: 6))
                let name = try text(UInt64(try file.number(UInt32.self, at: auxiliary.advanced(by: 8))))
                versions.append(.init(library: library, name: name, symbols: symbols[number] ?? []))
                let next = UInt64(try file.number(UInt32.self, at: auxiliary.advanced(by: 12)))
                if next == 0 { break }
                auxiliary = try auxiliary.advanced(by: next)
            }
            let next = UInt64(try file.number(UInt32.self, at: entry.advanced(by: 12)))
            if next == 0 { break }
            entry = try entry.advanced(by: next)
        }
        return versions
    }

    private func text(_ offset: UInt64) throws(ExecutableError) -> String {
        guard let address = values[.texts] else {
            throw ExecutableError(description: "it is damaged: it names libraries, but has no texts")
        }
        return try file.text(at: segments.offset(ofAddress: address).advanced(by: offset))
    }

    /// The undefined symbols by the number of the version that they are expected in, sorted.
    ///
    /// Their names only make messages clearer. What cannot be read of them is left out, which hides no version.
    private func symbolsByVersion() -> [UInt16: [String]] {
        var names: [UInt16: [String]] = [:]
        do throws(ExecutableError) {
            guard let symbols = values[.symbols], let versions = values[.symbolVersions] else { return [:] }
            let firstSymbol = try segments.offset(ofAddress: symbols)
            let firstVersion = try segments.offset(ofAddress: versions)
            for index in 0..<(try symbolCount()) {
                let symbol = try firstSymbol.advanced(by: index * 24)
                let section = try file.number(UInt16.self, at: symbol.advanced(by: 6))
                let version = try file.number(UInt16.self, at: firstVersion.advanced(by: index * 2)) & 0x7FFF
                // Versions 0 and 1 are those of symbols without one.
                guard section == 0, version > 1 else { continue }
                names[version, default: []].append(
                    try text(UInt64(try file.number(UInt32.self, at: symbol)))
                )
            }
        } catch {}
        return names.mapValues { $0.sorted() }
    }

    /// How many dynamic symbols there are.
    ///
    /// No entry says so: they end where the next table begins.
    private func symbolCount() throws(ExecutableError) -> UInt64 {
        guard let symbols = values[.symbols] else { return 0 }
        let others = values.filter { $0.key.isAddress && $0.value > symbols }.values
        return others.min().map { ($0 - symbols) / 24 } ?? 0
    }
}
