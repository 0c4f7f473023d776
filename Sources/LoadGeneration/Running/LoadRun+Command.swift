internal import ArgumentParser
internal import Dispatch

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

extension LoadRun {
    /// Runs as a program does: progress on standard error, the summary on standard output, the result as exit code.
    func perform(to target: some LoadTarget, keepsLatencies: Bool = false) async throws {
        // A reader that has gone is no reason to end in the middle.
        signal(SIGPIPE, SIG_IGN)
        let stop = StopSignal()
        let signals = stop.takeSignals()
        let tally = Tally(keepsLatencies: keepsLatencies)
        let errors = Terminal(STDERR_FILENO)
        let start = ContinuousClock.now
        let progress = Task {
            while true {
                try await Task.sleep(for: errors.progressInterval)
                errors.show(progress: Summary(counts: tally.counts, elapsed: start.duration(to: .now)).progress)
            }
        }
        await run(to: target, tally: tally, stop: stop) { errors.say("warning: not sent: \($0)\n") }
        progress.cancel()
        _ = await progress.result
        for source in signals { source.cancel() }
        errors.say("")
        let counts = tally.counts
        if case .failure(let reason) = stop.reason, counts.sent == 0 {
            errors.say("error: \(reason)\n")
            throw ExitCode.failure
        }
        Terminal(STDOUT_FILENO).say(Summary(counts: counts, elapsed: start.duration(to: .now)).text)
        switch stop.reason {
        case .signal(let number): throw ExitCode(128 + number)
        case .failure(let reason):
            errors.say("error: \(reason)\n")
            throw ExitCode.failure
        case nil: if counts.failed > 0 { throw ExitCode.failure }
        }
    }
}
