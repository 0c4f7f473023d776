#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

extension Outcome {
    /// Prints and writes what the command came to.
    ///
    /// Returns the exit code of the process.
    func perform() -> Int32 {
        // Writing to a reader that has gone, `head` for example, is to be an error and not the end of the process.
        signal(SIGPIPE, SIG_IGN)
        say(standardError)
        do throws(FileFailure) {
            try FileWriter.write(files, creating: folder)
        } catch {
            say("error: \(error.sentence)\n")
            return 1
        }
        do throws(SystemError) {
            try writeAll(standardOutput, to: STDOUT_FILENO)
        } catch {
            // The reader has seen enough.
            if error.code == EPIPE { return exitCode }
            say("error: cannot write to standard output: \(error.meaning)\n")
            return 1
        }
        say(files.map { "wrote \($0.path)\n" }.joined() + notes)
        return exitCode
    }

    private func say(_ text: String) {
        // If standard error is closed there is nobody to tell.
        try? writeAll(text, to: STDERR_FILENO)
    }
}
