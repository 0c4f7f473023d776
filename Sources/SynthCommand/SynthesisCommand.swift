public import CloudFormation

/// The command line of a package that describes infrastructure.
///
/// It prints templates, writes them to files, and lists stacks.
///
/// An executable target named `synth` has one type that conforms, marked `@main`. It names the stacks; the command
/// line comes with it:
///
/// ```swift
/// import CloudFormation
/// import SynthCommand
///
/// @main
/// struct Synth: SynthesisCommand {
///     enum Environment: String, CaseIterable, Sendable { case prod, staging, dev }
///
///     static func addStacks(to app: App, for environment: Environment) {
///         let orders = app.add("Orders", OrdersStack(replicas: environment == .prod ? 3 : 1))
///         app.add("Reports", ReportsStack(table: orders.table))
///     }
/// }
/// ```
///
/// `swift run synth > template.yaml` then prints the template of `Orders` for `prod`, and
/// `swift run synth Reports --environment dev` that of `Reports` for `dev`.
///
/// An app that is the same everywhere has no `Environment`, and its function has no parameter for it:
///
/// ```swift
/// @main
/// struct Synth: SynthesisCommand {
///     static func addStacks(to app: App) {
///         app.add("Orders", OrdersStack())
///     }
/// }
/// ```
public protocol SynthesisCommand {
    /// The environments that the app can be synthesized for, by their raw values; the first case is the default.
    ///
    /// The name of the environment becomes part of the names of the deployed stacks.
    associatedtype Environment: CaseIterable & Sendable = NoEnvironment

    /// Adds the stacks of an app that has environments.
    /// - Parameters:
    ///   - app: The app to add to. The first stack that is added is the default stack unless ``defaultStack`` says
    ///     otherwise.
    ///   - environment: The environment to synthesize for.
    /// - Throws: Any reason why there can be no app; it is printed in one line.
    static func addStacks(to app: App, for environment: Environment) throws

    /// Adds the stacks of an app that has no environments.
    /// - Parameter app: The app to add to. The first stack that is added is the default stack unless ``defaultStack``
    ///   says otherwise.
    /// - Throws: Any reason why there can be no app; it is printed in one line.
    static func addStacks(to app: App) throws

    /// The stack whose template is printed when the command line names none; the first one added when `nil`.
    static var defaultStack: String? { get }

    /// How the stacks read each other's values unless a reference says otherwise; strongly unless overridden.
    static var crossStackReferences: ReferenceStrength { get }

    /// The name of an environment on the command line and in the names of the deployed stacks.
    /// - Parameter environment: An environment.
    /// - Returns: The raw value; `nil` for an app that has no environments.
    static func name(of environment: Environment) -> String?
}

/// The environment of an app that has none.
public enum NoEnvironment: CaseIterable, Sendable {
    /// The only one.
    case none
}

extension SynthesisCommand {
    /// The first stack that is added.
    public static var defaultStack: String? { nil }

    /// Strongly.
    public static var crossStackReferences: ReferenceStrength { .strong }
}

extension SynthesisCommand where Environment: RawRepresentable<String> {
    /// The raw value.
    public static func name(of environment: Environment) -> String? { environment.rawValue }

    /// Adds nothing: an app that has environments adds its stacks for one of them.
    public static func addStacks(to app: App) {}
}

extension SynthesisCommand where Environment == NoEnvironment {
    /// No name.
    public static func name(of environment: Environment) -> String? { nil }

    /// Adds the stacks that do not depend on an environment.
    public static func addStacks(to app: App, for environment: Environment) throws { try addStacks(to: app) }
}
