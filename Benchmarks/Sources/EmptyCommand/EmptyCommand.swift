import ArgumentParser

/// The least that a command line can do: the floor that the other figures stand on.
@main
struct EmptyCommand: ParsableCommand {
    func run() {}
}
