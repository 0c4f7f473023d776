/// What a command knows of the place where it runs.
struct Surroundings {
    /// The folder that paths are shown relative to; they are shown whole when `nil`.
    var currentFolder: String?
    /// Whether errors and warnings are told apart by colour on standard error.
    var usesColor: Bool
    /// Whether they are on standard output.
    var usesColorInOutput = false
    /// Runs the tools that the command asks.
    var runTool: ToolRunner = { (command) throws(SystemError) in try ToolProcess.run(command) }
    /// Runs those whose work takes so long that the user wants to see it; what they write goes to standard error.
    var runVisibleTool: ToolRunner = { (command) throws(SystemError) in try ToolProcess.runVisibly(command) }

    /// Nothing is known.
    static let plain = Surroundings(currentFolder: nil, usesColor: false)

    /// The same place for a text that goes to standard output.
    var ofOutput: Surroundings { Surroundings(currentFolder: currentFolder, usesColor: usesColorInOutput) }
}
