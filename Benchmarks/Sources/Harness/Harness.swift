import Glibc

/// Runs commands in turn, several times each, and prints the wall time and peak memory of the whole process.
///
/// Arguments: the number of runs, then a name and a command for each, separated by `--`:
/// `Harness 20 empty -- .build/release/EmptyCommand ---- synth -- .build/release/synth --output out.yaml`
@main
enum Harness {
    struct Subject {
        let name: String
        let command: [String]
        var milliseconds: [Double] = []
        var peakMegabytes: [Double] = []
    }

    static func main() {
        let arguments = CommandLine.arguments.dropFirst()
        guard let first = arguments.first, let runs = Int(first), runs > 0 else {
            print("usage: Harness RUNS NAME -- COMMAND… [---- NAME -- COMMAND…]")
            exit(64)
        }
        var subjects = arguments.dropFirst().split(separator: "----").map { part in
            let pieces = part.split(separator: "--", maxSplits: 1)
            return Subject(name: pieces[0].joined(separator: " "), command: Array(pieces[1]))
        }
        // One run of each is a warm-up, then they take turns, so that a slow moment of the machine hits all.
        for run in 0...runs {
            for index in subjects.indices {
                let (milliseconds, megabytes) = measure(subjects[index].command)
                guard run > 0 else { continue }
                subjects[index].milliseconds.append(milliseconds)
                subjects[index].peakMegabytes.append(megabytes)
            }
        }
        for subject in subjects {
            let times = subject.milliseconds.sorted()
            let memory = subject.peakMegabytes.sorted()
            print(
                "\(subject.name): median \(shown(times[times.count / 2])) ms (\(shown(times[0])) to \(shown(times[times.count - 1]))), peak \(shown(memory[memory.count / 2])) MB"
            )
        }
    }

    private static func measure(_ command: [String]) -> (milliseconds: Double, megabytes: Double) {
        var arguments = command.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        let clock = ContinuousClock()
        let start = clock.now
        var child = pid_t()
        guard posix_spawn(&child, command[0], &actions, nil, &arguments, environ) == 0 else {
            print("cannot start \(command[0])")
            exit(1)
        }
        var status: Int32 = 0
        var usage = rusage()
        wait4(child, &status, 0, &usage)
        let duration = start.duration(to: clock.now)
        guard status == 0 else {
            print("\(command.joined(separator: " ")) failed")
            exit(1)
        }
        return (
            Double(duration.components.seconds) * 1000 + Double(duration.components.attoseconds) / 1e15,
            Double(usage.ru_maxrss) / 1024
        )
    }

    private static func shown(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }
}
