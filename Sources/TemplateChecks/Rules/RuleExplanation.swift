/// What is to be said of a rule.
public struct RuleExplanation: Sendable {
    /// What a rule rests on.
    public enum Evidence: Sendable, Hashable {
        /// The current documentation of AWS says so.
        case documentation
        /// The knowledge centre of AWS says so.
        case knowledgeCentre
        /// Documentation of AWS of 2022 and 2023 says so.
        case archivedDocumentation
        /// The registry's schema of the resource type says so.
        case schema
        /// cfn-lint checks it by the rule with this name.
        case linter(String)
        /// The AWS CDK checks it.
        case cdk
        /// A project, an issue or an article reports it.
        case report
        /// Nothing that was found confirms it, so that a finding never fails a build.
        case unverified
    }

    /// A template, and what the rule finds in it.
    public struct Example: Sendable {
        /// What an example is for.
        public enum Kind: Sendable {
            /// The rule finds something.
            case bad
            /// All is well.
            case good
            /// Only a deployment decides, so that the rule finds nothing.
            case unknown
        }

        /// What it is for.
        public let kind: Kind
        /// What it shows.
        public let title: String
        /// The template; properties that do not matter are left out, required ones too.
        public let template: String
        /// The findings, as they are printed.
        public let findings: [String]

        /// A template in which the rule finds something.
        static func bad(_ title: String, _ template: String, finds findings: String...) -> Example {
            Example(kind: .bad, title: title, template: template, findings: findings)
        }

        /// A template in which the rule finds nothing because all is well.
        static func good(_ title: String, _ template: String) -> Example {
            Example(kind: .good, title: title, template: template, findings: [])
        }

        /// A template in which the rule finds nothing because only a deployment decides.
        static func unknown(_ title: String, _ template: String) -> Example {
            Example(kind: .unknown, title: title, template: template, findings: [])
        }
    }

    /// What happens otherwise.
    public let why: String
    /// What to change.
    public let fix: String
    /// What the rule rests on.
    public let evidence: [Evidence]
    /// Further pages.
    public let sources: [String]
    /// Templates with what is found in them.
    public let examples: [Example]

    init(why: String, fix: String, evidence: [Evidence], sources: [String] = [], examples: [Example]) {
        self.why = why
        self.fix = fix
        self.evidence = evidence
        self.sources = sources
        self.examples = examples
    }
}
