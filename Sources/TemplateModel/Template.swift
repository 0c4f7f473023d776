/// A CloudFormation template.
///
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html
public struct Template: Hashable, Sendable {
    /// All sections, by name.
    public var root: Object

    /// Creates a template.
    ///
    /// - Parameter root: all sections, by name. Without it the template is empty.
    public init(root: Object = Object()) {
        self.root = root
    }

    /// A language in which CloudFormation reads templates.
    ///
    /// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html
    public enum Format: String, CaseIterable, Sendable {
        /// YAML with the short forms of the intrinsic functions.
        case yaml
        /// JSON.
        case json
    }
}

extension Template {
    /// What the template is for; `nil` when the template does not say.
    ///
    /// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-description-structure.html
    public var description: String? {
        get { root["Description"]?.stringValue }
        set { root["Description"] = newValue.map(Node.string) }
    }

    /// Data about the template; empty when the section is absent, and setting it empty removes the section.
    ///
    /// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/metadata-section-structure.html
    public var metadata: Object {
        get { self[section: "Metadata"] }
        _modify { yield &self[section: "Metadata"] }
    }

    /// The values that are given at deployment; empty when the section is absent, and setting it empty removes the
    /// section.
    ///
    /// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
    public var parameters: Object {
        get { self[section: "Parameters"] }
        _modify { yield &self[section: "Parameters"] }
    }

    /// Checks of the parameters' values; empty when the section is absent, and setting it empty removes the section.
    ///
    /// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/rules-section-structure.html
    public var rules: Object {
        get { self[section: "Rules"] }
        _modify { yield &self[section: "Rules"] }
    }

    /// Tables of fixed values; empty when the section is absent, and setting it empty removes the section.
    ///
    /// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/mappings-section-structure.html
    public var mappings: Object {
        get { self[section: "Mappings"] }
        _modify { yield &self[section: "Mappings"] }
    }

    /// When resources and outputs exist; empty when the section is absent, and setting it empty removes the section.
    ///
    /// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/conditions-section-structure.html
    public var conditions: Object {
        get { self[section: "Conditions"] }
        _modify { yield &self[section: "Conditions"] }
    }

    /// The macros that process the template, a name or a list of names; `nil` when the section is absent.
    ///
    /// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/transform-section-structure.html
    public var transform: Node? {
        get { root["Transform"] }
        set { root["Transform"] = newValue }
    }

    /// The resources, by logical ID; empty when the section is absent, and setting it empty removes the section.
    ///
    /// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resources-section-structure.html
    public var resources: Object {
        get { self[section: "Resources"] }
        _modify { yield &self[section: "Resources"] }
    }

    /// What the stack tells others; empty when the section is absent, and setting it empty removes the section.
    ///
    /// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/outputs-section-structure.html
    public var outputs: Object {
        get { self[section: "Outputs"] }
        _modify { yield &self[section: "Outputs"] }
    }

    private subscript(section name: String) -> Object {
        get {
            root[name]?.objectValue ?? Object()
        }
        _modify {
            var section = self[section: name]
            // The section must not be held twice while it changes, or each change would copy it.
            if !section.isEmpty {
                root[name] = .null
            }
            defer { root[name] = section.isEmpty ? nil : .object(section) }
            yield &section
        }
    }
}

extension Template {
    /// The same template with everything in canonical order, so that equal templates have equal text.
    ///
    /// - The sections are in CloudFormation's order: `AWSTemplateFormatVersion`, `Description`, `Metadata`,
    ///   `Parameters`, `Rules`, `Mappings`, `Conditions`, `Transform`, `Resources`, `Outputs`; others follow, sorted.
    /// - Logical IDs are sorted.
    /// - A resource starts with what identifies and governs it, and its long parts come last: `Type`, `Condition`,
    ///   `DependsOn`, `CreationPolicy`, `UpdatePolicy`, `DeletionPolicy`, `UpdateReplacePolicy`, `Metadata`,
    ///   `Properties`; others follow, sorted. A parameter starts with its `Type`, the rest is sorted.
    /// - All other keys are sorted by their Unicode scalars; the items of arrays keep their order.
    public func canonicalized() -> Template {
        Template(root: CanonicalOrder.template(root))
    }

    /// The template as canonical text that ends in a newline.
    ///
    /// The order is that of ``canonicalized()``. Numbers are written so that JSON and YAML readers see the same number;
    /// NaN and the infinities, which neither a template nor JSON can hold, are written as `null`.
    ///
    /// - Parameter format: the language to write.
    /// - Returns: the whole text of a file.
    public func text(_ format: Format) -> String {
        let root = CanonicalOrder.template(root)
        return switch format {
        case .json: JSONWriter.text(root)
        // Should libyaml run out of memory, JSON stands in, which YAML readers read as the same template.
        case .yaml: YAMLWriter.text(root) ?? JSONWriter.text(root)
        }
    }
}
