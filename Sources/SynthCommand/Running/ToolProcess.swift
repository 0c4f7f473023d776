#if canImport(Glibc)
@preconcurrency internal import Glibc
#elseif canImport(Musl)
@preconcurrency internal import Musl
#else
internal import Darwin
#endif

/// What a tool wrote before it ended.
struct ToolResult: Equatable {
    var standardOutput: [UInt8] = []
    var standardError: [UInt8] = []
    /// The exit code; that of shells, 128 and the number of the signal, for a tool that was killed.
    var exitCode: Int32 = 0
}

/// Runs a tool, its name and its arguments, and waits for its end.
typealias ToolRunner = @Sendable ([String]) throws(SystemError) -> ToolResult

/// Runs tools as processes.
enum ToolProcess {
    /// Runs a tool that is looked up on the PATH; its input is empty.
    static func run(_ command: [String]) throws(SystemError) -> ToolResult {
        let output = try pipe()
        let error: (read: Int32, write: Int32)
        do throws(SystemError) {
            error = try pipe()
        } catch {
            close(output.read)
            close(output.write)
            throw error
        }
        let spawned = spawn(command, output: output.write, error: error.write)
        close(output.write)
        close(error.write)
        defer {
            close(output.read)
            close(error.read)
        }
        switch spawned {
        case .failure(let error): throw error
        case .success(let process):
            var result = ToolResult()
            (result.standardOutput, result.standardError) = readAll(output.read, error.read)
            result.exitCode = exitCode(of: process)
            return result
        }
    }

    /// Runs a tool whose output goes to standard error while it runs; its input is empty.
    static func runVisibly(_ command: [String]) throws(SystemError) -> ToolResult {
        switch spawn(command, output: STDERR_FILENO, error: STDERR_FILENO) {
        case .failure(let error): throw error
        case .success(let process): return ToolResult(exitCode: exitCode(of: process))
        }
    }

    private static func pipe() throws(SystemError) -> (read: Int32, write: Int32) {
        var ends: [Int32] = [0, 0]
        guard ends.withUnsafeMutableBufferPointer({ makePipe($0.baseAddress) }) == 0 else { throw .last }
        // Only the copies that the tool gets as its output and error are for it.
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        return (ends[0], ends[1])
    }

    private static func spawn(_ command: [String], output: Int32, error: Int32) -> Result<pid_t, SystemError> {
        #if canImport(Darwin)
        var actions: posix_spawn_file_actions_t?
        #else
        var actions = posix_spawn_file_actions_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
        posix_spawn_file_actions_adddup2(&actions, error, STDERR_FILENO)
        var arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) }
        arguments.append(nil)
        defer { for argument in arguments { free(argument) } }
        var process: pid_t = 0
        let code = posix_spawnp(&process, command[0], &actions, nil, arguments, environ)
        return code == 0 ? .success(process) : .failure(SystemError(code: code))
    }

    /// Reads both pipes to their ends, so that the tool never waits for one while the other is read.
    private static func readAll(_ first: Int32, _ second: Int32) -> ([UInt8], [UInt8]) {
        var contents: [[UInt8]] = [[], []]
        var polled = [first, second].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while polled.contains(where: { $0.fd >= 0 }) {
            guard poll(&polled, nfds_t(polled.count), -1) >= 0 || errno == EINTR else { break }
            for index in polled.indices where polled[index].fd >= 0 && polled[index].revents != 0 {
                let count = read(polled[index].fd, &chunk, chunk.count)
                if count > 0 {
                    contents[index] += chunk[..<count]
                } else if count == 0 || errno != EINTR {
                    polled[index].fd = -1
                }
            }
        }
        return (contents[0], contents[1])
    }

    private static func exitCode(of process: pid_t) -> Int32 {
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        let signal = status & 0x7F
        return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
    }
}

/// The system's `pipe`, which the function above would hide.
private func makePipe(_ ends: UnsafeMutablePointer<Int32>?) -> Int32 {
    guard let ends else { return -1 }
    return pipe(ends)
}
