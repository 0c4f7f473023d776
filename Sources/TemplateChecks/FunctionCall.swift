package import TemplateModel

/// A function that CloudFormation replaces by its result.
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html>
package enum IntrinsicFunction: String, CaseIterable {
    case ref = "Ref"
    case condition = "Condition"
    case and = "Fn::And"
    case base64 = "Fn::Base64"
    case cidr = "Fn::Cidr"
    case contains = "Fn::Contains"
    case eachMemberEquals = "Fn::EachMemberEquals"
    case eachMemberIn = "Fn::EachMemberIn"
    case equals = "Fn::Equals"
    case findInMap = "Fn::FindInMap"
    case getAtt = "Fn::GetAtt"
    case getAZs = "Fn::GetAZs"
    case getStackOutput = "Fn::GetStackOutput"
    case `if` = "Fn::If"
    case importValue = "Fn::ImportValue"
    case join = "Fn::Join"
    case length = "Fn::Length"
    case not = "Fn::Not"
    case or = "Fn::Or"
    case refAll = "Fn::RefAll"
    case select = "Fn::Select"
    case split = "Fn::Split"
    case sub = "Fn::Sub"
    case toJSONString = "Fn::ToJsonString"
    case transform = "Fn::Transform"
    case valueOf = "Fn::ValueOf"
    case valueOfAll = "Fn::ValueOfAll"
}

/// An object that stands for the result of a function.
package struct FunctionCall {
    /// The function; `nil` when it has no function's name although it starts with `Fn::`.
    package let function: IntrinsicFunction?
    /// The only key of the object.
    package let name: String
    /// The value of the only key.
    package let argument: Node
}

extension Node {
    /// The call that this node is; `nil` for anything but an object with one member that is named as functions are.
    ///
    /// `Condition` is a function only inside conditions; elsewhere it is a common name of properties, so it is none here.
    package var functionCall: FunctionCall? {
        guard case .object(let object) = self, object.count == 1 else { return nil }
        let (name, argument) = object[0]
        guard name.isFunctionName || name == "Ref" else { return nil }
        return FunctionCall(function: IntrinsicFunction(rawValue: name), name: name, argument: argument)
    }
}

extension String {
    /// Whether this is how the names of functions, loops and macros start.
    var isFunctionName: Bool {
        // Few names start with the letter, and comparing sequences takes much longer than that.
        utf8.first == UInt8(ascii: "F") && utf8.starts(with: "Fn::".utf8)
    }

    /// Whether this is the name of a loop.
    var isLoopName: Bool { isFunctionName && utf8.starts(with: "Fn::ForEach::".utf8) }
}
