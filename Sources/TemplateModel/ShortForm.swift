/// The YAML short forms of the intrinsic functions.
///
/// A call has its short form only where AWS documents one for its arguments; anything else stays a plain mapping:
/// - Functions of the transform `AWS::LanguageExtensions`, such as `Fn::Length` and `Fn::ToJsonString`, and those that
///   only rules know, such as `Fn::Contains`, have no short form.
/// - A tag cannot follow another one, so a function whose argument is a function stays long: `Fn::Base64: !Sub …`.
/// - `!GetStackOutput` must not have functions among its arguments, and `!Transform` is treated alike.
///
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
enum ShortForm {
    /// The tag that replaces the key of an object with one member.
    ///
    /// - Parameters:
    ///   - function: the key of the only member.
    ///   - argument: its value.
    ///   - isOperand: whether the object stands for a condition, where `Condition` names another one.
    /// - Returns: `nil` when the object is not a call that has a short form.
    static func tag(_ function: String, argument: Node, isOperand: Bool) -> StaticString? {
        switch function {
        case "Ref": isText(argument) ? "!Ref" : nil
        case "Condition": isOperand && isText(argument) ? "!Condition" : nil
        case _ where !function.utf8.starts(with: "Fn::".utf8): nil
        case "Fn::GetAtt": isAttribute(argument) ? "!GetAtt" : nil
        case "Fn::Sub": isText(argument) || isSubstitution(argument) ? "!Sub" : nil
        case "Fn::Join": isList(argument, of: 2...2) ? "!Join" : nil
        case "Fn::If": isList(argument, of: 3...3) ? "!If" : nil
        case "Fn::Select": isList(argument, of: 2...2) ? "!Select" : nil
        case "Fn::Split": isList(argument, of: 2...2) ? "!Split" : nil
        case "Fn::FindInMap": isList(argument, of: 3...4) ? "!FindInMap" : nil
        case "Fn::Cidr": isList(argument, of: 2...3) ? "!Cidr" : nil
        case "Fn::Equals": isList(argument, of: 2...2) ? "!Equals" : nil
        case "Fn::And": isList(argument, of: 2...10) ? "!And" : nil
        case "Fn::Or": isList(argument, of: 2...10) ? "!Or" : nil
        case "Fn::Not": isList(argument, of: 1...1) ? "!Not" : nil
        case "Fn::Base64": isText(argument) ? "!Base64" : nil
        case "Fn::GetAZs": isText(argument) ? "!GetAZs" : nil
        case "Fn::ImportValue": isText(argument) ? "!ImportValue" : nil
        case "Fn::GetStackOutput": isFixedMapping(argument) ? "!GetStackOutput" : nil
        case "Fn::Transform": isFixedMapping(argument) ? "!Transform" : nil
        default: nil
        }
    }

    /// Whether a function takes conditions, so that `Condition` among its arguments names one.
    static func takesConditions(_ function: String) -> Bool {
        function == "Fn::And" || function == "Fn::Or" || function == "Fn::Not"
    }

    private static func isText(_ argument: Node) -> Bool {
        if case .string = argument { true } else { false }
    }

    private static func isList(_ argument: Node, of counts: ClosedRange<Int>) -> Bool {
        if case .array(let items) = argument { counts.contains(items.count) } else { false }
    }

    /// Whether the argument is a text and the values of its variables.
    private static func isSubstitution(_ argument: Node) -> Bool {
        guard case .array(let items) = argument, items.count == 2, isText(items[0]) else { return false }
        return if case .object = items[1] { true } else { false }
    }

    /// Whether the first dot of `resource.attribute` separates the two: logical IDs have letters and digits only.
    private static func isAttribute(_ argument: Node) -> Bool {
        switch argument {
        case .string(let text):
            guard let dot = text.utf8.firstIndex(of: UInt8(ascii: ".")) else { return false }
            return isLogicalID(text.utf8[..<dot]) && text.utf8.index(after: dot) != text.utf8.endIndex
        case .array(let items):
            guard items.count == 2, case .string(let resource) = items[0], case .string(let attribute) = items[1] else {
                return false
            }
            return isLogicalID(resource.utf8[...]) && !attribute.isEmpty
        default:
            return false
        }
    }

    private static func isLogicalID(_ text: Substring.UTF8View) -> Bool {
        !text.isEmpty
            && text.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "a")...UInt8(ascii: "z"):
                    true
                default:
                    false
                }
            }
    }

    /// Whether the argument is a mapping in which no function is called.
    private static func isFixedMapping(_ argument: Node) -> Bool {
        if case .object = argument { !callsFunction(argument) } else { false }
    }

    private static func callsFunction(_ node: Node) -> Bool {
        switch node {
        case .object(let object):
            object.contains { key, value in
                key == "Ref" || key.utf8.starts(with: "Fn::".utf8) || callsFunction(value)
            }
        case .array(let items):
            items.contains(where: callsFunction)
        case .null, .bool, .int, .double, .string:
            false
        }
    }
}
