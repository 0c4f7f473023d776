import ExecutableInspection
import Foundation

/// Small executables, linked when a test needs them.
enum TestExecutable {
    static let plain = "int main(void) { return 0; }"

    #if arch(arm64)
    static let architecture = Architecture.arm64
    #else
    static let architecture = Architecture.x86_64
    #endif

    /// A program that calls functions with a number that the compiler does not know.
    static func calling(_ expression: String) -> String {
        "int main(int count, char **arguments) { float x = count; return (int)(\(expression)); }"
    }

    /// Compiles and links a source in C.
    static func link(_ source: String, _ arguments: [String] = []) throws -> [UInt8] {
        try inFolder { folder in try compile(source, arguments, to: "main", in: folder) }
    }

    /// Links a program that calls functions of a C library which has each of them in a version.
    static func calling(_ functions: [String], inVersion version: String) throws -> [UInt8] {
        try inFolder { folder in
            let definitions = functions.map { "float \($0)(float x, float y) { return x + y; }" }.joined(
                separator: "\n"
            )
            try "\(version) { \(functions.joined(separator: "; ")); };"
                .write(to: folder.appending(path: "versions"), atomically: true, encoding: .utf8)
            let versions = "-Wl,--version-script=\(folder.path)/versions"
            _ = try compile(
                definitions,
                ["-shared", "-fPIC", "-fno-builtin", "-Wl,-soname=libm.so.6", versions],
                to: "libnew.so",
                in: folder
            )
            let declarations = functions.map { "float \($0)(float, float);" }.joined()
            let calls = functions.map { "\($0)(x, x)" }.joined(separator: " + ")
            return try compile(
                declarations + calling(calls),
                ["-fno-builtin", "-L\(folder.path)", "-lnew"],
                to: "main",
                in: folder
            )
        }
    }

    private static func inFolder<Result>(_ action: (URL) throws -> Result) throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appending(path: "executable-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try action(folder)
    }

    private static func compile(
        _ source: String,
        _ arguments: [String],
        to name: String,
        in folder: URL
    ) throws -> [UInt8] {
        let input = folder.appending(path: "\(name).c")
        let output = folder.appending(path: name)
        try source.write(to: input, atomically: true, encoding: .utf8)
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["clang", "-w", "-o", output.path, input.path] + arguments
        let errors = Pipe()
        process.standardError = errors
        try process.run()
        let messages = try errors.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw LinkFailure(description: String(decoding: messages, as: UTF8.self))
        }
        return Array(try Data(contentsOf: output))
    }

    struct LinkFailure: Error, CustomStringConvertible {
        let description: String
    }
}
