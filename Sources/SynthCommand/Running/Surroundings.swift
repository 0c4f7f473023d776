/// What a command knows of the place where it runs.
struct Surroundings {
    /// The folder that paths are shown relative to; they are shown whole when `nil`.
    var currentFolder: String?
    /// Whether errors and warnings are told apart by colour.
    var usesColor: Bool

    /// Nothing is known.
    static let plain = Surroundings(currentFolder: nil, usesColor: false)
}
