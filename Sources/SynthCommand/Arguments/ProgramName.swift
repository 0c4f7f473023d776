/// The name that the user started the program by.
enum ProgramName {
    static var current: String {
        CommandLine.arguments.first?.split(separator: "/").last.map(String.init) ?? "synth"
    }
}
