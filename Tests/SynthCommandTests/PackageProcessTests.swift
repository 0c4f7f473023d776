import Foundation
import Testing

/// Packages whose functions are built with the toolchain itself.
@Suite struct PackageProcessTests {
    /// A package with one executable, beside the program that has a function for it.
    private struct Package {
        let fixture: FixtureProcess

        init(source: String) throws {
            fixture = try FixtureProcess()
            let manifest = """
                // swift-tools-version: 6.0
                import PackageDescription

                let package = Package(name: "functions", targets: [.executableTarget(name: "worker")])
                """
            try write(manifest, to: "Package.swift")
            try write(source, to: "Sources/worker/main.swift")
        }

        private func write(_ text: String, to path: String) throws {
            let file = fixture.folder.appending(path: path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try text.write(to: file, atomically: true, encoding: .utf8)
        }

        func run(_ arguments: String...) throws -> FixtureProcess.Result {
            let inherited = ProcessInfo.processInfo.environment.filter { ["HOME", "PATH"].contains($0.key) }
            return try fixture.run(["package", "--environment", "prod"] + arguments, environment: inherited)
        }
    }

    /// Unpacks an archive with another program, and starts what it holds.
    private func output(ofBootstrapIn archive: URL) throws -> String {
        let script = """
            import os, subprocess, sys, tempfile, zipfile
            with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(sys.argv[1]) as archive:
                entry = archive.getinfo("bootstrap")
                path = archive.extract(entry, folder)
                os.chmod(path, entry.external_attr >> 16)
                sys.stdout.write(subprocess.run([path], capture_output=True, text=True, check=True).stdout)
            """
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "-c", script, archive.path]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let text = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return String(decoding: text, as: UTF8.self)
    }

    @Test func whatIsPackagedStarts() throws {
        let package = try Package(
            source:
                "print(\"started\", hypotenuse(3, 4))\nfunc hypotenuse(_ a: Int, _ b: Int) -> Int { a * a + b * b }\n"
        )
        defer { package.fixture.remove() }
        let first = try package.run()
        #expect(first.exitCode == 0, "\(first.standardError)")
        #expect(first.standardOutput.hasPrefix("PRODUCT  ARCHITECTURE  FUNCTIONS  EXECUTABLE  ARCHIVE\nworker "))
        #expect(first.standardError.hasSuffix("wrote build/lambda/worker.zip\n"))
        let archive = package.fixture.folder.appending(path: "build/lambda/worker.zip")
        #expect(try output(ofBootstrapIn: archive) == "started 25\n")
        let bytes = try Data(contentsOf: archive)
        try FileManager.default.removeItem(at: archive)
        #expect(try package.run("WriteBuffer").exitCode == 0)
        #expect(try Data(contentsOf: archive) == bytes)
    }

    @Test func whatDoesNotCompileIsNotPackaged() throws {
        let package = try Package(source: "let number: Int = \"text\"\n")
        defer { package.fixture.remove() }
        let result = try package.run()
        #expect(result.exitCode == 1)
        #expect(result.standardError.contains("cannot convert value of type 'String'"))
        #expect(result.standardError.hasSuffix("error: 'worker' was not built: 'swift build' ended with exit code 1\n"))
    }

    @Test func aManifestThatCannotBeReadIsReported() throws {
        let package = try Package(source: "")
        defer { package.fixture.remove() }
        try "let package = 1".write(
            to: package.fixture.folder.appending(path: "Package.swift"),
            atomically: true,
            encoding: .utf8
        )
        let result = try package.run()
        #expect(result.standardError.hasPrefix("error: 'swift package dump-package' failed: "))
        #expect(result.exitCode == 1)
    }

    @Test func withoutSwiftThereIsNothingToBuildWith() throws {
        let package = try Package(source: "")
        defer { package.fixture.remove() }
        let result = try package.fixture.run(
            ["package", "--environment", "prod"],
            environment: ["PATH": "/nonexistent"]
        )
        #expect(
            result.standardError == """
                error: cannot run 'swift': it is not on the PATH; install Swift from https://www.swift.org/install

                """
        )
    }
}
