public import LambdaContracts

/// The environment variables of a contract, all of which are set.
public struct LambdaEnvironment<Contract: LambdaContract>: Sendable {
    private let values: [Contract.Environment: String]

    /// Reads the environment variables of a contract.
    /// - Parameter variable: The value of an environment variable by its name; `nil` when it is not set.
    /// - Throws: Which variables are missing; an empty one counts as missing.
    public init(reading variable: (String) -> String?) throws(LambdaEnvironmentError) {
        var values: [Contract.Environment: String] = [:]
        var missing: [String] = []
        for name in Contract.Environment.allCases {
            if let value = variable(name.rawValue), !value.isEmpty {
                values[name] = value
            } else {
                missing.append(name.rawValue)
            }
        }
        guard missing.isEmpty else { throw .missing(missing) }
        self.values = values
    }

    /// An environment for tests.
    /// - Parameter values: The values of all variables.
    /// - Throws: Which variables are missing; an empty one counts as missing.
    public init(_ values: [Contract.Environment: String]) throws(LambdaEnvironmentError) {
        try self.init { name in Contract.Environment(rawValue: name).flatMap { values[$0] } }
    }

    /// The value of a variable.
    /// - Parameter name: The variable.
    public subscript(name: Contract.Environment) -> String {
        // Each case of the contract has a value, or there is no environment.
        values[name] ?? ""
    }

    /// The value of a variable as a type that can be read from text, an `Int` for example.
    /// - Parameters:
    ///   - name: The variable.
    ///   - type: The type.
    /// - Returns: The value.
    /// - Throws: That the value is no such thing.
    public func value<T: LosslessStringConvertible>(
        of name: Contract.Environment,
        as type: T.Type = T.self
    ) throws(LambdaEnvironmentError) -> T {
        try value(of: name, expected: "a value of type \(type)") { T($0) }
    }

    /// The value of a variable as something that is made of its text.
    /// - Parameters:
    ///   - name: The variable.
    ///   - expected: What the text must be, as a message says it: `a whole number from 1` for example.
    ///   - convert: Makes the value of the text; `nil` when the text is something else.
    /// - Returns: The value.
    /// - Throws: That the value is no such thing.
    public func value<T>(
        of name: Contract.Environment,
        expected: String,
        _ convert: (String) -> T?
    ) throws(LambdaEnvironmentError) -> T {
        guard let value = convert(self[name]) else {
            throw .malformed(name.rawValue, value: self[name], expected: expected)
        }
        return value
    }
}

/// What is wrong with the environment variables of a worker.
public enum LambdaEnvironmentError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Variables that are not set, or empty.
    case missing([String])
    /// A variable whose value is not what it should be.
    case malformed(String, value: String, expected: String)

    /// What is wrong.
    public var description: String {
        switch self {
        case .missing(let names):
            let list = names.joined(separator: ", ")
            return names.count == 1
                ? "the environment variable \(list) is not set; set it in the stack that has the function"
                : "the environment variables \(list) are not set; set them in the stack that has the function"
        case .malformed(let name, let value, let expected):
            return "the environment variable \(name) is '\(value)', expected \(expected)"
        }
    }
}
