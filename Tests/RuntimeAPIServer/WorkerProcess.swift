public import Foundation

/// A worker, started as Lambda starts it.
public final class WorkerProcess: Sendable {
    /// How the process ended.
    public enum End: Equatable, Sendable {
        /// By itself, with a status.
        case exit(Int32)
        /// By a signal.
        case signal(Int32)
    }

    private let process: Process
    private let log: URL

    /// Starts a worker.
    /// - Parameters:
    ///   - product: The executable, which must be beside the running tests: let the test target depend on it.
    ///   - server: What the worker asks for invocations.
    ///   - environment: The environment variables; those of the tests are not passed on.
    /// - Throws: An error of the system when the worker cannot be started.
    public init(_ product: String, server: RuntimeAPIServer, environment: [String: String] = [:]) throws {
        process = Process()
        process.executableURL = try Self.executable(product)
        process.environment = environment.merging(["AWS_LAMBDA_RUNTIME_API": server.address]) { own, _ in own }
            .merging(ProcessInfo.processInfo.environment.filter { $0.key.hasPrefix("LD_") }) { own, _ in own }
        log = FileManager.default.temporaryDirectory.appending(path: "worker-\(UUID().uuidString).log")
        try Data().write(to: log)
        let handle = try FileHandle(forWritingTo: log)
        process.standardOutput = handle
        process.standardError = handle
        try process.run()
    }

    deinit {
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        try? FileManager.default.removeItem(at: log)
    }

    /// The executable of a product, beside the running tests.
    /// - Parameter product: The name of the product.
    /// - Returns: Where it is.
    /// - Throws: ``RuntimeAPIServer/Failure`` when there is none.
    public static func executable(_ product: String) throws -> URL {
        let starts = [Bundle(for: WorkerProcess.self).bundleURL, Bundle.main.executableURL, Bundle.main.bundleURL]
        for start in starts.compactMap(\.self) {
            var folder = start.resolvingSymlinksInPath()
            while folder.path != "/" {
                let candidate = folder.appending(path: product)
                if FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate }
                folder.deleteLastPathComponent()
            }
        }
        throw RuntimeAPIServer.Failure(description: "\(product) is not beside the running tests")
    }

    /// The ID of the process.
    public var id: Int32 { process.processIdentifier }

    /// Sends the process a signal.
    /// - Parameter signal: The signal, `SIGTERM` for example.
    public func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

    /// Waits for the end of the process.
    /// - Parameter patience: How long; 30 seconds when not given.
    /// - Returns: How it ended.
    /// - Throws: ``RuntimeAPIServer/Failure`` when it does not end in time.
    public func end(within patience: Duration = .seconds(30)) async throws -> End {
        let end = ContinuousClock.now + patience
        while process.isRunning {
            guard ContinuousClock.now < end else {
                throw RuntimeAPIServer.Failure(description: "the worker did not end within \(patience)")
            }
            try await Task.sleep(for: .milliseconds(5))
        }
        return process.terminationReason == .exit
            ? .exit(process.terminationStatus) : .signal(process.terminationStatus)
    }

    /// What the worker has written so far, line by line.
    public var lines: [String] {
        get throws {
            try String(contentsOf: log, encoding: .utf8).split(separator: "\n").map(String.init)
        }
    }

    /// The memory that the process has now, in KB; `nil` on systems that do not say.
    public var residentKilobytes: Int? {
        guard let status = try? String(contentsOfFile: "/proc/\(id)/status", encoding: .utf8),
            let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmRSS:") })
        else { return nil }
        return Int(line.filter(\.isNumber))
    }
}
