import ResourceSchemas
import TemplateModel

/// Compares the properties of one resource with the schema of its type.
///
/// Every comparison has a verdict: a value fits, does not fit, or is decided at deployment. Only what does not fit in any
/// deployment of some kind is found: assertions about several members of an object are checked for each combination of
/// the conditions among the members, and values that an expression can have are checked one by one.
final class SchemaChecker {
    /// Up to this many steps are made, through the template and through the schema, so that neither can exhaust the stack.
    private static let maximumDepth = 400

    /// Where a comparison is, and under which choices.
    struct Frame {
        /// The place of the value.
        var place: Place
        /// What is taken to be so.
        var choices: Choices
        /// The steps made.
        var depth = 0
        /// How many of the conditions are clear from the place; the others are named in messages.
        var knownConditions: Int

        func key(_ key: String) -> Frame { at(place.key(key)) }
        func item(_ index: Int) -> Frame { at(place.item(index)) }

        /// The same value, compared with a part of the schema.
        var deeper: Frame {
            var frame = self
            frame.depth += 1
            return frame
        }

        private func at(_ place: Place) -> Frame {
            var frame = deeper
            frame.place = place
            return frame
        }
    }

    let evaluator: Evaluator
    let patterns: PatternCache
    let resource: ResourceSchema
    let subject: Subject
    /// Whether a macro can add and replace anything.
    let isOpen: Bool
    /// Whether the section `Globals` can add properties.
    let hasGlobals: Bool

    init(
        _ resource: ResourceSchema,
        of subject: Subject,
        evaluator: Evaluator,
        patterns: PatternCache,
        isOpen: Bool,
        hasGlobals: Bool = false
    ) {
        self.resource = resource
        self.subject = subject
        self.evaluator = evaluator
        self.patterns = patterns
        self.isOpen = isOpen
        self.hasGlobals = hasGlobals
    }

    /// Compares a value with a schema.
    /// - Parameters:
    ///   - node: The value as it is in the template.
    ///   - schema: What the value must be.
    ///   - frame: Where the value is.
    ///   - log: Gets what is found; without it only the verdict counts, and no text is made.
    /// - Returns: Whether the value fits.
    func check(_ node: Node, _ schema: Schema, _ frame: Frame, _ log: FindingLog?) -> Verdict {
        guard frame.depth < Self.maximumDepth else { return .unknown }
        if evaluator.isExpression(node) { return checkExpression(node, schema, frame, log) }
        return checkValue(node, schema, frame, log)
    }

    /// Compares a value that is no expression with a schema.
    func checkValue(_ node: Node, _ schema: Schema, _ frame: Frame, _ log: FindingLog?) -> Verdict {
        guard frame.depth < Self.maximumDepth else { return .unknown }
        var verdict = Verdict.yes
        var scenarios: Scenarios?
        for assertion in schema.assertions {
            let result = check(node, assertion, of: schema, frame, log, &scenarios)
            if result == .no, log == nil || Self.settles(assertion, node) { return .no }
            verdict = verdict && result
        }
        return verdict
    }

    /// Whether a value that fails is not looked at any further: one mistake is one finding.
    private static func settles(_ assertion: Assertion, _ node: Node) -> Bool {
        switch (assertion, node) {
        case (.type, _): true
        case (_, .array), (_, .object): false
        default: true
        }
    }

    private func check(
        _ node: Node,
        _ assertion: Assertion,
        of schema: Schema,
        _ frame: Frame,
        _ log: FindingLog?,
        _ scenarios: inout Scenarios?
    ) -> Verdict {
        switch assertion {
        case .definition(let name):
            guard let definition = resource.definition(name) else { return .unknown }
            return checkValue(node, definition, frame.deeper, log)
        case .all(let schemas):
            return checkAll(node, schemas, frame, log)
        case .type(let types):
            return checkType(node, types, of: schema, frame, log)
        case .allowed(let values, let ignoringCase):
            return checkAllowed(node, values, ignoringCase: ignoringCase, frame, log)
        case .pattern(let pattern):
            return checkPattern(node, pattern, frame, log)
        case .format(let format):
            return checkFormat(node, format, frame, log)
        case .length(let bounds):
            return checkLength(node, bounds, of: schema, frame, log)
        case .range(let range):
            return checkRange(node, range, frame, log)
        case .multiple(let factor):
            return checkMultiple(node, of: factor, frame, log)
        case .never:
            log?.add(.combination, at: frame.place, "\(subject.name(of: frame.place)) must not be given")
            return .no
        case .itemCount, .uniqueItems, .uniqueKeys, .differentItems, .items, .firstItems, .contains:
            guard case .array(let items) = node else { return .yes }
            return checkItems(items, assertion, of: schema, frame, log)
        case .members(let members):
            guard case .object(let object) = node else { return .yes }
            return checkMembers(object, members, frame, log)
        case .names(let schema):
            guard case .object(let object) = node else { return .yes }
            return checkNames(object, schema, frame, log)
        case .required, .exactlyOne, .atLeastOne, .dependentRequired, .dependentExcluded, .dependentSchema,
            .memberCount:
            guard case .object(let object) = node else { return .yes }
            return checkInScenarios(object, assertion, frame, log, &scenarios)
        case .any, .one, .not, .conditional:
            guard case .object(let object) = node else { return checkComposition(node, assertion, frame, log) }
            return checkInScenarios(object, assertion, frame, log, &scenarios)
        }
    }

    private func checkAll(_ node: Node, _ schemas: [Schema], _ frame: Frame, _ log: FindingLog?) -> Verdict {
        var verdict = Verdict.yes
        for schema in schemas {
            let result = checkValue(node, schema, frame.deeper, log)
            if result == .no {
                switch node {
                case .array where log != nil, .object where log != nil: break
                default: return .no
                }
            }
            verdict = verdict && result
        }
        return verdict
    }
}
