internal import ArgumentParser

/// A command that decides what to print and write, without doing it.
protocol Subcommand: ParsableCommand {
    /// What the command comes to.
    func outcome(in surroundings: Surroundings) -> Outcome
}
