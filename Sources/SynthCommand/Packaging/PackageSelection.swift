internal import CloudFormation
internal import ExecutableInspection
internal import TemplateModel

/// The products to package, and what runs them.
struct PackageSelection {
    /// The functions that run a product, by the names of products in alphabetical order.
    let functions: [(product: String, functions: [RequiredExecutable])]

    /// Selects the products of stacks, and products, by their names; all when there are no names.
    init(_ names: [String], of apps: [SynthesizedApp]) throws(CommandFailure) {
        let stacks = apps.flatMap(\.stacks)
        let stackNames = Self.unique(apps.flatMap(\.stackNames))
        let products = Set(stacks.flatMap(\.requiredExecutables).map(\.product)).sorted()
        guard !products.isEmpty else {
            throw .message("no function of the app runs a product of this package, so there is nothing to package")
        }
        for name in names where !stackNames.contains(name) && !products.contains(name) {
            let sentence = UnknownName.sentence(name, among: products, called: "products")
            throw .message("unknown stack or product \(sentence), the stacks \(UnknownName.list(stackNames))")
        }
        let chosen = stacks.flatMap { stack in
            stack.requiredExecutables.filter { executable in
                names.isEmpty || names.contains(stack.id) || names.contains(executable.product)
            }
        }
        guard !chosen.isEmpty else {
            throw .message(
                "no function of \(UnknownName.list(names)) runs a product of this package, so there is nothing to package"
            )
        }
        functions = products.compactMap { product in
            let functions = Self.unique(chosen.filter { $0.product == product })
            return functions.isEmpty ? nil : (product, functions)
        }
    }

    /// Reports functions that could not run what is going to be built, at the lines that added them.
    func check(against architecture: Architecture, executables: [String]) throws(CommandFailure) {
        var problems: [Diagnostic] = []
        for (product, functions) in functions {
            guard executables.contains(product) else {
                let sentence = UnknownName.sentence(product, among: executables, called: "executables of this package")
                problems.append(Self.error("there is no executable \(sentence)", functions[0]))
                continue
            }
            for function in functions {
                guard let fixed = function.architecture, fixed != "\(architecture)" else { continue }
                problems.append(
                    Self.error(
                        """
                        the function is declared for \(fixed), but '\(product)' would be built for \(architecture); build it \
                        with --arch \(fixed), or declare the function for \(architecture)
                        """,
                        function
                    )
                )
            }
        }
        guard problems.isEmpty else { throw .diagnostics(problems, consequence: "nothing packaged") }
    }

    private static func error(_ message: String, _ function: RequiredExecutable) -> Diagnostic {
        Diagnostic(severity: .error, message: message, path: "\(function.path)", location: function.location)
    }

    private static func unique<Item: Hashable>(_ items: [Item]) -> [Item] {
        var seen: Set<Item> = []
        return items.filter { seen.insert($0).inserted }
    }
}
