/// What an executable of Linux asks of the machine that is to run it, read from its headers.
///
/// Everything is read from what the dynamic linker reads, so it holds for stripped executables too.
///
/// <https://gabi.xinuos.com/elf/08-dynamic.html>
public struct Executable: Hashable, Sendable {
    /// A version that an executable expects a library to have.
    public struct NeededVersion: Hashable, Sendable {
        /// The name of the library, `libc.so.6` for example.
        public let library: String
        /// The name of the version, `GLIBC_2.34` for example.
        public let name: String
        /// The symbols that are expected in this version, as far as the executable still tells.
        public let symbols: [String]
    }

    /// The instruction set.
    public let architecture: Architecture
    /// The path of the dynamic linker that starts the executable; `nil` for an executable that is linked statically.
    public let interpreter: String?
    /// The names of the libraries that the dynamic linker has to find.
    public let libraries: [String]
    /// The versions that those libraries are expected to have.
    public let versions: [NeededVersion]
}

/// The instruction set of an executable.
public enum Architecture: Hashable, Sendable, CustomStringConvertible {
    /// 64-bit Arm.
    case arm64
    /// 64-bit x86.
    // swift-format-ignore: AlwaysUseLowerCamelCase
    case x86_64
    /// Any other one, by its number in ELF files.
    case other(UInt16)

    /// The name that AWS Lambda has for it, where it has one.
    public var description: String {
        switch self {
        case .arm64: "arm64"
        case .x86_64: "x86_64"
        case .other(let machine): "machine type \(machine)"
        }
    }

    init(machine: UInt16) {
        switch machine {
        case 62: self = .x86_64
        case 183: self = .arm64
        default: self = .other(machine)
        }
    }
}

/// Why a file cannot be understood as an executable of Linux.
public struct ExecutableError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong with the file, in a form that continues a sentence: "it is …".
    public let description: String
}
