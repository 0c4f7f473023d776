import TemplateModel

extension TemplateContext {
    /// The macros of AWS whose effect on a template's form is known.
    ///
    /// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-reference.html>
    private static let knownMacros: Set<String> = [
        Macro.serverless, Macro.languageExtensions, Macro.include, "AWS::CodeDeployBlueGreen",
        "AWS::SecretsManager-2020-07-23", "AWS::SecretsManager-2024-09-16", "AWS::ServiceCatalog",
    ]

    /// The names of the macros that checks ask for.
    private enum Macro {
        static let serverless = "AWS::Serverless-2016-10-31"
        static let languageExtensions = "AWS::LanguageExtensions"
        static let include = "AWS::Include"
    }

    /// Whether a macro whose effect is unknown processes the template, so that it may have parts of any form.
    var hasUnknownMacro: Bool {
        !transforms.isSubset(of: Self.knownMacros) || template.root[IntrinsicFunction.transform.rawValue] != nil
    }

    /// Whether something may be added to the template that is not seen here.
    var hasUnseenParts: Bool { hasUnknownMacro || transforms.contains(Macro.include) }

    /// Whether `AWS::LanguageExtensions` processes the template.
    var hasLanguageExtensions: Bool { transforms.contains(Macro.languageExtensions) }

    /// Whether the template is one of AWS SAM.
    var isServerless: Bool { transforms.contains(Macro.serverless) }
}
