extension Value where T == String {
    /// `Fn::Base64`: the Base64 form of a text.
    ///
    /// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-base64.html>
    /// - Parameter text: The text, user data for example.
    /// - Returns: The encoded text.
    public static func base64(_ text: Value<String>) -> Value<String> { Value(function: "Fn::Base64", text.expression) }

    /// `Fn::ImportValue`: a value that another stack exports.
    ///
    /// For stacks of the same app pass the reference itself instead.
    ///
    /// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-importvalue.html>
    /// - Parameter exportName: The name of the export.
    /// - Returns: The exported value.
    public static func importing(_ exportName: Value<String>) -> Value<String> {
        Value(function: "Fn::ImportValue", exportName.expression)
    }

    /// `Fn::GetStackOutput`: an output of a stack of any account and Region of the partition, read at deployment.
    ///
    /// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getstackoutput.html>
    /// - Parameters:
    ///   - name: The logical ID of the output.
    ///   - stackName: The name of the stack.
    ///   - region: The Region of the stack; that of the reading stack when not given.
    ///   - roleARN: A role that may describe the stack; needed across accounts.
    /// - Returns: The value of the output.
    public static func stackOutput(
        _ name: Value<String>,
        of stackName: Value<String>,
        region: Value<String>? = nil,
        roleARN: Value<String>? = nil
    ) -> Value<String> {
        var members = Members(capacity: 4)
        members.set("StackName", stackName)
        members.set("OutputName", name)
        members.set("Region", region)
        members.set("RoleArn", roleARN)
        return Value(function: "Fn::GetStackOutput", .object(members))
    }

    /// `Fn::ToJsonString`: a document as JSON text, made when the stack is deployed.
    ///
    /// Adds the transform `AWS::LanguageExtensions`.
    ///
    /// ``JSON/text`` makes the text at synthesis and needs no transform.
    ///
    /// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-ToJsonString.html>
    /// - Parameter document: An object or an array.
    /// - Returns: The text.
    public static func toJSONString(_ document: JSON) -> Value<String> {
        Value(function: "Fn::ToJsonString", document.expression)
    }
}

extension Value where T == Int {
    /// `Fn::Length`: the number of elements of a list.
    ///
    /// Adds the transform `AWS::LanguageExtensions`.
    ///
    /// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-length.html>
    /// - Parameter list: The list.
    /// - Returns: The number of elements.
    public static func length<Element>(of list: List<Element>) -> Value<Int> {
        Value(function: "Fn::Length", list.expression)
    }
}

extension List where Element: PropertyValue {
    /// `Fn::Select`: one element.
    ///
    /// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-select.html>
    /// - Parameter index: The position, from 0. CloudFormation does not deploy a stack whose list is shorter.
    /// - Returns: The element.
    public func selecting(_ index: Value<Int>) -> Element {
        Element(expression: .function("Fn::Select", .array([index.expression, expression])))
    }
}

extension List where Element == Value<String> {
    /// `Fn::Join`: the elements as one text.
    ///
    /// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-join.html>
    /// - Parameter separator: What stands between two elements.
    /// - Returns: The text.
    public func joined(separator: String) -> Value<String> {
        Value(function: "Fn::Join", .array([.string(separator), expression]))
    }

    /// `Fn::Split`: the parts of a text.
    ///
    /// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-split.html>
    /// - Parameters:
    ///   - text: The text.
    ///   - separator: What stands between two parts; it must not be empty.
    /// - Returns: The parts.
    public static func splitting(_ text: Value<String>, separator: String) -> List {
        List(function: "Fn::Split", .array([.string(separator), text.expression]))
    }

    /// `Fn::GetAZs`: the Availability Zones of a Region.
    ///
    /// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getavailabilityzones.html>
    /// - Parameter region: The Region; that of the stack when not given.
    /// - Returns: The names of the zones.
    public static func availabilityZones(of region: Value<String> = Pseudo.region) -> List {
        List(function: "Fn::GetAZs", region.expression)
    }

    /// `Fn::Cidr`: address ranges within a range.
    ///
    /// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-cidr.html>
    /// - Parameters:
    ///   - block: The range to divide.
    ///   - count: How many ranges, 1 to 256.
    ///   - bits: The bits of each range that are left for addresses; 8 makes a /24 of IPv4.
    /// - Returns: The ranges.
    public static func cidrs(of block: Value<String>, count: Value<Int>, bits: Value<Int>? = nil) -> List {
        List(
            function: "Fn::Cidr",
            .array([block.expression, count.expression] + (bits.map { [$0.expression] } ?? []))
        )
    }
}
