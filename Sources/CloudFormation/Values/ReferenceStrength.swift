/// How one stack reads a value of another.
public enum ReferenceStrength: Hashable, Sendable {
    /// The producer exports the value and the consumer imports it (`Fn::ImportValue`). CloudFormation refuses to delete or change the
    /// value while it is imported. Same account and Region only.
    ///
    /// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-importvalue.html>
    case strong
    /// The consumer reads an output of the producer (`Fn::GetStackOutput`) when it is deployed. Nothing holds the producer
    /// back, and nothing updates the consumer when the value changes.
    ///
    /// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getstackoutput.html>
    case weak
}
