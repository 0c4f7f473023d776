/// What a runtime of AWS Lambda has for the executables that it starts.
public struct RuntimeImage: Hashable, Sendable {
    /// The name of the runtime.
    public let name: String
    /// The newest version of each family that its libraries have: `[2, 34]` of `GLIBC`, for example.
    private let versions: [String: [Int]]
    private let libraries: Set<String>

    /// The runtime that has the operating system alone, Amazon Linux 2023.
    ///
    /// It has glibc 2.34 and the libraries of GCC 11.3, <https://docs.aws.amazon.com/linux/al2023/ug/glibc-gcc-and-binutils.html>.
    /// The versions of the latter are from <https://gcc.gnu.org/onlinedocs/libstdc++/manual/abi.html>. Nothing else is
    /// relied on: which further libraries the runtime has, AWS does not say.
    public static let providedAl2023 = RuntimeImage(
        name: "provided.al2023",
        versions: [
            "GLIBC": [2, 34], "GLIBCXX": [3, 4, 29], "CXXABI": [1, 3, 13], "GCC": [11],
        ],
        libraries: [
            "ld-linux-x86-64.so.2", "ld-linux-aarch64.so.1", "libc.so.6", "libm.so.6", "libdl.so.2",
            "libpthread.so.0", "libresolv.so.2", "librt.so.1", "libutil.so.1", "libgcc_s.so.1", "libstdc++.so.6",
        ]
    )

    /// Why an executable would not start, if it would not.
    /// - Parameters:
    ///   - executable: The executable.
    ///   - architecture: The instruction set of the function.
    /// - Returns: A sentence for each reason, in lower case and without a period; none if nothing speaks against it.
    public func problems(of executable: Executable, on architecture: Architecture) -> [String] {
        guard executable.architecture == architecture else {
            return ["it is for \(executable.architecture), but the function runs on \(architecture)"]
        }
        return interpreterProblems(executable) + libraryProblems(executable) + versionProblems(executable)
    }

    private func interpreterProblems(_ executable: Executable) -> [String] {
        let expected =
            switch executable.architecture {
            case .arm64: "/lib/ld-linux-aarch64.so.1"
            default: "/lib64/ld-linux-x86-64.so.2"
            }
        guard let interpreter = executable.interpreter, interpreter != expected else { return [] }
        return ["it is started by '\(interpreter)', but \(name) has '\(expected)'"]
    }

    private func libraryProblems(_ executable: Executable) -> [String] {
        let missing = executable.libraries.filter { !libraries.contains($0) }
        guard !missing.isEmpty else { return [] }
        let list = missing.map { "'\($0)'" }.joined(separator: ", ")
        return ["it needs \(list), which \(name) may not have; link \(missing.count == 1 ? "it" : "them") statically"]
    }

    private func versionProblems(_ executable: Executable) -> [String] {
        executable.versions.compactMap { needed in
            guard let newest = newestVersion(ofFamilyOf: needed.name), !newest.suffices else { return nil }
            let symbols = needed.symbols.prefix(3).map { "'\($0)'" }.joined(separator: ", ")
            let more = needed.symbols.count > 3 ? " and \(needed.symbols.count - 3) more" : ""
            let what = symbols.isEmpty ? "" : "\(symbols)\(more) of "
            return "it needs \(what)\(needed.library) in version \(needed.name), but \(name) has \(newest.name)"
        }
    }

    /// The newest version that is there of what a version is of, and whether it is new enough; `nil` for a version of
    /// something else, of which nothing is known.
    private func newestVersion(ofFamilyOf version: String) -> (name: String, suffices: Bool)? {
        guard let underscore = version.firstIndex(of: "_") else { return nil }
        let family = String(version[..<underscore])
        guard let newest = versions[family] else { return nil }
        let name = "\(family)_\(newest.map(String.init).joined(separator: "."))"
        let parts = version[version.index(after: underscore)...].split(separator: ".", omittingEmptySubsequences: false)
        let wanted = parts.compactMap { Int($0) }
        guard wanted.count == parts.count else {
            // GLIBC_PRIVATE is of one release alone, GLIBC_ABI_DT_RELR from 2.36 on. Those of C++ are as old as numbers.
            return family == "GLIBC" ? (name, false) : nil
        }
        return (name, !newest.lexicographicallyPrecedes(wanted))
    }
}
