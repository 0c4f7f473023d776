import TemplateModel

/// Which functions there are, and where they may stand.
extension FunctionCheck {
    /// Checks a call.
    /// - Parameters:
    ///   - call: The call.
    ///   - place: The place of the object that the call is.
    ///   - site: What is around.
    /// - Returns: What its result is.
    func visit(_ call: FunctionCall, at place: Place, _ site: FunctionSite) -> ResultKind {
        let argument = place.key(call.name)
        if Loop.isLoop(call.name) {
            visitLoop(call.name, call.argument, at: argument, site)
            return .object
        }
        guard let function = call.function else {
            visit(call.argument, at: argument, site)
            guard !context.hasUnknownMacro else { return .unknown }
            let question = Suggestion.question(for: call.name, among: IntrinsicFunction.allCases.map(\.rawValue))
            report(
                .unknownFunction,
                at: argument,
                site,
                "there is no function \(ValueText.quoted(call.name))\(question)"
            )
            return .unknown
        }
        guard checkPlace(of: function, at: argument, site) else {
            // A condition in the wrong place still uses others; what refers to resources in one is wrong only once.
            if function.isTruth {
                visitTruth(call.argument, of: function, at: argument, site)
            } else {
                visit(call.argument, at: argument, site)
            }
            return .unknown
        }
        return visit(call.argument, of: function, at: argument, site)
    }

    /// Whether a function may stand where it does; a finding when it may not.
    private func checkPlace(of function: IntrinsicFunction, at place: Place, _ site: FunctionSite) -> Bool {
        let name = function.rawValue
        if function.needsLanguageExtensions, !hasExtendedLanguage {
            report(
                .extendedFunction,
                at: place,
                site,
                "'\(name)' needs the transform 'AWS::LanguageExtensions'; add it to 'Transform'"
            )
            return false
        }
        switch site.language {
        case .values:
            if function.isForRules {
                report(.misplacedFunction, at: place, site, "'\(name)' is only for the section 'Rules'")
                return false
            }
            if function.isTruth {
                report(
                    .misplacedFunction,
                    at: place,
                    site,
                    "'\(name)' is only for the sections 'Conditions' and 'Rules'; declare a condition and use 'Fn::If'"
                )
                return false
            }
        case .conditions:
            if function.isForRules {
                report(.misplacedFunction, at: place, site, "'\(name)' is only for the section 'Rules'")
                return false
            }
            if function.isUnavailableToConditions {
                report(
                    .misplacedFunction,
                    at: place,
                    site,
                    "'\(name)' cannot be in conditions, which are decided before resources exist; use parameters"
                )
                return false
            }
        // The rules' own check tells which functions are for them.
        case .rules:
            break
        }
        return true
    }

    /// Whether the functions and forms of `AWS::LanguageExtensions` may be used; also when a macro may take them away.
    var hasExtendedLanguage: Bool { context.hasLanguageExtensions || context.hasUnknownMacro }
}

extension IntrinsicFunction {
    /// Whether the function is there only with the transform `AWS::LanguageExtensions`.
    var needsLanguageExtensions: Bool { self == .length || self == .toJSONString }

    /// Whether the function is only for the section `Rules`.
    var isForRules: Bool {
        switch self {
        case .contains, .eachMemberEquals, .eachMemberIn, .refAll, .valueOf, .valueOfAll: true
        default: false
        }
    }

    /// Whether the function makes a condition.
    var isTruth: Bool {
        switch self {
        case .and, .equals, .not, .or, .condition: true
        default: false
        }
    }

    /// Whether the function asks for what does not exist, or may not, when conditions are decided.
    var isUnavailableToConditions: Bool {
        switch self {
        case .base64, .cidr, .getAtt, .getAZs, .getStackOutput, .importValue: true
        default: false
        }
    }
}

extension Rule {
    static let unknownFunction = Rule(
        "FUN-02",
        "functions are those of CloudFormation",
        source:
            "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html"
    )
    static let extendedFunction = Rule(
        "FUN-03",
        "functions of the extended language come with its transform",
        source:
            "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-aws-languageextensions.html"
    )
    static let misplacedFunction = Rule(
        "FUN-04",
        "functions are in the sections that they are for",
        source:
            "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-conditions.html"
    )
}
