/// A parameter, pseudo parameter or resource that a value is taken from: within one deployment the value is the same
/// everywhere.
struct ValueReference: Hashable {
    /// The name in the template.
    let name: String
    /// The attribute of `Fn::GetAtt`; `nil` for what `Ref` returns.
    let attribute: String?
}
