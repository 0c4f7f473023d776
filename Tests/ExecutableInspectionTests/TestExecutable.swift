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
        let folder = FileManager.default.temporaryDirectory.appending(path: "executable-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let input = folder.appending(path: "main.c")
        let output = folder.appending(path: "main")
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
